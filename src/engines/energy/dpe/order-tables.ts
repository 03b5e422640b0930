import { heavyDegreeHours, heavyHours, heavyMonths, heavySunlight } from './heavy-months.ts';
import type { SeasonTables } from './monthly-need.ts';
import { degreeHours, heatingHours, type MonthRows, type RowsByAltitude, sunlight } from './season-months.ts';
import { sideFactors } from './side-factors.ts';
import { climateZones } from './zones.ts';

/** The months of the order of 31 March 2021, annex 1, 18.2, 18.3 and 18.5. */
export const orderTables: SeasonTables = {
  sunlightKwh: [byZone(sunlight), byZone(behindHeavy(sunlight, heavySunlight))],
  degreeHours: [byZone(degreeHours), byZone(behindHeavy(degreeHours, heavyDegreeHours))],
  heatingHours: [byZone(heatingHours), byZone(behindHeavy(heatingHours, heavyHours))],
  eastFactors: climateZones.map((zone) => sideFactors[zone].east),
  westFactors: climateZones.map((zone) => sideFactors[zone].west),
  northFactors: climateZones.map((zone) => sideFactors[zone].north),
};

/** The months of any building with those that differ behind heavy old walls in their place. */
function behindHeavy(any: RowsByAltitude, heavy: RowsByAltitude): readonly MonthRows[] {
  return any.map((rows, altitude) =>
    rows.map((row, month) => heavy[altitude]![heavyMonths.findIndex((one) => one === month)] ?? row),
  );
}

function byZone(byAltitude: readonly MonthRows[]): SeasonTables['degreeHours'][number] {
  return byAltitude.map((rows) => climateZones.map((_, zone) => rows.map((row) => row[zone]!)));
}
