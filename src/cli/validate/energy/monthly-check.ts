import { sum } from '../../../base/sum.ts';
import { heatLossWPerK, storageOf, type ThermalBuilding } from '../../../engines/energy/buildings/thermal.ts';
import { storage } from '../../../engines/energy/buildings/archetypes.ts';
import { monthlyNeedKwh, type SeasonTables } from '../../../engines/energy/dpe/monthly-need.ts';
import { type AltitudeClass, type ClimateZone, climateZones } from '../../../engines/energy/dpe/zones.ts';

/** Heat of people and appliances in the heating season, W, per m² and per adult (order of 31 March 2021, annex 1, 6.1). */
const gainW = { perM2: 3.52, perAdult: (90 * 132) / 168 };
/** Sunlight of a season on windows to the north over that to the south (same annex, C1: 0.2 to 0.4). */
const northShare = 0.3;
/** Glass of a window × what it lets through × curtains, as the engine has them for double glazing. */
const openShare = 0.7 * 0.63 * 0.85;

/**
 * The heating need of a building by 3CL's months, kWh a year at 19 °C: its losses as the engine found them, its windows by
 * side, no masks. An estimate by the method, no DPE.
 */
export function monthlyCheckKwh(
  building: ThermalBuilding,
  zone: ClimateZone,
  altitude: AltitudeClass,
  tables: SeasonTables,
): number {
  const at = climateZones.indexOf(zone);
  const months = (rows: SeasonTables['sunlightKwh']): readonly number[] => rows[0]?.[altitude]?.[at] ?? [];
  const [sunlight, hours] = [months(tables.sunlightKwh), months(tables.heatingHours)];
  const south = sunlight.map((_, month) => {
    const east = tables.eastFactors[at]?.[month] ?? 0;
    const west = tables.westFactors[at]?.[month] ?? 0;
    const side = (east + west) / 2;
    const factors = [northShare, (side + northShare) / 2, side, (1 + side) / 2, 1];
    return building.windowM2.reduce(
      (sum, area, octant) => sum + openShare * area * (factors[Math.min(octant, 8 - octant)] ?? 0),
      0,
    );
  });
  const internalW = gainW.perM2 * building.floorM2 + gainW.perAdult * building.people;
  return monthlyNeedKwh(
    {
      lossWPerK: heatLossWPerK(building),
      inertia: storageOf(building) === storage.heavy ? 'heavy' : 'medium',
      hasOldWalls: false,
      zone,
      altitude,
      solarKwh: sunlight.reduce((sum, light, month) => sum + light * (south[month] ?? 0), 0),
      southMonthsM2: sum(south),
      internalKwh: (internalW * sum(hours)) / 1000,
      recoveredKwh: 0,
    },
    tables,
  );
}
