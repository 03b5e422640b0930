import type { Condition, Hypothesis, Point } from '../../src/scenario/project.ts';
import { meeting, type Spot } from './curves.ts';
import { placesAlong } from './near-line.ts';
import { cornerM, heightM, names, northStream, river, southStream, widthM } from './plan.ts';

/** Shape of a flood: shares of the peak above the ordinary flow, at hours after the first rise. */
const wave: readonly (readonly [hour: number, share: number])[] = [
  [0, 0],
  [0.5, 0.02],
  [1, 0.07],
  [1.5, 0.17],
  [2, 0.33],
  [2.5, 0.53],
  [3, 0.73],
  [3.5, 0.89],
  [4, 0.97],
  [4.5, 1],
  [5, 0.98],
  [5.5, 0.93],
  [6, 0.86],
  [7, 0.69],
  [8, 0.53],
  [9, 0.4],
  [10, 0.3],
  [11, 0.23],
  [12, 0.18],
];

/** The brooks answer the same rain sooner and fall again sooner. */
const brookWave: readonly (readonly [hour: number, share: number])[] = [
  [0, 0.05],
  [0.5, 0.2],
  [1, 0.5],
  [1.5, 0.82],
  [2, 1],
  [2.5, 0.94],
  [3, 0.78],
  [4, 0.48],
  [5, 0.29],
  [6, 0.18],
  [8, 0.09],
  [10, 0.06],
  [12, 0.05],
];

export interface FloodStory {
  readonly id: string;
  readonly shortName: string;
  readonly title: string;
  /** Peaks of the Aurne, the Rieu and the Vive, m³/s. */
  readonly peaks: readonly [aurne: number, rieu: number, vive: number];
}

export const floodStories: readonly FloodStory[] = [
  {
    id: 'crue-decennale',
    shortName: 'Crue décennale',
    title: 'Crue décennale : 1 risque sur 10 chaque année (Aurne : 95 m³/s)',
    peaks: [95, 5, 7],
  },
  {
    id: 'crue-centennale',
    shortName: 'Crue centennale',
    title: 'Crue centennale : 1 risque sur 100 chaque année (Aurne : 180 m³/s)',
    peaks: [180, 9, 13],
  },
  {
    id: 'crue-exceptionnelle',
    shortName: 'Crue exceptionnelle',
    title: 'Crue exceptionnelle : 1 risque sur 1 000 chaque année (Aurne : 290 m³/s), par-dessus la digue',
    peaks: [290, 14, 20],
  },
];

const ordinaryM3PerS = { aurne: 14, rieu: 0.5, vive: 0.8 } as const;
export const durationH = 12;

export interface Inflow {
  readonly id: string;
  readonly label: string;
  readonly section: readonly Spot[];
  readonly hours: readonly number[];
  readonly flowM3PerS: readonly number[];
}

export function inflows({ peaks }: FloodStory): Inflow[] {
  const [aurne, rieu, vive] = peaks;
  return [
    inflow(
      'entree-aurne',
      `${names.river} à l’amont`,
      entryOf(river, 14, 12),
      wave,
      ordinaryM3PerS.aurne,
      aurne,
    ),
    inflow(
      'entree-rieu',
      `${names.northStream}`,
      entryOf(northStream, 18, 4),
      brookWave,
      ordinaryM3PerS.rieu,
      rieu,
    ),
    inflow(
      'entree-vive',
      `${names.southStream}`,
      entryOf(southStream, 18, 4),
      brookWave,
      ordinaryM3PerS.vive,
      vive,
    ),
  ];
}

function inflow(
  id: string,
  label: string,
  section: readonly Spot[],
  shape: typeof wave,
  ordinary: number,
  peak: number,
): Inflow {
  return {
    id,
    label,
    section,
    hours: shape.map(([hour]) => hour),
    flowM3PerS: shape.map(([, share]) => Math.round((ordinary + (peak - ordinary) * share) * 10) / 10),
  };
}

/** A section across a watercourse, some metres after it enters the frame. */
function entryOf(line: readonly Spot[], insideM: number, halfM: number): readonly Spot[] {
  const places = placesAlong(line, 2);
  const first = places.findIndex(([x, y]) => x >= 0 && y >= 0 && x <= widthM && y <= heightM);
  const [ax, ay] = places[first + insideM / 2 - 2] as Spot;
  const [bx, by] = places[first + insideM / 2 + 2] as Spot;
  const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
  const [nx, ny] = [-(by - ay) / length, (bx - ax) / length];
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
  return [
    [x + nx * halfM, y + ny * halfM],
    [x - nx * halfM, y - ny * halfM],
  ];
}

export function hypothesisOf(story: FloodStory): Hypothesis {
  return {
    id: story.id,
    shortName: story.shortName,
    title: story.title,
    horizon: 'today',
    durationS: durationH * 3600,
    origin: 'Territoire fictif, données inventées : débits choisis pour l’exemple.',
    conditions: conditionsOf(inflows(story)),
  };
}

/** Inflows, the plain's way out in the east, the water of an ordinary day at the start. */
export function conditionsOf(entries: readonly Inflow[]): Condition[] {
  const exit = meeting(river, [
    [widthM - 5, 0],
    [widthM - 5, heightM],
  ]);
  const [, y] = exit ?? (river[river.length - 1] as Spot);
  return [
    ...entries.map(
      (entry): Condition => ({
        kind: 'flood/inflow',
        id: entry.id,
        label: entry.label,
        section: entry.section.map(placed),
        series: { timesS: entry.hours.map((hour) => hour * 3600), values: [...entry.flowM3PerS] },
      }),
    ),
    {
      kind: 'flood/outflow',
      id: 'sortie-aval',
      label: 'L’aval',
      border: { side: 'east', fromM: cornerM[1] + y - 330, toM: cornerM[1] + y + 380 },
      slope: 0.0009,
    },
    { kind: 'flood/initial-depth', id: 'eau-ordinaire', label: 'L’eau d’un jour ordinaire' },
  ];
}

export function placed([x, y]: Spot): Point {
  return [Math.round((x + cornerM[0]) * 10) / 10, Math.round((y + cornerM[1]) * 10) / 10];
}
