import { units } from '../../base/units.ts';
import type { Words } from '../../i18n/i18n.ts';
import { classColours, type Palette, spread } from '../../scene/palette.ts';
import { differenceSteps } from '../../scene/sources.ts';
import type { DrawnField } from '../../simulation/contract.ts';
import { secondsText } from './instant-text.ts';

export interface LegendRow {
  readonly colour: string;
  readonly label: string;
  /** Sign that the texture shows, in a difference. */
  readonly sign?: 'more' | 'less';
}

/** The classes of a difference in words: more, largest first, then less. */
export function differenceLegend(words: Words, spec: DrawnField, palette: Palette): readonly LegendRow[] {
  const steps = differenceSteps(spec);
  const classes = legendOf(words, { ...spec, classes: steps }, palette);
  const side = (sign: 'more' | 'less'): LegendRow[] => {
    const colours = spread(palette[sign], steps.length);
    return classes.map((row, i) => ({
      colour: colours[i] ?? '',
      label: words.t(`atelier.legend.${sign}`, { by: row.label }),
      sign,
    }));
  };
  return [...side('more').toReversed(), ...side('less')];
}

/**
 * The classes of a field in words, lowest first: `0,5 à 1 m`, `plus de 2 m`; times in hours and minutes, instants by the clock.
 *
 * @param startS Second of the day at which the runs begin; null: their instants belong to no hour.
 */
export function legendOf(
  words: Words,
  spec: DrawnField,
  palette: Palette,
  startS: number | null = null,
): readonly LegendRow[] {
  const { t, number, language } = words;
  const colours = classColours(spec, palette);
  const inTime = spec.unit === 's';
  const isClock = spec.role === 'instant' && startS !== null;
  const decimals = Math.max(...spec.classes.map((bound) => String(bound).split('.')[1]?.length ?? 0));
  const trimmed = (value: number): string =>
    number(value, Math.min(decimals, String(value).split('.')[1]?.length ?? 0));
  const figure = (value: number): string =>
    inTime ? secondsText(words, spec, startS, value) : trimmed(value);
  const unit = inTime ? '' : `\u00a0${units[spec.unit][language]}`;
  const labelOf = (from: number, to: number | undefined): string => {
    if (to === undefined)
      return t(isClock ? 'atelier.legend.since' : 'atelier.legend.over', { from: `${figure(from)}${unit}` });
    if (from === Number.NEGATIVE_INFINITY) return t('atelier.legend.under', { to: `${figure(to)}${unit}` });
    return t('atelier.legend.between', { from: figure(from), to: `${figure(to)}${unit}` });
  };
  return spec.classes.map((from, i) => {
    const to = spec.classes[i + 1];
    return { colour: colours[i] ?? '', label: labelOf(from, to) };
  });
}
