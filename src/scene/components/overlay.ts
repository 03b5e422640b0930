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
  /** Texts that stay where they are, over which no name comes. */
  readonly captions: readonly HTMLElement[];
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
  { places: elements, captions }: OverlayParts,
  width: number,
  height: number,
): void {
  const { ground } = stage.world;
  if (elements.length === 0) return;
  const taken = captions
    .filter((caption) => caption.textContent !== '')
    .map((one) => new DOMRectReadOnly(one.offsetLeft, one.offsetTop, one.offsetWidth, one.offsetHeight));
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

function meet(a: DOMRectReadOnly, b: DOMRectReadOnly): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
