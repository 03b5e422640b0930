import type { Edit, Project } from '../../src/scenario/project.ts';
import { landCoverCode } from '../../src/territory/land-cover.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Territory } from '../../src/territory/territory.ts';

const columns = 72;
const rows = 56;
const cellSizeM = 10;
const westM = 650_000;
const northM = 6_860_000;

/** A made-up valley that falls southwards, with a bumpy floor, two land covers and nothing built. */
export function createValley(): Territory {
  const grid = { columns, rows, cellSizeM, westM, northM };
  const ground = new Float32Array(columns * rows);
  const cover = new Uint8Array(columns * rows);
  for (let i = 0; i < ground.length; i++) {
    const column = i % columns;
    const row = (i - column) / columns;
    const aside = (column - columns / 2) / columns;
    ground[i] = 40 - 0.02 * row + 30 * aside * aside + ((i * 7919) % 101) / 400;
    cover[i] = landCoverCode(column % 9 < 4 ? 'grass' : 'crop');
  }
  const source = {
    id: 'made-up',
    producer: '',
    product: 'vallée inventée',
    editionDate: null,
    licence: '',
    resolutionM: cellSizeM,
    accuracyM: null,
    files: [],
    notes: [],
  };
  return sealTerritory({
    name: 'Vallée d’essai',
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    sources: [source],
    layers: {
      terrain: { grid, values: ground, source: source.id },
      landCover: { grid, values: cover, source: source.id },
    },
  });
}

/** A storm over the valley, with nothing done and with a dike, a basin and a wood. */
export function createFloodProject(valley: Territory): Project {
  const at = (column: number, row: number): [number, number] => [
    westM + column * cellSizeM,
    northM - row * cellSizeM,
  ];
  const edits: Edit[] = [
    { kind: 'dike', id: 'dike', label: 'Digue', line: [at(20, 30), at(36, 34), at(52, 30)], crestM: 41 },
    {
      kind: 'ground',
      id: 'basin',
      label: 'Bassin',
      mode: 'lower-to',
      valueM: 38.5,
      area: [at(28, 8), at(44, 8), at(44, 20), at(28, 20)],
    },
    {
      kind: 'land-cover',
      id: 'wood',
      label: 'Bois',
      cover: 'broadleaf',
      area: [at(10, 36), at(60, 36), at(60, 50), at(10, 50)],
    },
  ];
  return {
    format: 1,
    title: 'Essai',
    territory: { name: valley.name, digest: valley.digest },
    hypotheses: [
      {
        id: 'storm',
        shortName: 'Orage',
        title: 'Orage',
        horizon: 'today',
        durationS: 3600,
        origin: 'inventé',
        conditions: [
          {
            kind: 'flood/rain',
            id: 'rain',
            label: '',
            series: { timesS: [0, 900, 2400], values: [20, 120, 0] },
          },
          {
            kind: 'flood/outflow',
            id: 'out',
            label: '',
            border: { side: 'south', fromM: westM, toM: westM + columns * cellSizeM },
            slope: 0.002,
          },
        ],
      },
    ],
    alternatives: [
      { id: 'base', shortName: 'Sans projet', title: '', parent: null, edits: [] },
      { id: 'works', shortName: 'Travaux', title: '', parent: 'base', edits },
    ],
    parameters: {},
    seed: 1,
  };
}
