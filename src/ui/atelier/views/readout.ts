import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { Pick } from '../../../scene/picture.ts';
import type { DrawnField } from '../../../simulation/contract.ts';
import { fewOf } from '../../../simulation/privacy.ts';
import { figureOf } from '../roads/edge-figures.ts';

/**
 * Value under the pointer, in words.
 *
 * @param names Of what is under it; '' for none.
 * @param isPublished For others than the studio: a count that is too small is not told.
 * @param startS Second of the day at which the run begins; null: its instants belong to no hour.
 */
export function readout(
  words: Words,
  pick: Pick,
  spec: DrawnField | null,
  names: readonly string[],
  isPublished: boolean,
  startS: number | null,
): string {
  const parts: string[] = [];
  if (pick.groundM !== null)
    parts.push(words.t('atelier.views.ground', { value: words.quantity(pick.groundM, 'm', 2) }));
  parts.push(...names.filter((name) => name !== ''));
  const value = pick.cell?.value ?? pick.edge?.value ?? pick.buildingValue;
  if (spec && value != null && Number.isFinite(value) && value >= (spec.classes[0] ?? 0)) {
    const few = isPublished ? fewOf(spec.unit, value) : null;
    const figure = few
      ? `${words.say(few)}\u00a0${units[spec.unit][words.language]}`
      : figureOf(words, spec, value, startS);
    parts.push(`${words.say(spec.label)} ${figure}`);
  }
  return parts.join(' · ');
}
