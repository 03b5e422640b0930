import { kmhPerMPerS } from '../../../base/units.ts';
import type { Roads } from './roads.ts';

/** Seconds along each link at its free speed, without others; Infinity where it has none, and where it is not open. */
export function freeTimesS(roads: Roads, isOpen: (link: number) => boolean = () => true): Float64Array {
  return roads.lengthM.map((lengthM, link) => {
    const speedKmh = roads.freeSpeedKmh[link]!;
    return speedKmh > 0 && isOpen(link) ? (kmhPerMPerS * lengthM) / speedKmh : Infinity;
  });
}
