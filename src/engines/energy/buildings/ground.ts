import { log } from '../../../base/math.ts';

/** Of clay and silt, W/(m K), and the thickness of walls round a floor, m. */
const soil = { conductivity: 1.5, wallM: 0.3 };

/**
 * Heat through a floor and the ground under it, W/(m² K) (ISO 13370:2017, 7.1, slab on the ground).
 *
 * @param slabU Of the floor itself. @param widthM Surface over half the perimeter.
 */
export function groundU(slabU: number, widthM: number): number {
  const { conductivity, wallM } = soil;
  const thicknessM = wallM + conductivity / slabU;
  if (thicknessM >= widthM) return conductivity / (0.457 * widthM + thicknessM);
  const wide = Math.PI * widthM;
  return ((2 * conductivity) / (wide + thicknessM)) * log(wide / thicknessM + 1);
}

/** U values between which a floor is looked for, W/(m² K). */
const slabs = { least: 0.05, most: 6 };

/** The floor that with the ground under it lets through so much, W/(m² K): `groundU` the other way round. NaN: not told. */
export function slabU(wanted: number, widthM: number): number {
  if (!(wanted > 0)) return Number.NaN;
  let [low, high]: [number, number] = [slabs.least, slabs.most];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (groundU(middle, widthM) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
