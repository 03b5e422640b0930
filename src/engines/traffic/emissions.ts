import { valueAt } from '../../base/straight.ts';
import { type EmissionCurve, emissionGPerKm } from './copert.ts';
import { heavyCurveGPerKm } from './copert-heavy.ts';
import type { Fleet } from './fleet.ts';

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
  const latest = fleet.dieselEuro6c;
  const nox = (name: EmissionCurve): number => emissionGPerKm(name, kmh);
  return {
    co2G: (thermal * ademeMeanGPerKm * emissionGPerKm(shape, kmh)) / shapeMean,
    noxG:
      diesel *
        (old * nox('NOx, diesel car 1.4–2.0 l, Euro 4') +
          middle * nox('NOx, diesel car 1.4–2.0 l, Euro 5') +
          recent *
            ((1 - latest) * nox('NOx, diesel car 1.4–2.0 l, Euro 6') +
              latest * nox('NOx, diesel car 1.4–2.0 l, Euro 6c'))) +
      (thermal - diesel) * nox('NOx, petrol car 1.4–2.0 l, Euro 6'),
    pmG:
      diesel *
      (old * nox('PM, diesel car 1.4–2.0 l, Euro 4') +
        (middle + recent) * nox('PM, diesel car 1.4–2.0 l, Euro 6')),
  };
}

/** g per km of one mean heavy vehicle at a speed: rigid ones of 14 to 20 t, articulated ones of 34 to 40 t, half loaded, on the flat. */
export function heavyGPerKm(fleet: Fleet, kmh: number): Emitted {
  const of = (pollutant: 'NOx' | 'PM', standard: 'Euro V' | 'Euro VI'): number =>
    fleet.rigid * heavyCurveGPerKm(`${pollutant}, rigid 14–20 t, ${standard}`, kmh) +
    (1 - fleet.rigid) * heavyCurveGPerKm(`${pollutant}, articulated 34–40 t, ${standard}`, kmh);
  const mean = (pollutant: 'NOx' | 'PM'): number =>
    fleet.heavyRecent * of(pollutant, 'Euro VI') + (1 - fleet.heavyRecent) * of(pollutant, 'Euro V');
  return { co2G: valueAt(heavyCo2, kmh), noxG: mean('NOx'), pmG: mean('PM') };
}
