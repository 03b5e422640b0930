import { expect, test } from 'vitest';
import { type AssignedHour, assignDay } from '../../src/engines/traffic/day-assignment.ts';
import { routesOfDay } from '../../src/engines/traffic/day-routes.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import type { BanRequest } from '../../src/engines/traffic/roads/turn-bans.ts';
import { roadTable } from '../road-table.ts';

const whole = { nature: 'Route à 1 chaussée', importance: '4', urban: 'Oui', lanes: 2, speedKmh: 50 };

/** A cross, and a way round from its west to its north. */
const table = roadTable([
  {
    ...whole,
    id: 'west',
    line: [
      [-500, 0],
      [0, 0],
    ],
  },
  {
    ...whole,
    id: 'east',
    line: [
      [0, 0],
      [500, 0],
    ],
  },
  {
    ...whole,
    id: 'north',
    line: [
      [0, 0],
      [0, 500],
    ],
  },
  {
    ...whole,
    id: 'round',
    line: [
      [-500, 0],
      [-900, 900],
      [0, 500],
    ],
  },
]);

function finished<T>(pieces: Generator<unknown, T, void>): T {
  for (;;) {
    const next = pieces.next();
    if (next.done === true) return next.value;
  }
}

function hourWith(bans: readonly BanRequest[]) {
  const roads = createRoads(table, { bans });
  const at = (x: number, y: number): number =>
    [...Array(roads.graph.nodes).keys()].findIndex(
      (k) => roads.nodeXY[2 * k] === x && roads.nodeXY[2 * k + 1] === y,
    );
  const demand = {
    origin: Int32Array.of(at(-500, 0), at(0, 0), at(500, 0)),
    destination: Int32Array.of(at(0, 500), at(0, 500), at(0, 0)),
    trips: Float64Array.of(100, 10, 7),
  };
  const none = { origin: new Int32Array(0), destination: new Int32Array(0), trips: new Float64Array(0) };
  const hours = finished(
    assignDay(
      roads,
      1,
      () => ({ key: 'all', demand: { car: demand, heavy: none } }),
      () => ({ key: '', car: null, heavy: null }),
      { gap: 1e-10, iterations: 100, carsPerHeavy: 2 },
    ),
  );
  const flowOf = (id: string): number => {
    const [hour] = hours as readonly [AssignedHour];
    return roads.road.reduce(
      (sum, feature, link) => sum + (table.ids[feature] === id ? hour.equilibrium.flow[link]! : 0),
      0,
    );
  };
  return { roads, hours, flows: ['west', 'east', 'north', 'round'].map((id) => Math.round(flowOf(id))) };
}

test('TR-110 a day’s drivers go round a banned turn; those who begin or end at the junction do not', () => {
  expect(hourWith([]).flows).toEqual([100, 7, 110, 0]);
  const { roads, hours, flows } = hourWith([{ id: 'b', from: 'west', to: ['north'], at: null }]);
  expect(flows).toEqual([0, 7, 10, 100]);
  const routes = finished(routesOfDay(hours, 3600, new Uint8Array(roads.road.length)));
  expect([...routes.links].every((link) => link < roads.road.length)).toBe(true);
  expect(routes.first.length - 1).toBe(3);
});
