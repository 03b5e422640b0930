import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import styles from './territory-view.module.css';

interface CurtainProps {
  readonly at: number;
  readonly name: string;
  readonly onMove: (at: number) => void;
}

const margin = 0.02;

/** The handle between the two sides: dragged, or moved with the arrows. */
export function Curtain({ at, name, onMove }: CurtainProps): ReactElement {
  const moveTo = (share: number) => onMove(Math.min(1 - margin, Math.max(margin, share)));
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box) moveTo((event.clientX - box.left) / box.width);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -0.02 : event.key === 'ArrowRight' ? 0.02 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(at + step);
  };
  return (
    <div
      className={styles['curtain']}
      style={{ left: `${at * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
