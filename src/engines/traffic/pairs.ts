import type { VehicleClass } from './network.ts';

/** Trips by class, origin and destination, in this order; those that go nowhere else are left out. */
export interface Pairs {
  readonly count: number;
  readonly destination: Int32Array;
  /** Passenger cars, > 0. */
  readonly amount: Float64Array;
  readonly groups: readonly PairGroup[];
}

/** The pairs of one class from one origin: `first` … `end − 1`. */
export interface PairGroup {
  readonly vehicleClass: number;
  readonly origin: number;
  readonly first: number;
  readonly end: number;
}

/** Trips of all classes as pairs: sorted, those of the same origin and destination added up. */
export function pairsOf(classes: readonly VehicleClass[]): Pairs {
  const destinations: number[] = [];
  const amounts: number[] = [];
  const groups: PairGroup[] = [];
  for (const [vehicleClass, { demand, passengerCars }] of classes.entries()) {
    const { origin, destination, trips } = demand;
    const loaded = Array.from(trips.keys()).filter((k) => trips[k]! > 0 && origin[k] !== destination[k]);
    const compare = (a: number, b: number): number =>
      origin[a]! - origin[b]! || destination[a]! - destination[b]! || a - b;
    // Whoever makes demands often has them in order already.
    if (loaded.some((k, i) => i > 0 && compare(loaded[i - 1]!, k) > 0)) loaded.sort(compare);
    let from = -1;
    let first = destinations.length;
    const close = (): void => {
      if (destinations.length > first)
        groups.push({ vehicleClass, origin: from, first, end: destinations.length });
      first = destinations.length;
    };
    for (const k of loaded) {
      if (origin[k] !== from) close();
      from = origin[k]!;
      const amount = trips[k]! * passengerCars;
      const last = destinations.length - 1;
      if (last >= first && destinations[last] === destination[k]) amounts[last]! += amount;
      else {
        destinations.push(destination[k]!);
        amounts.push(amount);
      }
    }
    close();
  }
  return {
    count: destinations.length,
    destination: Int32Array.from(destinations),
    amount: Float64Array.from(amounts),
    groups,
  };
}
