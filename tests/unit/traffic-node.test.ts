import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NodeStep, type Ways } from '../../src/engines/traffic/dynamic/node-step.ts';
import { Packets } from '../../src/engines/traffic/dynamic/packets.ts';

const unit = 1 << 20;

/** Units by approach, then by exit; the approaches' batches one after the other. */
interface Crossing {
  readonly batches: readonly (readonly (readonly number[])[])[];
  readonly room: readonly number[];
  readonly pace: readonly number[];
  readonly through?: number;
}

/** What passes in one step, by approach and exit. */
function passing({ batches, room, pace, through = Infinity }: Crossing): number[][] {
  const exits = room.length;
  const packets = new Packets(batches.length);
  const flows = batches.map(() => room.map(() => 0));
  const ways: Ways = {
    nextLink: (route) => route,
    turnBudget: () => -1,
    nodeBudget: () => (through === Infinity ? -1 : exits),
    pass: (approach, next, _route, _place, units) => {
      flows[approach]![next]! += units;
    },
  };
  const step = new NodeStep(packets, ways, Float64Array.from([...room, through]), batches.length);
  for (const [queue, own] of batches.entries()) {
    for (const parts of own) {
      packets.open(queue);
      for (const [exit, units] of parts.entries()) if (units > 0) packets.add(queue, exit, 0, units, 0, 0);
    }
    step.add(queue, packets.queueUnits[queue]!, pace[queue]!);
  }
  step.run();
  return flows;
}

/** The algorithm as Tampère et al. (2011) write it, §6.1, with fixed turning shares. */
function published(
  sending: readonly (readonly number[])[],
  room: readonly number[],
  pace: readonly number[],
) {
  const total = sending.map((flows) => flows.reduce((sum, flow) => sum + flow, 0));
  const oriented = sending.map((flows, i) => flows.map((flow) => (pace[i]! * flow) / total[i]!));
  const left = [...room];
  const result = sending.map((flows) => flows.map(() => 0));
  const competing = room.map((_, j) => new Set([...sending.keys()].filter((i) => sending[i]![j]! > 0)));
  for (;;) {
    const open = [...room.keys()].filter((j) => competing[j]!.size > 0);
    if (open.length === 0) return result;
    const level = (j: number): number =>
      left[j]! / [...competing[j]!].reduce((sum, i) => sum + oriented[i]![j]!, 0);
    const least = open.reduce((a, b) => (level(b) < level(a) ? b : a));
    const a = level(least);
    const bySending = [...competing[least]!].filter((i) => total[i]! <= a * pace[i]!);
    for (const i of bySending.length > 0 ? bySending : [...competing[least]!]) {
      for (const j of room.keys()) {
        result[i]![j] = bySending.length > 0 ? sending[i]![j]! : a * oriented[i]![j]!;
        left[j]! -= result[i]![j]!;
        competing[j]!.delete(i);
      }
    }
    if (bySending.length === 0) competing[least]!.clear();
  }
}

const amountsFrom = (least: number) => fc.oneof(fc.constant(0), fc.integer({ min: least, max: 4 * unit }));
const crossingsFrom = (least: number) =>
  fc
    .record({ approaches: fc.integer({ min: 1, max: 4 }), exits: fc.integer({ min: 1, max: 4 }) })
    .chain(({ approaches, exits }) => {
      const parts = fc
        .array(amountsFrom(least), { minLength: exits, maxLength: exits })
        .filter((flows) => flows.some((flow) => flow > 0));
      const many = { minLength: approaches, maxLength: approaches };
      return fc.record({
        batches: fc.array(fc.array(parts, { minLength: 1, maxLength: 3 }), many),
        room: fc.array(amountsFrom(least), { minLength: exits, maxLength: exits }),
        pace: fc.array(fc.integer({ min: unit / 8, max: 4 * unit }), many),
      });
    });
const crossings = crossingsFrom(1);
/** How unlike parts may be where a crossing is compared with its real-valued self. */
const spread = 16;
const mixed = crossingsFrom((4 * unit) / spread).map((crossing) => ({
  ...crossing,
  batches: crossing.batches.map((own) => own.slice(0, 1)),
}));
/** Whole units: each part rounds by one, and what is full may be short of one for each part that wanted in. */
const rounding = 16;
/**
 * Who stands where an exit is full by so many units more or less has as many times more for another exit as its parts are
 * unlike; and who stands there, again.
 */
