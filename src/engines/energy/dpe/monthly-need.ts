import { sum } from '../../../base/sum.ts';
import { pow } from '../../../base/math.ts';
import { type ClimatePlace, climateZones } from './zones.ts';

/** How fast a building follows its gains. */
export type Inertia = 'heavy' | 'medium' | 'light';

/** What the months of heating depend on. */
interface HeatedPlace extends ClimatePlace {
  readonly inertia: Inertia;
  /** Walls of old materials: with heavy inertia, the year is another. */
  readonly hasOldWalls: boolean;
}

/** What a year of 3CL needs to know of a dwelling or a building. */
export interface MonthlyBuilding extends HeatedPlace {
  /** GV: loss per kelvin, by envelope and air, W/K. */
  readonly lossWPerK: number;
  /** Gains of the heating season, kWh: of the Sun, and of people and appliances. */
  readonly solarKwh: number;
  /** Σ over the twelve months of the area to the south that would let in as much sunlight, m²; null: not known. */
  readonly southMonthsM2: number | null;
  readonly internalKwh: number;
  /** Losses of hot water that heat the dwelling, kWh. */
  readonly recoveredKwh: number;
}

/** Twelve figures, January first. */
type Months = readonly number[];

/** Months by building (0 any other, 1 heavy with old walls), altitude and zone; zeros where a zone has no land so high. */
type MonthsByPlace = readonly (readonly (readonly Months[])[])[];

/** The method's months of heating at 19 °C (order of 31 March 2021, annex 1, 18.2, 18.3 and 18.5). */
export interface SeasonTables {
  /** Sunlight on an upright plane to the south while dwellings are heated, kWh/m². */
  readonly sunlightKwh: MonthsByPlace;
  /** Degree-hours under 19 °C, K h. */
  readonly degreeHours: MonthsByPlace;
  /** Hours of heating, h. */
  readonly heatingHours: MonthsByPlace;
  /** C1: sunlight on an upright window to the east, the west and the north over that to the south, by zone. */
  readonly eastFactors: readonly Months[];
  readonly westFactors: readonly Months[];
  readonly northFactors: readonly Months[];
}

/** Exponent of the share of gains that is of use (order of 31 March 2021, annex 1, 6.1). */
const exponents: Readonly<Record<Inertia, number>> = { heavy: 3.6, medium: 2.9, light: 2.5 };

/**
 * Heating need of a year at 19 °C, kWh, of which losses of hot water that are recovered are taken off (method
 * 3CL-DPE 2021, order of 31 March 2021, annex 1, 3 and 6.1): Σ GV (1 − F) DH / 1000, F = (X − X^α)/(1 − X^α), X = gains/(GV DH).
 * Gains of the year are spread over months: internal ones by the hours of heating, those of the Sun by the sunlight on
 * windows to the south and to the sides, in the mix that goes with the year's total (`windowMix`).
 */
export function monthlyNeedKwh(building: MonthlyBuilding, tables: SeasonTables): number {
  const { lossWPerK, solarKwh, internalKwh, recoveredKwh } = building;
  const { sunlight, degreeHours, heatingHours } = climateOf(building, tables);
  const sun = sunOnWindows(building, sunlight, tables);
  const [allSun, allHours] = [sum(sun), sum(heatingHours)];
  const gainsWh = degreeHours.map((_, month) => {
    const solar = (solarKwh * 1000 * sun[month]!) / allSun;
    return solar + (internalKwh * 1000 * heatingHours[month]!) / allHours;
  });
  const needKwh = needOfMonths(lossWPerK, building.inertia, degreeHours, gainsWh);
  return Math.max(needKwh - recoveredKwh, 0);
}

/**
 * Heating need of some months, kWh: Σ GV (1 − F) DH / 1000 (the same annex).
 *
 * @param degreeHours Under 19 °C, K h, by month; months without any are not heated. @param gainsWh Free heat of each month.
 */
export function needOfMonths(
  lossWPerK: number,
  inertia: Inertia,
  degreeHours: ArrayLike<number>,
  gainsWh: ArrayLike<number>,
): number {
  const exponent = exponents[inertia];
  let needWh = 0;
  for (let month = 0; month < degreeHours.length; month++) {
    const loss = lossWPerK * degreeHours[month]!;
    if (loss > 0) needWh += loss * (1 - usedShare(gainsWh[month]! / loss, exponent));
  }
  return needWh / 1000;
}

/** Sunlight of each month on the windows of a building, up to a factor. */
function sunOnWindows(
  building: MonthlyBuilding,
  sunlight: Months,
  { eastFactors, westFactors }: SeasonTables,
): Months {
  const { zone, solarKwh, southMonthsM2 } = building;
  const at = climateZones.indexOf(zone);
  const side = eastFactors[at]!.map((east, month) => (east + westFactors[at]![month]!) / 2);
  const perArea = southMonthsM2 === null || southMonthsM2 <= 0 ? null : solarKwh / southMonthsM2;
  const south = perArea === null ? 1 : windowMix(perArea, sunlight, side);
  return sunlight.map((light, month) => light * (south + (1 - south) * side[month]!));
}

/**
 * Share of windows to the south, 0 to 1, the rest to the sides, with which the areas of twelve months let in so much
 * sunlight: to the sides summer counts more, when nothing is heated. Σ (s + (1 − s) c) e = g Σ (s + (1 − s) c) for s.
 *
 * @param perArea g: gains of the season over the sum of the months' areas, kWh/m².
 */
function windowMix(perArea: number, sunlight: Months, side: Months): number {
  const excess = (factor: (month: number) => number): number =>
    sunlight.reduce((sum, light, month) => sum + factor(month) * (light - perArea), 0);
  const ofSouth = excess(() => 1);
  const ofSides = excess((month) => side[month]!);
  if (ofSouth === ofSides) return 1;
  return Math.max(0, Math.min(1, ofSides / (ofSides - ofSouth)));
}

/** Share of a month's loss that gains cover; exact also where they are equal. */
function usedShare(x: number, exponent: number): number {
  if (Math.abs(x - 1) < 1e-9) return 1 - 1 / exponent;
  const power = pow(x, exponent);
  return (x - power) / (1 - power);
}

interface MonthlyClimate {
  readonly sunlight: Months;
  readonly degreeHours: Months;
  readonly heatingHours: Months;
}

/** Months of a place; where a zone has no tables so high, those of the altitude below. */
export function climateOf(
  { zone, altitude, inertia, hasOldWalls }: HeatedPlace,
  { sunlightKwh, degreeHours, heatingHours }: SeasonTables,
): MonthlyClimate {
  const row = hasOldWalls && inertia === 'heavy' ? 1 : 0;
  const at = climateZones.indexOf(zone);
  const height = degreeHours[row]![altitude]![at]!.every((value) => value === 0) ? altitude - 1 : altitude;
  return {
    sunlight: sunlightKwh[row]![height]![at]!,
    degreeHours: degreeHours[row]![height]![at]!,
    heatingHours: heatingHours[row]![height]![at]!,
  };
}
