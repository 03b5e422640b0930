import type { SourceId } from '../../../base/brand.ts';
import type { AppliedTerritory } from '../../../simulation/contract.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { containsPoint } from '../../../territory/polygons.ts';
import { signedArea } from '../../../territory/ring.ts';
import { type NewFeature, withNumbers, withShapes, withText } from '../../../territory/table-edits.ts';
import { livingShare } from './uses.ts';

type Edit = AppliedTerritory['edits'][number];
export type DistrictEdit = Extract<Edit, { kind: 'district' }>;

/**
 * What stands in a district that is only drawn, a choice of the house: blocks of so many homes of so much living area, and
 * beside them blocks of so much useful floor for its jobs.
 */
const block = { homes: 12, homeM2: 70, jobsM2: 1000, storeys: 3, storeyM: 3, coveredShare: 0.5 };
const year = '2025';

/** What a block is for. */
interface Content {
  readonly use: 'Résidentiel' | 'Commercial et services';
  readonly dwellings: number;
  /** Living or useful. */
  readonly floorM2: number;
}

interface Block extends Content {
  readonly ring: Float64Array;
  readonly storeys: number;
}

/** Identifier of a block of a district, by which its edit is found again. */
function blockId({ id }: DistrictEdit, k: number): SourceId {
  return `edit/${id}#${k + 1}` as SourceId;
}

/** The district that a building is a block of; undefined: of none. */
export function districtOf(id: string, districts: readonly DistrictEdit[]): DistrictEdit | undefined {
  return districts.find((edit) => id.startsWith(`edit/${edit.id}#`));
}

/**
 * The buildings, and blocks in the districts that an alternative draws: flats for as many homes as these have, then
 * services for their jobs.
 *
 * @param jobM2 Useful floor of a job.
 */
export function withDistricts(
  table: FeatureTable,
  districts: readonly DistrictEdit[],
  jobM2: number,
): FeatureTable {
  const added = districts.flatMap((edit) =>
    blocksOf(edit, jobM2).map((one, k) => ({ ...one, id: blockId(edit, k) })),
  );
  if (added.length === 0) return table;
  const features: NewFeature[] = added.map(({ id, ring }) => ({
    id,
    parts: [{ xy: ring, z: null }],
    like: -1,
  }));
  const at = added.map((_, k) => table.count + k);
  const of = (values: readonly number[]) => {
    let next = 0;
    return () => values[next++] ?? Number.NaN;
  };
  let built = withShapes(table, new Map(), features);
  for (const use of ['Résidentiel', 'Commercial et services'] as const)
    built = withText(
      built,
      'use',
      at.filter((_, k) => added[k]!.use === use),
      use,
    );
  built = withText(built, 'date', at, year);
  built = withNumbers(built, 'dwellings', at, of(added.map(({ dwellings }) => dwellings)));
  built = withNumbers(built, 'storeys', at, of(added.map(({ storeys }) => storeys)));
  return withNumbers(built, 'heightM', at, of(added.map(({ storeys }) => storeys * block.storeyM)));
}

/** Squares on a lattice over the area, as far apart as lets all of them stand in it. */
function blocksOf({ area, dwellings, jobs }: DistrictEdit, jobM2: number): readonly Block[] {
  const ring = Float64Array.from([...area, ...area.slice(0, 1)].flat());
  const areaM2 = Math.abs(signedArea(ring));
  const contents = [...flats(Math.round(dwellings)), ...offices(jobs * jobM2)];
  const count = contents.length;
  if (count === 0 || !(areaM2 > 0)) return [];
  let stepM = Math.sqrt(areaM2 / count);
  let places = within(ring, stepM);
  while (places.length < count) {
    stepM *= 0.9;
    places = within(ring, stepM);
  }
  return contents.map((content, k) => {
    const grossM2 = content.floorM2 / livingShare;
    const storeys = Math.max(block.storeys, Math.ceil(grossM2 / (block.coveredShare * stepM * stepM)));
    const [x, y] = places[k]!;
    return { ...content, ring: square(x, y, Math.sqrt(grossM2 / storeys) / 2), storeys };
  });
}

function flats(homes: number): readonly Content[] {
  const count = Math.ceil(homes / block.homes);
  return Array.from({ length: count }, (_, k) => ({
    use: 'Résidentiel',
    dwellings: Math.floor(homes / count) + (k < homes % count ? 1 : 0),
    floorM2: (homes / count) * block.homeM2,
  }));
}

function offices(floorM2: number): readonly Content[] {
  const count = Math.ceil(floorM2 / block.jobsM2);
  return Array.from({ length: count }, () => ({
    use: 'Commercial et services',
    dwellings: 0,
    floorM2: floorM2 / count,
  }));
}

/** Points of a lattice in a ring, from north-west to south-east. */
function within(ring: Float64Array, stepM: number): readonly (readonly [number, number])[] {
  const [xs, ys] = [0, 1].map((axis) => ring.filter((_, i) => i % 2 === axis)) as [
    Float64Array,
    Float64Array,
  ];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const found: (readonly [number, number])[] = [];
  for (let y = north - stepM / 2; y > south; y -= stepM)
    for (let x = west + stepM / 2; x < east; x += stepM) if (containsPoint([ring], x, y)) found.push([x, y]);
  return found;
}

function square(x: number, y: number, half: number): Float64Array {
  const [w, e, s, n] = [x - half, x + half, y - half, y + half];
  return Float64Array.of(w, s, e, s, e, n, w, n, w, s);
}
