import { create } from 'zustand';

/** What covers the left panel. */
export type Over =
  | { readonly what: 'panels' }
  /** null: a new one. */
  | { readonly what: 'hypothesis'; readonly id: string | null };

export interface PanelState {
  readonly left: boolean;
  readonly right: boolean;
  readonly wide: boolean;
  readonly over: Over;
  readonly unseen: boolean;
  readonly help: boolean;
  set(change: Partial<Omit<PanelState, 'set' | 'openHypothesis'>>): void;
  openHypothesis(id: string | null): void;
}

const roomy = (): boolean => globalThis.matchMedia?.('(min-width: 1400px)').matches ?? true;

/** Which panels are open. */
export const usePanel = create<PanelState>()((set) => ({
  left: roomy(),
  right: true,
  wide: false,
  over: { what: 'panels' },
  unseen: false,
  help: false,
  set: (change) => set(!roomy() && change.left === true ? { ...change, right: false } : change),
  openHypothesis: (id) => set({ left: true, over: { what: 'hypothesis', id } }),
}));
