import type { ReactElement } from 'react';
import { useWords } from '../../use-words.ts';
import { ChartCursor, type CursorProps } from './chart-cursor.tsx';
import type { LineLook } from './line-looks.ts';
import { roundTicks, tickDecimals } from './ticks.ts';
import styles from './year.module.css';

/** Values at equal steps over the whole width. */
export interface ChartLine {
  readonly id: string;
  readonly look: LineLook;
  readonly values: ArrayLike<number>;
}

interface Props {
  readonly widthPx: number;
  readonly lines: readonly ChartLine[];
  readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] } | null;
  /** Symbol of the unit of the values. */
  readonly unit: string;
  /** Shares of the width with what stands there. */
  readonly xTicks: readonly { readonly at: number; readonly label: string }[];
  /** Points that stand out, by their share of the width. */
  readonly marks: readonly {
    readonly id: string;
    readonly at: number;
    readonly value: number;
    readonly look: LineLook;
  }[];
  /** The position pointed at, as a share of the width. */
  readonly at: number;
  readonly cursor: Omit<CursorProps, 'onPoint' | 'children'>;
  readonly onPoint: (share: number) => void;
}

const [left, right, top, bottom] = [52, 8, 20, 22];
const leastHeightPx = 150;

/** Lines over one another on one scale, told apart by hue and by pattern, with a position that can be pointed at. */
export function LineChart(props: Props): ReactElement {
  const { widthPx, lines, band = null, unit, xTicks, marks, at, cursor, onPoint } = props;
  const { number } = useWords();
  const heightPx = Math.round(Math.max(leastHeightPx, Math.min(320, widthPx * 0.42)));
  const [low, high] = rangeOf(lines, band, marks);
  const ticks = roundTicks(low, high);
  const decimals = tickDecimals(ticks);
  const [first, last] = [ticks[0] ?? 0, ticks[ticks.length - 1] ?? 1];
  const [innerW, innerH] = [Math.max(1, widthPx - left - right), heightPx - top - bottom];
  const x = (share: number): number => left + share * innerW;
  const y = (value: number): number => top + (1 - (value - first) / (last - first)) * innerH;
  const points = (values: ArrayLike<number>): readonly string[] =>
    Array.from(values, (value, i) => `${x((i + 0.5) / values.length).toFixed(1)} ${y(value).toFixed(1)}`);
  return (
    <ChartCursor
      {...cursor}
      onPoint={(share) => onPoint(Math.min(1, Math.max(0, (share * widthPx - left) / innerW)))}
    >
      <svg width={widthPx} height={heightPx} aria-hidden="true" className={styles['chart']}>
        <text x={left - 6} y={12} textAnchor="end">
          {unit}
        </text>
        {ticks.map((tick) => (
          <g key={tick}>
            <path d={`M${left} ${y(tick)}H${widthPx - right}`} className={styles['grid']} />
            <text x={left - 6} y={y(tick) + 4} textAnchor="end">
              {number(tick, decimals)}
            </text>
          </g>
        ))}
        {xTicks.map(({ at: share, label }) => (
          <g key={`${share} ${label}`}>
            <path d={`M${x(share)} ${top + innerH}v4`} className={styles['axis']} />
            <text
              x={x(share)}
              y={heightPx - 5}
              textAnchor={share > 0.97 ? 'end' : share < 0.03 ? 'start' : 'middle'}
            >
              {label}
            </text>
          </g>
        ))}
        {band === null ? null : (
          <path
            className={styles['band']}
            d={`M${[...points(band.high), ...points(band.low).toReversed()].join('L')}Z`}
          />
        )}
        {lines.map(({ id, look, values }) => (
          <path
            key={id}
            d={`M${points(values).join('L')}`}
            className={styles['line']}
            stroke={look.colour}
            strokeWidth={look.width}
            strokeDasharray={look.dash}
          />
        ))}
        <path
          d={`M${left} ${y(Math.max(first, Math.min(0, last)))}H${widthPx - right}`}
          className={styles['axis']}
        />
        {marks.map(({ id, at: share, value, look }) => (
          <path
            key={id}
            d={`M${x(share).toFixed(1)} ${(y(value) - 2).toFixed(1)}l-5 -8h10Z`}
            className={styles['mark']}
            fill={look.colour}
          />
        ))}
        <path d={`M${x(at).toFixed(1)} ${top}V${top + innerH}`} className={styles['pointed']} />
      </svg>
    </ChartCursor>
  );
}

/** Lowest and highest value drawn, zero included. */
function rangeOf(
  lines: readonly ChartLine[],
  band: Props['band'],
  marks: Props['marks'],
): readonly [low: number, high: number] {
  let [low, high] = [0, 0];
  const meet = (value: number): void => {
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const { values } of lines) for (let i = 0; i < values.length; i++) meet(values[i] as number);
  for (const value of [...(band?.low ?? []), ...(band?.high ?? [])]) meet(value);
  for (const { value } of marks) meet(value);
  return high > low ? [low, high] : [0, 1];
}
