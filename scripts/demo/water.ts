import { type Spot, offsetLine } from './curves.ts';
import type { Feature, Properties } from './files/geojson.ts';
import { placesAlong, profileAt } from './near-line.ts';
import {
  communeLimit,
  heightM,
  mill,
  names,
  northStream,
  oldDike,
  oxbows,
  river,
  southStream,
  widthM,
} from './plan.ts';
import type { Relief } from './relief.ts';
import { oldDikeCrestM } from './works.ts';

/** `TRON_EAU0000000009000001`: the shape of BD TOPO's identifiers, in a range that it does not use. */
export const cleabs = (start: string, number: number): string => `${start}00000000${9_000_000 + number}`;

const inFrame = ([x, y]: Spot): boolean => x >= 0 && y >= 0 && x <= widthM && y <= heightM;

/** The piece of a line that lies in the frame, from its first place inside to its last. */
function framed(line: readonly Spot[]): readonly Spot[] {
  const first = line.findIndex(inFrame);
  const last = line.findLastIndex(inFrame);
  return line.slice(first, last + 1);
}

/** Watercourses, cut in sections at mouths, bridges and weir, drawn downstream with the level of their bed. */
export function waterLines(relief: Relief): Feature[] {
  const features: Feature[] = [];
  const add = (line: readonly Spot[], properties: Properties): void => {
    let lowest = Number.POSITIVE_INFINITY;
    const zM = line.map(([x, y]) => {
      lowest = Math.min(lowest, relief.groundM(x, y));
      return lowest;
    });
    features.push({
      properties: {
        cleabs: cleabs('TRON_EAU', features.length + 1),
        ...properties,
        fictif: 'Non',
        persistance: 'Permanent',
        position_par_rapport_au_sol: '0',
        sens_de_l_ecoulement: 'Sens direct',
      },
      geometry: { type: 'LineString', line, zM },
    });
  };
  const natural = 'Ecoulement naturel';
  const main = framed(river);
  const cuts = [northStream, southStream, [mill.weir], [mill.race[0] as Spot]]
    .map((line) => nearestIndex(main, line[line.length - 1] as Spot))
    .sort((a, b) => a - b);
  for (const [k, from] of [0, ...cuts].entries()) {
    const to = cuts[k] ?? main.length - 1;
    if (to > from)
      add(main.slice(from, to + 1), {
        nature: natural,
        cpx_toponyme_de_cours_d_eau: names.river,
        classe_de_largeur: 'Entre 15 et 50 m',
      });
  }
  for (const [line, name] of [
    [northStream, names.northStream],
    [southStream, names.southStream],
  ] as const)
    add(framed(line), {
      nature: natural,
      cpx_toponyme_de_cours_d_eau: name,
      classe_de_largeur: 'Entre 0 et 5 m',
    });
  add(mill.race, {
    nature: 'Canal',
    cpx_toponyme_de_cours_d_eau: 'bief du Moulin',
    classe_de_largeur: 'Entre 5 et 15 m',
  });
  return features;
}

function nearestIndex(line: readonly Spot[], [x, y]: Spot): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, [u, v]] of line.entries()) {
    const far = (u - x) * (u - x) + (v - y) * (v - y);
    if (far >= least) continue;
    least = far;
    best = i;
  }
  return best;
}

/** The river between its banks, the mill's race, the oxbows' water. */
export function waterSurfaces(relief: Relief): Feature[] {
  const features: Feature[] = [];
  const add = (ring: readonly Spot[], nature: string, river: string | null, pond: string | null): void => {
    features.push({
      properties: {
        cleabs: cleabs('SURF_EAU', features.length + 1),
        nature,
        cpx_toponyme_de_cours_d_eau: river,
        cpx_toponyme_de_plan_d_eau: pond,
        persistance: 'Permanent',
        position_par_rapport_au_sol: '0',
      },
      geometry: { type: 'Polygon', rings: [ring] },
    });
  };
  const places = placesAlong(river, 12);
  const halfM = (i: number): number => profileAt(relief.profile.halfWidth, i * 12) - 1.6;
  const left = sideOf(places, (i) => halfM(i));
  const right = sideOf(places, (i) => -halfM(i));
  const piece = 40;
  for (let from = 0; from + 1 < places.length; from += piece) {
    const to = Math.min(places.length - 1, from + piece);
    const inside = (spots: readonly Spot[]) => spots.slice(from, to + 1);
    const ring = [...inside(left), ...inside(right).reverse()];
    if (!ring.some(inFrame)) continue;
    add(ring.map(clamped), 'Ecoulement naturel', names.river, null);
  }
  const race = placesAlong(mill.race, 8);
  add(
    [...offsetLine(race, mill.raceWidthM / 2), ...offsetLine(race, -mill.raceWidthM / 2).reverse()],
    'Canal',
    'bief du Moulin',
    null,
  );
  for (const [i, loop] of oxbows.entries()) {
    const water = placesAlong(loop, 9);
    const middle = water.slice(Math.round(water.length * 0.2), Math.round(water.length * 0.8));
    const widths = middle.map((_, k) => 5.5 * Math.min(1, (Math.min(k, middle.length - 1 - k) + 0.4) / 3));
    const ring = [
      ...sideOf(middle, (k) => widths[k] as number),
      ...sideOf(middle, (k) => -(widths[k] as number)).reverse(),
    ];
    add(ring, 'Mare', null, oxbowNames[i] ?? null);
  }
  return features;
}

export const oxbowNames = ['la Boire aux Moines', 'la Vieille Aurne', 'la Boire de la Noue'] as const;

/** A line moved to its left by as much as each place asks; negative: to its right. */
function sideOf(line: readonly Spot[], byM: (index: number) => number): Spot[] {
  return line.map(([x, y], i) => {
    const [ax, ay] = line[Math.max(0, i - 1)] as Spot;
    const [bx, by] = line[Math.min(line.length - 1, i + 1)] as Spot;
    const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    return [x - ((by - ay) / length) * byM(i), y + ((bx - ax) / length) * byM(i)];
  });
}

const clamped = ([x, y]: Spot): Spot => [Math.min(widthM, Math.max(0, x)), y];

/** The old dike, its crest at every vertex. */
export function dikes(): Feature[] {
  return [
    {
      properties: {
        cleabs: cleabs('CONSLINE', 1),
        nature: 'Digue',
        nature_detaillee: 'Digue en terre',
        toponyme: 'levée des Prés',
        etat_de_l_objet: 'En service',
      },
      geometry: { type: 'LineString', line: oldDike, zM: oldDike.map(oldDikeCrestM) },
    },
  ];
}

/** The two communes, whole within the frame. */
export function limits(inhabitants: { readonly commune: number; readonly neighbour: number }): Feature[] {
  const border = communeLimit;
  const north = border[0] as Spot;
  const south = border[border.length - 1] as Spot;
  const commune = (
    number: number,
    nom_officiel: string,
    code_insee: string,
    population: number,
    ring: readonly Spot[],
  ): Feature => ({
    properties: { cleabs: cleabs('COMMUNE_', number), nom_officiel, code_insee, population },
    geometry: { type: 'Polygon', rings: [ring] },
  });
  return [
    commune(1, names.commune, '99001', inhabitants.commune, [
      [0, heightM],
      [north[0], heightM],
      ...border,
      [south[0], 0],
      [0, 0],
    ]),
    commune(2, names.neighbour, '99002', inhabitants.neighbour, [
      [north[0], heightM],
      [widthM, heightM],
      [widthM, 0],
      [south[0], 0],
      ...[...border].reverse(),
    ]),
  ];
}
