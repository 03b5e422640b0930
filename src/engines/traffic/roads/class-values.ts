import type { Hypothesis } from '../../../simulation/contract.ts';
import { capacityKeys, speedKeys } from '../../../territory/road-values.ts';
import type { RoadOptions } from './create-roads.ts';

/** Capacities and speeds by class that a hypothesis states; where two of its conditions state one, the last. */
export function classValues({
  conditions,
}: Pick<Hypothesis, 'conditions'>): Required<Pick<RoadOptions, 'capacities' | 'speeds'>> {
  const stated: readonly Readonly<Record<string, unknown>>[] = conditions.filter(
    ({ kind }) => kind === 'traffic/roads',
  );
  const last = <K extends string>(keys: readonly K[], unit: 'PerH' | 'Kmh'): Partial<Record<K, number>> =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const value = stated.map((one) => one[`${key}${unit}`]).findLast((one) => one !== undefined);
        return typeof value === 'number' ? [[key, value]] : [];
      }),
    ) as Partial<Record<K, number>>;
  return { capacities: last(capacityKeys, 'PerH'), speeds: last(speedKeys, 'Kmh') };
}
