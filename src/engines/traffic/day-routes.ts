import { sum } from '../../base/sum.ts';
import type { AssignedHour } from './day-assignment.ts';
import { everyKind, kindBits } from './dynamic/kinds.ts';
import type { Routes } from './dynamic/routes.ts';

const secondsPerHour = 3600;
/** Vehicles a day below which a route is left to rounding: a billionth of a vehicle moves nobody. */
const leastVehicles = 1e-9;

interface Draft {
  /** In bits of `kindBits`. */
  readonly kinds: number;
  readonly links: Int32Array;
  /** Vehicles by hour of the run. */
  readonly byHour: Float64Array;
}

/** Ways of a run's vehicles, and when they set out. */
export interface DayRoutes extends Routes {
  /** Vehicles of each route over the run. */
  readonly vehicles: Float64Array;
}

/**
 * The paths of all hours' equilibria, each distinct one once, in the order in which hours and pairs first use them.
 * Within an hour vehicles set out evenly.
 *
 * Where a link may close, heavy vehicles and cars have routes of their own; elsewhere nothing tells them apart.
 *
 * @param endS The last hour is cut there.
 * @param mayClose 1: links that are closed to some kind of vehicle for a while.
 */
export function* routesOfDay(
  hours: readonly AssignedHour[],
  endS: number,
  mayClose: Uint8Array,
): Generator<void, DayRoutes, void> {
  const drafts = new Map<string, Draft>();
  for (const [hour, { assignment, links: ofRoads }] of hours.entries()) {
    const part = Math.min(1, endS / secondsPerHour - hour);
    const { pairs, paths, classes } = assignment;
    for (const group of pairs.groups) {
      const { passengerCars } = classes[group.vehicleClass]!;
      for (let pair = group.first; pair < group.end; pair++) {
        for (let path = paths.head[pair]!; path >= 0; path = paths.next[path]!) {
          const vehicles = (part * paths.flow[path]!) / passengerCars;
          if (!(vehicles > 0)) continue;
          const links = paths.links
            .subarray(paths.start[path], paths.end[path])
            .filter((link) => link < ofRoads);
          const isApart = links.some((link) => mayClose[link] === 1);
          const kinds = !isApart ? everyKind : group.vehicleClass === 0 ? kindBits.car : kindBits.heavy;
          const key = `${kinds} ${links.join()}`;
          let draft = drafts.get(key);
          if (!draft) drafts.set(key, (draft = { kinds, links, byHour: new Float64Array(hours.length) }));
          draft.byHour[hour]! += vehicles;
        }
      }
      yield;
    }
  }
  return flattened(
    [...drafts.values()].filter(({ byHour }) => sum(byHour) >= leastVehicles),
    hours.length,
    endS,
  );
}

function flattened(drafts: readonly Draft[], hours: number, endS: number): DayRoutes {
  const first = new Int32Array(drafts.length + 1);
  const departureFirst = new Int32Array(drafts.length + 1);
  for (const [k, { links }] of drafts.entries()) {
    first[k + 1] = first[k]! + links.length;
    departureFirst[k + 1] = departureFirst[k]! + hours + 1;
  }
  const routes = {
    first,
    links: new Int32Array(first.at(-1)!),
    departureFirst,
    departureS: new Float64Array(departureFirst.at(-1)!),
    departed: new Float64Array(departureFirst.at(-1)!),
    kinds: Uint8Array.from(drafts, ({ kinds }) => kinds),
    vehicles: Float64Array.from(drafts, ({ byHour }) => sum(byHour)),
  };
  for (const [k, { links, byHour }] of drafts.entries()) {
    routes.links.set(links, first[k]);
    let at = departureFirst[k]!;
    let departed = 0;
    for (let hour = 0; hour <= hours; hour++) {
      routes.departureS[at] = Math.min(endS, hour * secondsPerHour);
      routes.departed[at++] = departed;
      departed += byHour[hour] ?? 0;
    }
  }
  return routes;
}
