import type { Members } from '../../simulation/contract.ts';

/** A sum over buildings, with what each gives to it. */
export function sumOf(
  positions: readonly number[],
  of: (i: number) => number,
): { readonly value: number; readonly members: Members } {
  const giving: number[] = [];
  const given: number[] = [];
  let value = 0;
  for (const i of positions) {
    const amount = of(i);
    value += amount;
    if (amount === 0) continue;
    giving.push(i);
    given.push(amount);
  }
  const [indices, weight] = [Uint32Array.from(giving), Float64Array.from(given)];
  return { value, members: { axis: 'building', indices, weight, kind: 'amounts' } };
}
