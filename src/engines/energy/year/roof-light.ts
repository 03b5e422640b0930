import type { Roof } from '../energy-input.ts';
import { barePlanes, flatRoof, sectors } from './planes.ts';
import { firstPlanes, layingOrder } from './roof-power.ts';
import type { SiteLight } from './site-light.ts';
import { lightBehind } from './year-light.ts';

/**
 * Light of a year on each roof, kWh/m². Guessed: on the slope that faces nearer to the south, and on the other one, NaN: flat.
 * Read: on the plane with most light, and on the mean square metre of the others, NaN: there is one only.
 */
export function roofLight(
  roofs: readonly Roof[],
  { roofHorizon, years, planeKwh }: SiteLight,
): Record<'roofSun' | 'roofSunOther', Float32Array<ArrayBuffer>> {
  const first = firstPlanes(roofs);
  const on = (plane: number, building: number): number => {
    const horizon = roofHorizon.subarray(building * sectors, (building + 1) * sectors);
    return lightBehind(years[plane]!, horizon, barePlanes[plane]!);
  };
  const others = ({ planes }: Roof, building: number): number => {
    let [kwh, m2] = [0, 0];
    for (const at of layingOrder(planeKwh, first[building]!, planes.length).slice(1)) {
      const { slopedM2 } = planes[at - first[building]!]!;
      kwh += slopedM2 * planeKwh[at]!;
      m2 += slopedM2;
    }
    return m2 > 0 ? kwh / m2 : Number.NaN;
  };
  return {
    roofSun: Float32Array.from(roofs, ({ plane, planes }, building) =>
      planes.length > 0
        ? planeKwh[layingOrder(planeKwh, first[building]!, planes.length)[0]!]!
        : on(plane, building),
    ),
    roofSunOther: Float32Array.from(roofs, (roof, building) => {
      if (roof.planes.length > 0) return others(roof, building);
      return roof.plane === flatRoof ? Number.NaN : on((roof.plane + flatRoof / 2) % flatRoof, building);
    }),
  };
}
