import { pow } from '../../../base/math.ts';

/** Areas of windows by what they face, m². */
export interface WindowAreas {
  readonly horizontal: number;
  readonly east: number;
  readonly south: number;
  readonly west: number;
  readonly north: number;
}

/** A building of the TABULA typology, per m² of its reference area. */
export interface TabulaBuilding {
  readonly referenceM2: number;
  /** Through the envelope and by air, W/(K m²). */
  readonly transmissionWPerKM2: number;
  readonly airWPerKM2: number;
  /** F_red_temp: what lower temperatures at night and in side rooms leave of the loss. */
  readonly temperatureFactor: number;
  readonly windows: WindowAreas;
  /** g of the glass at normal incidence. */
  readonly glass: number;
}

/** The French climate and the use of TABULA (Loga and Diefenbach 2013, TABULA calculation method; FR.N, EU.MUH). */
const season = {
  days: 208.67,
  indoorC: 20,
  outdoorC: 7.1,
  sunKwh: { horizontal: 419, east: 265, south: 423, west: 265, north: 160 } satisfies WindowAreas,
};
const use = {
  internalWPerM2: 3,
  capacityWhPerKM2: 45,
  shadeUpright: 0.6,
  shadeFlat: 0.8,
  frame: 0.3,
  angle: 0.9,
};

/** Heating need of a season, kWh/(m² year) (Loga and Diefenbach 2013, eq. 1 to 12; gains after ISO 13790, 12.2). */
export function tabulaNeed(building: TabulaBuilding): number {
  const { transmissionWPerKM2, airWPerKM2, temperatureFactor, referenceM2, windows, glass } = building;
  const conductance = transmissionWPerKM2 + airWPerKM2;
  const loss = 0.024 * conductance * temperatureFactor * (season.indoorC - season.outdoorC) * season.days;
  const internal = 0.024 * use.internalWPerM2 * season.days;
  const solar = (lit(windows) * use.angle * (1 - use.frame) * glass) / referenceM2;
  const share = (solar + internal) / loss;
  const exponent = 0.8 + use.capacityWhPerKM2 / conductance / 30;
  const used =
    Math.abs(share - 1) < 1e-9
      ? exponent / (exponent + 1)
      : (1 - pow(share, exponent)) / (1 - pow(share, exponent + 1));
  return loss - used * (solar + internal);
}

/** Σ of shade × sunlight × area, kWh. */
function lit({ horizontal, east, south, west, north }: WindowAreas): number {
  const { sunKwh } = season;
  const upright = east * sunKwh.east + south * sunKwh.south + west * sunKwh.west + north * sunKwh.north;
  return use.shadeUpright * upright + use.shadeFlat * horizontal * sunKwh.horizontal;
}

/** Windows of French archetypes (TABULA/EPISCOPE, CC BY 4.0), m². */
export const tabulaWindows: Readonly<Record<string, WindowAreas>> = {
  'FR.N.MFH.01': { horizontal: 1.6, east: 39.47, south: 0, west: 35.56, north: 0 },
  'FR.N.MFH.02': { horizontal: 0, east: 1.36, south: 29.92, west: 4.32, north: 10.8 },
  'FR.N.MFH.03': { horizontal: 0, east: 0, south: 63.06, west: 0, north: 28.8 },
  'FR.N.MFH.04': { horizontal: 0, east: 34, south: 24, west: 54, north: 25 },
  'FR.N.MFH.05': { horizontal: 0, east: 26, south: 0, west: 13.89, north: 0 },
};

/** Windows that nothing is known of: the same on four sides. */
export function evenWindows(areaM2: number): WindowAreas {
  const side = areaM2 / 4;
  return { horizontal: 0, east: side, south: side, west: side, north: side };
}

/** g of glass by the U of its window, as the French archetypes have it: single, double, low-emissivity double, triple. */
export function tabulaGlass(uWPerM2K: number): number {
  if (uWPerM2K >= 4) return 0.83;
  if (uWPerM2K >= 2) return 0.75;
  return uWPerM2K > 1.2 ? 0.63 : 0.55;
}
