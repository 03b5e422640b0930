import { cellAt, type Grid } from '../base/grid.ts';
import type { AppliedTerritory } from '../scenario/applied.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { levelOf } from '../territory/road-words.ts';
import { hasOwnLevels, type Structures, structuresOf } from '../territory/structures.ts';
import type { Handed } from './cascade.ts';
import type { FieldData } from './contract.ts';
import { waterInTime, waterStepM } from './water-in-time.ts';

/** Samples are no farther apart than this part of a cell. */
const spacing = 0.5;

/** Where a road is looked at. `deckM`: what the water has to pass, m; NaN: the ground, hence any depth counts. */
interface Sample {
  readonly cell: number;
  readonly deckM: number;
}

/**
 * Water on each road of the alternative at each instant: the greatest depth along it, m, instants × roads.
 *
 * A bridge (`level` ≥ 1) has only the water that stands above its deck: the line's own elevations, or straight between
 * the ground at its ends where it has none. An underpass (≤ −1) has that of its entrances. Ends and entrances are those of
 * the whole structure, however many roads it is cut into.
 */
export function waterAlongRoads(
  { axes, fields, frames }: Handed,
  field: string,
  { layers }: AppliedTerritory,
): Float32Array<ArrayBuffer> | null {
  const table = layers.roads?.table;
  const grid = axes.cell;
  if (!table || !grid) return null;
  const ground = fields['ground'];
  const structures = structuresOf(table);
  const endLevels = structures.endLevels(
    (vertex) =>
      ground?.[cellAt(grid, table.xy[2 * vertex] as number, table.xy[2 * vertex + 1] as number)] ??
      Number.NaN,
  );
  const roads = Array.from({ length: table.count }, (_, road) =>
    samplesOf(table, road, grid, { structures, endLevels }),
  );
  return waterInTime(frames, field, roads, (samples, depth) => waterOn(samples, depth, ground));
}

function waterOn(samples: readonly Sample[], depth: Float32Array, ground: FieldData | undefined): number {
  let most = 0;
  for (const { cell, deckM } of samples) {
    const h = Math.round((depth[cell] as number) / waterStepM);
    if (h <= 0) continue;
    const above = Number.isNaN(deckM)
      ? h
      : Math.round((ground?.[cell] ?? Number.NaN) / waterStepM) + h - Math.round(deckM / waterStepM);
    if (above > most) most = above;
  }
  return most * waterStepM;
}

interface Decks {
  readonly structures: Structures;
  readonly endLevels: Float64Array;
}

function samplesOf(
  table: FeatureTable,
  road: number,
  grid: Grid,
  { structures, endLevels }: Decks,
): readonly Sample[] {
  const level = levelOf(table, road);
  const samples: Sample[] = [];
  const end = table.featureOffsets[road + 1] as number;
  for (let part = table.featureOffsets[road] as number; part < end; part++) {
    const first = table.partOffsets[part] as number;
    const last = (table.partOffsets[part + 1] as number) - 1;
    if (level < 0) samples.push(...entrances(table, structures.footings(part), grid));
    else samples.push(...along(table, first, last, grid, level > 0 ? deckOf(table, part, endLevels) : null));
  }
  return samples;
}

function entrances({ xy }: FeatureTable, vertices: readonly number[], grid: Grid): readonly Sample[] {
  return vertices.flatMap((vertex) => {
    const cell = cellAt(grid, xy[2 * vertex] as number, xy[2 * vertex + 1] as number);
    return cell < 0 ? [] : [{ cell, deckM: Number.NaN }];
  });
}

/** Elevation of a bridge's deck at a place of its line: vertex, and share of the way to the next one. */
type Deck = (vertex: number, share: number) => number;

function deckOf(table: FeatureTable, part: number, endLevels: Float64Array): Deck {
  const { xy, z } = table;
  const first = table.partOffsets[part] as number;
  const last = (table.partOffsets[part + 1] as number) - 1;
  if (z !== null && hasOwnLevels(table, part))
    return (vertex, share) =>
      (z[vertex] as number) + share * ((z[vertex + 1] ?? (z[vertex] as number)) - (z[vertex] as number));
  const [from, to] = [endLevels[2 * part] as number, endLevels[2 * part + 1] as number];
  const lengths = Float64Array.from({ length: last - first + 1 }, (_, k) =>
    k === 0 ? 0 : stepM(xy, first + k - 1),
  );
  for (let k = 1; k < lengths.length; k++) lengths[k] = (lengths[k] as number) + (lengths[k - 1] as number);
  const whole = lengths.at(-1) as number;
  return (vertex, share) => {
    const at = (lengths[vertex - first] as number) + share * stepM(xy, Math.min(vertex, last - 1));
    return whole > 0 ? from + ((to - from) * at) / whole : from;
  };
}

function stepM(xy: Float64Array, vertex: number): number {
  const dx = (xy[2 * vertex + 2] as number) - (xy[2 * vertex] as number);
  const dy = (xy[2 * vertex + 3] as number) - (xy[2 * vertex + 1] as number);
  return Math.sqrt(dx * dx + dy * dy);
}

function along(
  { xy }: FeatureTable,
  first: number,
  last: number,
  grid: Grid,
  deck: Deck | null,
): readonly Sample[] {
  const samples: Sample[] = [];
  for (let vertex = first; vertex < last; vertex++) {
    const pieces = Math.max(1, Math.ceil(stepM(xy, vertex) / (spacing * grid.cellSizeM)));
    for (let k = vertex === first ? 0 : 1; k <= pieces; k++) {
      const share = k / pieces;
      const x =
        (xy[2 * vertex] as number) + share * ((xy[2 * vertex + 2] as number) - (xy[2 * vertex] as number));
      const y =
        (xy[2 * vertex + 1] as number) +
        share * ((xy[2 * vertex + 3] as number) - (xy[2 * vertex + 1] as number));
      const cell = cellAt(grid, x, y);
      if (cell < 0) continue;
      // A bridge whose deck nobody knows is never said to be cut.
      const deckM = deck === null ? Number.NaN : knownOr(deck(vertex, share), Infinity);
      if (samples.at(-1)?.cell !== cell || deck !== null) samples.push({ cell, deckM });
    }
  }
  return samples;
}

function knownOr(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}
