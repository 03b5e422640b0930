/** A part of the envelope that lets no light through. */
export interface OpaqueElement {
  readonly areaM2: number;
  readonly uWPerM2K: number;
  /** Share of the light that is taken in: 0.6 for a surface of middle colour. */
  readonly absorptance: number;
  /** Share of what it sees that is sky: 1 flat, 0.5 upright. */
  readonly skyShare: number;
  /** Exchange with the sky by radiation, W/(m² K): 5 × emissivity. */
  readonly radiativeWPerM2K: number;
  /** How much colder the sky is than the air, K: 11 in temperate zones. */
  readonly skyFallK: number;
}

/** Resistance of the outer surface, m² K/W (ISO 6946). */
const outerResistance = 0.04;

/**
 * Adds what light gives to an opaque element less what it radiates to the sky (ISO 13790:2008, 11.3.2 and 11.3.4,
 * eq. 43, 45 and 46).
 *
 * @param targetW Gains, W, one value per hour; added to.
 * @param lightW Light on the element's plane, W/m².
 */
export function addOpaqueGain(targetW: Float64Array, lightW: Float64Array, element: OpaqueElement): void {
  const through = outerResistance * element.uWPerM2K * element.areaM2;
  const toSky = element.skyShare * element.radiativeWPerM2K * element.skyFallK;
  for (let i = 0; i < targetW.length; i++) {
    targetW[i] = targetW[i]! + through * (element.absorptance * lightW[i]! - toSky);
  }
}

/**
 * Adds what light gives through a window (ISO 13790:2008, 11.3.3, eq. 44).
 *
 * @param lightW Light on the glass that counts, its loss by the angle taken off, W/m².
 * @param openM2 Area of glass × its total transmittance at normal incidence × what shades leave.
 */
export function addWindowGain(targetW: Float64Array, lightW: Float64Array, openM2: number): void {
  for (let i = 0; i < targetW.length; i++) targetW[i] = targetW[i]! + openM2 * lightW[i]!;
}
