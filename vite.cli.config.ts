import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

const program = 'dist/cli/jumelles.js';
const command = 'node_modules/.bin/jumelles';

/**
 * Lets `npx jumelles` find the program: npm links the commands of dependencies only, and would look for ours in
 * its registry.
 */
function commandLink(): Plugin {
  return {
    name: 'jumelles-command-link',
    writeBundle: () => {
      chmodSync(program, 0o755);
      mkdirSync('node_modules/.bin', { recursive: true });
      rmSync(command, { force: true });
      if (process.platform === 'win32')
        writeFileSync(`${command}.cmd`, `@node "%~dp0..\\..\\${program}" %*\r\n`);
      else symlinkSync(`../../${program}`, command);
    },
  };
}

export default defineConfig({
  publicDir: false,
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'jumelles.js' } },
  },
  plugins: [commandLink()],
});
