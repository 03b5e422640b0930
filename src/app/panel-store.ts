import { create } from 'zustand';

/** What covers the left panel. */
export type Over =
  | { readonly what: 'panels' }
  /** null: a new one. */
  | { readonly what: 'hypothesis'; readonly id: string | null };

/** A setting of an engine to be shown; `asked` grows each time one is asked for. */
export interface WantedSetting {
  readonly engine: string;
  readonly parameter: string;
  readonly asked: number;
}

export interface PanelState {
  readonly left: boolean;
  readonly right: boolean;
  readonly wide: boolean;
  readonly over: Over;
  readonly setting: WantedSetting | null;
  readonly unseen: boolean;
  readonly help: boolean;
  /** What leaves the studio is being chosen. */
  readonly leaving: boolean;
  set(change: Partial<Omit<PanelState, 'set' | 'openHypothesis' | 'openSetting'>>): void;
  openHypothesis(id: string | null): void;
  openSetting(engine: string, parameter: string): void;
}

const roomy = (): boolean => globalThis.matchMedia?.('(min-width: 1400px)').matches ?? true;

/** One panel at a time where both do not fit beside the map. */
function alone(change: Partial<PanelState>): Partial<PanelState> {
  if (roomy()) return change;
  if (change.left === true) return { ...change, right: false };
  if (change.right === true) return { ...change, left: false };
  return change;
}

/** Which panels are open. */
export const usePanel = create<PanelState>()((set, get) => ({
  left: roomy(),
  right: true,
  wide: false,
  over: { what: 'panels' },
  setting: null,
  unseen: false,
  help: false,
  leaving: false,
  set: (change) => set(alone(change)),
  openHypothesis: (id) => set(alone({ left: true, over: { what: 'hypothesis', id } })),
  openSetting: (engine, parameter) => {
    const setting = { engine, parameter, asked: (get().setting?.asked ?? 0) + 1 };
    set(alone({ left: true, over: { what: 'panels' }, setting }));
  },
}));
