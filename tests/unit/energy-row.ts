import { drained } from '../../src/base/steps.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import type { EnergyInput } from '../../src/engines/energy/energy-input.ts';
import type { ThermalBuilding } from '../../src/engines/energy/buildings/thermal.ts';
import { type BuiltFolder, buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBlob } from '../../src/loaders/input-file.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { type Hypothesis, resolveParameters, type RunResult } from '../../src/simulation/contract.ts';

export const terrain = `ncols 20\nnrows 20\nxllcorner 842000\nyllcorner 6519000\ncellsize 10\n${Array.from(
  { length: 20 },
  () => Array.from({ length: 20 }, () => '200').join(' '),
).join('\n')}`;

/** Four buildings of 10 m by 10 m in a row, 40 m apart: two houses, a block of flats, a shed. */
const buildings = JSON.stringify({
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } },
  features: [0, 1, 2, 3].map((i) => ({
    type: 'Feature',
    properties: {
      cleabs: `BATIMENT000000000000000${i}`,
      usage_1: i === 3 ? 'Annexe' : 'Résidentiel',
      nombre_de_logements: [1, null, 12, null][i],
      nombre_d_etages: [2, 2, 5, 1][i],
      hauteur: [5.4, 5.4, 13.5, 3][i],
      date_d_apparition: ['1960-01-01', null, '1970-01-01', null][i],
      identifiants_rnb: ['ABCDEFGH2345', '', 'QBAAG16VCJWA/ZZZZAG16VCJW', ''][i],
    },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [842_020 + 40 * i, 6_519_050],
          [842_030 + 40 * i, 6_519_050],
          [842_030 + 40 * i, 6_519_060],
          [842_020 + 40 * i, 6_519_060],
          [842_020 + 40 * i, 6_519_050],
        ],
      ],
    },
  })),
});

export async function built(
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
): Promise<BuiltFolder> {
  const all = { 'mnt.asc': terrain, 'batiment.geojson': buildings, ...files };
  const inputs = Object.entries(all).map(([name, text]) => fileFromBlob(new Blob([text]), name));
  return buildTerritory(await readFolder(inputs), [{ id: 'mnt.asc', kind: 'terrain', crs: 2154 }]);
}

export const year: Hypothesis = {
  id: 'year',
  shortName: 'year',
  title: '',
  horizon: 'today',
  durationS: 31_536_000,
  origin: '',
  conditions: [],
};
export const renovation: Edit = {
  kind: 'renovation',
  id: 'r',
  label: 'Rénovation',
  ids: [],
  area: null,
  which: 'all',
  builtBefore: null,
  walls: 'aided',
  roof: 'aided',
  floor: 'aided',
  windows: 'aided',
  air: 'tight',
  ventilation: 'recovery',
  heating: 'keep',
};
export const usual = { ...resolveParameters(energyEngine.spec), climateZone: 3 };

export function inputOf({ territory }: BuiltFolder): EnergyInput {
  return energyEngine.createInput(applyEdits(territory!, []), year, usual, {});
}

/** Buildings of a run by their number in the row. */
export function computed(folder: BuiltFolder): readonly (ThermalBuilding | null)[] {
  const { axes, buildings: all } = inputOf(folder);
  return [0, 1, 2, 3].map((i) => all[axes['building']!.findIndex((id) => id.endsWith(String(i)))]!);
}

export function resultOf(input: EnergyInput, parameters = usual): RunResult {
  return drained(energyEngine.run(input, parameters, { seed: 1, frameEveryS: 1e8 }));
}
