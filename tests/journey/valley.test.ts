import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  chooseAlternative,
  chooseHypothesis,
  chooseSetting,
  firstPictureDrawn,
  openTheValley,
  runToItsEnd,
} from './atelier-steps.ts';
import {
  accessibilityFaults,
  openPage,
  openStage,
  picture,
  type Stage,
  type Watched,
} from './browser-page.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage.close();
});

describe('a small valley, from the first screen to the explanation of a figure', () => {
  let watched: Watched;

  beforeAll(async () => {
    watched = await openPage(stage);
  });
  afterAll(async () => {
    await watched.context.close();
  });

  test('SR-3 the first screen has no serious fault of accessibility, in either language', async () => {
    const { page } = watched;
    await page.goto(stage.origin);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, '01-start');
    await page.getByRole('radio', { name: 'EN', exact: true }).click();
    await page.getByRole('button', { name: 'Discover the example' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('radio', { name: 'FR', exact: true }).click();
  });

  test('SR-10 every picture carries its label, and a made-up place names no producer', async () => {
    const { page } = watched;
    await openTheValley(page, stage.origin);
    await page.getByText('Sans projet · Crue 1/10 · non calculé').first().waitFor();
    await page.getByRole('main').getByText('Territoire fictif, données inventées').waitFor();
    await picture(page, '02-atelier');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('SR-6 a run is followed, held, let go on and cancelled, and the project is intact', async () => {
    const { page } = watched;
    await chooseHypothesis(page, 'Crue 1/100');
    await page.getByRole('button', { name: 'Lancer le calcul' }).first().click();
    await page.getByRole('progressbar').first().waitFor();
    await page.getByRole('button', { name: 'Mettre en pause' }).click();
    await page.getByText(/^en pause à/).waitFor();
    await page.getByRole('button', { name: 'Reprendre le calcul' }).click();
    await picture(page, '03-running');
    await page.getByRole('button', { name: 'Annuler le calcul' }).click();
    await page.getByText('calcul annulé').waitFor();
    expect(await page.getByRole('button', { name: /Digue des Prés.*1 mod/ }).isVisible()).toBe(true);
  });

  test('SR-7 two alternatives are compared part by part, and a part is shown on the map', async () => {
    const { page } = watched;
    // Wide cells make the four runs of this journey short; the figures are not what it looks at.
    await chooseSetting(page, 'Maille de calcul', 'Taille des mailles', 'terrain × 4');
    await runToItsEnd(page, 60_000);
    await chooseAlternative(page, 'Digue des Prés');
    await runToItsEnd(page, 60_000);
    const table = page.getByRole('table');
    const columns = await table.getByRole('columnheader').allTextContents();
    expect(columns.map((text) => text.replace(/ · .*/, ''))).toEqual([
      'Sans projet',
      'Digue des Prés',
      'Champ d’expansion',
    ]);
    const noLonger = table.getByRole('button', { name: /ne le sont plus$/ });
    expect(await noLonger.count()).toBeGreaterThan(0);
    expect(await table.getByRole('button', { name: /le deviennent$/ }).count()).toBe(await noLonger.count());
    expect(await table.getByRole('button', { name: /le restent$/ }).count()).toBe(await noLonger.count());
    const part = table.locator('button:not([disabled])', { hasText: 'ne le sont plus' }).first();
    await part.click();
    expect(await part.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('radio', { name: 'Côte à côte' }).click();
    await page.getByText('Digue des Prés · Crue 1/100').first().waitFor();
    await picture(page, '04-side-by-side');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('SR-15 the flood is played and stepped by keyboard, and the instant is said', async () => {
    const { page } = watched;
    const slider = page.getByRole('slider', { name: 'Instant de l’événement' });
    await slider.focus();
    await page.keyboard.press('Home');
    expect(await slider.getAttribute('aria-valuetext')).toBe('0\u00a0s');
    await page.keyboard.press('ArrowRight');
    const second = await slider.getAttribute('aria-valuetext');
    expect(second).not.toBe('0\u00a0s');
    await page.keyboard.press('End');
    expect(await slider.getAttribute('aria-valuetext')).toBe('10\u00a0h\u00a000');
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: 'Lire', exact: true }).click();
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLInputElement>('input[type=range]')?.value) > 3,
    );
    await page.getByRole('button', { name: 'Arrêter', exact: true }).click();
    for (const [layout, name] of [
      ['Rideau', '05-curtain'],
      ['Différence', '06-difference'],
    ] as const) {
      await page.getByRole('radio', { name: layout }).click();
      await page.waitForTimeout(600);
      await picture(page, name);
    }
  });

  test('SR-8 a figure leads to its definition, formula, inputs, limits and record', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: /^Pourquoi \? bâtiments atteints \(plus/ }).click();
    const panel = page.getByRole('region', { name: /^Bâtiments atteints/ });
    for (const title of [
      'Définition',
      'Formule',
      'Données',
      'Ce qui est supposé',
      'Limites connues',
      'Niveau de preuve',
    ])
      await panel.getByRole('heading', { name: title, exact: true }).waitFor();
    await panel
      .getByText(/^[0-9a-f]{64}$/)
      .first()
      .waitFor();
    await picture(page, '07-explanation');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  test('SR-9 a changed parameter strikes the results and takes them out of the comparison', async () => {
    const { page } = watched;
    await chooseSetting(page, 'Maille de calcul', 'Taille des mailles', 'terrain × 8');
    const table = page.getByRole('table');
    await table.getByText('résultat antérieur à votre modification').first().waitFor();
    expect(await table.getByRole('button', { name: /ne le sont plus$/ }).count()).toBe(0);
    await picture(page, '08-stale');
    await page.getByRole('button', { name: 'Annuler la dernière action' }).click();
    await table
      .getByRole('button', { name: /ne le sont plus$/ })
      .first()
      .waitFor();
  });

  test('SR-4 the whole studio switches to English, and remembers it', async () => {
    const { page } = watched;
    await page.getByRole('radio', { name: 'EN', exact: true }).click();
    await page.getByRole('heading', { name: 'What this changes' }).waitFor();
    await picture(page, '09-english');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Discover the example' }).waitFor();
    await page.getByRole('radio', { name: 'FR', exact: true }).click();
  });

  test('SR-20 a work is found again after the tab was closed, with its results', async () => {
    const { page } = watched;
    await page.goto(stage.origin);
    await page.getByRole('button', { name: 'Le Gué-sur-Aurne et sa rivière', exact: true }).first().click();
    await firstPictureDrawn(page);
    await chooseAlternative(page, 'Digue des Prés');
    await chooseHypothesis(page, 'Crue 1/100');
    const parts = page.getByRole('table').getByRole('button', { name: /ne le sont plus$/ });
    await parts.first().waitFor();
    expect(await parts.count()).toBeGreaterThan(0);
  });

  test('SR-2 nothing was asked of another origin, and the page complained of nothing', () => {
    expect(watched.foreign).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

test('SR-25 a curtain takes the place of two views that do not fit, and gives it back', async () => {
  const { page, context } = await openPage(stage);
  await openTheValley(page, stage.origin);
  await page.getByRole('radio', { name: 'Côte à côte' }).click();
  const labels = page.getByText(/· Crue 1\/10 · non calculé$/);
  expect(await page.locator('canvas').count()).toBe(2);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('slider', { name: /rideau/i }).waitFor();
  expect(await page.getByRole('radio', { name: 'Côte à côte' }).count()).toBe(0);
  expect(await page.getByRole('radio', { name: 'Rideau' }).isChecked()).toBe(true);
  expect(await page.locator('canvas').count()).toBe(1);
  expect(await labels.count()).toBe(2);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('radio', { name: 'Côte à côte' }).waitFor();
  expect(await page.locator('canvas').count()).toBe(2);
  await context.close();
});

test('SR-26 a refused run says why over the width of the table, and opens the setting', async () => {
  const { page, context } = await openPage(stage);
  await openTheValley(page, stage.origin);
  await chooseSetting(page, 'Lit de la rivière', 'Lit de la rivière', 'inconnu');
  await page.getByRole('button', { name: 'Lancer le calcul' }).first().click();
  const trouble = page.getByRole('alert').filter({ hasText: 'Sans projet' });
  await trouble.waitFor();
  // As wide as what is seen of the table: it scrolls sideways where alternatives have no room beside each other.
  const seen = page.getByRole('table').locator('..');
  const [wide, table] = [await trouble.boundingBox(), await seen.boundingBox()];
  expect(wide?.width ?? 0).toBeGreaterThan(0.9 * (table?.width ?? Number.POSITIVE_INFINITY));
  expect(await page.getByRole('table').getByText('attend une correction').count()).toBe(1);
  await picture(page, '11-refused');
  await trouble.getByRole('button', { name: 'Ouvrir le réglage « lit de la rivière »' }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await context.close();
});
