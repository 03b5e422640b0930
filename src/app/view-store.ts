import { create } from 'zustand';
import type { Members } from '../simulation/contract.ts';
import type { TransitChoice } from '../territory/transit-network.ts';
import type { Audience } from '../simulation/published-view.ts';

export type Layout = 'single' | 'side' | 'curtain' | 'difference';
/** What a part of a comparison says: in the first set only, in the second only, in both; or who gives less to a sum, more, as much. */
export type Part = 'noLonger' | 'newly' | 'still' | 'less' | 'more' | 'same';

/** A part of a difference that a person asked to see on the map. */
export interface Shown {
  readonly indicator: string;
  /** Key of the indicator's row; absent when it has one. */
  readonly row?: string;
  readonly alternative: string;
  readonly part: Part;
  readonly members: Members;
  /** Those of the part that only the reference's run knows, as its positions. */
  readonly gone?: Members;
}

/** Where the Sun stands over the territory at an instant that a person chose. */
export interface SunShown {
  /** Clockwise from the grid's north, and over the horizon, degrees. */
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  /** Date, hour and height, as the picture says them. */
  readonly text: string;
}

/** A figure whose explanation covers the panel. */
export interface Explained {
  readonly indicator: string;
  readonly alternative: string;
}

export interface ViewState {
  /** Engine whose results are looked at; '': the first one. */
  readonly engine: string;
  readonly layout: Layout;
  /** The alternative that the others are compared with. */
  readonly reference: string;
  /** Key of `spec.fields`. */
  readonly field: string;
  /** Whether a person chose what is shown, or when. */
  readonly fieldChosen: boolean;
  /** Position among the frames of the event; the last one that exists is shown when there are fewer. */
  readonly instant: number;
  readonly playing: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly curtainAt: number;
  readonly shown: Shown | null;
  readonly explained: Explained | null;
  /** Identifier of the edge looked at, of the runs' `axes.edge`; and of the building. */
  readonly edge: string | null;
  /** Where it was pointed at: in a list it may be out of sight on the map, on the map what is said of it out of sight. */
  readonly edgeFrom: 'map' | 'list';
  readonly building: string | null;
  /** Stop or lines of public transport looked at. */
  readonly transit: TransitChoice | null;
  /** Whether the map shows who uses the edge looked at instead of the field. */
  readonly users: boolean;
  /** Vehicles from which desire lines are drawn; null: none are. */
  readonly desires: number | null;
  /** Simulated seconds in one second of playing; null: the usual ones. */
  readonly pace: number | null;
  /** null: the pictures have the map's own light. */
  readonly sun: SunShown | null;
  /** What the right panel shows. */
  readonly panel: 'figures' | 'roads' | 'year';
  /** For whom the screen is: the studio sees all, others nothing of few dwellings. */
  readonly audience: Audience;
  set(change: Partial<Omit<ViewState, 'set' | 'toggleLayer'>>): void;
  toggleLayer(layer: string): void;
}

export const initialView = {
  engine: '',
  layout: 'single',
  reference: 'base',
  field: '',
  fieldChosen: false,
  instant: 0,
  playing: false,
  hidden: new Set<string>(),
  curtainAt: 0.5,
  shown: null,
  explained: null,
  edge: null,
  edgeFrom: 'map',
  building: null,
  transit: null,
  users: false,
  desires: null,
  pace: null,
  sun: null,
  panel: 'figures',
  audience: 'internal',
} as const satisfies Partial<ViewState>;

/** What is looked at and how; nothing of it changes a result. */
export const useView = create<ViewState>()((set, get) => ({
  ...initialView,
  set: (change) => set(change),
  toggleLayer: (layer) => {
    const hidden = new Set(get().hidden);
    if (!hidden.delete(layer)) hidden.add(layer);
    set({ hidden });
  },
}));
