/** Climate zones of the French regulation, in the order of its tables. */
export const climateZones = ['H1a', 'H1b', 'H1c', 'H2a', 'H2b', 'H2c', 'H2d', 'H3'] as const;

export type ClimateZone = (typeof climateZones)[number];

/** Under 400 m, 400 to 800 m, above. */
export type AltitudeClass = 0 | 1 | 2;

/** Where a place stands in the regulation's tables. */
export interface ClimatePlace {
  readonly zone: ClimateZone;
  readonly altitude: AltitudeClass;
}

export function altitudeClassOf(altitudeM: number): AltitudeClass {
  return altitudeM < 400 ? 0 : altitudeM <= 800 ? 1 : 2;
}
