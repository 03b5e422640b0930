import type { KeyboardEvent, MouseEvent, PointerEvent, ReactElement, ReactNode } from 'react';
import styles from './year.module.css';

export interface CursorProps {
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The position and what is there, in words. */
  readonly text: string;
  /** Identifier of what explains the keys. */
  readonly describedBy?: string;
  /** What keys do to the position pointed at. */
  readonly keys: Readonly<Partial<Record<string, () => void>>>;
  /** Where the pointer is, as shares of the width and height. */
  readonly onPoint: (x: number, y: number) => void;
  readonly onDouble?: () => void;
  readonly children: ReactNode;
}

/** A picture along which one position is pointed at: by the pointer, or by keys as a slider. */
export function ChartCursor(props: CursorProps): ReactElement {
  const { name, value, min, max, text, describedBy, keys, onPoint, onDouble, children } = props;
  const point = (event: PointerEvent<HTMLElement> | MouseEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return;
    onPoint((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles['cursor']}
      aria-label={name}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      onKeyDown={press}
      onPointerDown={point}
      onPointerMove={point}
      onDoubleClick={onDouble}
    >
      {children}
    </div>
  );
}
