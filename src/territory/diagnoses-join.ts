import { buildingFinder, type BuildingFinder } from './building-finder.ts';
import { type Diagnosis, type JoinedNumber, joinedNumbers } from './diagnoses.ts';
import type { Column, FeatureTable } from './feature-table.ts';
import { partsOfFeature } from './rasterize.ts';
import { signedArea } from './ring.ts';
import { numberColumn, textColumn } from './table-builder.ts';
import { numbersOf, textAt } from './table-ops.ts';

/** How a diagnosis found its building, the surest first. */
type Way = 'rnb' | 'cleabs' | 'place';

/** Diagnoses laid on a layer of buildings, and those that could not be. */
export interface JoinedDiagnoses {
  readonly table: FeatureTable;
  /** Buildings that have one. */
  readonly joined: number;
  /** Diagnoses for which no building was found. */
  readonly unmatched: number;
  /** Diagnoses whose area, or dwellings, are beyond what the footprint and its storeys can hold, and a building that one was for. */
  readonly contradicting: number;
  readonly example: string;
}

/** Storey height where storeys are not told, m; a storey under the roof is lived in without being counted. */
const storeyM = 2.7;
/** Least area of a decent dwelling (decree 2002-120, article 4), m². */
const leastDwellingM2 = 9;
/** Living area may be so much over footprint times storeys before it contradicts them: outlines are of roofs, dates differ. */
const mostOver = 1.25;

/**
 * Joins diagnoses to the buildings that they are for: by identifiers of the RNB, else of BD TOPO, else by place (a point in
 * a footprint, the middle of a footprint in a group's outline). One of an area or of dwellings that the building cannot hold is left out.
 * Of several for a building the latest of the whole building counts, else the mean of its dwellings by their areas; a
 * heating on which they differ stays unknown. What counts for a whole group (dwellings, area) is kept by groups of one.
 */
export function joinDiagnoses(buildings: FeatureTable, diagnoses: readonly Diagnosis[]): JoinedDiagnoses {
  const find = buildingIndex(buildings);
  const most = mostAreaM2(buildings);
  const found = new Map<number, { readonly told: Diagnosis; readonly way: Way }[]>();
  let [unmatched, contradicting, example] = [0, 0, ''];
  for (const diagnosis of diagnoses) {
    const { way, positions } = find(diagnosis);
    if (positions.length === 0) {
      unmatched += 1;
      continue;
    }
    const roomM2 = positions.reduce((sum, i) => sum + (most[i] as number), 0);
    const leastM2 = leastDwellingM2 * diagnosis.dwellings;
    if (largest(largest(diagnosis.buildingM2, diagnosis.dwellingM2), leastM2) > roomM2) {
      contradicting += 1;
      example ||= buildings.ids[positions[0] as number] ?? '';
      continue;
    }
    const told = positions.length === 1 ? diagnosis : ofGroup(diagnosis);
    for (const i of positions) {
      const known = found.get(i);
      if (known) known.push({ told, way });
      else found.set(i, [{ told, way }]);
    }
  }
  const columns = columnsOf(buildings.count, found);
  const table = { ...buildings, columns: { ...buildings.columns, ...columns } };
  return {
    table: found.size === 0 ? buildings : table,
    joined: found.size,
    unmatched,
    contradicting,
    example,
  };
}

function buildingIndex(
  buildings: FeatureTable,
): (diagnosis: Diagnosis) => { readonly way: Way; readonly positions: readonly number[] } {
  const byRnb = new Map<string, number[]>();
  const byCleabs = new Map<string, number[]>();
  for (let i = 0; i < buildings.count; i++) {
    for (const id of rnbIdentifiers(textAt(buildings, 'rnb', i))) append(byRnb, id, i);
    for (const id of cleabsIdentifiers(buildings.ids[i] ?? '')) append(byCleabs, id, i);
  }
  let finder: BuildingFinder | null = null;
  return ({ rnb, cleabs, place }) => {
    const ofRnb = positionsOf(rnb, byRnb);
    if (ofRnb.length > 0) return { way: 'rnb', positions: ofRnb };
    const ofCleabs = positionsOf(cleabs, byCleabs);
    if (ofCleabs.length > 0) return { way: 'cleabs', positions: ofCleabs };
    if (place === null) return { way: 'place', positions: [] };
    finder ??= buildingFinder(buildings);
    const [first = new Float64Array(0)] = place;
    if (first.length > 2) return { way: 'place', positions: finder.inside(place) };
    const at = finder.at(first[0] as number, first[1] as number);
    return { way: 'place', positions: at < 0 ? [] : [at] };
  };
}

