import { create } from 'zustand';
import type { Point } from '../scenario/project.ts';

/** What a form waits for from the map. */
export type Wanted = 'point' | 'line' | 'area' | 'feature';

export type TakeClick = (at: Point, building?: string | null) => void;

/** 1: along a line; −1: against it; 0: no direction is told. */
export type Way = -1 | 0 | 1;

/** Which way a choice of direction takes a line; none for both. */
export function wayOf(direction: unknown): Way {
  if (direction === 'forward') return 1;
  return direction === 'backward' ? -1 : 0;
}

/** What an open form holds, shown on the map as long as it is open. */
export interface Held {
  readonly kind: 'point' | 'line' | 'area' | 'features';
  readonly lines: readonly (readonly Point[])[];
  readonly way: Way;
}

/** How taking from the map ends. */
export interface Ending {
  /** Takes the end of a stroke while an outline may be drawn in one; absent: a drag moves the map. */
  readonly onStroke?: () => void;
  /** Gives up what is being drawn, or no longer picks. */
  readonly onCancel: () => void;
  /** Takes what has been drawn; absent: a click ends it. */
  readonly onFinish?: () => void;
  /** Points without which it cannot be finished. */
  readonly fewest?: number;
}

export interface DraftState {
  /** null: a click on the map only looks. */
  readonly wanted: Wanted | null;
  readonly points: readonly Point[];
  /** Lines that a form has chosen, shown as long as it is open, and which way they are told to be taken. */
  readonly chosen: readonly (readonly Point[])[];
  readonly chosenWay: Way;
  /** By the field of the form that holds it. */
  readonly held: ReadonlyMap<string, Held>;
  /** Edit whose form is open, and edit that a person points at in a list; '' and null: none. */
  readonly edited: string;
  readonly pointedAt: string | null;
  /** Lines pointed at in a list. */
  readonly pointedOut: readonly (readonly Point[])[];
  /** Where a form last asked the map to be. */
  readonly lookedAt: readonly Point[];
  /** Takes what a click gives while something is wanted, and the identifier of the building that it meets. */
  readonly onClick: TakeClick | null;
  readonly onStroke: (() => void) | null;
  readonly onCancel: (() => void) | null;
  readonly onFinish: (() => void) | null;
  readonly fewest: number;
  /** Starts drawing, from what was drawn before. */
  begin(wanted: Wanted, points: readonly Point[], onClick: TakeClick, ending: Ending): void;
  setPoints(points: readonly Point[]): void;
  choose(lines: readonly (readonly Point[])[], way?: Way): void;
  /** null: the field holds nothing any more. */
  hold(field: string, held: Held | null): void;
  /** Marks lines for as long as they are pointed at in a list; none: nothing is. */
  pointOut(lines: readonly (readonly Point[])[]): void;
  /** Has the map move to some points. */
  lookAt(points: readonly Point[]): void;
  edit(id: string): void;
  pointAt(id: string | null): void;
  end(): void;
}

const nothingWanted = {
  wanted: null,
  points: [],
  onClick: null,
  onStroke: null,
  onCancel: null,
  onFinish: null,
  fewest: 0,
} as const satisfies Partial<DraftState>;

/** The line, area or choice that a form is taking from the map. */
export const useDraft = create<DraftState>()((set, get) => ({
  ...nothingWanted,
  chosen: [],
  chosenWay: 0,
  held: new Map(),
  edited: '',
  pointedAt: null,
  pointedOut: [],
  lookedAt: [],
  begin: (wanted, points, onClick, { onStroke, onCancel, onFinish, fewest }) =>
    set({
      wanted,
      points,
      onClick,
      onStroke: onStroke ?? null,
      onCancel,
      onFinish: onFinish ?? null,
      fewest: fewest ?? 0,
    }),
  setPoints: (points) => set({ points }),
  choose: (chosen, chosenWay = 0) => set({ chosen, chosenWay }),
  hold: (field, next) => {
    const held = new Map(get().held);
    if (next !== null) held.set(field, next);
    else if (!held.delete(field)) return;
    set({ held });
  },
  pointOut: (pointedOut) => set({ pointedOut }),
  lookAt: (lookedAt) => set({ lookedAt }),
  edit: (edited) => set({ edited }),
  pointAt: (pointedAt) => set({ pointedAt }),
  end: () => set(nothingWanted),
}));
