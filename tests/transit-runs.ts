import fc from 'fast-check';
import type { Run } from '../src/engines/traffic/transit/timetable.ts';

/**
 * Any run of a bus with 2 to 5 calls at some of `stops` stops.
 *
 * @param leastRideS Shortest ride between two calls. @param closedOf How a call is closed, by the ride that comes to it.
 */
export function anyRunOver(stops: number, leastRideS: number, closedOf: (rideS: number) => number) {
  const call = fc.tuple(
    fc.nat({ max: stops - 1 }),
    fc.integer({ min: leastRideS, max: 60 }),
    fc.nat({ max: 5 }),
  );
  return fc
    .tuple(fc.nat({ max: 300 }), fc.array(call, { minLength: 2, maxLength: 5 }), fc.nat({ max: 2 }))
    .map(([start, calls, route]): Run => {
      let now = start;
      const times = calls.map(([, ride, wait]) => {
        const arrivalS = now + ride;
        now = arrivalS + wait;
        return { arrivalS, departureS: now };
      });
      return {
        route,
        stops: calls.map(([stop]) => stop),
        closed: calls.map(([, ride]) => closedOf(ride)),
        arrivalS: times.map(({ arrivalS }) => arrivalS),
        departureS: times.map(({ departureS }) => departureS),
      };
    });
}

/** Any walk between two of `stops` stops. */
export function anyWalkOver(stops: number) {
  return fc.record({
    from: fc.nat({ max: stops - 1 }),
    to: fc.nat({ max: stops - 1 }),
    seconds: fc.integer({ min: 1, max: 80 }),
  });
}
