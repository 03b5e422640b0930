import { describe, expect, test } from 'vitest';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { joinedClasses } from '../../src/engines/energy/input-indicators.ts';
import { conduction, type ThermalBuilding } from '../../src/engines/energy/buildings/thermal.ts';
import { words } from '../../src/i18n/i18n.ts';
import { type BuiltFolder, buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBlob } from '../../src/loaders/input-file.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { RunResult } from '../../src/simulation/contract.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { decodeTerritory, encodeTerritory } from '../../src/territory/file.ts';
import { numbersOf, textAt } from '../../src/territory/table-ops.ts';
import { built, computed, inputOf, renovation, resultOf, terrain, usual, year } from './energy-row.ts';

function codes(folder: BuiltFolder): readonly string[] {
  for (const { code, details } of folder.problems) {
    const sentence = words('fr').tell(`errors.${code}`, details);
    expect(sentence, code).not.toMatch(/\{\{|…/);
  }
  return folder.problems.map(({ code }) => code).filter((code) => code.startsWith('diagnoses/'));
}

const bdnb = `batiment_groupe_id;annee_construction;nb_log;u_mur_exterieur;u_plancher_haut_deperditif;u_plancher_bas_final_deperditif;u_baie_vitree;type_ventilation;type_energie_chauffage;type_generateur_chauffage;type_batiment_dpe;surface_habitable_logement
bdnb-bg-1;1988;1;0,45;0.2;0.35;1.6;VMC SF Hygro B après 2012;electricite;pac air/eau;maison;110
bdnb-bg-2;1970;12;2.2;1.1;0.9;2.7;Ventilation naturelle par conduit;gaz;chaudiere gaz;appartement;62
bdnb-bg-9;1970;12;2.2;1.1;0.9;2.7;Ventilation naturelle par conduit;gaz;chaudiere gaz;appartement;62
`;
const groups = `batiment_construction_id,batiment_groupe_id
BATIMENT0000000000000001-1,bdnb-bg-1
BATIMENT0000000000000002-1,bdnb-bg-2
`;
const dpe = `numero_dpe,date_etablissement_dpe,etiquette_dpe,type_batiment,annee_construction,surface_habitable_logement,ubat_w_par_m2_k,type_energie_principale_chauffage,type_generateur_chauffage_principal,type_ventilation,id_rnb,coordonnee_cartographique_x_ban,coordonnee_cartographique_y_ban
2269E0000001A,2022-05-01,E,maison,1962,120,1.5,Fioul domestique,Chaudière fioul standard,Ventilation par ouverture des fenêtres,,842025,6519055
2369E0000002B,2023-05-01,D,maison,1962,125,0.9,Électricité,PAC air/eau installée après 2017,Ventilation par ouverture des fenêtres,ABCD-EFGH-2345,,
2269E0000003C,2022-06-01,D,appartement,1970,60,,Gaz naturel,,,QBAAG16VCJWA,,
2269E0000004D,2022-06-01,F,appartement,1970,30,,Électricité,Convecteur,,QBAAG16VCJWA,,
`;

describe('diagnoses joined to buildings', () => {
  test('TE-50 tables of the BDNB are put together by their groups and joined by BD TOPO’s identifiers, with their source', async () => {
    const folder = await built({ 'dpe_representatif.csv': bdnb, 'batiment_construction.csv': groups });
    expect(codes(folder)).toEqual(['diagnoses/unmatched']);
    const { table } = folder.territory!.layers.buildings!;
    const at = (i: number): number => table.ids.findIndex((id) => id.endsWith(String(i)));
    expect(numbersOf(table, 'joinedWallU')[at(1)]).toBe(0.45);
    expect(textAt(table, 'joinedHeating', at(1))).toBe('heat-pump');
    expect(textAt(table, 'joinedBy', at(2))).toBe('cleabs');
    expect(textAt(table, 'joinedFrom', at(0))).toBe('');
    const source = folder.territory!.sources.find(({ id }) => id === 'diagnoses');
    expect(source?.producer).toBe('CSTB');
    expect(source?.files).toHaveLength(2);
    expect(decodeTerritory(encodeTerritory(folder.territory!)).digest).toBe(folder.territory!.digest);
    const bare = await built({});
    expect(bare.territory!.layers.buildings!.table.columns['joinedFrom']).toBeUndefined();
  });

  test('TE-51 of several diagnoses the latest of the whole building counts, of dwellings their mean; a heating on which they differ stays unknown', async () => {
    const folder = await built({ 'dpe.csv': dpe });
    expect(codes(folder)).toEqual([]);
    const { table } = folder.territory!.layers.buildings!;
    const at = (i: number): number => table.ids.findIndex((id) => id.endsWith(String(i)));
    expect(numbersOf(table, 'joinedMeanU')[at(0)]).toBe(0.9);
    expect(numbersOf(table, 'joinedAreaM2')[at(0)]).toBe(125);
    expect(textAt(table, 'joinedHeating', at(0))).toBe('heat-pump');
    expect(textAt(table, 'joinedHeating', at(2))).toBe('');
    expect(numbersOf(table, 'joinedAreaM2')[at(2)]).toBeNaN();
    expect(folder.territory!.sources.find(({ id }) => id === 'diagnoses')?.producer).toBe('ADEME');
  });

  test('TE-52 a layer with a geometry is joined by place: a point in a footprint, footprints in a group’s outline', async () => {
    const outline = (from: number, to: number) => [
      [
        [from, 6_519_040],
        [to, 6_519_040],
        [to, 6_519_070],
        [from, 6_519_070],
        [from, 6_519_040],
      ],
    ];
    const layer = {
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } },
      features: [
        {
          type: 'Feature',
          properties: { batiment_groupe_id: 'a', classe_bilan_dpe: 'D', mur_u_ext: 1.1, nb_log: 7 },
          geometry: { type: 'Polygon', coordinates: outline(842_010, 842_080) },
        },
      ],
    };
    const folder = await built({ 'batiment_groupe.geojson': JSON.stringify(layer) });
    expect(codes(folder)).toEqual([]);
    const { table } = folder.territory!.layers.buildings!;
    expect(table.count).toBe(4);
    const walls = [...numbersOf(table, 'joinedWallU')];
    expect(walls.filter((u) => u === 1.1)).toHaveLength(2);
    // Seven dwellings are those of the group, not of each of its buildings.
    expect([...numbersOf(table, 'joinedDwellings')].every(Number.isNaN)).toBe(true);
    const alone = await readFolder(
      Object.entries({ 'mnt.asc': terrain, 'batiment_groupe.geojson': JSON.stringify(layer) }).map(
        ([name, text]) => fileFromBlob(new Blob([text]), name),
      ),
    );
    const ground = { id: 'mnt.asc', kind: 'terrain' as const, crs: 2154 };
    const groupsOnly = (await buildTerritory(alone, [ground])).territory!.layers.buildings!.table;
    expect([groupsOnly.count, numbersOf(groupsOnly, 'dwellings')[0]]).toEqual([1, 7]);
    expect(numbersOf(groupsOnly, 'joinedWallU')[0]).toBe(1.1);
    const degrees = 'numero_dpe,etiquette_dpe,_geopoint,u_mur\nx,C,"45.7575,4.8275",0.3\n';
    expect(codes(await built({ 'dpe.csv': degrees }))).toEqual(['diagnoses/unmatched']);
  });

  test('TE-53 an area that the building cannot hold, a U beyond belief, a file cut off or without a way to buildings: told, and the rest is kept', async () => {
    const vast = dpe.replace(',125,', ',2500,');
    const folder = await built({ 'dpe.csv': vast });
    expect(codes(folder)).toEqual(['diagnoses/contradict']);
    const { table } = folder.territory!.layers.buildings!;
    const at = table.ids.findIndex((id) => id.endsWith('0'));
    // The older one, which does not contradict, is left.
    expect(numbersOf(table, 'joinedAreaM2')[at]).toBe(120);
    const odd = await built({ 'dpe.csv': dpe.replace(',1.5,', ',-80,').replace(',0.9,', ',1e99,') });
    expect(codes(odd)).toEqual(['diagnoses/values']);
    const lost = await built({ 'dpe.csv': 'numero_dpe,etiquette_dpe,ubat_w_par_m2_k\n1,C,0.5\n' });
    expect(lost.problems.map(({ code }) => code)).toContain('load/columns');
    expect(lost.territory).not.toBe(null);
    const cut = await built({ 'dpe.csv': dpe.slice(0, dpe.length - 60) });
    expect(cut.territory!.layers.buildings!.table.columns['joinedMeanU']).toBeDefined();
    const empty = await built({ 'dpe.csv': dpe.slice(0, dpe.indexOf('\n') + 1) });
    expect(codes(empty)).toEqual([]);
    expect(empty.problems.map(({ code }) => code)).toContain('file/empty');
    const latin = Uint8Array.from(dpe, (sign) => sign.charCodeAt(0));
    expect(codes(await built({ 'dpe.csv': latin }))).toEqual([]);
  });

  test('TE-74 more dwellings than a building holds contradict it; a line break in quotes ends no row; days are in the order of time', async () => {
    const head =
      'date_etablissement_dpe;etiquette_dpe;type_batiment;nb_log;ubat_w_par_m2_k;surface_habitable_logement;id_rnb;adresse';
    const row = (date: string, dwellings: number, u: number) =>
      `${date};D;immeuble;${dwellings};${u};60;ABCD-EFGH-2345;"2 rue du Pont\n${'x'.repeat(3)}, 69000"`;
    const crowded = await built({ 'dpe.csv': `${head}\n${row('2022-01-01', 5000, 1)}\n` });
    expect(codes(crowded)).toEqual(['diagnoses/contradict']);
    const two = await built({
      'dpe.csv': `${head}\n${row('31/05/2022', 2, 1.5)}\n${row('02/06/2023', 2, 0.7)}\n`,
    });
    expect(codes(two)).toEqual([]);
    const { table } = two.territory!.layers.buildings!;
    expect([...numbersOf(table, 'joinedMeanU')].filter((u) => !Number.isNaN(u))).toEqual([0.7]);
  });

  test('EN-460 what a diagnosis tells takes the place of the archetype: U values, air, heating, area, date; what it does not tell stays', async () => {
    const plain = computed(await built({}));
    const folder = await built({ 'dpe_representatif.csv': bdnb, 'batiment_construction.csv': groups });
    const [untouched, house, flats, shed] = computed(folder);
    expect(untouched).toEqual(plain[0]);
    expect(shed).toBe(null);
    expect([house!.wallU, house!.roofU, house!.windowU]).toEqual([0.45, 0.2, 1.6]);
    expect(house!.floorM2).toBe(110);
    expect(house!.ventilationM3PerH).toBeCloseTo(1.09 * 110, 9);
    expect(house!.heating).toEqual([0, 1, 0, 0, 0, 0]);
    // The floor with the ground under it lets through what the diagnosis says.
    const { opaque } = conduction({ ...house!, wallU: 0, roofU: 0, bridgeU: 0 });
    expect(opaque / house!.roofM2).toBeCloseTo(0.35, 6);
    expect(flats!.heating).toEqual([0, 0, 1, 0, 0, 0]);
    expect(flats!.dwellings).toBe(12);
    const input = inputOf(folder);
    const named = (bits: number): string[] =>
      joinedClasses.flatMap(({ key }, bit) => ((bits >> bit) % 2 === 1 ? [key] : []));
    const at = (i: number): number => input.axes['building']!.findIndex((id) => id.endsWith(String(i)));
    expect(named(input.joined[at(1)]!)).toEqual([
      'date',
      'dwellings',
      'area',
      'walls',
      'roof',
      'floor',
      'windows',
      'ventilation',
      'heating',
    ]);
    expect(named(input.joined[at(0)]!)).toEqual([]);
  });

  test('EN-461 where only the mean of the envelope is told, the envelope is scaled to it as a whole', async () => {
    const [house] = computed(await built({ 'dpe.csv': dpe }));
    const [plain] = computed(await built({}));
    const { opaque, window } = conduction(house!);
    const sum = (areas: Float64Array): number => areas.reduce((all, area) => all + area, 0);
    const envelopeM2 = 2 * house!.roofM2 + sum(house!.wallM2) + sum(house!.windowM2);
    expect((opaque + window) / envelopeM2).toBeCloseTo(0.9, 6);
    expect(house!.wallU / house!.roofU).toBeCloseTo(plain!.wallU / plain!.roofU, 9);
  });
});

