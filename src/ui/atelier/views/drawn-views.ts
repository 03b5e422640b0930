import type { ViewHandle } from '../../../scene/components/territory-view.tsx';

const drawn = new Map<string, ViewHandle>();

/** Keeps a view that is drawn, by a name of its own; null: it is there no more. */
export function keepView(name: string, view: ViewHandle | null): void {
  if (view === null) drawn.delete(name);
  else drawn.set(name, view);
}

/** The views on screen, in the order in which they came. */
export function drawnViews(): readonly ViewHandle[] {
  return [...drawn.values()];
}
