import type { Spot } from './curves.ts';
import { floodStories, inflows } from './hydrology.ts';
import { cornerM } from './plan.ts';
import type { Relief } from './relief.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** The project's hydrographs, one line per event, place and instant. */
export function hydrographRows(): Row[] {
  return floodStories.flatMap((story) =>
    inflows(story).flatMap(({ label, hours, flowM3PerS }) =>
      hours.map((hour, i) => ({
        evenement: story.shortName,
        lieu: label,
        heure: hour,
        debit_m3_s: flowM3PerS[i] as number,
      })),
    ),
  );
}

/** A line cut into a wall by people who had seen the water there. */
interface FloodMark {
  readonly date: string;
  readonly place: string;
  readonly support: string;
  readonly at: Spot;
  /** Above the ground at its foot, m. */
  readonly heightM: number;
}

const marks: readonly FloodMark[] = [
  {
    date: '1910-01-27',
    place: 'Vieux pont, culée nord',
    support: 'Pierre gravée',
    at: [2873, 2372],
    heightM: 1.35,
  },
  {
    date: '1910-01-27',
    place: 'Moulin, mur du pignon',
    support: 'Pierre gravée',
    at: [2300, 2322],
    heightM: 1.1,
  },
  {
    date: '1982-12-19',
    place: 'Rue du Faubourg, n° 14',
    support: 'Plaque émaillée',
    at: [2878, 2150],
    heightM: 0.55,
  },
  {
    date: '1982-12-19',
    place: 'Station de pompage',
    support: 'Trait de peinture',
    at: [3040, 2395],
    heightM: 0.4,
  },
  {
    date: '2016-06-02',
    place: 'Les Prés, local technique',
    support: 'Repère normalisé',
    at: [3880, 2180],
    heightM: 0.2,
  },
];

/** Five flood marks; levels from the ground at their foot. */
export function floodMarkRows({ groundM }: Relief): Row[] {
  return marks.map(({ date, place, support, at: [x, y], heightM }, i) => ({
    numero: i + 1,
    date,
    lieu: place,
    support,
    x_l93: Math.round(x + cornerM[0]),
    y_l93: Math.round(y + cornerM[1]),
    hauteur_au_dessus_du_sol_m: heightM,
    altitude_ngf_m: Math.round((groundM(x, y) + heightM) * 100) / 100,
    source: 'Donnée inventée',
  }));
}
