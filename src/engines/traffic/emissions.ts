import { type EmissionCurve, emissionGPerKm } from './copert.ts';

/**
 * Cars of a year in France. Shares of fuels and standards are the house's own orders of magnitude (after SDES, parc de
 * véhicules au 1ᵉʳ janvier), to be edited as a hypothesis; what COPERT has no curve for takes the nearest one.
 */
export interface Fleet {
  /** Of all cars. */
  readonly electric: number;
  /** Of cars that are not electric. */
  readonly diesel: number;
  /** Of diesel cars, by standard: Euro 4 and before, Euro 5, Euro 6. */
  readonly dieselStandards: readonly [number, number, number];
}

/** Years between which electric cars' share of the fleet is straight: 2020, 2025 known, later ones an assumption. */
const electricShares: readonly (readonly [year: number, share: number])[] = [
  [2015, 0.001],
  [2020, 0.006],
  [2025, 0.035],
  [2030, 0.14],
  [2035, 0.32],
  [2050, 0.9],
];

export function fleetOf(year: number, electricShare: number | null): Fleet {
  return {
    electric: electricShare ?? shareIn(year),
    diesel: 0.5,
    dieselStandards: [0.3, 0.3, 0.4],
  };
}

function shareIn(year: number): number {
  const [first] = electricShares;
  if (!first || year <= first[0]) return first?.[1] ?? 0;
  for (const [i, [to, share]] of electricShares.entries()) {
    const before = electricShares[i - 1];
    if (!before || year > to) continue;
    return before[1] + ((share - before[1]) * (year - before[0])) / (to - before[0]);
  }
  return electricShares.at(-1)?.[1] ?? 0;
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

/** g of CO₂ per km of a heavy vehicle; beyond the table's speeds, that of the nearest. */
export function heavyCo2GPerKm(kmh: number): number {
  const [first] = heavyCo2;
  if (!first || kmh <= first[0]) return first?.[1] ?? 0;
  for (const [i, [to, g]] of heavyCo2.entries()) {
    const before = heavyCo2[i - 1];
    if (!before || kmh > to) continue;
    return before[1] + ((g - before[1]) * (kmh - before[0])) / (to - before[0]);
  }
  return heavyCo2.at(-1)?.[1] ?? 0;
}
