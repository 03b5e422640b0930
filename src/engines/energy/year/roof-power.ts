import type { WeatherYear } from '../../../territory/weather.ts';
import type { EnergyInput, Roof } from '../energy-input.ts';
import type { RoofPlane } from '../roofs/read-roof.ts';
import { writePlaneLight } from '../sun/sun-hours.ts';
import type { Plane } from '../sun/transposition.ts';
import { flatRoof, roofPlanes, sectors } from './planes.ts';
import type { SiteLight } from './site-light.ts';
import { cellRise, modulePower, roofYield } from './solar-roof.ts';

/** Planes that slope less than this carry modules on frames, as flat roofs do; steeper ones carry them as they lie, degrees. */
export const flatBelowDeg = 5;

/** How modules lie on a plane that was read. */
function modulesOn({ tilt, azimuth }: RoofPlane): Plane {
  return tilt < flatBelowDeg ? roofPlanes[flatRoof]! : { tilt, azimuth };
}

/** Position of each roof's first plane among all that were read. */
export function firstPlanes(roofs: readonly Roof[]): Uint32Array {
  const first = new Uint32Array(roofs.length);
  let count = 0;
  for (const [i, { planes }] of roofs.entries()) {
    first[i] = count;
    count += planes.length;
  }
  return first;
}

/** Planes of a roof in the order in which modules are laid on them: by the light of a year on a square metre. */
export function layingOrder(planeKwh: Float64Array, first: number, count: number): readonly number[] {
  const order = Array.from({ length: count }, (_, i) => first + i);
  return order.sort((a, b) => planeKwh[b]! - planeKwh[a]! || a - b);
}

/** Electricity of a year of a kilowatt, kWh: of the modules that a roof could carry, and of those that it does. */
export interface RoofYear {
  readonly couldKwh: number;
  readonly laidKwh: number;
}

/** What roofs give, one after the other. */
export class RoofPower {
  private readonly input: EnergyInput;
  private readonly light: SiteLight;
  private readonly airC: Float64Array;
  private readonly rise: Float64Array;
  private readonly losses: number;
  private readonly first: Uint32Array;
  private readonly onPlane: Float64Array;

  constructor(input: EnergyInput, light: SiteLight, weather: WeatherYear, losses: number) {
    this.input = input;
    this.light = light;
    this.airC = weather.airC;
    this.rise = cellRise(light, weather);
    this.losses = losses;
    this.first = firstPlanes(input.roofs);
    this.onPlane = new Float64Array(light.lit.hour.length);
  }

  /** @param target Written over with the hours of a kilowatt of the modules that the roof carries, W. */
  write(position: number, target: Float64Array): RoofYear {
    const roof = this.input.roofs[position]!;
    if (roof.planes.length > 0) return this.writeRead(position, roof, target);
    const { light, rise, airC, losses } = this;
    const kwh = roofYield(position, roof.plane, light, rise, airC, losses, target);
    return { couldKwh: kwh, laidKwh: kwh };
  }

  /** Modules lie first on the plane that has most light on a square metre, then on the next one, each as far as it goes. */
  private writeRead(position: number, roof: Roof, target: Float64Array): RoofYear {
    const { light, rise, airC, losses, onPlane } = this;
    const { lit, sun, planeKwh, planeHorizon } = light;
    const first = this.first[position]!;
    const allM2 = roof.planM2 * roof.slope;
    const could = this.input.usableShare[position]! * allM2;
    const laid = this.input.moduleShare[position]! * allM2;
    let [couldLeft, laidLeft, couldWh, laidWh] = [could, laid, 0, 0];
    target.fill(0);
    for (const at of layingOrder(planeKwh, first, roof.planes.length)) {
      const plane = roof.planes[at - first]!;
      const couldM2 = Math.min(couldLeft, plane.slopedM2);
      const laidM2 = Math.min(laidLeft, plane.slopedM2);
      if (couldM2 <= 0 && laidM2 <= 0) break;
      couldLeft -= couldM2;
      laidLeft -= laidM2;
      const horizon = planeHorizon.subarray(at * sectors, (at + 1) * sectors);
      writePlaneLight(sun, lit, modulesOn(plane), horizon, true, onPlane);
      const share = laid > 0 ? laidM2 / laid : 0;
      let sum = 0;
      for (let k = 0; k < onPlane.length; k++) {
        if (onPlane[k]! <= 0) continue;
        const hour = lit.hour[k]!;
        const power = modulePower(onPlane[k]!, airC[hour]!, rise[k]!, losses);
        target[hour]! += share * power;
        sum += power;
      }
      couldWh += couldM2 * sum;
      laidWh += laidM2 * sum;
    }
    return {
      couldKwh: could > 0 ? couldWh / could / 1000 : 0,
      laidKwh: laid > 0 ? laidWh / laid / 1000 : 0,
    };
  }
}
