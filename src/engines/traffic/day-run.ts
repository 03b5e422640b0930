import { retold } from '../../base/steps.ts';
import type { Parameters } from '../../simulation/contract.ts';
import { bansOf, queueingLinks } from './car-network.ts';
import { closedAt } from './closures.ts';
import { type AssignedHour, assignDay, type HourClosures } from './day-assignment.ts';
import { type DayDemand, dayDemand } from './day-demand.ts';
import { type DayRoutes, routesOfDay } from './day-routes.ts';
import { type Closure, type DayResult, simulateDay } from './dynamic/day.ts';
import { kindBits } from './dynamic/kinds.ts';
import { type CostPeriod, leastCostWays } from './dynamic/ways.ts';
import type { TrafficInput } from './input.ts';
import type { TrafficParameter } from './parameters.ts';
import type { Roads } from './roads/roads.ts';

const secondsPerHour = 3600;
/** Rounds after which an hour's assignment stops even above its gap; the gap reached is told. */
const mostIterations = 2000;

/** What a day of traffic came to. */
export interface TrafficDay {
  readonly demand: DayDemand;
  readonly hours: readonly AssignedHour[];
  /** Share of each hour that lies within the run. */
  readonly hourParts: Float64Array;
  /** Hour of the run with the most vehicles. */
  readonly peakHour: number;
  /** Vehicles on each link over the run, of both kinds, at the hours' equilibria; and heavy ones alone. */
  readonly vehicles: Float64Array;
  readonly heavy: Float64Array;
  readonly routes: DayRoutes;
  readonly queues: DayResult;
  readonly carClosures: readonly Closure[];
}

/** Demand, equilibrium of every hour, then vehicles through the day. Yields how far it is, 0 … 1. */
export function* runDay(
  input: TrafficInput,
  parameters: Parameters<TrafficParameter>,
  carClosures: readonly Closure[],
  heavyClosures: readonly Closure[],
): Generator<number, TrafficDay, void> {
  const { roads, durationS } = input;
  const links = roads.road.length;
  const count = Math.ceil(durationS / secondsPerHour);
  yield 0;
  const demand = yield* retold(dayDemand(input, parameters), () => 0);
  yield 0.05;
  const clockHour = (hour: number): number => (parameters.startHour + hour) % 24;
  const options = { gap: parameters.gap, iterations: mostIterations, carsPerHeavy: parameters.carsPerHeavy };
  const hours = yield* retold(
    assignDay(
      roads,
      count,
      (hour) => ({ key: `${clockHour(hour)}`, demand: demand.ofHour(clockHour(hour)) }),
      (hour) => closedInHour(carClosures, heavyClosures, links, hour),
      options,
    ),
    (share) => 0.05 + 0.45 * share,
  );
  const hourParts = Float64Array.from({ length: count }, (_, hour) =>
    Math.min(1, durationS / secondsPerHour - hour),
  );
  const { vehicles, heavy } = flowsOf(hours, hourParts, links, parameters.carsPerHeavy);
  const closures = [
    ...carClosures.map((one): Closure => ({ ...one, kinds: kindBits.car })),
    ...heavyClosures.map((one): Closure => ({ ...one, kinds: kindBits.heavy })),
  ];
  const mayClose = new Uint8Array(links);
  for (const { link } of closures) mayClose[link] = 1;
  const routes = yield* retold(routesOfDay(hours, durationS, mayClose), () => 0.5);
  const carsPerVehicle = vehicles.map((all, link) =>
    all > 0 ? 1 + (heavy[link]! / all) * (parameters.carsPerHeavy - 1) : 1,
  );
  const queueing = queueingLinks(roads, carsPerVehicle, parameters.spacing);
  const simulation = simulateDay(queueing, routes, {
    endS: durationS,
    stepS: parameters.step,
    closures,
    findWay: leastCostWays(roads.graph, periodsOf(roads, hours), roads.bans),
  });
  const queues = yield* retold(simulation, (timeS) => 0.55 + (0.35 * timeS) / durationS);
  return {
    demand,
    hours,
    hourParts,
    peakHour: peakOf(hours, hourParts),
    vehicles,
    heavy,
    routes,
    queues,
    carClosures,
  };
}

/** What ways round cost under way: the hour's times, for heavy vehicles where they may go. */
function periodsOf(roads: Roads, hours: readonly AssignedHour[]): readonly CostPeriod[] {
  const links = roads.road.length;
  const barred = bansOf(roads, 'heavy', null);
  return hours.map(({ equilibrium }, hour) => {
    const costs = equilibrium.time.subarray(0, links);
    const heavyCosts = costs.map((seconds, link) => seconds + barred[link]!);
    return { fromS: hour * secondsPerHour, costs, heavyCosts };
  });
}

/** Closures as an hour's drivers know them: those of its middle. */
function closedInHour(
  cars: readonly Closure[],
  heavies: readonly Closure[],
  links: number,
  hour: number,
): HourClosures {
  const at = (closures: readonly Closure[]): Uint8Array | null => {
    const isClosed = closedAt(closures, links, (hour + 0.5) * secondsPerHour);
    return isClosed.includes(1) ? isClosed : null;
  };
  const [car, heavy] = [at(cars), at(heavies)];
  const told = (isClosed: Uint8Array | null): string =>
    isClosed === null ? '' : [...isClosed.keys()].filter((link) => isClosed[link] === 1).join();
  return { key: `${told(car)}/${told(heavy)}`, car, heavy };
}

function flowsOf(
  hours: readonly AssignedHour[],
  parts: Float64Array,
  links: number,
  carsPerHeavy: number,
): { readonly vehicles: Float64Array; readonly heavy: Float64Array } {
  const vehicles = new Float64Array(links);
  const heavy = new Float64Array(links);
  for (const [hour, { equilibrium }] of hours.entries()) {
    const [cars, heavies] = equilibrium.classFlow as readonly [Float64Array, Float64Array];
    for (let link = 0; link < links; link++) {
      const heavyOnes = (parts[hour]! * heavies[link]!) / carsPerHeavy;
      vehicles[link]! += parts[hour]! * cars[link]! + heavyOnes;
      heavy[link]! += heavyOnes;
    }
  }
  return { vehicles, heavy };
}

/** Vehicles that set out in an hour, whatever way they find. */
function departuresIn({ assignment: { classes } }: AssignedHour): number {
  let vehicles = 0;
  for (const { demand } of classes) for (const trips of demand.trips) vehicles += trips;
  return vehicles;
}

function peakOf(hours: readonly AssignedHour[], parts: Float64Array): number {
  let [peak, most] = [0, -1];
  for (const [hour, one] of hours.entries()) {
    const vehicles = departuresIn(one) * parts[hour]!;
    if (vehicles > most) [peak, most] = [hour, vehicles];
  }
  return peak;
}
