import type { SeasonTables } from '../../src/engines/energy/dpe/monthly-need.ts';
import { type ClimateZone, climateZones } from '../../src/engines/energy/dpe/zones.ts';
import type { WeatherYear } from '../../src/territory/weather.ts';

/** A made-up season of heating: months, January first. */
const season = {
  sunlightKwh: [40, 50, 80, 90, 80, 10, 0, 0, 0, 60, 40, 30],
  degreeHours: [11_000, 9000, 7000, 5000, 2000, 400, 0, 0, 0, 3000, 7000, 10_000],
  heatingHours: [744, 672, 744, 700, 400, 80, 0, 0, 0, 400, 720, 744],
};
const sideFactors = [0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.2, 1, 0.8, 0.6, 0.4, 0.3];
const lowZones: readonly ClimateZone[] = ['H1a', 'H2a', 'H2b'];

/** Made-up tables of 3CL: shorter seasons behind old walls, longer ones higher up, three zones without land above 800 m. */
export function madeUpSeasons(): SeasonTables {
  const byPlace = (months: readonly number[]): SeasonTables['degreeHours'] =>
    [1, 0.8].map((building) =>
      [1, 1.2, 1.4].map((altitude) =>
        climateZones.map((zone) =>
          months.map((value) =>
            altitude > 1.3 && lowZones.includes(zone) ? 0 : value * building * altitude,
          ),
        ),
      ),
    );
  const bySide = climateZones.map(() => sideFactors);
  return {
    sunlightKwh: byPlace(season.sunlightKwh),
    degreeHours: byPlace(season.degreeHours),
    heatingHours: byPlace(season.heatingHours),
    eastFactors: bySide,
    westFactors: bySide,
    northFactors: bySide,
  };
}

/** A made-up year at Lyon in which every day is like the other, without clouds. */
export function sunnyYear(): WeatherYear {
  const hours = Float64Array.from({ length: 8760 }, (_, hour) => hour);
  const startS = hours.map((hour) => Date.UTC(2023, 0, 1, 0) / 1000 - 3600 + 3600 * hour);
  return {
    name: 'made up',
    latitudeDeg: 45.75,
    longitudeDeg: 4.85,
    altitudeM: 170,
    utcOffsetH: 1,
    startS,
    sunS: startS.map((start) => start + 1800),
    sunIntervalS: 3600,
    airC: hours.map((hour) => 10 + 5 * Math.cos((2 * Math.PI * ((hour % 24) - 15)) / 24)),
    humidity: new Float64Array(8760).fill(70),
    pressurePa: new Float64Array(8760).fill(99_000),
    windM: new Float64Array(8760).fill(3),
    ghi: hours.map((hour) => Math.max(0, 300 * Math.cos((2 * Math.PI * ((hour % 24) - 12)) / 19))),
    parts: null,
    infraredW: null,
  };
}
