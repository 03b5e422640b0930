import type { ReactElement } from 'react';
import styles from './roads.module.css';
import type { WidthScale } from './width-scale.ts';

/** Lines as wide as those of the map, with what they stand for. */
export function WidthLegend({ title, rows, note }: WidthScale): ReactElement {
  return (
    <>
      <strong>{title}</strong>
      <ul className={styles['widths']}>
        {rows.map(({ px, label }) => (
          <li key={label}>
            <span style={{ height: px }} aria-hidden="true" />
            {label}
          </li>
        ))}
      </ul>
      {note === undefined ? null : <p className={styles['quiet']}>{note}</p>}
    </>
  );
}
