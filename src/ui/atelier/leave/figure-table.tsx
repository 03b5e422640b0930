import type { ReactElement } from 'react';
import type { FigureLine } from './figures.ts';
import styles from './leave.module.css';

interface Props {
  readonly names: readonly string[];
  readonly lines: readonly FigureLine[];
  readonly title: string;
}

/** Figures in lines, one column per alternative in the order of creation; an indicator says its name once. */
export function FigureTable({ names, lines, title }: Props): ReactElement {
  return (
    <table className={styles['figures']} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{title}</span>
          </th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, row, unit, cells }, i) => (
          <tr key={`${label} ${row}`} data-first={lines[i - 1]?.label !== label}>
            <th scope="row">
              {lines[i - 1]?.label === label ? <span className="visually-hidden">{label} </span> : label}
              {unit === '' || lines[i - 1]?.label === label ? null : (
                <span className={styles['unit']}> {unit}</span>
              )}
              {row === '' ? null : <span className={styles['class']}>{row}</span>}
            </th>
            {cells.map((cell, k) => (
              <td key={names[k]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
