import { valueAt } from '../../base/straight.ts';
import { electricShareIn } from '../../simulation/contract.ts';
import { type EmissionCurve, emissionGPerKm } from './copert.ts';
import { heavyCurveGPerKm } from './copert-heavy.ts';

/** Vehicles of a year in France. What COPERT has no curve for takes the nearest one. */
export interface Fleet {
  /** Of all cars. */
  readonly electric: number;
  /** Of cars that are not electric. */
  readonly diesel: number;
  /** Of diesel cars, by standard: Euro 4 and before, Euro 5, Euro 6. The house's own orders of magnitude. */
  readonly dieselStandards: readonly [number, number, number];
  /** Of heavy vehicles, Euro VI; the others count as Euro V. */
  readonly heavyRecent: number;
}

type ByYear = readonly (readonly [year: number, share: number])[];

/** Diesel cars among those not electric: 58.7 % of all in 2020, 48.3 % in 2025 (same source); kept before and after. */
const dieselShares: ByYear = [
  [2020, 0.587 / (1 - 0.004)],
  [2025, 0.483 / (1 - 0.029)],
];
/** Heavy vehicles under Euro VI, which every new one meets since 2014 (regulation 595/2009): the house's own orders of magnitude. */
const heavyRecentShares: ByYear = [
  [2013, 0],
  [2020, 0.6],
  [2025, 0.85],
  [2030, 1],
];

export function fleetOf(year: number, electricShare: number | null): Fleet {
  return {
    electric: electricShare ?? electricShareIn(year),
    diesel: valueAt(dieselShares, year),
    dieselStandards: [0.3, 0.3, 0.4],
    heavyRecent: valueAt(heavyRecentShares, year),
  };
}

/** g of CO₂-equivalent of a mean thermal car per km, fuel's making included (ADEME, Base Carbone). */
const ademeMeanGPerKm = 193;
/** Speeds over which that mean is taken, and their weights: an assumption, the same for every alternative. */
const meanSpeeds: readonly (readonly [kmh: number, weight: number])[] = [
  [30, 0.25],
  [50, 0.25],
  [80, 0.4],
  [110, 0.1],
];
const shape: EmissionCurve = 'CO2, petrol car 1.4–2.0 l, Euro 4';
const shapeMean = meanSpeeds.reduce((sum, [kmh, weight]) => sum + weight * emissionGPerKm(shape, kmh), 0);

/** g of CO₂ of a heavy vehicle per km at steady speeds (HBEFA 3, by SUMO's table), straight between. */
const heavyCo2: readonly (readonly [kmh: number, g: number])[] = [
  [30, 1373],
  [50, 1018],
  [70, 867],
  [90, 782],
];

export interface Emitted {
  readonly co2G: number;
  readonly noxG: number;
  readonly pmG: number;
}

/** g per km of one mean car at a speed. Electric cars have no tail-pipe. */
export function carGPerKm(fleet: Fleet, kmh: number): Emitted {
  const thermal = 1 - fleet.electric;
  const diesel = thermal * fleet.diesel;
  const [old, middle, recent] = fleet.dieselStandards;
  const nox = (name: EmissionCurve): number => emissionGPerKm(name, kmh);
  return {
    co2G: (thermal * ademeMeanGPerKm * emissionGPerKm(shape, kmh)) / shapeMean,
    noxG:
      diesel *
        (old * nox('NOx, diesel car 1.4–2.0 l, Euro 4') +
          middle * nox('NOx, diesel car 1.4–2.0 l, Euro 5') +
          recent * nox('NOx, diesel car 1.4–2.0 l, Euro 6')) +
      (thermal - diesel) * nox('NOx, petrol car 1.4–2.0 l, Euro 6'),
    pmG:
      diesel *
      (old * nox('PM, diesel car 1.4–2.0 l, Euro 4') +
        (middle + recent) * nox('PM, diesel car 1.4–2.0 l, Euro 6')),
  };
}

/**
 * g per km of one mean heavy vehicle at a speed: half rigid ones of 14 to 20 t, half articulated ones of 34 to 40 t (an
 * assumption), half loaded, on the flat.
 */
export function heavyGPerKm(fleet: Fleet, kmh: number): Emitted {
  const of = (pollutant: 'NOx' | 'PM', standard: 'Euro V' | 'Euro VI'): number =>
    (heavyCurveGPerKm(`${pollutant}, rigid 14–20 t, ${standard}`, kmh) +
      heavyCurveGPerKm(`${pollutant}, articulated 34–40 t, ${standard}`, kmh)) /
    2;
  const mean = (pollutant: 'NOx' | 'PM'): number =>
    fleet.heavyRecent * of(pollutant, 'Euro VI') + (1 - fleet.heavyRecent) * of(pollutant, 'Euro V');
  return { co2G: valueAt(heavyCo2, kmh), noxG: mean('NOx'), pmG: mean('PM') };
}
