import { cbrt, pow } from '../../../../base/math.ts';

/** How an outer surface meets air, light and sky. */
export interface OuterSurface {
  /** Share of the light that is taken in. */
  readonly absorptance: number;
  /** Share of its radiation that goes to the cold sky: `skyShares`. */
  readonly skyShare: number;
}

/**
 * Shares of radiation that go to the cold sky: all of it from a flat roof; of an upright wall half sees the sky, and of
 * that √½ the cold part of it, since near the horizon it is as warm as the air (Walton 1983); none under a raised floor.
 */
export const skyShares = { roof: 1, wall: 0.5 * Math.SQRT1_2, floor: 0 } as const;

/** Exchange of outer surfaces by radiation, and with 20 for air in a wind of 4 m/s, W/(m² K) (ISO 52016-1:2017, conventional values). */
const outerRadiation = 4.14;
export const outerWPerM2K = 20 + outerRadiation;

/** How an inner surface warms the air that moves by its own warmth: factors of ∛|ΔT|, by the way of the heat. */
export interface InnerConvection {
  readonly toSurface: number;
  readonly toAir: number;
}

/** Heat that rises, goes sideways or sinks, W/(m² K^(4/3)) (Walton 1983, TARP: horizontal and upright surfaces). */
const [rising, sideways, sinking] = [9.482 / 6.283, 1.31, 1.81 / 2.382] as const;

export const innerConvection = {
  roof: { toSurface: rising, toAir: sinking },
  wall: { toSurface: sideways, toAir: sideways },
  floor: { toSurface: sinking, toAir: rising },
} as const satisfies Record<string, InnerConvection>;

/** Air is never wholly still: exchange at this difference at least, K. */
const leastDifferenceK = 0.1;

/** Exchange of an inner surface with the air that is warmer by so much, W/(m² K). */
export function innerExchange({ toSurface, toAir }: InnerConvection, differenceK: number): number {
  const factor = differenceK > 0 ? toSurface : toAir;
  return factor * cbrt(Math.max(Math.abs(differenceK), leastDifferenceK));
}

/** Exchange of inner surfaces with each other by radiation, W/(m² K) (the same). */
export const innerRadiation = 5.13;

/** Temperature of the sky as a black body, °C, from its long-wave irradiance on the horizontal, W/m². */
function skyTemperature(infraredW: number): number {
  return pow(infraredW / 5.67e-8, 0.25) - 273.15;
}

/** How much colder than the air the sky is where its long-wave irradiance is not known, K (ISO 52016-1:2017, annex B). */
const usualSkyFallK = 11;

/**
 * Temperature of an air that would warm or cool an outer surface as air, light and sky do together, °C, one value
 * per hour: θe + (α I − h_r F_sky (θe − θ_sky)) / h_e.
 *
 * @param lightW Light on the surface, W/m²; null: none.
 * @param infraredW Long-wave irradiance of the sky on the horizontal, W/m²; null: not known.
 */
export function solAirYear(
  outdoorC: Float64Array,
  lightW: Float64Array | null,
  infraredW: Float64Array | null,
  { absorptance, skyShare }: OuterSurface,
): Float64Array {
  return outdoorC.map((outdoor, hour) => {
    const fallK = infraredW ? outdoor - skyTemperature(infraredW[hour]!) : usualSkyFallK;
    const taken = absorptance * (lightW ? lightW[hour]! : 0);
    return outdoor + (taken - outerRadiation * skyShare * fallK) / outerWPerM2K;
  });
}
