import { sum } from '../../base/sum.ts';
import type { IndicatorRow, Members } from '../../simulation/contract.ts';
import type { MissingReason } from './indicator-specs.ts';

type Indices = Uint32Array<ArrayBuffer>;

/** Where values are in: indices of an axis, increasing. */
export function positions(values: Float64Array, isIn: (value: number, i: number) => boolean): Indices {
  const found: number[] = [];
  for (const [i, value] of values.entries()) if (isIn(value, i)) found.push(i);
  return Uint32Array.from(found);
}

/** A row of some members of an axis: how many, each with its weight. */
export function counted(
  axis: Members['axis'],
  indices: Indices,
  weight: Members['weight'],
  key?: string,
): IndicatorRow {
  const value = typeof weight === 'number' ? indices.length * weight : sum(weight);
  return { ...(key === undefined ? {} : { key }), value, members: { axis, indices, weight } };
}

/** A row without a value, and why. */
export function missing(reason: MissingReason, key?: string): IndicatorRow {
  return { ...(key === undefined ? {} : { key }), value: null, reason };
}
