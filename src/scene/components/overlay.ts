import { Vector3 } from 'three';
import { fieldOfViewDeg, type MapCamera } from '../map-camera.ts';
import { lengthText, scaleBar } from '../scale.ts';
import type { StageHandle } from './stage.tsx';

/** Parts of the overlay that follow the camera without React. */
export interface OverlayParts {
  readonly places: readonly HTMLElement[];
  readonly needle: SVGElement | null;
  readonly bar: HTMLElement | null;
  readonly length: HTMLElement | null;
  /** What stays where it is over the picture, under and over which no name comes: boxes within it, px. */
  readonly reserved: readonly DOMRectReadOnly[];
  /** Position of the curtain, 0 … 1 of the width, across which no name lies; null: there is none. */
  readonly curtainAt: number | null;
}

/** Height at which a place's name floats above the ground, m. */
const nameHeightM = 16;
const projected = new Vector3();

/** Puts names, north and scale where the camera wants them. */
export function followCamera(
  stage: StageHandle,
  camera: MapCamera,
  places: readonly (readonly [xM: number, yM: number])[],
  parts: OverlayParts,
): void {
  const state = camera.at(performance.now());
  const { clientWidth: width, clientHeight: height } = stage.canvas;
  placeNames(stage, places, parts, width, height);
  if (parts.needle) parts.needle.style.transform = `rotate(${-state.headingRad}rad)`;
  const metresPerPx =
    (2 * state.distanceM * Math.tan((fieldOfViewDeg * Math.PI) / 360)) / Math.max(1, height);
  const { lengthM, widthPx } = scaleBar(metresPerPx, Math.min(120, width / 4));
  if (parts.bar) parts.bar.style.width = `${widthPx}px`;
  if (parts.length) {
    const text = lengthText(lengthM, document.documentElement.lang || 'fr');
    if (parts.length.textContent !== text) parts.length.textContent = text;
  }
}

function placeNames(
  stage: StageHandle,
  places: readonly (readonly [number, number])[],
  { places: elements, reserved, curtainAt }: OverlayParts,
  width: number,
  height: number,
): void {
  const { ground } = stage.world;
  if (elements.length === 0) return;
  const taken = [...reserved];
  if (curtainAt !== null) taken.push(new DOMRectReadOnly(curtainAt * width - 1, 0, 2, height));
  for (const [i, [xM, yM]] of places.entries()) {
    const element = elements[i];
    if (!element) continue;
    const [x, y, z] = ground.sceneAt(xM, yM);
    projected.set(x, y, z + nameHeightM * ground.exaggeration).project(stage.camera);
    const left = ((projected.x + 1) / 2) * width;
    const top = ((1 - projected.y) / 2) * height;
    const half = element.offsetWidth / 2;
    const box = new DOMRectReadOnly(left - half - 3, top - 26, 2 * half + 6, 30);
    const isSeen = projected.z < 1 && left > half && left < width - half && top > 30 && top < height - 24;
    const isFree = isSeen && taken.every((other) => !meet(box, other));
    element.style.visibility = isFree ? 'visible' : 'hidden';
    if (!isFree) continue;
    taken.push(box);
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px) translate(-50%, -100%)`;
  }
}

/**
 * Boxes of what lies over a view's picture: its own captions and scale, and whatever of the page around it says so by
 * `data-over-map` (buttons, panels). Within the view, px.
 */
export function reservedBoxes(view: HTMLElement): readonly DOMRectReadOnly[] {
  const outer = view.getBoundingClientRect();
  const around = view.ownerDocument.querySelectorAll('[data-over-map]');
  return [...around].flatMap((one) => {
    const box = one.getBoundingClientRect();
    const isEmpty = box.width === 0 || box.height === 0 || one.textContent === '';
    if (isEmpty && one.childElementCount === 0) return [];
    const inside = new DOMRectReadOnly(box.left - outer.left, box.top - outer.top, box.width, box.height);
    return meet(inside, new DOMRectReadOnly(0, 0, outer.width, outer.height)) ? [inside] : [];
  });
}

function meet(a: DOMRectReadOnly, b: DOMRectReadOnly): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
