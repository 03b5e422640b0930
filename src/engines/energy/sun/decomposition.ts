import { exp, sin } from '../../../base/math.ts';
import { radians } from './angles.ts';
import { absoluteAirMass, type Irradiance, relativeAirMass1966 } from './atmosphere.ts';

/** Sines of heights under it are taken as it: the clearness of a sun on the horizon has no meaning. */
const leastSine = 0.065;
/** Under it all light is diffuse, degrees. */
const leastElevation = 3;

/** Global irradiance over that above the air on the same horizontal plane, at most 1. */
function clearness(ghi: number, elevation: number, extraW: number): number {
  const sine = Math.max(sin(elevation * radians), leastSine);
  return Math.min(Math.max(ghi / (extraW * sine), 0), 1);
}

/**
 * Beam and diffuse parts of a global irradiance (Erbs, Klein and Duffie 1982, Solar Energy 28:293, eq. 1).
 *
 * @param elevation Of the Sun, degrees.
 * @param extraW Sunlight above the air, W/m².
 */
export function erbs(ghi: number, elevation: number, extraW: number): Irradiance {
  const kt = clearness(ghi, elevation, extraW);
  const dhi = ghi * erbsFraction(kt);
  const dni = (ghi - dhi) / sin(elevation * radians);
  if (elevation < leastElevation || ghi < 0 || dni < 0) return { ghi, dni: 0, dhi: ghi };
  return { ghi, dni, dhi };
}

function erbsFraction(kt: number): number {
  if (kt <= 0.22) return 1 - 0.09 * kt;
  if (kt > 0.8) return 0.165;
  return 0.9511 + kt * (-0.1604 + kt * (4.388 + kt * (-16.638 + kt * 12.336)));
}

/** Air mass above which DISC was not fitted. */
const mostAir = 12;
/** DISC's solar constant over that of `extraterrestrial`. */
const discConstant = 1370 / 1366.1;

/**
 * Beam irradiance from the global one (DISC, Maxwell 1987, SERI/TR-215-3087, eq. 3 to 8).
 *
 * @param extraW Sunlight above the air, W/m².
 * @param pressurePa At the place; that of the sea is what the published coefficients were used with.
 */
export function disc(ghi: number, elevation: number, extraW: number, pressurePa = 101_325): Irradiance {
  const sine = sin(elevation * radians);
  if (elevation < leastElevation || ghi <= 0) return { ghi, dni: 0, dhi: ghi };
  const extra = extraW * discConstant;
  const kt = clearness(ghi, elevation, extra);
  const airMass = Math.min(absoluteAirMass(relativeAirMass1966(elevation), pressurePa), mostAir);
  const [a, b, c] =
    kt <= 0.6
      ? [
          0.512 + kt * (-1.56 + kt * (2.286 - kt * 2.222)),
          0.37 + 0.962 * kt,
          -0.28 + kt * (0.932 - kt * 2.048),
        ]
      : [
          -5.743 + kt * (21.77 + kt * (-27.49 + kt * 11.56)),
          41.4 + kt * (-118.5 + kt * (66.05 + kt * 31.9)),
          -47.01 + kt * (184.2 + kt * (-222 + kt * 73.81)),
        ];
  const clear = 0.866 + airMass * (-0.122 + airMass * (0.0121 + airMass * (-0.000653 + airMass * 1.4e-5)));
  const dni = Math.max((clear - (a + b * exp(c * airMass))) * extra, 0);
  return { ghi, dni, dhi: ghi - dni * sine };
}
