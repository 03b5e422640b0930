import { sha256OfText } from '../../src/base/digest.ts';
import type { Project } from '../../src/scenario/project.ts';
import type { Territory } from '../../src/territory/territory.ts';

/** A bumpy made-up place of `columns × rows` cells, the same everywhere. */
export function createPlace(columns = 40, rows = 30): Territory {
  const values = new Float32Array(columns * rows);
  for (let i = 0; i < values.length; i++) values[i] = 20 + ((i * 7919) % 101) / 8;
  return {
    name: 'Essai',
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    digest: sha256OfText(`place ${columns} × ${rows}`),
    sources: [
      {
        id: 'dem',
        producer: '',
        product: 'terrain inventé',
        editionDate: null,
        licence: '',
        resolutionM: 5,
        accuracyM: null,
        files: [],
        notes: [],
      },
    ],
    layers: {
      terrain: { grid: { columns, rows, cellSizeM: 5, westM: 1000, northM: 2000 }, values, source: 'dem' },
    },
  };
}

/** Two alternatives under one rain. */
export function createReservoirProject(place: Territory): Project {
  const { westM, northM } = place.layers.terrain.grid;
  return {
    format: 1,
    title: 'Essai',
    territory: { name: place.name, digest: place.digest },
    hypotheses: [
      {
        id: 'storm',
        shortName: 'Orage',
        title: 'Orage',
        horizon: 'today',
        durationS: 7200,
        origin: 'inventé',
        conditions: [
          {
            kind: 'flood/rain',
            id: 'rain',
            label: '',
            series: { timesS: [0, 1800, 3600], values: [0, 40, 0] },
          },
        ],
      },
    ],
    alternatives: [
      { id: 'base', shortName: 'Sans projet', title: '', parent: null, edits: [] },
      {
        id: 'hill',
        shortName: 'Butte',
        title: '',
        parent: 'base',
        edits: [
          {
            kind: 'ground',
            id: 'e1',
            label: 'Butte',
            mode: 'raise-to',
            valueM: 30,
            area: [
              [westM + 20, northM - 20],
              [westM + 90, northM - 20],
              [westM + 90, northM - 80],
            ],
          },
        ],
      },
    ],
    parameters: { reservoir: { residence: 5400 } },
    seed: 7,
  };
}

/** Result digest of alternative `hill` under `storm` on the default place: the same in Node and in browsers. */
export const publishedDigest = 'e5e5f698630dba0a53c3783d9c39977f0ac761203bb6f7679f5825e49c4cff68';
