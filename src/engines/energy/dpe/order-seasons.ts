import { sideCount } from '../buildings/footprints.ts';
import { climateOf, type Inertia, type SeasonTables } from './monthly-need.ts';
import { orderTables } from './order-tables.ts';
import { type ClimatePlace, climateZones } from './zones.ts';

/** The order's months of heating at a place. */
export interface OrderSeason {
  /** Under 19 °C, K h, and hours of heating, h, January first. */
  readonly degreeHours: readonly number[];
  readonly heatingHours: readonly number[];
  /** Light on upright windows in the open, Wh/m²: by side of the compass, the first one to the north, and month. */
  readonly sideWh: readonly (readonly number[])[];
}

export interface OrderSeasons {
  readonly usual: OrderSeason;
  /** Behind heavy walls of old materials. */
  readonly oldWalls: OrderSeason;
}

export function orderSeasons(place: ClimatePlace): OrderSeasons {
  return { usual: seasonAt(place, 'medium', false), oldWalls: seasonAt(place, 'heavy', true) };
}

function seasonAt(place: ClimatePlace, inertia: Inertia, hasOldWalls: boolean): OrderSeason {
  const { sunlight, degreeHours, heatingHours } = climateOf({ ...place, inertia, hasOldWalls }, orderTables);
  const at = climateZones.indexOf(place.zone);
  const sideWh = Array.from({ length: sideCount }, (_, side) =>
    sunlight.map((kWh, month) => 1000 * kWh * sideFactor(side, orderTables, at, month)),
  );
  return { degreeHours, heatingHours, sideWh };
}

/**
 * C1 of a side of eight. The order has four and does not say where they part; taken as quarters of the compass, a wall between two of
 * them faces one as likely as the other, since those of the run stand within 22.5° of their side.
 */
function sideFactor(side: number, tables: SeasonTables, zone: number, month: number): number {
  const { northFactors, eastFactors, westFactors } = tables;
  const of = (factors: SeasonTables['eastFactors']): number => factors[zone]![month]!;
  const quarters = [of(northFactors), of(eastFactors), 1, of(westFactors)];
  const before = quarters[Math.floor(side / 2)]!;
  const after = quarters[Math.ceil(side / 2) % quarters.length]!;
  return (before + after) / 2;
}