const tolerance = rounding * spread * spread;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('node model', () => {
  test('TR-160 the crossing with four approaches of the publication', () => {
    const sending = [
      [0, 50, 150, 300],
      [100, 0, 300, 1600],
      [100, 100, 0, 600],
      [100, 800, 800, 0],
    ].map((flows) => flows.map((flow) => flow * unit));
    const flows = passing({
      batches: sending.map((own) => [own]),
      room: [1000, 2000, 1000, 2000].map((flow) => flow * unit),
      pace: [1000, 2000, 1000, 2000].map((flow) => flow * unit),
    });
    const a = 850 / (300 + (2000 * 800) / 1700);
    const expected = [
      [0, 50, 150, 300],
      [100 * a, 0, 300 * a, 1600 * a],
      [100, 100, 0, 600],
      [(2000 * a) / 17, (16_000 * a) / 17, (16_000 * a) / 17, 0],
    ];
    for (const [i, own] of flows.entries())
      for (const [j, units] of own.entries())
        expect(Math.abs(units / unit - expected[i]![j]!)).toBeLessThan(1e-4);
  });

  test('TR-161 no approach sends more than it has, no exit takes more than its room; all in whole units', () => {
    fc.assert(
      fc.property(crossings, ({ batches, room, pace }) => {
        const flows = passing({ batches, room, pace });
        for (const [i, own] of flows.entries())
          for (const [j, units] of own.entries()) {
            expect(Number.isInteger(units) && units >= 0).toBe(true);
            expect(units).toBeLessThanOrEqual(sum(batches[i]!.map((parts) => parts[j]!)));
          }
        for (const [j, most] of room.entries())
          expect(sum(flows.map((own) => own[j]!))).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('TR-162 mixed vehicles leave in the shares in which they stand, as the publication says', () => {
    fc.assert(
      fc.property(mixed, ({ batches, room, pace }) => {
        const sending = batches.map(([parts = []]) => parts);
        const flows = passing({ batches, room, pace });
        const expected = published(sending, room, pace);
        for (const [i, own] of flows.entries())
          for (const [j, units] of own.entries()) {
            expect(Math.abs(units - expected[i]![j]!)).toBeLessThan(tolerance);
            const share = sum(own) / sum(sending[i]!);
            expect(Math.abs(units - share * sending[i]![j]!)).toBeLessThan(tolerance);
          }
      }),
    );
  });

  test('TR-163 first in, first out: a batch moves only when those before it are through', () => {
    fc.assert(
      fc.property(crossings, ({ batches, room, pace }) => {
        for (const [i, own] of passing({ batches, room, pace }).entries()) {
          let rest = sum(own);
          const due = room.map(() => 0);
          for (const parts of batches[i]!) {
            const share = Math.min(1, rest / sum(parts));
            for (const j of room.keys()) due[j]! += share * parts[j]!;
            rest -= share * sum(parts);
          }
          for (const j of room.keys()) expect(Math.abs(own[j]! - due[j]!)).toBeLessThan(rounding);
        }
      }),
    );
  });

  test('TR-164 whoever stays behind finds an exit full: nothing more could pass', () => {
    fc.assert(
      fc.property(crossings, ({ batches, room, pace }) => {
        const flows = passing({ batches, room, pace });
        const left = room.map((most, j) => most - sum(flows.map((own) => own[j]!)));
        for (const [i, own] of flows.entries()) {
          let passed = sum(own);
          const first = batches[i]!.find((parts) => (passed -= sum(parts)) < 0);
          if (first === undefined) continue;
          expect(first.some((units, j) => units > 0 && left[j]! < rounding)).toBe(true);
        }
      }),
    );
  });

  test('TR-165 more vehicles behind a queue, and more room behind a free exit, change nothing (invariance)', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 2, max: 9 }), ({ batches, room, pace }, times) => {
        const flows = passing({ batches, room, pace });
        const isHeld = flows.map((own, i) => sum(own) + tolerance < sum(batches[i]![0]!));
        const isFree = room.map((most, j) => sum(flows.map((own) => own[j]!)) + tolerance < most);
        const again = passing({
          batches: batches.map(([parts = []], i) => [
            parts.map((units) => (isHeld[i] ? times * units : units)),
          ]),
          room: room.map((most, j) => (isFree[j] ? times * most : most)),
          pace,
        });
        for (const [i, own] of again.entries())
          for (const [j, units] of own.entries())
            expect(Math.abs(units - flows[i]![j]!)).toBeLessThan(2 * tolerance);
      }),
    );
  });

  test('TR-166 a node that lets few through shares that by the approaches’ paces', () => {
    const one = [[4 * unit]];
    expect(
      passing({ batches: [one, one], room: [9 * unit], pace: [unit, 2 * unit], through: 3 * unit }),
    ).toEqual([[unit], [2 * unit]]);
  });
});
