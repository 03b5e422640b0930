import { retold } from '../../base/steps.ts';
import type { Demand, VehicleClass } from './network.ts';
import { bansOf, freeCarTimesS, hourNetwork } from './car-network.ts';
import type { Equilibrium } from './equilibrium.ts';
import { PathAssignment } from './path-assignment.ts';
import { expandBans, expandDemand, expandNetwork, expandValues } from './roads/expand-bans.ts';
import type { Roads } from './roads/roads.ts';

/** Vehicles that leave in one hour, by kind. */
export interface HourDemand {
  readonly car: Demand;
  readonly heavy: Demand;
}

/** Links that nobody of a kind enters in an hour, 1 each; null: none. `key`: equal for equal closures. */
export interface HourClosures {
  readonly key: string;
  readonly car: Uint8Array | null;
  readonly heavy: Uint8Array | null;
}

/** One hour at its equilibrium. */
export interface AssignedHour {
  readonly assignment: PathAssignment;
  /** Those of the roads; links beyond, in paths and flows, are turns at junctions with bans. */
  readonly links: number;
  readonly equilibrium: Equilibrium;
  /** Vehicles of the demand that no way joins at this hour. */
  readonly unjoined: number;
}

export interface AssignmentOptions {
  readonly gap: number;
  readonly iterations: number;
  /** Passenger cars that a heavy vehicle counts for. */
  readonly carsPerHeavy: number;
}

/**
 * Each hour of a run at its user equilibrium, from the first on; every hour starts from the paths of the one before. An
 * hour alike another one (same demand, same closures) is solved once.
 *
 * @param demandOf Of hour h of the run.
 * @param closedIn Closures in hour h.
 */
export function* assignDay(
  roads: Roads,
  hours: number,
  demandOf: (hour: number) => { readonly key: string; readonly demand: HourDemand },
  closedIn: (hour: number) => HourClosures,
  options: AssignmentOptions,
): Generator<number, readonly AssignedHour[], void> {
  const freeS = freeCarTimesS(roads);
  const expanded = expandBans(roads.graph, roads.bans);
  const network = expandNetwork(expanded, hourNetwork(roads, freeS));
  const solved = new Map<string, AssignedHour>();
  const assigned: AssignedHour[] = [];
  let before: PathAssignment | undefined;
  for (let hour = 0; hour < hours; hour++) {
    const wanted = demandOf(hour);
    const closed = closedIn(hour);
    const key = `${wanted.key}|${closed.key}`;
    let found = solved.get(key);
    if (!found) {
      const classOf = (kind: 'car' | 'heavy', passengerCars: number): VehicleClass => ({
        passengerCars,
        extraCost: expandValues(expanded, bansOf(roads, kind, closed[kind]), 0),
        demand: expandDemand(expanded, wanted.demand[kind]),
      });
      yield hour / hours;
      const classes = [classOf('car', 1), classOf('heavy', options.carsPerHeavy)];
      yield hour / hours;
      const assignment = new PathAssignment(network, classes, before);
      yield hour / hours;
      const equilibrium = yield* retold(assignment.equilibrate(options), () => hour / hours);
      const { links } = expanded;
      found = { assignment, links, equilibrium, unjoined: unjoinedVehicles(assignment) };
      solved.set(key, found);
    }
    before = found.assignment;
    assigned.push(found);
    yield (hour + 1) / hours;
  }
  return assigned;
}

function unjoinedVehicles({ pairs, unjoined, classes }: PathAssignment): number {
  let vehicles = 0;
  for (const { vehicleClass, first, end } of pairs.groups)
    for (let pair = first; pair < end; pair++)
      if (unjoined.has(pair)) vehicles += pairs.amount[pair]! / classes[vehicleClass]!.passengerCars;
  return vehicles;
}
