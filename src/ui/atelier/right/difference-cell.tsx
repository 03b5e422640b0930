import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type Part, useView } from '../../../app/view-store.ts';
import type { ComparedRow } from '../../../simulation/compare.ts';
import type { IndicatorSpec } from '../../../simulation/contract.ts';
import { useWords } from '../../use-words.ts';
import styles from './right.module.css';
import { amountText, differenceText, isBelowDigits } from './row-text.ts';

interface Props {
  readonly name: string;
  readonly indicator: IndicatorSpec;
  readonly alternative: string;
  readonly row: ComparedRow;
}

const order = ['noLonger', 'newly', 'still'] as const satisfies readonly Part[];

/** How a figure differs from the reference's: in its parts, each to be seen on the map; never a net alone. */
export function DifferenceCell({ name, indicator, alternative, row }: Props): ReactElement | null {
  const words = useWords();
  const { t } = words;
  const shown = useView((view) => view.shown);
  const setView = useView((view) => view.set);
  const { parts, difference, tooSmall } = row;
  const alike = parts !== null && parts.noLonger.indices.length === 0 && parts.newly.indices.length === 0;
  if (difference === 0 && (alike || parts === null))
    return <span className={styles['difference']}>{t('atelier.indicators.same')}</span>;
  const hidden = parts === null && difference !== null && isBelowDigits(indicator, difference);
  if (tooSmall || hidden) return <span className={styles['small']}>{t('atelier.indicators.tooSmall')}</span>;
  if (parts === null) {
    if (difference === null) return null;
    return (
      <span className={styles['difference']}>
        {t('atelier.indicators.difference', { value: differenceText(words, indicator, difference) })}
      </span>
    );
  }
  const weight = row.other.members?.weight ?? 1;
  const where = { indicator: name, alternative, ...(row.key === undefined ? {} : { row: row.key }) };
  const axis = row.other.members?.axis ?? 'cell';
  return (
    <span className={styles['parts']}>
      {order.map((part) => {
        const active =
          shown?.indicator === name &&
          shown.row === row.key &&
          shown.alternative === alternative &&
          shown.part === part;
        const members = { axis, indices: parts[part].indices, weight };
        return (
          <AriaButton
            key={part}
            className={styles['part'] ?? ''}
            aria-pressed={active}
            isDisabled={parts[part].indices.length === 0}
            onPress={() => setView({ shown: active ? null : { ...where, part, members } })}
          >
            <span className={styles['sign']} data-part={part} aria-hidden="true" />
            {t(`atelier.indicators.parts.${part}`, {
              n: amountText(words, indicator, parts[part].value),
              count: Math.round(parts[part].value),
            })}
          </AriaButton>
        );
      })}
    </span>
  );
}
