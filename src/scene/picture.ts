import type { SourceId } from '../base/brand.ts';
import type { Grid } from '../base/grid.ts';
import type { TransitChoice } from '../territory/transit-network.ts';
import type { AppliedTerritory, Axes, DrawnField, Edges, Members } from '../simulation/contract.ts';

/**
 * Values that may change while they are shown (the instant of a timeline). Read when a picture is drawn, never
 * through React: bump the version, then call the listeners.
 */
export interface ValueSource {
  /** Classes, role and unit: how it is drawn and what the legend says. */
  readonly spec: DrawnField;
  /** Grows whenever `values()` would give something else. */
  version(): number;
  /** One value per cell, edge or building. NaN, or below the first class: nothing is drawn. */
  values(): Float32Array;
  /** Calls back after each change; returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

/** What the positions of a source's values are: row-major cells, north row first; edges; or buildings. */
export interface OnCells {
  readonly grid: Grid;
}
export interface OnEdges {
  readonly edges: Edges;
}
export interface OnBuildings {
  readonly ids: readonly string[];
}
export type Support = OnCells | OnEdges | OnBuildings;
export type CellSource = ValueSource & OnCells;
export type EdgeSource = ValueSource & OnEdges;
export type BuildingSource = ValueSource & OnBuildings;
export type FieldSource = CellSource | EdgeSource | BuildingSource;

/** What moves along edges, one passage of a vehicle per position, and the instant at which it is seen. */
export interface Movement {
  readonly edges: Edges;
  /** Edge of each passage; when it enters and when it leaves, s. */
  readonly edge: ArrayLike<number>;
  readonly enteredS: ArrayLike<number>;
  readonly leftS: ArrayLike<number>;
  /** The instant shown now, s. */
  timeS(): number;
  subscribe(listener: () => void): () => void;
}

/** Vehicles between two places in both directions, as the crow flies. */
export interface DesireLine {
  readonly from: readonly [xM: number, yM: number];
  readonly to: readonly [xM: number, yM: number];
  readonly vehicles: number;
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

/** Values that may be others from one drawing to the next. */
export interface ChangingValues {
  readonly version: () => number;
  readonly values: () => Float32Array;
}

/** What one view, or one side of a curtain, shows of one alternative. */
export interface Picture {
  /** Two lines at most, inside the picture: « Sans projet · crue 1/100 · 6 h 40 ». */
  readonly label: string;
  /** The territory as the alternative makes it; null: as it is. */
  readonly applied: AppliedTerritory | null;
  readonly field: FieldSource | null;
  /** How wide the ribbons of a field of edges are, where another field says so; it stays as it is. null or absent: the field says both. */
  readonly widths?: ValueSource | null;
  readonly flow: FlowSource | null;
  readonly difference: Difference | null;
  readonly highlights: readonly Highlight[];
  /** What moves along edges; null or absent: nothing. */
  readonly movement?: Movement | null;
  /** Ways along which travel times of buildings are drawn too; null or absent: none. */
  readonly network?: Edges | null;
  /** Their own times, two an edge (role 'ends'); null or absent: the mean of the buildings near. */
  readonly along?: ChangingValues | null;
  readonly desires?: readonly DesireLine[];
  /** Edge pointed out, with its opposite direction; null or absent: none. */
  readonly chosen?: { readonly edges: Edges; readonly edge: number } | null;
  /** Edits of the alternative where they touch the map; null or absent: none. */
  readonly edits?: Draft | null;
  /** Results older than the edit or parameter they depend on: hatched. */
  readonly stale: boolean;
}

/** Where the Sun stands in the sky of the territory. Degrees. */
export interface Sun {
  /** Clockwise from the grid's north. */
  readonly azimuthDeg: number;
  /** Over the horizon; negative: it has set. */
  readonly elevationDeg: number;
}

/** Layers that a person may hide; all are shown when absent. */
export type SceneLayer =
  | 'landCover'
  | 'surroundings'
  | 'trees'
  | 'buildings'
  | 'roads'
  | 'railways'
  | 'transit'
  | 'waterLines'
  | 'waterSurfaces'
  | 'dikes'
  | 'limits'
  | 'places'
  | 'current'
  | 'vehicles'
  | 'footways';

/** A line or area being drawn on the map, or told of there, in the territory's coordinates. */
export interface Draft {
  /** 'features': lines that are there already, chosen, the vertices of all of them one after the other. */
  readonly kind: 'line' | 'area' | 'features';
  readonly points: readonly (readonly [number, number])[];
  /** Where each of several lines begins in `points`; one line when absent. */
  readonly starts?: readonly number[];
  /** Places marked one by one. */
  readonly places?: readonly (readonly [number, number])[];
  /** Of each line: 1, an arrow along it in its middle; −1, against it; 0, none. None at all when absent. */
  readonly arrows?: readonly number[];
  /** Thin: it is told of, nobody is at work on it. */
  readonly isThin?: boolean;
}

/** Takes a line that is drawn by dragging over the map, which then stays where it is. */
export interface Stroke {
  onPoint(at: readonly [xM: number, yM: number]): void;
  onEnd(): void;
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
  /** Edge of the field shown, in the direction of the side that was pointed at, and its value. */
  readonly edge: { readonly index: number; readonly id: string; readonly value: number } | null;
  /** Stop of public transport, or lines that pass there; null: neither. */
  readonly transit: TransitChoice | null;
  /** Value of the field shown at the building pointed at; null when there is none. */
  readonly buildingValue: number | null;
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
