import type { Spot } from './people.ts';

/** A district to be built: its own zone, so that its trips can be told from others. */
export interface DistrictEdit {
  readonly id: string;
  readonly dwellings: number;
  readonly jobs: number;
  /** Easting, northing of its corners, m. */
  readonly area: readonly (readonly [number, number])[];
}

/** A facility to be built; roles of `places.role`, and `shop`. */
export interface FacilityEdit {
  readonly id: string;
  readonly point: readonly [number, number];
  readonly role: string;
}

export type ZoneKind = 'cell' | 'district' | 'facility';

/** Where trips inside the territory begin and end; one value per zone. Cells come first, then edits in their order. */
export interface Zones {
  readonly count: number;
  /** Zones of the territory as it is. */
  readonly cells: number;
  readonly ids: readonly string[];
  readonly kinds: readonly ZoneKind[];
  /** Centre of those who live, work and learn there, m. Two per zone. */
  readonly xy: Float64Array;
  readonly residents: Float64Array;
  readonly jobs: Float64Array;
  readonly shopJobs: Float64Array;
  readonly schools: Float64Array;
  /** Side of the squares, m. */
  readonly cellM: number;
}

/** Sides of the squares that zones may be, m: the first that gives no more than `mostCells`. */
const cellSizesM = [200, 300, 400, 500, 600, 800, 1000, 1500, 2000, 3000, 5000];
const mostCells = 200;

/** What a facility brings: jobs, those where people buy, schools. Assumptions (`demandSources.facilityWeights`). */
const facilities: Readonly<Record<string, readonly [jobs: number, shopJobs: number, schools: number]>> = {
  shop: [30, 30, 0],
  school: [20, 0, 1],
  hospital: [150, 0, 0],
  careHome: [60, 0, 0],
  townHall: [25, 0, 0],
  fireStation: [15, 0, 0],
  police: [20, 0, 0],
  campsite: [5, 0, 0],
};
const anyFacility = [10, 0, 0] as const;

/**
 * Squares with someone or something in them, by rows from the south-west, then a zone per edit. A territory keeps its
 * squares whatever is built: their size does not depend on the edits.
 */
export function zonesOf(
  spots: readonly Spot[],
  edits: {
    readonly districts: readonly DistrictEdit[];
    readonly facilities: readonly FacilityEdit[];
    readonly personsPerDwelling: number;
  },
): Zones {
  const cellM = cellSizesM.find((side) => cellCount(spots, side) <= mostCells) ?? cellSizesM.at(-1)!;
  const cells = cellsOf(spots, cellM);
  const built = [
    ...edits.districts.map((district) => districtZone(district, edits.personsPerDwelling)),
    ...edits.facilities.map(facilityZone),
  ];
  const all = [...cells, ...built];
  const column = (of: (zone: Draft) => number): Float64Array => Float64Array.from(all, of);
  return {
    count: all.length,
    cells: cells.length,
    ids: all.map(({ id }) => id),
    kinds: all.map(({ kind }) => kind),
    xy: Float64Array.from(all.flatMap(({ xM, yM }) => [xM, yM])),
    residents: column((zone) => zone.residents),
    jobs: column((zone) => zone.jobs),
    shopJobs: column((zone) => zone.shopJobs),
    schools: column((zone) => zone.schools),
    cellM,
  };
}

interface Draft extends Spot {
  readonly id: string;
  readonly kind: ZoneKind;
}

function cellCount(spots: readonly Spot[], side: number): number {
  return new Set(spots.map(({ xM, yM }) => `${Math.floor(xM / side)},${Math.floor(yM / side)}`)).size;
}

function cellsOf(spots: readonly Spot[], side: number): Draft[] {
  const byCell = new Map<string, { u: number; v: number; spots: Spot[] }>();
  for (const spot of spots) {
    const u = Math.floor(spot.xM / side);
    const v = Math.floor(spot.yM / side);
    const found = byCell.get(`${u},${v}`);
    if (found) found.spots.push(spot);
    else byCell.set(`${u},${v}`, { u, v, spots: [spot] });
  }
  const cells = [...byCell.values()].sort((a, b) => a.v - b.v || a.u - b.u);
  return cells.map(({ u, v, spots: own }) => ({
    id: `cell/${side}/${u}/${v}`,
    kind: 'cell',
    ...merged(own),
  }));
}

/** Spots together, at the centre of their people. */
function merged(spots: readonly Spot[]): Spot {
  const total = { xM: 0, yM: 0, residents: 0, jobs: 0, shopJobs: 0, schools: 0 };
  let weights = 0;
  for (const spot of spots) {
    // A school counts like a hundred people, so that a square with nothing else has a centre.
    const weight = spot.residents + spot.jobs + 100 * spot.schools;
    weights += weight;
    total.xM += weight * spot.xM;
    total.yM += weight * spot.yM;
    total.residents += spot.residents;
    total.jobs += spot.jobs;
    total.shopJobs += spot.shopJobs;
    total.schools += spot.schools;
  }
  return { ...total, xM: total.xM / weights, yM: total.yM / weights };
}

function districtZone(edit: DistrictEdit, personsPerDwelling: number): Draft {
  const [xM, yM] = centreOf(edit.area);
  return {
    id: `edit/${edit.id}`,
    kind: 'district',
    xM,
    yM,
    residents: Math.max(0, edit.dwellings) * personsPerDwelling,
    jobs: Math.max(0, edit.jobs),
    shopJobs: 0,
    schools: 0,
  };
}

function facilityZone({ id, point, role }: FacilityEdit): Draft {
  const [jobs, shopJobs, schools] = facilities[role] ?? anyFacility;
  return {
    id: `edit/${id}`,
    kind: 'facility',
    xM: point[0],
    yM: point[1],
    residents: 0,
    jobs,
    shopJobs,
    schools,
  };
}

/** Centre of a ring's bounds: inside any usual district, and the same for a ring closed or not. */
function centreOf(ring: readonly (readonly [number, number])[]): readonly [number, number] {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}
