import type { SourceId } from '../base/brand.ts';
import type { Grid } from '../base/grid.ts';
import type { AppliedTerritory, Axes, DrawnField, Members } from '../simulation/contract.ts';

/**
 * Values per cell that may change while they are shown (the instant of a timeline). Read when a picture is
 * drawn, never through React: bump the version, then call the listeners.
 */
export interface FieldSource {
  readonly grid: Grid;
  /** Classes, role and unit: how it is drawn and what the legend says. */
  readonly spec: DrawnField;
  /** Grows whenever `values()` would give something else. */
  version(): number;
  /** One value per cell, row-major, north row first. NaN, or below the first class: nothing is drawn. */
  values(): Float32Array;
  /** Calls back after each change; returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

/** Velocity per cell, m/s, for streaks. Same rules as `FieldSource`. */
export interface FlowSource {
  readonly grid: Grid;
  version(): number;
  east(): Float32Array;
  north(): Float32Array;
  subscribe(listener: () => void): () => void;
}

/** Signed differences, second − first; see `differenceSource`. */
export interface Difference {
  readonly source: FieldSource;
  /** Lower bounds of the classes of |difference|, increasing; below the first the ground is bare. */
  readonly steps: readonly number[];
  /** Below this size a difference concludes nothing: hatched. 0: every difference counts. */
  readonly tooSmall: number;
}

/** Which part of a comparison a set is; drawn by outline and pattern, never by colour alone. */
export type Part = 'noLonger' | 'newly' | 'still';

/** Buildings, places or cells to point out, as the engine's members. */
export interface Highlight {
  readonly part: Part;
  readonly members: Members;
  /** Of the run that gave the members: what their indices stand for. */
  readonly axes: Axes;
}

/** What one view, or one side of a curtain, shows of one alternative. */
export interface Picture {
  /** Two lines at most, inside the picture: « Sans projet · crue 1/100 · 6 h 40 ». */
  readonly label: string;
  /** The territory as the alternative makes it; null: as it is. */
  readonly applied: AppliedTerritory | null;
  readonly field: FieldSource | null;
  readonly flow: FlowSource | null;
  readonly difference: Difference | null;
  readonly highlights: readonly Highlight[];
  /** Results older than the edit or parameter they depend on: hatched. */
  readonly stale: boolean;
}

/** Layers that a person may hide; all are shown when absent. */
export type SceneLayer =
  | 'landCover'
  | 'surroundings'
  | 'trees'
  | 'buildings'
  | 'roads'
  | 'railways'
  | 'waterLines'
  | 'waterSurfaces'
  | 'dikes'
  | 'limits'
  | 'places'
  | 'current';

/** A line or area being drawn on the map, in the territory's coordinates. */
export interface Draft {
  /** 'features': lines that are there already, chosen, the vertices of all of them one after the other. */
  readonly kind: 'line' | 'area' | 'features';
  readonly points: readonly (readonly [number, number])[];
  /** Where each of several lines begins in `points`; one line when absent. */
  readonly starts?: readonly number[];
}

/** What is under a point of the picture. */
export interface Pick {
  readonly xM: number;
  readonly yM: number;
  /** Ground of the alternative there, m; null over a hole. */
  readonly groundM: number | null;
  readonly building: { readonly index: number; readonly id: SourceId } | null;
  readonly place: { readonly index: number; readonly id: SourceId } | null;
  /** Cell of the field (or difference) shown and its value; null outside, NaN where there is none. */
  readonly cell: { readonly index: number; readonly value: number } | null;
  /** Side of the curtain. */
  readonly side: 'first' | 'second';
}

/** A picture of the ground alone. */
export const barePicture: Picture = {
  label: '',
  applied: null,
  field: null,
  flow: null,
  difference: null,
  highlights: [],
  stale: false,
};
