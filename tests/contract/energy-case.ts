import type { Project } from '../../src/scenario/project.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Column } from '../../src/territory/feature-table.ts';
import type { Territory } from '../../src/territory/territory.ts';

function texts(values: readonly string[]): Column {
  const dictionary = ['', ...new Set(values.filter((value) => value !== ''))];
  return {
    type: 'text',
    codes: Uint32Array.from(values, (value) => dictionary.indexOf(value)),
    dictionary,
  };
}

function numbers(values: readonly number[]): Column {
  return { type: 'number', values: Float64Array.from(values) };
}

/** The valley's twelve houses as BD TOPO would describe them: dated or not, one a garage, one a shop, one of flats. */
export function describedHouses(valley: Territory): Territory {
  const buildings = valley.layers.buildings!;
  const each = <T>(usual: T, others: Readonly<Record<number, T>>): T[] =>
    Array.from({ length: buildings.table.count }, (_, i) => others[i] ?? usual);
  const columns = {
    use: texts(each('Résidentiel', { 3: 'Annexe', 5: 'Commercial et services', 7: 'Indifférencié' })),
    dwellings: numbers(each(1, { 3: Number.NaN, 5: Number.NaN, 7: Number.NaN, 8: 12 })),
    storeys: numbers(each(2, { 8: 5, 9: Number.NaN })),
    heightM: numbers(each(5.4, { 8: 14, 10: 0 })),
    date: texts(each('1962-01-01', { 1: '1890-01-01', 2: '', 4: '2016-01-01', 6: '1981-01-01' })),
    wallMaterial: texts(each('50', { 1: '10' })),
  };
  return sealTerritory({
    ...valley,
    layers: { ...valley.layers, buildings: { ...buildings, table: { ...buildings.table, columns } } },
  });
}

/** A year with modules on all roofs and the old houses renovated. */
export function createEnergyProject(valley: Territory): Project {
  const selection = { ids: [], area: null, which: 'all' as const, builtBefore: null };
  return {
    format: 1,
    title: 'Essai',
    territory: { name: valley.name, digest: valley.digest },
    hypotheses: [
      {
        id: 'year',
        shortName: 'Année',
        title: 'Année',
        horizon: '2050',
        durationS: 31_536_000,
        origin: 'inventé',
        conditions: [
          { kind: 'energy/climate', id: 'warmer', label: '', warmingK: 2 },
          { kind: 'energy/heat-wave', id: 'wave', label: '', fromDay: 200, days: 10, riseK: 8 },
        ],
      },
    ],
    alternatives: [
      { id: 'base', shortName: 'Sans projet', title: '', parent: null, edits: [] },
      {
        id: 'works',
        shortName: 'Travaux',
        title: '',
        parent: 'base',
        edits: [
          {
            kind: 'renovation',
            id: 'renovation',
            label: 'Rénovation',
            ...selection,
            builtBefore: 1975,
            walls: 'aided',
            roof: 'aided',
            floor: 'keep',
            windows: 'aided',
            air: 'tight',
            ventilation: 'humidity',
            heating: 'heat-pump',
          },
          { kind: 'solar-roofs', id: 'solar', label: 'Toits', ...selection, usableShare: 0.4 },
        ],
      },
    ],
    parameters: {},
    seed: 1,
  };
}
