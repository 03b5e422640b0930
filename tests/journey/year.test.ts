import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseAlternative, openTheValley, runToItsEnd } from './atelier-steps.ts';
import {
  accessibilityFaults,
  openPage,
  openStage,
  picture,
  type Stage,
  type Watched,
} from './browser-page.ts';

let stage: Stage;
let watched: Watched;

beforeAll(async () => {
  stage = await openStage();
  watched = await openPage(stage);
});
afterAll(async () => {
  await watched.context.close();
  await stage.close();
});

async function look(page: Page, view: string): Promise<void> {
  await page.getByRole('radio', { name: view, exact: true }).click();
}

describe('a year of energy in the valley, from the run to what may leave the studio', () => {
  // Two floods and two years, on a machine that may do other work.
  test('SR-50 two alternatives are computed, and their years drawn together', {
    timeout: 600_000,
  }, async () => {
    const { page } = watched;
    await openTheValley(page, stage.origin);
    await page.locator('button[aria-haspopup=listbox]').filter({ hasText: 'Inondation' }).click();
    await page.getByRole('option', { name: 'Énergie' }).click();
    await runToItsEnd(page, 240_000);
    await chooseAlternative(page, 'Digue des Prés');
    await runToItsEnd(page, 240_000);
    await look(page, 'Année');
    const slider = page.getByRole('slider', { name: /Chaleur utile, heure par heure/ });
    await slider.waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/Sans projet.*Digue des Prés/);
    await picture(page, '40-year-hours');
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const [view, name] of [
      ['Durées', '41-year-durations'],
      ['Tapis', '42-year-carpet'],
      ['Flux', '43-year-flows'],
    ] as const) {
      await look(page, view);
      await picture(page, name);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
  });

  test('SR-54 a building is found in the table by keyboard, and its sheet says what it is', async () => {
    const { page } = watched;
    await look(page, 'Tableaux');
    await page.locator('tbody th button').first().focus();
    await page.keyboard.press('Enter');
    await page
      .getByText(/Estimation par modèle, pas une consommation mesurée\. Logement identifiable/)
      .first()
      .waitFor();
    await page.getByRole('columnheader', { name: 'Sans projet' }).first().waitFor();
    await picture(page, '44-year-sheet');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fermer', exact: true }).click();
  });

  test('SR-56 the file of the studio says so; the released one holds nothing of twelve houses', async () => {
    const { page } = watched;
    await chooseAlternative(page, 'Sans projet');
    const fileOf = async (name: string): Promise<string> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      return readFile(await file.path(), 'utf8');
    };
    const internal = await fileOf('Bâtiments (CSV)');
    expect(internal).toMatch(/^\uFEFFUSAGE INTERNE/);
    const released = await fileOf('Carreaux de 200');
    expect(released).toMatch(/^\uFEFFPOUR DIFFUSION/);
    const [id] = /^[^;]*;/.exec(internal.trimEnd().split('\r\n').at(-1) ?? '') ?? [''];
    expect(id.length).toBeGreaterThan(1);
    expect(released).not.toContain(id);
    expect(watched.complaints).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });
});
