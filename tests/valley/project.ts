import type { Digest } from '../../src/base/brand.ts';
import { riverbeds } from '../../src/engines/flood/parameters.ts';
import type { Condition, Hypothesis, Point, Project } from '../../src/scenario/project.ts';
import type { Spot } from '../../scripts/demo/curves.ts';
import { bankLevelM, cornerM, newDike, riverY } from './layout.ts';

/** Rise and fall of a flood, as shares of its peak above the ordinary flow; hours. */
const wave: readonly (readonly [hour: number, share: number])[] = [
  [0, 0],
  [0.5, 0.01],
  [1, 0.04],
  [1.5, 0.12],
  [2, 0.29],
  [2.5, 0.55],
  [3, 0.82],
  [3.5, 1],
  [4, 0.97],
  [4.5, 0.88],
  [5, 0.77],
  [6, 0.55],
  [7, 0.38],
  [8, 0.26],
  [9, 0.18],
  [10, 0.13],
];
const ordinaryM3PerS = 12;

/** The example's project: two floods, and two ways to live with them. Figures are made up and say so. */
export function createValleyProject(territory: { readonly name: string; readonly digest: Digest }): Project {
  return {
    format: 1,
    title: 'Le Gué-sur-Aurne et sa rivière',
    territory: { name: territory.name, digest: territory.digest },
    hypotheses: [
      flood('crue-10', 'Crue 1/10', 'Crue décennale : 1 risque sur 10 chaque année', 85),
      flood('crue-100', 'Crue 1/100', 'Crue centennale : 1 risque sur 100 chaque année', 190),
    ],
    alternatives: [
      { id: 'base', shortName: 'Sans projet', title: 'Sans projet', parent: null, edits: [] },
      {
        id: 'digue-des-pres',
        shortName: 'Digue des Prés',
        title: 'Une digue autour du quartier des Prés',
        parent: 'base',
        edits: [
          {
            kind: 'dike',
            id: 'digue',
            label: 'Digue des Prés',
            line: newDike.map(placed),
            crestM: newDike.map(([x]) => Math.round((bankLevelM(x) + 1.9) * 100) / 100),
          },
        ],
      },
      {
        id: 'champ-d-expansion',
        shortName: 'Champ d’expansion',
        title: 'Un champ d’expansion des crues en amont du bourg',
        parent: 'base',
        edits: [
          {
            kind: 'ground',
            id: 'decaissement',
            label: 'Prairie décaissée de 1,2 m',
            area: expansion.map(placed),
            mode: 'by',
            valueM: -1.2,
          },
          {
            kind: 'ground',
            id: 'entree',
            label: 'Berge abaissée',
            area: inlet.map(placed),
            mode: 'lower-to',
            valueM: Math.round((bankLevelM(500) - 0.9) * 100) / 100,
          },
        ],
      },
    ],
    parameters: { flood: { riverbed: riverbeds.surveyed } },
    seed: 1,
  };
}

const expansion: readonly Spot[] = [
  [300, 1020],
  [460, 925],
  [640, 925],
  [760, 1010],
  [790, 1120],
  [680, 1250],
  [420, 1240],
  [290, 1150],
];
const inlet: readonly Spot[] = [
  [470, 858],
  [570, 856],
  [570, 935],
  [470, 935],
];

function flood(id: string, shortName: string, title: string, peakM3PerS: number): Hypothesis {
  return {
    id,
    shortName,
    title,
    horizon: 'today',
    durationS: 10 * 3600,
    origin: 'Hydrogrammes inventés pour l’exemple.',
    conditions: conditions(peakM3PerS),
  };
}

function conditions(peakM3PerS: number): Condition[] {
  const entry = 24;
  const values = wave.map(([, share]) => ordinaryM3PerS + Math.round((peakM3PerS - ordinaryM3PerS) * share));
  return [
    {
      kind: 'flood/inflow',
      id: 'entree-aurne',
      label: 'L’Aurne à l’amont',
      section: [placed([entry, riverY(entry) - 14]), placed([entry, riverY(entry) + 14])],
      series: { timesS: wave.map(([hour]) => hour * 3600), values },
    },
    {
      kind: 'flood/outflow',
      id: 'sortie-aurne',
      label: 'Sortie libre à l’aval',
      border: { side: 'east', fromM: cornerM[1] + 620, toM: cornerM[1] + 1330 },
      slope: 0.0011,
    },
    { kind: 'flood/initial-depth', id: 'eau-ordinaire', label: 'L’eau d’un jour ordinaire' },
  ];
}

function placed([x, y]: Spot): Point {
  return [Math.round(x + cornerM[0]), Math.round(y + cornerM[1])];
}
