import type { ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, vi } from 'vitest';
import { initialView, useView } from '../../src/app/view-store.ts';

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  root = null;
  document.body.replaceChildren();
  useView.setState(initialView);
});

/** Draws something as wide as the panel of a desk's screen; it is gone after the test, with what was chosen in it. */
export async function showPanel(element: ReactElement): Promise<HTMLElement> {
  const host = document.createElement('main');
  host.style.width = '344px';
  host.style.background = 'var(--sheet)';
  document.body.append(host);
  root = createRoot(host);
  root.render(element);
  await vi.waitFor(() => expect(host.childElementCount).toBeGreaterThan(0));
  return host;
}
