import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import packageJson from './package.json' with { type: 'json' };
import { contentSecurityPolicy } from './src/app/online-services.ts';

// The page's version goes into the records that it writes.
process.env['VITE_APP_VERSION'] = packageJson.version;

/** Puts the policy into the page; the development server needs its own inline script and socket. */
function securityPolicy(): Plugin {
  return {
    name: 'jumelles-security-policy',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, context) => {
        const development = context.server !== undefined;
        return development
          ? html.replace(/\s*<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
          : html.replace('%CSP%', contentSecurityPolicy());
      },
    },
  };
}

/** Words that the controls' library carries in thirty languages; the page speaks two. */
function twoLanguages(): Plugin {
  const foreign =
    /(?:@react-aria|@react-stately|react-aria|react-stately|react-aria-components)[^]*\/intl\/(?:[^]*\/)?(?!fr-FR|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;
  return {
    name: 'jumelles-two-languages',
    enforce: 'pre',
    load: (id) => (foreign.test(id) ? 'export default {};' : null),
  };
}

export default defineConfig({
  base: './',
  build: { outDir: 'dist/app', manifest: true, target: 'es2023', chunkSizeWarningLimit: 1200 },
  worker: { format: 'es' },
  plugins: [
    react(),
    twoLanguages(),
    securityPolicy(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: null,
      includeAssets: ['icon.svg'],
      manifest: {
        name: 'Jumelles',
        short_name: 'Jumelles',
        description: 'Comparer des alternatives sur le jumeau numérique d’un territoire',
        lang: 'fr',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#f6f5f1',
        theme_color: '#f6f5f1',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,wasm,woff2,svg,json,bin,jumelles,jumrun,zip}'],
        globIgnores: ['.vite/**'],
        maximumFileSizeToCacheInBytes: 32 * 1024 * 1024,
        cleanupOutdatedCaches: true,
      },
    }),
  ],
});
