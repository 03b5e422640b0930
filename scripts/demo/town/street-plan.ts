import { activityZone } from './streets/activity-zone.ts';
import { centre } from './streets/centre.ts';
import { east } from './streets/east.ts';
import { ecoDistrict } from './streets/eco-district.ts';
import { estate } from './streets/estate.ts';
import { lowQuarter } from './streets/low-quarter.ts';
import { neighbour } from './streets/neighbour.ts';
import { north } from './streets/north.ts';
import { southBank } from './streets/south-bank.ts';
import type { Street } from './streets/street.ts';

/** Streets of the quarters, the oldest first: those who came first had the choice of the ground. */
export const streets: readonly Street[] = [
  ...centre,
  ...southBank.slice(0, 4),
  ...neighbour.slice(0, 3),
  ...east,
  ...estate,
  ...lowQuarter,
  ...north,
  ...southBank.slice(4),
  ...activityZone,
  ...neighbour.slice(3),
  ...ecoDistrict,
];
