import type { Roof } from '../energy-input.ts';
import { barePlanes, flatRoof, sectors } from './planes.ts';
import type { SiteLight } from './site-light.ts';
import { lightBehind } from './year-light.ts';

/** Light of a year on both slopes of each roof, kWh/m²: the one that faces nearer to the south, and the other, NaN: flat. */
export function roofLight(
  roofs: readonly Roof[],
  { roofHorizon, years }: SiteLight,
): Record<'roofSun' | 'roofSunOther', Float32Array<ArrayBuffer>> {
  const on = (plane: number, building: number): number => {
    const horizon = roofHorizon.subarray(building * sectors, (building + 1) * sectors);
    return lightBehind(years[plane]!, horizon, barePlanes[plane]!);
  };
  return {
    roofSun: Float32Array.from(roofs, ({ plane }, building) => on(plane, building)),
    roofSunOther: Float32Array.from(roofs, ({ plane }, building) =>
      plane === flatRoof ? Number.NaN : on((plane + flatRoof / 2) % flatRoof, building),
    ),
  };
}
