import type { ReactElement } from 'react';
import type { FigureLine } from './figures.ts';
import styles from './leave.module.css';

interface Props {
  readonly names: readonly string[];
  readonly lines: readonly FigureLine[];
  readonly title: string;
}

/**
 * Figures by indicator, one column per alternative in the order of creation; an indicator says its name over its lines. What has to be said
 * beside figures stands under the table, once, by number.
 */
export function FigureTable({ names, lines, title }: Props): ReactElement {
  const labels = [...new Set(lines.map(({ label }) => label))];
  const notes = [...new Set(lines.flatMap((line) => line.notes))];
  return (
    <>
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
            marks={marksOf(notes, lines.find((line) => line.label === label)?.notes ?? [])}
          />
        ))}
      </table>
      {notes.map((note) => (
        <p key={note} className={styles['footnote']}>
          {marksOf(notes, [note])} {note}
        </p>
      ))}
    </>
  );
}

/** Numbers of notes in the list under the table: « [1] [2] ». */
function marksOf(all: readonly string[], notes: readonly string[]): string {
  return notes.map((note) => `[${all.indexOf(note) + 1}]`).join(' ');
}

interface LinesProps {
  readonly names: readonly string[];
  readonly label: string;
  readonly lines: readonly FigureLine[];
  readonly marks: string;
}

function IndicatorLines({ names, label, lines, marks }: LinesProps): ReactElement {
  const unit = lines[0]?.unit ?? '';
  return (
    <tbody>
      <tr className={styles['indicator']}>
        <th scope="rowgroup" colSpan={names.length + 1}>
          {label}
          {unit === '' ? null : <span className={styles['unit']}> ({unit})</span>}
          {marks === '' ? null : <span className={styles['unit']}> {marks}</span>}
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
