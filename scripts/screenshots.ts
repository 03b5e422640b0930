import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { parseProject } from '../src/scenario/parse.ts';
import { chromiumFlags, findChromium } from './browser.ts';
import { cornerM } from './demo/plan.ts';

/**
 * Takes the pictures of the README from the real, built page, on the results that ship with it: `npm run build:app`,
 * then `npm run screenshots`.
 */
const repository = resolve(import.meta.dirname, '..');
const folder = join(repository, 'docs/images');
const readMs = 60_000;
const project = parseProject(readFileSync(join(repository, 'assets/demo/project.json'), 'utf8'));

/** Short name of the alternative, or of the hypothesis, at a position. */
function nameAt(list: readonly { readonly shortName: string }[], position: number): string {
  return list[position]?.shortName ?? '';
}

async function take(page: Page, name: string): Promise<void> {
  // Long enough for the last movement of the scene to end.
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 });
}

async function open(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole('button', { name: 'Découvrir l’exemple' }).click();
  await page.waitForFunction(() => performance.getEntriesByName('jumelles/first-picture').length > 0);
}

/** Places the eye, waits until all is drawn, and takes the map alone. */
async function takeView(page: Page, name: string, look: object): Promise<void> {
  const map = page.locator('[role=application]').first();
  await map.evaluate(
    (element, detail) => element.dispatchEvent(new CustomEvent('jumelles/look', { detail })),
    look,
  );
  await page.locator('[role=application][data-complete=true]').first().waitFor({ timeout: readMs });
  await page.waitForTimeout(2500);
  await map.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 });
}

/** The commune without results: from above, as a whole, from its church and from its bridge. */
async function places(page: Page, origin: string): Promise<void> {
  await page.route('**/*.jumrun', (route) => route.abort());
  await open(page, origin);
  // The page says that the results could not be read: that is not what the pictures are about.
  await page.getByRole('button', { name: 'Fermer' }).last().click();
  const [west, south] = cornerM;
  const at = (x: number, y: number, distanceM: number, headingDeg: number, tiltDeg: number) => ({
    xM: west + x,
    yM: south + y,
    distanceM,
    headingRad: (headingDeg * Math.PI) / 180,
    tiltRad: (tiltDeg * Math.PI) / 180,
  });
  await takeView(page, 'place-whole', at(2950, 2150, 5200, 12, 58));
  await takeView(page, 'place-above', at(3050, 2420, 1900, 0, 8));
  await takeView(page, 'place-church', at(2960, 2290, 420, 160, 79));
  await takeView(page, 'place-bridge', at(2800, 2322, 110, 246, 80));
}

async function studio(page: Page, origin: string): Promise<void> {
  await open(page, origin);
  await page
    .getByText(/résultat livré avec l’exemple/)
    .first()
    .waitFor({ timeout: readMs });
  await page.getByRole('button', { name: nameAt(project.hypotheses, 1), exact: true }).click();
  await page
    .getByRole('complementary', { name: 'Alternatives' })
    .getByRole('button', { name: nameAt(project.alternatives, 1) })
    .first()
    .click();
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
  const origin = `http://127.0.0.1:${address.port}`;
  const size = { viewport: { width: 1440, height: 900 }, locale: 'fr-FR' };
  await places(await browser.newPage({ ...size, serviceWorkers: 'block' }), origin);
  await studio(await browser.newPage(size), origin);
} finally {
  await browser.close();
  await server.close();
}
