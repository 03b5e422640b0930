import type { SourceId } from '../../../base/brand.ts';
import type { AppliedTerritory } from '../../../simulation/contract.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { containsPoint } from '../../../territory/polygons.ts';
import { signedArea } from '../../../territory/ring.ts';
import { type NewFeature, withNumbers, withShapes, withText } from '../../../territory/table-edits.ts';
import { livingShare } from './uses.ts';

type Edit = AppliedTerritory['edits'][number];
export type DistrictEdit = Extract<Edit, { kind: 'district' }>;

/** What stands in a district that is only drawn, a choice of the house: blocks of so many homes, of so much living area. */
const block = { homes: 12, homeM2: 70, storeys: 3, storeyM: 3, coveredShare: 0.5 };
const year = '2025';

interface Block {
  readonly ring: Float64Array;
  readonly dwellings: number;
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

/** The buildings, and blocks of flats in the districts that an alternative draws, as many homes as these have. */
export function withDistricts(table: FeatureTable, districts: readonly DistrictEdit[]): FeatureTable {
  const added = districts.flatMap((edit) =>
    blocksOf(edit).map((one, k) => ({ ...one, id: blockId(edit, k) })),
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
  built = withText(withText(built, 'use', at, 'Résidentiel'), 'date', at, year);
  built = withNumbers(built, 'dwellings', at, of(added.map(({ dwellings }) => dwellings)));
  built = withNumbers(built, 'storeys', at, of(added.map(({ storeys }) => storeys)));
  return withNumbers(built, 'heightM', at, of(added.map(({ storeys }) => storeys * block.storeyM)));
}

/** Squares on a lattice over the area, as far apart as lets all of them stand in it. */
function blocksOf({ area, dwellings }: DistrictEdit): readonly Block[] {
  const homes = Math.round(dwellings);
  const ring = Float64Array.from([...area, ...area.slice(0, 1)].flat());
  const areaM2 = Math.abs(signedArea(ring));
  if (homes <= 0 || !(areaM2 > 0)) return [];
  const count = Math.ceil(homes / block.homes);
  let stepM = Math.sqrt(areaM2 / count);
  let places = within(ring, stepM);
  while (places.length < count) {
    stepM *= 0.9;
    places = within(ring, stepM);
  }
  const grossM2 = (homes / count) * (block.homeM2 / livingShare);
  const storeys = Math.max(block.storeys, Math.ceil(grossM2 / (block.coveredShare * stepM * stepM)));
  const sideM = Math.sqrt(grossM2 / storeys);
  return places.slice(0, count).map(([x, y], k) => ({
    ring: square(x, y, sideM / 2),
    dwellings: Math.floor(homes / count) + (k < homes % count ? 1 : 0),
    storeys,
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
