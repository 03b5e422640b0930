import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { chromiumFlags, findChromium } from './browser.ts';

/**
 * Takes the pictures of the README from the real, built page: `npm run build:app`, then `npm run screenshots`.
 * The example is run with the cells that it ships with.
 */
const repository = resolve(import.meta.dirname, '..');
const folder = join(repository, 'docs/images');
const runMs = 600_000;

async function runChosen(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lancer le calcul' }).first().click();
  await page.getByRole('progressbar').first().waitFor();
  await page.getByRole('progressbar').first().waitFor({ state: 'detached', timeout: runMs });
}

async function take(page: Page, name: string): Promise<void> {
  // Long enough for the last movement of the scene to end.
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 });
}

async function studio(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole('button', { name: 'Découvrir l’exemple' }).click();
  await page.waitForFunction(() => performance.getEntriesByName('jumelles/first-picture').length > 0);
  await page.getByRole('button', { name: 'Crue 1/100', exact: true }).click();
  for (const alternative of ['Sans projet', 'Champ d’expansion', 'Digue des Prés']) {
    await page
      .getByRole('complementary', { name: 'Alternatives' })
      .getByRole('button', { name: alternative })
      .first()
      .click();
    await runChosen(page);
  }
  await page.getByRole('radio', { name: 'Côte à côte' }).click();
  await page.getByRole('radio', { name: 'max', exact: true }).click();
  await take(page, 'studio');
  await page.getByRole('radio', { name: 'Différence' }).click();
  await take(page, 'difference');
}

const server = await preview({
  root: repository,
  logLevel: 'silent',
  preview: { port: 0, host: '127.0.0.1' },
});
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [...chromiumFlags],
});
try {
  mkdirSync(folder, { recursive: true });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR' });
  await studio(page, `http://127.0.0.1:${address.port}`);
} finally {
  await browser.close();
  await server.close();
}
