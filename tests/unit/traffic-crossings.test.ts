import { describe, expect, test } from 'vitest';
import { crossingsOf, withCrossings } from '../../src/engines/traffic/crossings.ts';
import type { Gate } from '../../src/engines/traffic/demand/gates.ts';
import { uses } from '../../src/engines/traffic/roads/roads.ts';
import { roadsOfLinks } from './traffic-demand-fixture.ts';

/** A motorway of two carriageways, 30 m apart, that a street of three places joins. */
const [westIn, east, A, westOut, B, eastIn, C, D] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const nodeXY = [0, 0, 2000, 0, 1000, 0, 0, 30, 1000, 30, 2000, 30, 1000, 500, 1000, 1000];
const motorway = uses.car | uses.heavy;
const street = motorway | uses.walk;
const link = (tail: number, head: number, use: number) => ({
  tail,
  head,
  road: 0,
  isForward: true,
  use,
  lengthM: 500,
  speedKmh: 50,
});
const roads = roadsOfLinks(nodeXY, [
  link(westIn, A, motorway),
  link(A, east, motorway),
  link(eastIn, B, motorway),
  link(B, westOut, motorway),
  link(A, C, street),
  link(C, B, street),
  link(C, D, street),
  link(D, C, street),
]);
const gate = (entry: number, exit: number): Gate => ({
  id: `gate/${exit}`,
  entry,
  exit,
  xM: nodeXY[2 * exit]!,
  yM: nodeXY[2 * exit + 1]!,
  importance: 1,
  road: 0,
});
const gates = [gate(westIn, westOut), gate(eastIn, east)];
const across = {
  from: [60, 20] as const,
  to: [1900, -40] as const,
  vehiclesPerDay: 10_000,
  heavyShare: 0.1,
};

describe('what a hypothesis sends through', () => {
  test('TR-343 goes in by one carriageway and out by the other, both ways, at the nearest ways out', () => {
    const { placed, lost } = crossingsOf(roads, gates, [across]);
    expect(lost).toEqual([]);
    const none = { origin: new Int32Array(0), destination: new Int32Array(0), trips: new Float64Array(0) };
    const { origin, destination, trips } = withCrossings(none, { placed, lost }, 'car', 8);
    expect([...origin]).toEqual([westIn, eastIn]);
    expect([...destination]).toEqual([east, westOut]);
    expect(trips[0]).toBe(trips[1]);
    const perDay = (kind: 'car' | 'heavy'): number => {
      const hours = Array.from({ length: 24 }, (_, hour) =>
        withCrossings(none, { placed, lost }, kind, hour).trips.reduce((sum, one) => sum + one, 0),
      );
      return hours.reduce((sum, one) => sum + one, 0);
    };
    expect(perDay('car')).toBeCloseTo(9000, 6);
    expect(perDay('heavy')).toBeCloseTo(1000, 6);
  });

  test('TR-343 ends at a node of the roads that is nearer than every way out', () => {
    const { placed } = crossingsOf(roads, gates, [{ ...across, to: [1010, 980] }]);
    expect(placed[0]!.ends[1]).toMatchObject({ entry: D, exit: D });
    expect(placed[0]!.ends[0]).toMatchObject({ entry: westIn, exit: westOut });
  });

  test('TR-343 is lost where an end is far from every road, or both ends are one', () => {
    const far = { ...across, to: [1000, 3100] as const };
    const round = { ...across, to: [10, 10] as const };
    const found = crossingsOf(roads, gates, [far, across, round]);
    expect(found.lost).toEqual([far, round]);
    expect(found.placed).toHaveLength(1);
    // A node of the street within 2 km of the end, and no way out nearer.
    expect(crossingsOf(roads, gates, [{ ...far, to: [1000, 2900] }]).lost).toEqual([]);
  });
});