describe('the range of a building', () => {
  test('EN-462 the need of a building has a range: wider for what is old or undated, narrower by what is told, and works narrow it', async () => {
    const widths = async (files: Readonly<Record<string, string>>, edits: readonly Edit[] = []) => {
      const { territory } = await built(files);
      const input = energyEngine.createInput(applyEdits(territory!, edits), year, usual, {});
      const { heatNeed, needLow, needHigh } = resultOf(input).fields;
      return [0, 1, 2].map((i) => {
        const at = input.axes['building']!.findIndex((id) => id.endsWith(String(i)));
        const [low, need, high] = [needLow![at]!, heatNeed![at]!, needHigh![at]!];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low <= need && need <= high).toBe(true);
        return high - low;
      });
    };
    const [old, undated, flats] = await widths({});
    expect(old).toBeGreaterThan(0);
    expect(undated).toBeGreaterThan(old!);
    const [, told, toldFlats] = await widths({ 'dpe.csv': bdnb, 'batiment_construction.csv': groups });
    expect(told).toBeLessThan(0.3 * undated!);
    expect(toldFlats).toBeLessThan(flats!);
    const [renewed] = await widths({}, [renovation]);
    expect(renewed).toBeLessThan(0.5 * old!);
  });

  test('EN-463 it is what the run itself would find with walls that far off, to first order', async () => {
    // Nobody heats less because it costs more: that would answer to the walls too.
    const parameters = { ...usual, partialHeating: 0 };
    const { territory } = await built({});
    const input = energyEngine.createInput(applyEdits(territory!, []), year, parameters, {});
    const at = input.axes['building']!.findIndex((id) => id.endsWith('0'));
    const none = { wallU: 0, roofU: 0, floorU: 0, windowU: 0, ventilation: 0, leaks: 0 };
    const withWalls = (step: number): RunResult => {
      const of = (one: ThermalBuilding): ThermalBuilding => ({
        ...one,
        wallU: one.wallU + step,
        spread: { ...none, wallU: 0.1 },
      });
      return resultOf({ ...input, buildings: input.buildings.map((one) => one && of(one)) }, parameters);
    };
    const usualWalls = withWalls(0).fields;
    const estimate = (usualWalls['needHigh']![at]! - usualWalls['heatNeed']![at]!) / 1.2816;
    const found = (withWalls(0.1).fields['heatNeed']![at]! - withWalls(-0.1).fields['heatNeed']![at]!) / 2;
    // Light on walls and their loss to the sky go with their U too, and are left out.
    expect(Math.abs(estimate / found - 1)).toBeLessThan(0.1);
  });
});
