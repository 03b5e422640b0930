import type { SourceId } from '../base/brand.ts';
import type { EnergyTotal } from './energy-totals.ts';
import type { Column, FeatureTable } from './feature-table.ts';
import { sealTerritory } from './file.ts';
import { TableBuilder } from './table-builder.ts';
import { partsOf } from './table-edits.ts';
import { numberAt, numbersOf, selectFeatures } from './table-ops.ts';
import type { Territory, TerritoryContent } from './territory.ts';

/** Fewest dwellings of a building whose diagnosis may be released; fewest households of a square, or points of a total. */
export interface ReleaseLimits {
  readonly dwellings: number;
  readonly households: number;
}

/** People of a household where a square does not count its households (INSEE, census of 2020: 2.17). */
const peoplePerHousehold = 2.17;

/**
 * The territory as it may leave the studio. Diagnoses joined to buildings stay only where there are enough dwellings;
 * squares of too few households are put together until there are enough; published totals of too few delivery points are
 * kept back as statistical secrecy does. All else is as it was: it tells of places, or is released by its producer already.
 * It has a digest of its own, so runs made on it are not those of the whole territory.
 */
export function releasedTerritory(territory: Territory, limits: ReleaseLimits): Territory {
  if (territory.released === true) return territory;
  const { digest: _, ...content } = territory;
  const { buildings, population } = content.layers;
  const { energyTotals } = content;
  const released: TerritoryContent = {
    ...content,
    released: true,
    layers: {
      ...content.layers,
      ...(buildings
        ? { buildings: { ...buildings, table: withoutDiagnoses(buildings.table, limits.dwellings) } }
        : {}),
      ...(population
        ? { population: { ...population, table: withSquaresJoined(population.table, limits.households) } }
        : {}),
    },
    ...(energyTotals
      ? { energyTotals: energyTotals.map((total) => withheldTotal(total, limits.households)) }
      : {}),
  };
  return sealTerritory(released);
}

/** What diagnoses told of buildings that do not have enough dwellings, or of which nobody knows how many, is left out. */
function withoutDiagnoses(table: FeatureTable, least: number): FeatureTable {
  const names = Object.keys(table.columns).filter((name) => name.startsWith('joined'));
  if (names.length === 0) return table;
  const [counted, told] = [numbersOf(table, 'dwellings'), numbersOf(table, 'joinedDwellings')];
  const isKept = (i: number): boolean => {
    const counts = [counted[i] as number, told[i] as number].filter((count) => count > 0);
    return counts.length > 0 && Math.min(...counts) >= least;
  };
  const columns = names.map((name): [string, Column] => [
    name,
    onlyWhere(table.columns[name] as Column, isKept),
  ]);
  return { ...table, columns: { ...table.columns, ...Object.fromEntries(columns) } };
}

function onlyWhere(column: Column, isKept: (feature: number) => boolean): Column {
  if (column.type === 'number')
    return { ...column, values: column.values.map((value, i) => (isKept(i) ? value : Number.NaN)) };
  const codes = column.codes.map((code, i) => (isKept(i) ? code : 0));
  const used = new Set(codes);
  // Words that no building has any more would still tell that one had them.
  const dictionary = column.dictionary.map((word, code) => (code === 0 || used.has(code) ? word : '—'));
  return { ...column, codes, dictionary };
}

/** Squares of too few households, put together in the order of the table, each lot as one feature of several parts. */
function withSquaresJoined(table: FeatureTable, least: number): FeatureTable {
  const households = householdsOf(table);
  const sum = (squares: readonly number[]): number =>
    squares.reduce((total, square) => total + (households[square] as number), 0);
  const isSmall = (square: number): boolean =>
    (households[square] as number) > 0 && (households[square] as number) < least;
  const all = Array.from({ length: table.count }, (_, square) => square);
  const kept = all.filter((square) => !isSmall(square));
  const lots: number[][] = [];
  let open: number[] = [];
  for (const square of all.filter(isSmall)) {
    open.push(square);
    if (sum(open) < least) continue;
    lots.push(open);
    open = [];
  }
  if (open.length > 0) {
    const last = lots.at(-1);
    const fewest = kept
      .filter((square) => sum([square]) > 0)
      .toSorted((a, b) => sum([a]) - sum([b]) || a - b)[0];
    if (last) last.push(...open);
    else if (fewest !== undefined) lots.push([...kept.splice(kept.indexOf(fewest), 1), ...open]);
    // So few live in the whole territory that not even their number may be told.
  }
  if (lots.length === 0 && kept.length === table.count) return table;
  return joined(table, kept, lots);
}

/** Households of each square; where they are not counted, its people by the size of a mean household. */
function householdsOf(table: FeatureTable): Float64Array {
  return numbersOf(table, 'households').map((count, square) => {
    if (!Number.isNaN(count)) return count;
    const people = numberAt(table, 'inhabitants', square);
    return people > 0 ? people / peoplePerHousehold : 0;
  });
}

/** A table of some of its features as they are, then of lots of others, each lot with the sums of its numbers. */
function joined(
  table: FeatureTable,
  kept: readonly number[],
  lots: readonly (readonly number[])[],
): FeatureTable {
  const builder = new TableBuilder(table.geometry);
  for (const square of kept) builder.addParts(table.ids[square] as SourceId, partsOf(table, square));
  for (const [i, lot] of lots.entries())
    builder.addParts(
      `together/${i}`,
      lot.flatMap((square) => partsOf(table, square)),
    );
  const rest = selectFeatures(table, Uint32Array.from(kept)).columns;
  const columns = Object.entries(table.columns).map(([name, column]): [string, Column] => {
    const of = rest[name] as Column;
    if (column.type === 'text' || of.type === 'text') return [name, withBlanks(of, lots.length)];
    const sums = lots.map((lot) => lot.reduce((sum, square) => sum + orNone(column.values[square]), 0));
    // Whether a figure was imputed is a sign, not an amount.
    const told = name === 'imputed' ? sums.map((sum) => Math.min(1, sum)) : sums;
    return [name, { type: 'number', values: Float64Array.from([...of.values, ...told]) }];
  });
  return builder.build(Object.fromEntries(columns));
}

function orNone(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

function withBlanks(column: Column, count: number): Column {
  if (column.type === 'number') return column;
  return { ...column, codes: Uint32Array.from([...column.codes, ...new Uint32Array(count)]) };
}

/** A total of too few delivery points, as one that its producer keeps back. */
function withheldTotal(total: EnergyTotal, least: number): EnergyTotal {
  return total.points !== null && total.points < least ? { ...total, mwh: null, points: null } : total;
}
