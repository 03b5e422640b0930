import { create } from 'zustand';
import type { Point } from '../scenario/project.ts';

/** What a form waits for from the map. */
export type Wanted = 'point' | 'line' | 'area' | 'feature';

export type TakeClick = (at: Point, building?: string | null) => void;

export interface DraftState {
  /** null: a click on the map only looks. */
  readonly wanted: Wanted | null;
  readonly points: readonly Point[];
  /** Lines that a form has chosen, shown as long as it is open. */
  readonly chosen: readonly (readonly Point[])[];
  /** Takes what a click gives while something is wanted, and the identifier of the building that it meets. */
  readonly onClick: TakeClick | null;
  /** Takes the end of a stroke while an outline may be drawn in one; null: a drag moves the map. */
  readonly onStroke: (() => void) | null;
  /** Starts drawing, from what was drawn before. */
  begin(wanted: Wanted, points: readonly Point[], onClick: TakeClick, onStroke?: () => void): void;
  setPoints(points: readonly Point[]): void;
  choose(lines: readonly (readonly Point[])[]): void;
  end(): void;
}

/** The line, area or choice that a form is taking from the map. */
export const useDraft = create<DraftState>()((set) => ({
  wanted: null,
  points: [],
  chosen: [],
  onClick: null,
  onStroke: null,
  begin: (wanted, points, onClick, onStroke) => set({ wanted, points, onClick, onStroke: onStroke ?? null }),
  setPoints: (points) => set({ points }),
  choose: (chosen) => set({ chosen }),
  end: () => set({ wanted: null, points: [], onClick: null, onStroke: null }),
}));
