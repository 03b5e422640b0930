import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { chromiumFlags, findChromium } from '../../scripts/browser.ts';
import { repository } from '../sources.ts';

/** The built page on a plain server, in a browser without graphics card. */
export interface Stage {
  readonly origin: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Serves `dist/app` as any web server would, and starts Chromium. */
export async function openStage(): Promise<Stage> {
  if (!existsSync(join(repository, 'dist/app/index.html')))
    throw new Error('dist/app is not built: run `npm run build:app` first');
  const server: PreviewServer = await preview({
    root: repository,
    logLevel: 'silent',
    preview: { port: 0, host: '127.0.0.1' },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumFlags],
  });
  return {
    origin: `http://127.0.0.1:${address.port}`,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** A page that is watched: what it asked of other origins, what it complained of. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses outside the page's own origin that it tried to reach. */
  readonly foreign: readonly string[];
  /** Errors thrown or logged, and refusals of the page's policy. */
  readonly complaints: readonly string[];
}

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export async function openPage(
  stage: Stage,
  screen: Screen = { width: 1440, height: 900 },
): Promise<Watched> {
  const context = await stage.browser.newContext({
    viewport: screen,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    acceptDownloads: true,
  });
  const foreign: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(stage.origin) && !/^(data|blob):/.test(url)) foreign.push(url);
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, context, foreign, complaints };
}

/** Keeps a picture of a step in `screenshots/`, which git ignores. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(repository, 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Faults of accessibility that axe calls serious or critical, in words. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations, passes } = await inPage.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    if (passes.length < 10) throw new Error('axe looked at nothing');
    return violations
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .flatMap((one) =>
        one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
      );
  });
  return found;
}
