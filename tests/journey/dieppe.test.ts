import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataPath, describeWithData } from '../data.ts';
import { repository } from '../sources.ts';
import {
  chooseAlternative,
  chooseHypothesis,
  chooseSetting,
  firstPictureDrawn,
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

const surges = ['caen2019+30cm', 'caen2019+125cm'] as const;
/**
 * Position in the list of the pebble bank with a crest of 7.00 m. The sea peaks at 6.29 m (+30 cm), below it,
 * and at 7.24 m (+125 cm), above it: raising it matters in the second alone, by a few cells. The lower dikes
 * round the harbour stand behind a gate of 8.50 m that the files close.
 */
const bankPosition = 109;
/** Longest run of the whole event (24 h, cells of 40 m) on a busy machine with two cores, ms. */
const runMs = 180_000;

async function saved(page: Page, folder: string, ask: () => Promise<void>): Promise<string> {
  const waiting = page.waitForEvent('download');
  await ask();
  const download: Download = await waiting;
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** The figures of a row of the table, in the order of its columns. */
async function figures(page: Page, label: RegExp): Promise<readonly string[]> {
  const row = page.getByRole('row', { name: label }).locator('xpath=following-sibling::tr[1]');
  return (await row.getByRole('cell').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

function number(text: string): number {
  return Number(
    (/^[\d\u202f ]+(,\d+)?/.exec(text)?.[0] ?? '').replaceAll(/[\u202f ]/g, '').replace(',', '.'),
  );
}

describeWithData('Dieppe, from its folder to a replayed run', ['ign/littosim_dieppe'], () => {
  let stage: Stage;
  let watched: Watched;
  const folder = mkdtempSync(join(tmpdir(), 'jumelles-dieppe-'));
  const areas = new Map<string, readonly string[]>();

  beforeAll(async () => {
    stage = await openStage();
    watched = await openPage(stage);
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('SR-11 the folder is dropped, understood and built, and its events become hypotheses', async () => {
    const { page } = watched;
    await page.goto(stage.origin);
    await page.getByRole('button', { name: 'Ouvrir mon territoire' }).click();
    await page.getByRole('heading', { name: 'Ouvrir un territoire' }).waitFor();
    await page.locator('input[webkitdirectory]').setInputFiles(dataPath('ign', 'littosim_dieppe'));
    await page.getByRole('heading', { name: /^Reconnu/ }).waitFor({ timeout: 60_000 });
    await picture(page, '20-dieppe-understood');
    expect(await accessibilityFaults(page)).toEqual([]);
    const summary = page.getByRole('complementary', { name: 'Ce que donne ce dossier' });
    for (const layer of ['Relief', 'Bâtiments', 'Cours d’eau', 'Routes', 'Population', 'Digues et ouvrages'])
      await summary.getByRole('listitem').filter({ hasText: layer }).filter({ hasText: 'présent' }).waitFor();
    await summary.getByRole('textbox', { name: 'Nom du territoire' }).fill('Dieppe');
    await summary.getByRole('button', { name: 'Construire le territoire' }).click();
    await summary.getByRole('button', { name: 'Ouvrir le territoire' }).waitFor({ timeout: 120_000 });
    await summary.getByText('5 événements trouvés').waitFor();
    await picture(page, '21-dieppe-built');
    await summary.getByRole('button', { name: 'Ouvrir le territoire' }).click();
    await firstPictureDrawn(page);
    for (const surge of surges)
      await page
        .getByRole('group', { name: 'Hypothèses' })
        .getByRole('button', { name: surge, exact: true })
        .waitFor();
    await picture(page, '22-dieppe-open');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('SR-13 an alternative raises a dike of the territory', async () => {
    const { page } = watched;
    const panel = page.getByRole('complementary', { name: 'Alternatives' });
    await panel.getByRole('button', { name: '+ Nouvelle alternative' }).click();
    await page.getByRole('textbox', { name: 'Nom court' }).fill('Cordon rehaussé');
    await page.getByRole('button', { name: 'Créer' }).click();
    await panel.getByRole('button', { name: '+ Rehausse d’une digue' }).click();
    await panel.getByRole('button', { name: /Objet/ }).click();
    await page.getByRole('option').nth(bankPosition).click();
    await panel.getByRole('textbox', { name: 'Rehausse' }).fill('1');
    await panel.getByRole('textbox', { name: 'Rehausse' }).press('Tab');
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await panel.getByRole('button', { name: /Cordon rehaussé.*1 mod/ }).waitFor();
    expect(await panel.getByText('Dépassement et rupture : non calculés.').isVisible()).toBe(true);
  });

  test(
    'SR-7 two surges with and without the raised dike are run and read in one table',
    async () => {
      const { page } = watched;
      await chooseSetting(page, 'Maille de calcul', 'Taille des mailles', 'terrain × 2');
      for (const surge of surges) {
        await chooseHypothesis(page, surge);
        for (const alternative of ['Sans projet', 'Cordon rehaussé']) {
          await chooseAlternative(page, alternative);
          await runToItsEnd(page, runMs);
        }
        const area = await figures(page, /^Surface inondée \(ha\)/);
        areas.set(surge, area);
        console.info(`${surge}: ${area.join(' | ')}`);
        await page.getByRole('radio', { name: 'max' }).click();
        await page.getByRole('radio', { name: 'Côte à côte' }).click();
        await page.waitForTimeout(1500);
        await picture(page, `23-dieppe-${surge}`);
      }
      const [small, large] = surges.map((surge) => number(areas.get(surge)?.[0] ?? ''));
      expect(small).toBeGreaterThan(0);
      expect(large).toBeGreaterThan(small ?? Number.NaN);
      expect(areas.get(surges[0])?.[1]).toMatch(/pas d’écart$/);
      // « 321,3 0,5 ne le sont plus 0,0 le deviennent 321,3 le restent »
      const parts = areas.get(surges[1])?.[1] ?? '';
      expect(number(/(\S+) ne le sont plus/.exec(parts)?.[1] ?? '')).toBeGreaterThan(0);
      expect(parts).toMatch(/\b0,0 le deviennent/);
      expect(number(/(\S+) le restent/.exec(parts)?.[1] ?? '')).toBeGreaterThan(100);
      expect(await accessibilityFaults(page)).toEqual([]);
    },
    4 * runMs,
  );

  test(
    'SR-12 the exported record is replayed in Node to the same digest',
    async () => {
      const { page } = watched;
      const record = await saved(page, folder, () =>
        page.getByRole('button', { name: 'Exporter la fiche de calcul' }).click(),
      );
      const territory = await saved(page, folder, async () => {
        await page.getByRole('button', { name: 'Menu', exact: true }).click();
        await page.getByRole('menuitem', { name: /^Exporter ou imprimer/ }).click();
        await page.getByRole('radio', { name: 'Usage interne' }).click();
        await page.getByRole('button', { name: /^Territoire/ }).click();
      });
      const command = join(repository, 'dist/cli/jumelles.js');
      const { stdout } = await promisify(execFile)(process.execPath, [
        command,
        'verify',
        record,
        '--territory',
        territory,
      ]);
      expect(stdout).toMatch(/Résultat identique, bit à bit/);
    },
    runMs,
  );

  test('SR-2 nothing was asked of another origin, and the page complained of nothing', () => {
    expect(watched.foreign).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});
