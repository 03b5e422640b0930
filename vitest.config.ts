import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { floodRecordInNode } from './tests/browser/node-commands.ts';
import { chromiumFlags, findChromium } from './scripts/browser.ts';

const executablePath = findChromium();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', 'tests/journey/**'],
          setupFiles: ['tests/setup-node.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journey',
          environment: 'node',
          include: ['tests/journey/*.test.ts'],
          setupFiles: ['tests/setup-node.ts'],
          // One page at a time: what it measures would be the other's work.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [react()],
        worker: { format: 'es' },
        cacheDir: 'node_modules/.vite-browser-tests',
        optimizeDeps: { entries: ['index.html', 'workers/*.worker.ts'] },
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.test.ts', 'tests/**/*.browser.test.tsx'],
          setupFiles: ['tests/setup-browser.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            commands: { floodRecordInNode },
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath === undefined ? {} : { executablePath }),
                args: chromiumFlags,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
