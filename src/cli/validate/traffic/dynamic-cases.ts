import type { Curves } from '../../../engines/traffic/dynamic/curves.ts';
import { unitsPerVehicle } from '../../../engines/traffic/dynamic/links.ts';
import { countAt } from '../../../engines/traffic/dynamic/passages.ts';
import type { Route } from '../../../engines/traffic/dynamic/routes.ts';
import { rounded, type ValidationResult } from '../result.ts';
import { dayLinks, dayOf, type DayRoad } from './day-roads.ts';

/** Flows of steady states are held to this: capacities are whole units of 2⁻²⁰ vehicle by step. */
const flowTolerance = 1e-5;

/** When the count of a place reaches so many vehicles. */
function instantOf({ first, timeS, units }: Curves, place: number, vehicles: number): number {
  const due = vehicles * unitsPerVehicle;
  for (let point = first[place] ?? 0; point < (first[place + 1] ?? 0); point++) {
    const reached = units[point] ?? 0;
    if (reached < due) continue;
    const before = units[point - 1] ?? 0;
    const start = timeS[point - 1] ?? 0;
    return start + ((due - before) / (reached - before)) * ((timeS[point] ?? 0) - start);
  }
  return Infinity;
}

/** Vehicles a second at a place between two instants. */
function flow(curves: Curves, place: number, fromS: number, toS: number): number {
  return (countAt(curves, place, toS) - countAt(curves, place, fromS)) / (toS - fromS);
}

/** Vehicles that set out evenly. */
function evenly(links: readonly number[], perS: number, untilS: number): Route {
  return {
    links,
    departures: [
      [0, 0],
      [untilS, perS * untilS],
    ],
  };
}

const bottleneckSteps = [10, 7, 3.5, 1.75, 1] as const;
/** Exact solution of the kinematic wave: 0.8 a second for 500 s, 0.4 to 1500 s, 0.6667 out. */
const exactPeak = 500 * (0.8 - 2 / 3);
const exactMeanS = 31.25;

function bottleneck(
  stepS: number,
  packet: number,
): { peak: number; at750S: number; meanS: number; waitedS: number } {
  const roads = [
    { from: 0, to: 1 },
    { from: 1, to: 2, speed: 10, capacity: 1 / 1.5 },
  ];
  const route: Route = {
    links: [0, 1],
    departures: [
      [0, 0],
      [500, 400],
      [1500, 800],
    ],
  };
  const { exits, trips } = dayOf(dayLinks(roads), [route], { stepS, endS: 2000, packet });
  let peak = 0;
  for (let second = 0; second <= 1500; second++) {
    const wished = Math.min(0.8 * second, 200 + 0.4 * second);
    peak = Math.max(peak, wished - countAt(exits, 0, second + 50));
  }
  return {
    peak,
    at750S: instantOf(exits, 1, 500) - (750 + 150),
    meanS: (trips.travelS[0] ?? 0) / 800 - 150,
    waitedS: trips.waitedS[0] ?? 0,
  };
}

/** Two roads of 1 km, the second one slower: the queue reaches the origin, and those who wait there count. */
export function bottleneckCase(): ValidationResult {
  const figures: Record<string, number> = {};
  const expected: Record<string, number | string> = {};
  let held = true;
  for (const stepS of bottleneckSteps) {
    const { peak, at750S, meanS, waitedS } = bottleneck(stepS, 0);
    const values = {
      'excess vehicles at the peak': [peak, exactPeak, 0.8 * stepS],
      'delay of the vehicle of 750 s (s)': [at750S, 0, stepS],
      'mean delay (s)': [meanS, exactMeanS, stepS],
      // Those who wait: from 250 s, (0.8 − 0.6667) (t − 250) until the peak at 500 s, then down to none at 625 s.
      'waiting at the origin (vehicle-seconds)': [waitedS, 6250, 800 * stepS],
    } as const;
    for (const [name, [value, exact, tolerance]] of Object.entries(values)) {
      figures[`step ${stepS} s: ${name}`] = rounded(value, 6);
      expected[`step ${stepS} s: ${name}`] = rounded(exact, 6);
      // Units of 2⁻²⁰ vehicle by step add up to a hundredth of a second for 800 vehicles.
      const exactly = 50 % stepS === 0 ? 0.001 * Math.max(1, Math.abs(exact)) : tolerance;
      held &&= Math.abs(value - exact) <= Math.min(tolerance, exactly);
    }
  }
  return {
    case: 'kinematic-wave bottleneck',
    figures,
    expected,
    tolerance:
      'one step, and 0.001 of the value where steps divide the times of the links; steps of 7, 3.5 and 1.75 s do not',
    pass: held,
  };
}

