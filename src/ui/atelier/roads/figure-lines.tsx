import type { ReactElement } from 'react';
import styles from './roads.module.css';

/** A value of one road: its name, then a figure under each head. */
export interface FigureLine {
  readonly label: string;
  readonly cells: readonly string[];
}

interface Props {
  readonly heads: readonly string[];
  readonly lines: readonly FigureLine[];
}

/** Names over their figures: beside them they would be broken into a word a line. */
export function FigureLines({ heads, lines }: Props): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <table className={`${styles['changed']} ${styles['threes']}`}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {lines.map(({ label, cells }) => (
        <tbody key={label}>
          <tr>
            <th scope="rowgroup" colSpan={heads.length} className={styles['over']}>
              {label}
            </th>
          </tr>
          <tr>
            {cells.map((cell, i) => (
              <td key={heads[i]}>{cell}</td>
            ))}
          </tr>
        </tbody>
      ))}
    </table>
  );
}
