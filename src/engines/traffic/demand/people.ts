import type { FeatureTable } from '../../../territory/feature-table.ts';
import { plain } from '../../../base/plain.ts';
import { signedArea } from '../../../territory/ring.ts';
import { asPoints, featureBounds, numbersOf, textAt } from '../../../territory/table-ops.ts';
import { containsPoint } from '../../../territory/polygons.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';
import type { DemandHypotheses } from './hypotheses.ts';

/** Who lives and works at one point, and what leads others there. */
export interface Spot {
  readonly xM: number;
  readonly yM: number;
  readonly residents: number;
  readonly jobs: number;
  /** Jobs where people buy. */
  readonly shopJobs: number;
  /** Schools, of equal weight: no layer tells their pupils. */
  readonly schools: number;
}

export interface PlaceLayers {
  /** Squares or points with `inhabitants`. */
  readonly population: FeatureTable | null;
  readonly buildings: FeatureTable | null;
  /** Points with `jobs` and `sector`. */
  readonly jobs: FeatureTable | null;
  readonly places: FeatureTable | null;
}

/** Which layer a figure was made from. */
export interface PeopleOrigins {
  readonly residents: 'population' | 'dwellings' | 'none';
  /** `buildings`, `residents`: as many as the hypotheses imply, spread over floor areas or like inhabitants. */
  readonly jobs: 'jobs' | 'buildings' | 'residents' | 'none';
  /** `residents`: no school is known, pupils are drawn to where people live. */
  readonly schools: 'places' | 'residents';
}

/** Floor area of one dwelling, and of one job by use of the building, m²: assumptions where nothing is counted. */
const dwellingM2 = 90;
const jobM2: readonly (readonly [stem: string, areaM2: number])[] = [
  ['commerc', 45],
  ['industr', 120],
  ['agric', 800],
  ['sport', 400],
  ['relig', 1000],
];

/**
 * Inhabitants and jobs as spots. Squares' inhabitants live in the dwellings within, where buildings are known. Without a
 * layer of jobs, as many as the hypotheses on commuters imply are spread over the buildings where people work, or like the
 * inhabitants where no such building is known.
 */
export function spotsOf(
  layers: PlaceLayers,
  hypotheses: DemandHypotheses,
): { readonly spots: readonly Spot[]; readonly origins: PeopleOrigins } {
  const homes = layers.buildings ? homesOf(layers.buildings) : [];
  const spots: Spot[] = [];
  const residents = layers.population
    ? residentsOf(layers.population, homes)
    : homes.map(({ xM, yM, dwellings }) => ({
        xM,
        yM,
        residents: dwellings * hypotheses.personsPerDwelling,
      }));
  for (const { xM, yM, residents: count } of residents)
    if (count > 0) spots.push({ xM, yM, residents: count, jobs: 0, shopJobs: 0, schools: 0 });
  const people = residents.reduce((sum, spot) => sum + spot.residents, 0);
  const jobs = jobSpots(layers, spots, impliedJobs(people, hypotheses));
  const schools = layers.places ? schoolsOf(layers.places) : [];
  const origins: PeopleOrigins = {
    residents: spots.length === 0 ? 'none' : layers.population ? 'population' : 'dwellings',
    jobs: jobs.origin,
    schools: schools.length > 0 ? 'places' : 'residents',
  };
  spots.push(...jobs.spots, ...schools);
  return { spots, origins };
}

function jobSpots(
  layers: PlaceLayers,
  homes: readonly Spot[],
  implied: number,
): { readonly spots: readonly Spot[]; readonly origin: PeopleOrigins['jobs'] } {
  const known = layers.jobs ? jobsOf(layers.jobs) : [];
  if (known.length > 0) return { spots: known, origin: 'jobs' };
  const worked = layers.buildings ? jobsOfBuildings(layers.buildings) : [];
  if (worked.length > 0) return { spots: scaledJobs(worked, implied), origin: 'buildings' };
  const likeHomes = homes.map((home) => ({ ...home, residents: 0, jobs: home.residents }));
  return homes.length > 0
    ? { spots: scaledJobs(likeHomes, implied), origin: 'residents' }
    : { spots: [], origin: 'none' };
}

interface Home {
  readonly xM: number;
  readonly yM: number;
  readonly dwellings: number;
}

/** Buildings where people live, with their dwellings: counted, or made from their floor area. */
function homesOf(table: FeatureTable): Home[] {
  const { xy } = asPoints(table);
  const counted = numbersOf(table, 'dwellings');
  const storeys = numbersOf(table, 'storeys');
  const homes: Home[] = [];
  for (let i = 0; i < table.count; i++) {
    const known = counted[i]!;
    const isHome = plain(textAt(table, 'use', i)).startsWith('residen');
    const estimated = isHome ? Math.max(1, Math.round(floorAreaM2(table, i, storeys[i]!) / dwellingM2)) : 0;
    const dwellings = Number.isNaN(known) ? estimated : Math.max(0, known);
    if (dwellings > 0) homes.push({ xM: xy[2 * i]!, yM: xy[2 * i + 1]!, dwellings });
  }
  return homes;
}

