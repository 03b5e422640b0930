import type { ReactElement } from 'react';
import type { FigureLine } from './figures.ts';
import styles from './leave.module.css';

interface Props {
  readonly names: readonly string[];
  readonly lines: readonly FigureLine[];
  readonly title: string;
}

/** Figures by indicator, one column per alternative in the order of creation; an indicator says its name over its lines. */
export function FigureTable({ names, lines, title }: Props): ReactElement {
  const labels = [...new Set(lines.map(({ label }) => label))];
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
      {labels.map((label) => (
        <IndicatorLines
          key={label}
          names={names}
          label={label}
          lines={lines.filter((line) => line.label === label)}
        />
      ))}
    </table>
  );
}

interface LinesProps {
  readonly names: readonly string[];
  readonly label: string;
  readonly lines: readonly FigureLine[];
}

function IndicatorLines({ names, label, lines }: LinesProps): ReactElement {
  const unit = lines[0]?.unit ?? '';
  return (
    <tbody>
      <tr className={styles['indicator']}>
        <th scope="rowgroup" colSpan={names.length + 1}>
          {label}
          {unit === '' ? null : <span className={styles['unit']}> ({unit})</span>}
        </th>
      </tr>
      {lines.map(({ row, cells }) => (
        <tr key={row}>
          <th scope="row" className={styles['class']}>
            {row === '' ? <span className="visually-hidden">{label}</span> : row}
          </th>
          {cells.map((cell, k) => (
            <td key={names[k]}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
