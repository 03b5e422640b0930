import { Vector3 } from 'three';
import { fieldOfViewDeg, type MapCamera } from '../map-camera.ts';
import { lengthText, scaleBar } from '../scale.ts';
import type { StageHandle } from './stage.tsx';

/** Parts of the overlay that follow the camera without React. */
export interface OverlayParts {
  readonly places: readonly HTMLElement[];
  /** Where names of stops are written, of those in the middle of a near view. */
  readonly stops: readonly HTMLElement[];
  readonly needle: SVGElement | null;
  readonly bar: HTMLElement | null;
  readonly length: HTMLElement | null;
  /** What stays where it is over the picture, under and over which no name comes: boxes within it, px. */
  readonly reserved: readonly DOMRectReadOnly[];
  /** Position of the curtain, 0 … 1 of the width, across which no name lies; null: there is none. */
  readonly curtainAt: number | null;
}

/** A name and where it belongs. */
export interface NamedSpot {
  readonly name: string;
  readonly at: readonly [xM: number, yM: number];
}

/** Height at which a place's name floats above the ground, m; and a stop's. */
const nameHeightM = 16;
const stopNameHeightM = 3;
/** Names of stops are written where a pixel is no more than this, m. */
const stopNamesMPerPx = 1.6;
/** Mean width of a letter of theirs, px. */
const letterPx = 6.5;
const projected = new Vector3();

/** Puts names, north and scale where the camera wants them. */
export function followCamera(
  stage: StageHandle,
  camera: MapCamera,
  places: readonly NamedSpot[],
  stops: readonly NamedSpot[],
  parts: OverlayParts,
): void {
  const state = camera.at(performance.now());
  const { clientWidth: width, clientHeight: height } = stage.canvas;
  const taken = placeNames(stage, places, parts, width, height);
  if (parts.needle) parts.needle.style.transform = `rotate(${-state.headingRad}rad)`;
  const metresPerPx =
    (2 * state.distanceM * Math.tan((fieldOfViewDeg * Math.PI) / 360)) / Math.max(1, height);
  placeStopNames(stage, metresPerPx <= stopNamesMPerPx ? stops : [], parts, taken, width, height);
  const { lengthM, widthPx } = scaleBar(metresPerPx, Math.min(120, width / 4));
  if (parts.bar) parts.bar.style.width = `${widthPx}px`;
  if (parts.length) {
    const text = lengthText(lengthM, document.documentElement.lang || 'fr');
    if (parts.length.textContent !== text) parts.length.textContent = text;
  }
}

function placeNames(
  stage: StageHandle,
  places: readonly NamedSpot[],
  { places: elements, reserved, curtainAt }: OverlayParts,
  width: number,
  height: number,
): DOMRectReadOnly[] {
  const taken = [...reserved];
  if (curtainAt !== null) taken.push(new DOMRectReadOnly(curtainAt * width - 1, 0, 2, height));
  for (const [i, { at }] of places.entries()) {
    const element = elements[i];
    if (!element) continue;
    const { left, top, isAhead } = onScreen(stage, at, nameHeightM, width, height);
    const half = element.offsetWidth / 2;
    const box = new DOMRectReadOnly(left - half - 3, top - 26, 2 * half + 6, 30);
    const isSeen = isAhead && left > half && left < width - half && top > 30 && top < height - 24;
    const isFree = isSeen && taken.every((other) => !meet(box, other));
    element.style.visibility = isFree ? 'visible' : 'hidden';
    if (!isFree) continue;
    taken.push(box);
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px) translate(-50%, -100%)`;
  }
  return taken;
}

/** Writes the names of stops nearest to the middle, each once, where nothing else is. */
function placeStopNames(
  stage: StageHandle,
  stops: readonly NamedSpot[],
  { stops: elements }: OverlayParts,
  taken: DOMRectReadOnly[],
  width: number,
  height: number,
): void {
  if (elements.length === 0) return;
  const seen = stops.flatMap(({ name, at }) => {
    const { left, top, isAhead } = onScreen(stage, at, stopNameHeightM, width, height);
    const isIn = isAhead && left > 0 && left < width && top > 30 && top < height - 24;
    return isIn ? [{ name, left, top, away: Math.hypot(left - width / 2, top - height / 2) }] : [];
  });
  const written = new Set<string>();
  for (const { name, left, top } of seen.sort((a, b) => a.away - b.away)) {
    const element = elements[written.size];
    if (!element) break;
    const widthPx = letterPx * name.length + 10;
    const box = new DOMRectReadOnly(left - widthPx / 2, top - 22, widthPx, 20);
    const isInside = box.left > 0 && box.right < width;
    if (written.has(name) || !isInside || taken.some((other) => meet(box, other))) continue;
    written.add(name);
    taken.push(box);
    if (element.textContent !== name) element.textContent = name;
    element.style.visibility = 'visible';
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px) translate(-50%, -100%)`;
  }
  for (const element of elements.slice(written.size)) element.style.visibility = 'hidden';
}

/** Where a height over the ground is on the picture, px, and whether it is before the eye. */
function onScreen(
  { world: { ground }, camera }: StageHandle,
  [xM, yM]: NamedSpot['at'],
  heightM: number,
  width: number,
  height: number,
): { readonly left: number; readonly top: number; readonly isAhead: boolean } {
  const [x, y, z] = ground.sceneAt(xM, yM);
  projected.set(x, y, z + heightM * ground.exaggeration).project(camera);
  return {
    left: ((projected.x + 1) / 2) * width,
    top: ((1 - projected.y) / 2) * height,
    isAhead: projected.z < 1,
  };
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
