import type { EnergyInput } from '../energy-input.ts';
import { type Grouping, membersOf } from './grouping.ts';
import type { GroupYears } from './groups.ts';
import { type GroupDurationField, groupPowers } from './indicator-specs.ts';

/**
 * Sorted powers of every group, kW, in the order of its axis and of `groupPowers.hours`; NaN where no building of the
 * group is computed. Sorting a year takes about 0.8 ms: it pauses after each.
 */
export function* sortedPowers(
  input: EnergyInput,
  { posts, communes, blocks }: GroupYears,
): Generator<void, Record<GroupDurationField, Float32Array<ArrayBuffer>>, void> {
  return {
    postPowers: yield* powersOf(input, [[input.posts, posts]]),
    zonePowers: yield* powersOf(input, [
      [input.communes, communes],
      [input.blocks, blocks],
    ]),
  };
}

function* powersOf(
  { buildings }: EnergyInput,
  kinds: readonly (readonly [Grouping, netW: readonly Float64Array[]])[],
): Generator<void, Float32Array<ArrayBuffer>, void> {
  const { hours } = groupPowers;
  const groups = kinds.flatMap(([grouping, netW]) => {
    const members = membersOf(grouping);
    return netW.map((own, group) => ({
      netW: own,
      isComputed: members[group]!.some((building) => buildings[building] !== null),
    }));
  });
  const powersKw = new Float32Array(groups.length * hours.length).fill(Number.NaN);
  for (const [group, { netW, isComputed }] of groups.entries()) {
    if (!isComputed) continue;
    const rising = netW.toSorted();
    for (const [at, count] of hours.entries())
      powersKw[group * hours.length + at] = rising[rising.length - count]! / 1000;
    yield;
  }
  return powersKw;
}