/** Identifiers of the national register in a text: twelve letters and digits, with or without dashes. */
export function rnbIdentifiers(text: string): readonly string[] {
  return text
    .toUpperCase()
    .split(/[^A-Z0-9-]+/)
    .map((id) => id.replaceAll('-', ''))
    .filter((id) => id.length === 12);
}

/** BD TOPO's identifiers of buildings in a text: those of parts (`…-5`) lead to the whole. */
export function cleabsIdentifiers(text: string): readonly string[] {
  return text.match(/BATIMENT\d{10,}/g) ?? [];
}

function append(index: Map<string, number[]>, id: string, position: number): void {
  const known = index.get(id);
  if (known) known.push(position);
  else index.set(id, [position]);
}

function positionsOf(ids: readonly string[], index: ReadonlyMap<string, readonly number[]>): number[] {
  return [...new Set(ids.flatMap((id) => index.get(id) ?? []))].toSorted((a, b) => a - b);
}

/** Most living area of each building, m²; Infinity where neither storeys nor height are known. */
function mostAreaM2(buildings: FeatureTable): Float64Array {
  const storeys = numbersOf(buildings, 'storeys');
  const height = numbersOf(buildings, 'heightM');
  return Float64Array.from({ length: buildings.count }, (_, i) => {
    const told = storeys[i] as number;
    const byHeight = Math.round((height[i] as number) / storeyM);
    const count = largest(told, byHeight);
    if (!(count > 0)) return Number.POSITIVE_INFINITY;
    const footprint = partsOfFeature(buildings, i).reduce((sum, ring) => sum + signedArea(ring), 0);
    return mostOver * Math.abs(footprint) * (count + 1);
  });
}

/** The larger of two figures of which one or both may be unknown. */
function largest(a: number, b: number): number {
  return Number.isNaN(a) || b > a ? b : a;
}

function ofGroup(diagnosis: Diagnosis): Diagnosis {
  return { ...diagnosis, dwellings: Number.NaN, buildingM2: Number.NaN };
}

type Found = ReadonlyMap<number, readonly { readonly told: Diagnosis; readonly way: Way }[]>;

function columnsOf(count: number, found: Found): Record<string, Column> {
  const names = Object.keys(joinedNumbers) as JoinedNumber[];
  const numbers = names.map(() => numberColumn());
  const [heating, from, by] = [textColumn(), textColumn(), textColumn()];
  for (let i = 0; i < count; i++) {
    const records = found.get(i) ?? [];
    const told = records.map((one) => one.told);
    for (const [k, name] of names.entries()) numbers[k]?.push(figureOf(told, name));
    heating.push(commonHeating(told));
    from.push([...new Set(told.map((one) => one.from))].toSorted().join(' + '));
    by.push(records[0]?.way ?? '');
  }
  return {
    ...Object.fromEntries(names.map((name, k) => [name, (numbers[k] as (typeof numbers)[number]).build()])),
    joinedHeating: heating.build(),
    joinedFrom: from.build(),
    joinedBy: by.build(),
  };
}

/** The latest one of the whole building; without any, all of its dwellings'. */
function counting(told: readonly Diagnosis[]): readonly Diagnosis[] {
  const whole = told.filter((one) => one.isWhole);
  if (whole.length === 0) return told;
  return [whole.reduce((last, one) => (one.date > last.date ? one : last))];
}

/** Of those that tell it, the mean by the areas of their dwellings; counts and whole areas are never summed up from parts. */
function figureOf(told: readonly Diagnosis[], name: JoinedNumber): number {
  const key = joinedNumbers[name];
  let [sum, weights] = [0, 0];
  for (const one of counting(told.filter((each) => !Number.isNaN(each[key])))) {
    const weight = one.dwellingM2 > 0 ? one.dwellingM2 : 1;
    sum += weight * one[key];
    weights += weight;
  }
  return weights > 0 ? sum / weights : Number.NaN;
}

function commonHeating(told: readonly Diagnosis[]): string {
  const heatings = new Set(counting(told.filter((one) => one.heating !== null)).map((one) => one.heating));
  return heatings.size === 1 ? ([...heatings][0] ?? '') : '';
}
