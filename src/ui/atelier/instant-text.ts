import type { Words } from '../../i18n/i18n.ts';
import type { FinishedRun } from '../../simulation/compare.ts';
import type { EngineSpec, FieldSpec, Parameters } from '../../simulation/contract.ts';
import type { StoredFrame } from '../../simulation/frames.ts';

const dayS = 86_400;
const weekS = 7 * dayS;
const yearDays = 365;

/** Where a run's instants begin by people's calendar: a second of a day, or one of a year of 365 days. */
export interface Start {
  readonly of: 'day' | 'year';
  readonly startS: number;
  /** Between two instants: what is told of each, a week, a day or an hour. */
  readonly stepS: number;
}

/** Start of a run; null for engines whose instants belong to no hour and no date. */
export function startOfRun(
  { startsAt, startsOn }: EngineSpec,
  parameters: Parameters,
  durationS: number,
  stepS: number,
): Start | null {
  const hour = startsAt === undefined ? undefined : parameters[startsAt];
  if (hour !== undefined) return { of: 'day', startS: 3600 * hour, stepS };
  const day = startsOn === undefined ? undefined : parameters[startsOn];
  if (day === undefined) return null;
  return { of: 'year', startS: Math.max(0, Math.min(dayS * (day - 1), yearDays * dayS - durationS)), stepS };
}

/** That of a finished run with its frames. */
export function startOfFrames({ spec, record }: FinishedRun, frames: readonly StoredFrame[]): Start | null {
  const { parameters, hypothesis } = record.request;
  return startOfRun(spec, parameters, hypothesis.durationS, stepOf(frames));
}

/** Between two frames, s; 0 where there is one at most. */
export function stepOf([first, second]: readonly StoredFrame[]): number {
  return first && second ? second.timeS - first.timeS : 0;
}

/** Second of the day at which a run begins; null for engines whose instants belong to no hour. */
export function startOfDay(spec: EngineSpec, parameters: Parameters): number | null {
  const start = startOfRun(spec, parameters, 0, 0);
  return start?.of === 'day' ? start.startS : null;
}

/** An instant of a day that began at some second of it; without one, how long after the start. */
export function clockText(
  words: Pick<Words, 'duration' | 'clock'>,
  startS: number | null,
  timeS: number,
): string {
  return startS === null ? words.duration(timeS) : words.clock((startS + timeS) % dayS);
}

/** The same where no axis tells the day: from the second one on, which it is. */
export function dayClockText(
  words: Pick<Words, 'duration' | 'clock' | 't'>,
  startS: number | null,
  timeS: number,
): string {
  const time = clockText(words, startS, timeS);
  const day = startS === null ? 1 : 1 + Math.floor((startS + timeS) / dayS);
  return day === 1 ? time : words.t('atelier.timeline.onDay', { time, day });
}

/** A value of a field in seconds: an instant of a run whose start is known is told by the clock, the rest by its length. */
export function secondsText(
  words: Pick<Words, 'duration' | 'clock' | 't'>,
  { role }: Pick<FieldSpec, 'role'>,
  startS: number | null,
  value: number,
): string {
  return role === 'instant' ? dayClockText(words, startS, value) : words.duration(value);
}

/** An instant of a run: the time of day or the date where it has one, otherwise how long after the start. */
export function instantText(words: Words, start: Start | null, timeS: number): string {
  if (start?.of !== 'year') return dayClockText(words, start?.startS ?? null, timeS);
  const atS = start.startS + timeS;
  const day = words.dayOfYear(Math.min(Math.floor(atS / dayS), yearDays - 1));
  if (start.stepS >= weekS) return words.t('atelier.timeline.weekOf', { day });
  return start.stepS >= dayS
    ? day
    : words.t('atelier.timeline.dayAt', { day, time: words.clock(atS % dayS) });
}
