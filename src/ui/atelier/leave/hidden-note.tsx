import type { ReactElement } from 'react';
import type { Words } from '../../../i18n/i18n.ts';
import type { DrawnField } from '../../../simulation/contract.ts';
import { leastDwellings } from '../../../simulation/privacy.ts';
import { useWords } from '../../use-words.ts';
import styles from './leave.module.css';
import { leaveTexts } from './texts.ts';

/** What a map for release does not show; '': all of the field. */
export function hiddenText({ fill }: Words, field: DrawnField): string {
  const least = String(leastDwellings);
  if (field.from?.kind === 'density') return fill(leaveTexts.hiddenSquares, { least });
  return field.per.includes('building') ? fill(leaveTexts.hiddenBuildings, { least }) : '';
}

/** Beside the legend of a map for release: what it does not show. */
export function HiddenNote({ field }: { readonly field: DrawnField }): ReactElement | null {
  const text = hiddenText(useWords(), field);
  return text === '' ? null : <p className={styles['note']}>{text}</p>;
}
