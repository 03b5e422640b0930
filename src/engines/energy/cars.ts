import { AppError } from '../../base/errors.ts';
import type { Text } from '../../base/text.ts';
import {
  electricCars,
  electricCarsText,
  type Hypothesis,
  type IndicatorRow,
  type Parameters,
} from '../../simulation/contract.ts';
import type { EnergyParameter } from './parameters.ts';
import type { CarFleet } from './systems/home-charging.ts';

/** Electric cars of a hypothesis, and what is to be told of them. */
export interface StatedCars extends CarFleet {
  readonly said: Text;
  /** Shares of the condition that counts and of the other one; null: they do not differ. */
  readonly differing: readonly [share: number, other: number] | null;
}

/** Null: the hypothesis says nothing of cars, and none charges. */
export function carsOf(
  hypothesis: Hypothesis,
  { carKmPerDay }: Pick<Parameters<EnergyParameter>, 'carKmPerDay'>,
): StatedCars | null {
  const cars = electricCars(hypothesis);
  if (cars === null) return null;
  const { share, otherShare } = cars;
  const charged = hypothesis.conditions.findLast((condition) => condition.kind === 'energy/vehicles');
  const profiles = hypothesis.conditions.findLast((condition) => condition.kind === 'energy/profiles');
  const kmPerDay = charged?.kmPerDay ?? carKmPerDay;
  const text = electricCarsText(cars);
  const km = String(Math.round(10 * kmPerDay) / 10);
  return {
    share,
    kmPerDay,
    isSteered: charged?.charging === 'steered',
    ...(profiles?.arrivals ? { arrivals: profiles.arrivals } : {}),
    ...(typeof profiles?.leaveHour === 'number' ? { leaveHour: profiles.leaveHour } : {}),
    said: {
      fr: `${text.fr} ; ${km.replace('.', ',')} km par jour`,
      en: `${text.en}; ${km} km a day`,
    },
    differing: otherShare === null ? null : [share, otherShare],
  };
}

/** The electricity of cars with what is stated of them. */
export function withCars(row: IndicatorRow, cars: StatedCars | null): IndicatorRow {
  if (cars === null) return row;
  const told = { ...row, facts: [cars.said] };
  if (cars.differing === null) return told;
  const [share, other] = cars.differing.map((one) => Math.round(1000 * one) / 10) as [number, number];
  return { ...told, notes: [...(row.notes ?? []), { key: 'carsDiffer', details: { share, other } }] };
}

export function tooFar({ kmPerDay }: CarFleet, { chargerKw }: Parameters<EnergyParameter>): AppError {
  return new AppError('energy/charging', `${kmPerDay} km a day are too far for ${chargerKw} kW`, {
    km: kmPerDay,
    kw: chargerKw,
  });
}
