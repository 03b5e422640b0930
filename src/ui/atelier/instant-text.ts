import type { Words } from '../../i18n/i18n.ts';
import type { EngineSpec, Parameters } from '../../simulation/contract.ts';

const dayS = 86_400;

/** Second of the day at which a run begins; null for engines whose instants belong to no hour. */
export function startOfDay(spec: EngineSpec, parameters: Parameters): number | null {
  const hour = spec.startsAt === undefined ? undefined : parameters[spec.startsAt];
  return hour === undefined ? null : 3600 * hour;
}

/** An instant of a run: the time of day where it has one, otherwise how long after the start. */
export function instantText(
  words: Pick<Words, 'duration' | 'clock'>,
  startS: number | null,
  timeS: number,
): string {
  return startS === null ? words.duration(timeS) : words.clock((startS + timeS) % dayS);
}
