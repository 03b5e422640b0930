import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type Part, type Shown, useView } from '../../../app/view-store.ts';
import type { ComparedRow } from '../../../simulation/compare.ts';
import type { Term } from '../../../simulation/compare-terms.ts';
import type { IndicatorSpec, Members } from '../../../simulation/contract.ts';
import type { Words } from '../../../i18n/i18n.ts';
import { useWords } from '../../use-words.ts';
import styles from './right.module.css';
import { amountText, differenceText, isBelowDigits, membersText } from './row-text.ts';

interface Props {
  readonly name: string;
  readonly indicator: IndicatorSpec;
  readonly alternative: string;
  readonly row: ComparedRow;
}

/** A part of a difference: what it says, and who it is. */
interface ToldPart {
  readonly part: Part;
  readonly text: string;
  readonly members: Members;
  readonly gone?: Members;
}

/**
 * How a figure differs from the reference's, never a net alone: in its parts, each to be seen on the map, or beside the
 * terms that it is made of.
 */
export function DifferenceCell({ name, indicator, alternative, row }: Props): ReactElement | null {
  const words = useWords();
  const { t, say } = words;
  const shown = useView((view) => view.shown);
  const setView = useView((view) => view.set);
  const { difference, tooSmall } = row;
  const parts = toldParts(words, indicator, row);
  // Sums of the same amounts in another order differ in their last bits.
  const isNone =
    difference === 0 || (parts !== null && difference !== null && isBelowDigits(indicator, difference));
  if (isNone && !hasChanged(parts) && changedTerms(indicator, row).length === 0)
    return <span className={styles['difference']}>{t('atelier.indicators.same')}</span>;
  const hidden =
    parts === null &&
    difference !== null &&
    isBelowDigits(indicator, difference) &&
    changedTerms(indicator, row).length === 0;
  if (tooSmall || hidden) return <span className={styles['small']}>{t('atelier.indicators.tooSmall')}</span>;
  if (parts === null) {
    if (difference === null) return null;
    return (
      <span className={styles['parts']}>
        <span className={styles['difference']}>
          {t('atelier.indicators.difference', { value: differenceText(words, indicator, difference) })}
        </span>
        {changedTerms(indicator, row).map(({ key, label, value }) => (
          <span key={key} className={styles['term']}>
            {say(label)}
            {t('common.colon')} {differenceText(words, indicator, value)}
          </span>
        ))}
      </span>
    );
  }
  const where = { indicator: name, alternative, ...(row.key === undefined ? {} : { row: row.key }) };
  return (
    <span className={styles['parts']}>
      {parts.map(({ part, text, members, gone }) => {
        const one: Shown = { ...where, part, members, ...(gone ? { gone } : {}) };
        const active = isSame(shown, one);
        return (
          <AriaButton
            key={part}
            className={styles['part'] ?? ''}
            aria-pressed={active}
            isDisabled={countOf({ members, gone }) === 0}
            onPress={() => setView({ shown: active ? null : one })}
          >
            <span className={styles['sign']} data-part={part} aria-hidden="true" />
            {text}
          </AriaButton>
        );
      })}
    </span>
  );
}

/** Terms whose difference shows in the digits that the figure deserves. */
function changedTerms(indicator: IndicatorSpec, { terms }: ComparedRow): readonly Term[] {
  return terms?.filter(({ value }) => value !== 0 && !isBelowDigits(indicator, value)) ?? [];
}

function isSame(a: Shown | null, b: Shown): boolean {
  return (
    a !== null &&
    a.indicator === b.indicator &&
    a.row === b.row &&
    a.alternative === b.alternative &&
    a.part === b.part
  );
}

function countOf({ members, gone }: Pick<Shown, 'members'> & { readonly gone: Members | undefined }): number {
  return members.indices.length + (gone?.indices.length ?? 0);
}

function hasChanged(parts: readonly ToldPart[] | null): boolean {
  return (
    parts?.some((one) => !['still', 'same'].includes(one.part) && countOf({ gone: undefined, ...one }) > 0) ??
    false
  );
}

/** The parts of a difference in words; null where the rows do not say who makes the figure. */
function toldParts(words: Words, indicator: IndicatorSpec, row: ComparedRow): readonly ToldPart[] | null {
  const { parts, amounts, other } = row;
  const axis = other.members?.axis ?? 'cell';
  const weight = other.members?.weight ?? 1;
  if (parts)
    return (['noLonger', 'newly', 'still'] as const).map((part) => {
      const { value, indices, gone } = parts[part];
      return {
        part,
        text: words.t(`atelier.indicators.parts.${part}`, {
          n: amountText(words, indicator, value),
          count: Math.round(value),
        }),
        members: { axis, indices, weight },
        ...(gone ? { gone: { axis, indices: gone, weight: 1 } } : {}),
      };
    });
  if (!amounts) return null;
  return (['less', 'more', 'same'] as const).map((part) => {
    const { value, indices, gone } = amounts[part];
    const who = membersText(words, axis, indices.length + gone.length);
    const amount = isBelowDigits(indicator, value)
      ? amountText(words, indicator, Math.abs(value))
      : differenceText(words, indicator, value);
    return {
      part,
      text: words.t(`atelier.indicators.amounts.${part}`, { who, amount }),
      members: { axis, indices, weight: 1 },
      gone: { axis, indices: gone, weight: 1 },
    };
  });
}
