import { create } from 'zustand';

export type Screen = 'start' | 'import' | 'atelier';

const hashes: Readonly<Record<Screen, string>> = {
  start: '#/',
  import: '#/territoire',
  atelier: '#/atelier',
};

export interface Navigation {
  readonly screen: Screen;
  /** Leaves a step in the browser's history, so that its back button works. */
  go(screen: Screen): void;
}

function screenOf(hash: string): Screen {
  const found = (Object.keys(hashes) as Screen[]).find((screen) => hashes[screen] === hash);
  return found ?? 'start';
}

/** Which screen is shown. */
export const useNavigation = create<Navigation>()((set) => ({
  screen: screenOf(globalThis.location?.hash ?? ''),
  go: (screen) => {
    set({ screen });
    if (globalThis.location.hash !== hashes[screen]) globalThis.location.hash = hashes[screen];
  },
}));

/** Follows the browser's back and forward buttons; returns the way to stop. */
export function followHistory(): () => void {
  const follow = (): void => useNavigation.setState({ screen: screenOf(globalThis.location.hash) });
  globalThis.addEventListener('hashchange', follow);
  return () => globalThis.removeEventListener('hashchange', follow);
}