/** Jobs under which as many work at home's place as the hypotheses on both commuters' parts say. */
function impliedJobs(residents: number, hypotheses: DemandHypotheses): number {
  const { workersPerPerson, outsideShares, jobsFromOutsideShare } = hypotheses;
  return (residents * workersPerPerson * (1 - outsideShares.work)) / Math.max(0.01, 1 - jobsFromOutsideShare);
}

function scaledJobs(spots: readonly Spot[], total: number): Spot[] {
  const found = spots.reduce((sum, { jobs }) => sum + jobs, 0);
  const factor = total > 0 && found > 0 ? total / found : 1;
  return spots.map((spot) => ({ ...spot, jobs: factor * spot.jobs, shopJobs: factor * spot.shopJobs }));
}

function jobsOfBuildings(table: FeatureTable): Spot[] {
  const { xy } = asPoints(table);
  const storeys = numbersOf(table, 'storeys');
  const spots: Spot[] = [];
  for (let i = 0; i < table.count; i++) {
    const use = plain(textAt(table, 'use', i));
    const found = jobM2.find(([start]) => use.startsWith(start));
    if (!found) continue;
    const jobs = floorAreaM2(table, i, storeys[i]!) / found[1];
    const shopJobs = found[0] === 'commerc' ? jobs : 0;
    if (jobs > 0)
      spots.push({ xM: xy[2 * i]!, yM: xy[2 * i + 1]!, residents: 0, jobs, shopJobs, schools: 0 });
  }
  return spots;
}

function floorAreaM2(table: FeatureTable, feature: number, storeys: number): number {
  if (table.geometry !== 'polygon') return 0;
  let area = 0;
  for (let part = table.featureOffsets[feature]!; part < table.featureOffsets[feature + 1]!; part++)
    area += signedArea(table.xy.subarray(2 * table.partOffsets[part]!, 2 * table.partOffsets[part + 1]!));
  return area * (storeys > 1 ? storeys : 1);
}

/** INSEE's sector « commerce, transports, services divers », as activities and layers spell it. */
const shopSector = /commerc|retail|shop|^g[uz]$/;

function jobsOf(table: FeatureTable): Spot[] {
  const { xy } = asPoints(table);
  const counts = numbersOf(table, 'jobs');
  const spots: Spot[] = [];
  for (let i = 0; i < table.count; i++) {
    const jobs = counts[i]!;
    if (!(jobs > 0)) continue;
    const shopJobs = shopSector.test(plain(textAt(table, 'sector', i))) ? jobs : 0;
    spots.push({ xM: xy[2 * i]!, yM: xy[2 * i + 1]!, residents: 0, jobs, shopJobs, schools: 0 });
  }
  return spots;
}

function schoolsOf(table: FeatureTable): Spot[] {
  const { xy } = asPoints(table);
  const spots: Spot[] = [];
  for (let i = 0; i < table.count; i++)
    if (textAt(table, 'role', i) === 'school')
      spots.push({ xM: xy[2 * i]!, yM: xy[2 * i + 1]!, residents: 0, jobs: 0, shopJobs: 0, schools: 1 });
  return spots;
}

/** Side of the buckets in which homes look for their square, m: that of INSEE's squares. */
const bucketM = 200;

function residentsOf(
  population: FeatureTable,
  homes: readonly Home[],
): readonly { xM: number; yM: number; residents: number }[] {
  const inhabitants = numbersOf(population, 'inhabitants');
  const { xy } = asPoints(population);
  const within =
    population.geometry === 'polygon' ? homesWithin(population, homes) : new Map<number, Home[]>();
  const found: { xM: number; yM: number; residents: number }[] = [];
  for (let i = 0; i < population.count; i++) {
    const residents = inhabitants[i]!;
    if (!(residents > 0)) continue;
    const own = within.get(i) ?? [];
    const dwellings = own.reduce((sum, home) => sum + home.dwellings, 0);
    if (dwellings === 0) found.push({ xM: xy[2 * i]!, yM: xy[2 * i + 1]!, residents });
    for (const home of own)
      found.push({ xM: home.xM, yM: home.yM, residents: (residents * home.dwellings) / dwellings });
  }
  return found;
}

/** Homes of each square, by its position; a home at a common edge belongs to the first. */
function homesWithin(population: FeatureTable, homes: readonly Home[]): Map<number, Home[]> {
  const bounds = featureBounds(population);
  const buckets = new Map<string, number[]>();
  for (let i = 0; i < population.count; i++) {
    const [west, south, east, north] = bounds.subarray(4 * i, 4 * i + 4);
    for (let u = Math.floor(west! / bucketM); u <= Math.floor(east! / bucketM); u++)
      for (let v = Math.floor(south! / bucketM); v <= Math.floor(north! / bucketM); v++) {
        const key = `${u},${v}`;
        const list = buckets.get(key);
        if (list) list.push(i);
        else buckets.set(key, [i]);
      }
  }
  const within = new Map<number, Home[]>();
  for (const home of homes) {
    const near = buckets.get(`${Math.floor(home.xM / bucketM)},${Math.floor(home.yM / bucketM)}`) ?? [];
    const square = near.find((i) => containsPoint(partsOfFeature(population, i), home.xM, home.yM));
    if (square === undefined) continue;
    const list = within.get(square);
    if (list) list.push(home);
    else within.set(square, [home]);
  }
  return within;
}
