import { drawn } from '../chance.ts';
import type { Spot } from '../curves.ts';
import type { Feature } from '../files/geojson.ts';
import { cornerM, names } from '../plan.ts';
import type { Building } from './buildings.ts';
import { fromCensus, toCensus } from './census-frame.ts';
import { middleOf } from './shapes.ts';

const SIDE_M = 200;
/** INSEE gives no true figure for squares with fewer households. */
const FEWEST = 11;

/** What is known of the dwellings of a square. */
interface Square {
  readonly x: number;
  readonly y: number;
  readonly homes: Home[];
}

interface Home {
  readonly year: number;
  readonly isFlat: boolean;
  readonly persons: number;
  readonly isSocial: boolean;
  readonly isOwned: boolean;
  readonly isEast: boolean;
}

/** Squares of 200 m with their inhabitants, in the manner of INSEE's Filosofi; only those where someone lives. */
export function populationFeatures(buildings: readonly Building[]): Feature[] {
  const squares = new Map<string, Square>();
  for (const [index, built] of buildings.entries()) {
    if (built.dwellings === 0) continue;
    const middle = middleOf(built.ring);
    const [x, y] = squareAt(middle);
    const id = `CRS3035RES200mN${y}E${x}`;
    const square = squares.get(id) ?? { x, y, homes: [] };
    squares.set(id, square);
    square.homes.push(...homesIn(built, middle, index));
  }
  return [...squares]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, { homes }]) => homes.length > 0)
    .map(([id, square]) => squareFeature(id, square));
}

/** People counted in the squares of a territory. */
export function inhabitantsOf(features: readonly Feature[]): number {
  return Math.round(features.reduce((sum, { properties }) => sum + Number(properties['ind']), 0));
}

function squareAt([x, y]: Spot): Spot {
  const [east, north] = toCensus([x + cornerM[0], y + cornerM[1]]);
  return [Math.floor(east / SIDE_M) * SIDE_M, Math.floor(north / SIDE_M) * SIDE_M];
}

/** Households of a building: one dwelling in thirteen is empty or a second home. */
function homesIn(built: Building, middle: Spot, index: number): Home[] {
  const homes: Home[] = [];
  const isFlat = built.dwellings > 1;
  for (let k = 0; k < built.dwellings; k++) {
    if (drawn(901, index, k) < 0.078) continue;
    const pick = drawn(902, index, k);
    const shares = isFlat ? flatShares : houseShares;
    const persons = 1 + shares.findIndex((share) => pick < share);
    homes.push({
      year: built.year === 0 ? 1850 : built.year,
      isFlat,
      persons: Math.max(1, persons),
      isSocial: built.quarter === 'estate' || (isFlat && drawn(903, index) < 0.3),
      isOwned: !isFlat || drawn(904, index, k) < 0.35,
      isEast: middle[0] > 5090,
    });
  }
  return homes;
}

/** Shares of households of one, two, … six people, added up: in flats, in houses. */
const flatShares = [0.5, 0.78, 0.89, 0.96, 0.99, 1.01];
const houseShares = [0.26, 0.63, 0.8, 0.93, 0.985, 1.01];

function squareFeature(id: string, { x, y, homes }: Square): Feature {
  const households = homes.length;
  const people = homes.reduce((sum, { persons }) => sum + persons, 0);
  const isImputed = households < FEWEST;
  // Imputed figures are spread from a larger square: means, not counts.
  const ind = isImputed ? Math.round(households * 2.17 * 10) / 10 : people;
  const count = (test: (home: Home) => boolean): number => {
    const found = homes.filter(test).length;
    return isImputed ? Math.round(found * 10) / 10 : found;
  };
  const built = (from: number, to: number) => count(({ year }) => year >= from && year < to);
  return {
    properties: {
      id_inspire: id,
      nom_com: homes[0]?.isEast ? names.neighbour : names.commune,
      ind,
      men: households,
      men_1ind: count(({ persons }) => persons === 1),
      men_5ind: count(({ persons }) => persons >= 5),
      men_prop: count(({ isOwned }) => isOwned),
      men_coll: count(({ isFlat }) => isFlat),
      men_mais: count(({ isFlat }) => !isFlat),
      log_soc: count(({ isSocial }) => isSocial),
      log_av45: built(0, 1945),
      log_45_70: built(1945, 1970),
      log_70_90: built(1970, 1990),
      log_ap90: built(1990, 9999),
      i_car_est: isImputed ? 1 : 0,
    },
    geometry: { type: 'Polygon', rings: [corners(x, y)] },
  };
}

/** Corners of a square in the commune's frame. */
function corners(x: number, y: number): Spot[] {
  const [e, n] = [x + SIDE_M, y + SIDE_M];
  const ring: readonly Spot[] = [
    [x, y],
    [e, y],
    [e, n],
    [x, n],
  ];
  return ring.map((corner): Spot => {
    const [east, north] = fromCensus(corner);
    return [east - cornerM[0], north - cornerM[1]];
  });
}