interface NodeCase {
  readonly name: string;
  readonly roads: readonly DayRoad[];
  readonly routes: readonly Route[];
  /** Vehicles a second in the steady state: at the exit of which link, counted from entry to the next where given. */
  readonly flows: readonly (readonly [link: number, perS: number])[];
}

const untilS = 3000;
const nodeCases: readonly NodeCase[] = [
  {
    name: 'merge, priorities 1 to 2',
    roads: [
      { from: 0, to: 2, priority: 1 },
      { from: 1, to: 2, priority: 2 },
      { from: 2, to: 3 },
    ],
    routes: [evenly([0, 2], 0.8, untilS), evenly([1, 2], 0.8, untilS)],
    flows: [
      [0, 0.8 / 3],
      [1, 1.6 / 3],
    ],
  },
  {
    name: 'merge, priorities by capacity',
    roads: [
      { from: 0, to: 2, capacity: 0.4 },
      { from: 1, to: 2 },
      { from: 2, to: 3, capacity: 0.6 },
    ],
    routes: [evenly([0, 2], 0.4, untilS), evenly([1, 2], 0.8, untilS)],
    flows: [
      [0, 0.2],
      [1, 0.4],
    ],
  },
  {
    name: 'merge, one road below its share',
    roads: [
      { from: 0, to: 2 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ],
    routes: [evenly([0, 2], 0.1, untilS), evenly([1, 2], 0.8, untilS)],
    flows: [
      [0, 0.1],
      [1, 0.7],
    ],
  },
  {
    name: 'diverge, first in first out, a branch of 0.4',
    roads: [
      { from: 0, to: 1 },
      { from: 1, to: 2, capacity: 0.4 },
      { from: 1, to: 3 },
    ],
    routes: [evenly([0, 1], 0.6, untilS), evenly([0, 2], 0.2, untilS)],
    flows: [
      [0, 1.6 / 3],
      [1, 0.4],
      [2, 0.4 / 3],
    ],
  },
  {
    name: 'two into two',
    roads: [
      { from: 0, to: 2 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
      { from: 2, to: 4 },
    ],
    routes: [
      evenly([0, 2], 0.4, untilS),
      evenly([0, 3], 0.4, untilS),
      evenly([1, 2], 0.6, untilS),
      evenly([1, 3], 0.2, untilS),
    ],
    flows: [
      [0, 0.64],
      [1, 0.64],
      [2, 0.8],
      [3, 0.48],
    ],
  },
  {
    name: 'signal, green for half of the time',
    roads: [
      { from: 0, to: 1, green: 0.5 },
      { from: 1, to: 2 },
    ],
    routes: [evenly([0, 1], 0.8, untilS)],
    flows: [
      [0, 0.4],
      [1, 0.4],
    ],
  },
];

const steady = [1500, 2900] as const;

function nodeExits(roads: readonly DayRoad[], routes: readonly Route[], packet: number): Curves {
  return dayOf(dayLinks(roads), routes, { stepS: 1, endS: untilS, packet }).exits;
}

/** Steady flows through nodes. */
export function nodeFlowCase(): ValidationResult {
  const figures: Record<string, number> = {};
  const expected: Record<string, number> = {};
  let held = true;
  for (const { name, roads, routes, flows } of nodeCases) {
    const exits = nodeExits(roads, routes, 0);
    for (const [link, exact] of flows) {
      const key = `${name}: out of link ${link} (vehicles a second)`;
      const found = flow(exits, link, ...steady);
      figures[key] = rounded(found, 6);
      expected[key] = rounded(exact, 6);
      held &&= Math.abs(found - exact) <= flowTolerance;
    }
  }
  return {
    case: 'merges, diverges and signals',
    figures,
    expected,
    tolerance: `${flowTolerance} vehicle a second (capacities are whole units of 2⁻²⁰ vehicle by step)`,
    pass: held,
  };
}

const chainSteps = [10, 5, 1] as const;
/** The queue's state at 0.2 a second: k = 0.2 − 0.2/5, and the speed of its end against 0.4 a second. */
const shockMPerS = (0.4 - 0.2) / (0.2 - 0.2 / 5 - 0.4 / 20);

/** Roads of 500 m behind an exit that lets out a quarter of its capacity, half of what comes. */
const chain = [0, 1, 2, 3].map((from) => ({
  from,
  to: from + 1,
  length: 500,
  green: from === 3 ? 0.25 : 1,
}));

/** When the queue has filled each of four roads. */
function fillingS(stepS: number, packet: number): readonly { found: number; exact: number }[] {
  const route = evenly([0, 1, 2, 3], 0.4, 3000);
  const { entries } = dayOf(dayLinks(chain), [route], { stepS, endS: 3000, packet });
  return [3, 2, 1, 0].map((link) => ({
    found: slowsAt(entries, link, 0.4, 25 * link),
    exact: 100 + ((4 - link) * 500) / shockMPerS,
  }));
}

/** When a count that rises evenly from an instant on falls behind: where its last straight lines cross. */
function slowsAt(entries: Curves, link: number, perS: number, fromS: number): number {
  const late = 2990;
  const slow = flow(entries, link, late - 500, late);
  const count = countAt(entries, link, late);
  return (perS * fromS + count - slow * late) / (perS - slow);
}

/** A queue that fills road after road. */
export function spillBackCase(): ValidationResult {
  const figures: Record<string, number> = {};
  const expected: Record<string, number | string> = {};
  let held = true;
  for (const stepS of chainSteps) {
    for (const [k, { found, exact }] of fillingS(stepS, 0).entries()) {
      figures[`step ${stepS} s: road ${4 - k} is full at (s)`] = rounded(found, 6);
      expected[`step ${stepS} s: road ${4 - k} is full at (s)`] = rounded(exact, 6);
      held &&= Math.abs(found - exact) <= stepS;
    }
  }
  return {
    case: 'spill-back through four roads',
    figures,
    expected,
    tolerance: 'one step',
    pass: held,
  };
}

/** Even arrivals of 0.5 a second for 600 s at an exit of 0.25 a second: longest queue, mean delay, last exit. */
function queue(packet: number): readonly [number, number, number] {
  const roads = [{ from: 0, to: 1, length: 5000, green: 0.25 / 0.8 }];
  const { entries, exits, trips } = dayOf(dayLinks(roads), [evenly([0], 0.5, 600)], {
    stepS: 1,
    endS: 2000,
    packet,
  });
  return [
    countAt(entries, 0, 600) - countAt(exits, 0, 850),
    (trips.travelS[0] ?? 0) / 300 - 250,
    instantOf(exits, 0, 300 - 1e-3),
  ];
}

const exactQueue = {
  'longest queue (vehicles)': 150,
  'mean delay (s)': 300,
  'last vehicle leaves at (s)': 1450,
} as const;

/** The queue with even arrivals and even service. */
export function queueCase(): ValidationResult {
  const found = queue(0);
  const names = Object.entries(exactQueue);
  return {
    case: 'queue with even arrivals and even service (D/D/1)',
    figures: Object.fromEntries(names.map(([name], k) => [name, rounded(found[k] ?? 0, 6)])),
    expected: exactQueue,
    tolerance: '0.001 of each value (whole units of 2⁻²⁰ vehicle)',
    pass: names.every(([, exact], k) => Math.abs((found[k] ?? 0) - exact) <= 1e-3 * exact),
  };
}

/** The same cases with vehicles that move one by one: what differs is a vehicle, or the time between two of them. */
export function wholeVehiclesCase(): ValidationResult {
  const figures: Record<string, number> = {};
  const expected: Record<string, number> = {};
  let held = true;
  const compare = (name: string, found: number, exact: number, tolerance: number): void => {
    figures[name] = rounded(found, 6);
    expected[name] = rounded(exact, 6);
    held &&= Math.abs(found - exact) <= tolerance;
  };
  for (const stepS of [10, 1]) {
    const { peak, at750S, meanS } = bottleneck(stepS, 1);
    const before = `bottleneck, step ${stepS} s: `;
    compare(`${before}excess vehicles at the peak`, peak, exactPeak, 1);
    compare(`${before}delay of the vehicle of 750 s (s)`, at750S, 0, 1 / 0.4);
    compare(`${before}mean delay (s)`, meanS, exactMeanS, 1.5);
    for (const [k, { found, exact }] of fillingS(stepS, 1).entries())
      compare(`step ${stepS} s: road ${4 - k} is full at (s)`, found, exact, 1 / 0.2);
  }
  for (const { name, roads, routes, flows } of nodeCases) {
    const exits = nodeExits(roads, routes, 1);
    const [fromS, toS] = steady;
    for (const [link, exact] of flows)
      compare(
        `${name}: out of link ${link} (vehicles a second)`,
        flow(exits, link, fromS, toS),
        exact,
        1 / (toS - fromS),
      );
  }
  const found = queue(1);
  for (const [k, [name, exact]] of Object.entries(exactQueue).entries())
    compare(name, found[k] ?? 0, exact, 1 / 0.25);
  return {
    case: 'kinematic waves with whole vehicles',
    figures,
    expected,
    tolerance: 'one vehicle, or the time between two vehicles at the exit concerned; not the step',
    pass: held,
  };
}
