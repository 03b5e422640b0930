import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeTerritory } from '../../src/territory/file.ts';
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
  });

  test('SR-61 nothing leaves before one says for whom; then the view is the one that leaves', async () => {
    const { page } = watched;
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Exporter ou imprimer…' }).click();
    const dialog = page.getByRole('dialog');
    const way = (name: RegExp) => dialog.getByRole('button', { name });
    for (const name of [/^Image/, /^Page/, /^Territoire/, /^Projet/])
      expect(await way(name).isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    const saved = async (name: RegExp): Promise<{ name: string; bytes: Buffer }> => {
      const [file] = await Promise.all([page.waitForEvent('download'), way(name).click()]);
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
    };
    await dialog.getByRole('radio', { name: 'Usage interne' }).click();
    expect((await saved(/^Image/)).name).toMatch(/-usage-interne\.png$/);
    await dialog.getByRole('radio', { name: 'Pour diffusion' }).click();
    await picture(page, '45-year-leaving');
    expect((await saved(/^Image/)).name).toMatch(/-pour-diffusion\.png$/);
    const territory = await saved(/^Territoire/);
    expect(territory.name).toMatch(/-pour-diffusion\.jumelles$/);
    expect(decodeTerritory(new Uint8Array(gunzipSync(territory.bytes))).released).toBe(true);
    await page.getByText('Vue pour diffusion').waitFor();
  });

  test('SR-65 a printed page says for whom it is, and what is not in it', async () => {
    const { page } = watched;
    await page.evaluate(() => {
      globalThis.print = () => {
        document.body.dataset['asked'] = 'print';
      };
    });
    await page.getByRole('button', { name: /^Page/ }).click();
    await page.locator('body[data-asked="print"]').waitFor();
    await page.emulateMedia({ media: 'print' });
    const printed = page.locator('[data-part="printed"]');
    const text = await printed.innerText();
    await picture(page, '46-year-printed');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => globalThis.dispatchEvent(new Event('afterprint')));
    await printed.waitFor({ state: 'detached' });
    expect(text).toMatch(/^Pour diffusion/);
    expect(text).not.toContain('USAGE INTERNE');
    expect(text).toContain('Simulation à titre d’information');
    expect(text).toMatch(/Non montrés ici\s:\sles bâtiments un par un et les courbes/);
    expect(text).toMatch(/moins\sde\s11/);
  });

  test('SR-62 the view for release opens no sheet, and one comes back from it', async () => {
    const { page } = watched;
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer', exact: true }).click();
    await picture(page, '47-year-released-view');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'pourquoi ?' }).count()).toBe(0);
    expect(await page.getByRole('radio', { name: 'Année', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Revenir à l’usage interne' }).click();
    await page.getByRole('radio', { name: 'Année', exact: true }).first().waitFor();
    expect(watched.complaints).toEqual([]);
    expect(watched.foreign).toEqual([]);
  });
});
