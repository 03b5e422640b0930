import type { Words } from '../../../i18n/i18n.ts';
import { placeName } from '../../../simulation/contract.ts';
import type { Axis, EngineSpec, IndicatorRow, IndicatorSpec } from '../../../simulation/contract.ts';
import { totalKey } from '../../../simulation/class-totals.ts';
import type { SeenRun } from '../use-current.ts';

/** A figure as it is read: its digits, or why there is none. Durations are written in hours and minutes. */
export function valueText(
  words: Words,
  spec: EngineSpec,
  indicator: IndicatorSpec,
  row: IndicatorRow,
): string {
  if (row.value === null) {
    const reason = row.reason === undefined ? undefined : spec.reasons[row.reason];
    return reason === undefined ? words.t('common.none') : words.say(reason);
  }
  return amountText(words, indicator, row.value);
}

/** Whether all the digits shown of a value would be zeros, though it is not zero. */
export function isBelowDigits(indicator: IndicatorSpec, value: number): boolean {
  const decimals = indicator.unit === 's' ? 0 : indicator.decimals;
  return value !== 0 && Number(Math.abs(value).toFixed(decimals)) === 0;
}

/** An amount in the indicator's unit, without its symbol; « < 0,0001 » where its digits would all be zeros. */
export function amountText(words: Words, indicator: IndicatorSpec, value: number): string {
  if (indicator.unit === 's') return words.duration(value);
  if (value > 0 && isBelowDigits(indicator, value))
    return `<\u00a0${words.number(10 ** -indicator.decimals, indicator.decimals)}`;
  return words.number(value, indicator.decimals);
}

/** A difference with its sign. */
export function differenceText(words: Words, indicator: IndicatorSpec, value: number): string {
  if (indicator.unit !== 's') return words.signed(value, indicator.decimals);
  return `${value > 0 && !isBelowDigits(indicator, value) ? '+' : ''}${words.duration(value)}`;
}

/** How many members of an axis, in words. */
export function membersText({ t, number }: Words, axis: Axis, count: number): string {
  const kind = axis === 'building' || axis === 'edge' || axis === 'cell' || axis === 'place' ? axis : 'other';
  return t(`atelier.indicators.members.${kind}`, { n: number(count), count });
}

/** Between which figures a value may lie by its sources; nothing where one figure is known. */
export function rangeText(words: Words, indicator: IndicatorSpec, { range }: IndicatorRow): string {
  if (range === undefined || range[0] === range[1]) return '';
  const [low, high] = range.map((end) => amountText(words, indicator, end));
  return words.t('atelier.indicators.range', { low: low ?? '', high: high ?? '' });
}

/** What a row is: its class, its place. */
export function rowName(
  words: Words,
  indicator: IndicatorSpec,
  key: string,
  seen: ReadonlyMap<string, SeenRun>,
): string {
  const known = indicator.classes?.find((one) => one.key === key);
  if (known) return words.say(known.label);
  if (key === totalKey) return words.t('atelier.indicators.total');
  for (const { entry } of seen.values()) {
    const name = entry?.finished && placeName(entry.finished.axes, key);
    if (name !== undefined) return name || key;
  }
  return key;
}
