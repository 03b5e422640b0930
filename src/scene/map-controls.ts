import { type CameraState, fieldOfViewDeg, type MapCamera } from './map-camera.ts';

export interface ControlsOptions {
  /** Fingers that move the map: with 'two', one finger scrolls the page. */
  readonly fingers: 'one' | 'two';
  /** Ground under a point of the element, as easting and northing; null beside it. */
  readonly groundAt: (clientX: number, clientY: number) => readonly [number, number] | null;
  /** A click or tap that moved nothing. */
  readonly onClick: (clientX: number, clientY: number) => void;
  readonly onPointer: (clientX: number, clientY: number) => void;
  readonly onLeave: () => void;
  /** Takes a drag of one finger or of the main button instead of the map; null: the map moves. */
  readonly stroke: () => Stroke | null;
}

interface Stroke {
  readonly onMove: (clientX: number, clientY: number) => void;
  readonly onEnd: () => void;
}

interface Finger {
  x: number;
  y: number;
}

const stillPx = 5;

/** Event that moves a map at once: its detail is what of the camera's state is to change. */
const lookEvent = 'jumelles/look';
const stateKeys = [
  'xM',
  'yM',
  'distanceM',
  'headingRad',
  'tiltRad',
] as const satisfies readonly (keyof CameraState)[];

/**
 * Moves a map camera from an element: drag to slide, right or Shift + drag to turn and tilt, wheel or pinch to
 * come closer to what is under the pointer, two fingers to turn. A stroke takes the drag of one finger. What takes pictures dispatches `jumelles/look`,
 * a custom event whose detail is a part of the camera's state. Returns the way to stop.
 */
export function listenToMap(element: HTMLElement, camera: MapCamera, options: ControlsOptions): () => void {
  const fingers = new Map<number, Finger>();
  let start: Finger | null = null;
  let moved = false;
  let turning = false;
  let stroke: Stroke | null = null;

  const metresPerPx = () => {
    const { distanceM } = camera.at(performance.now());
    return (2 * distanceM * Math.tan((fieldOfViewDeg * Math.PI) / 360)) / Math.max(1, element.clientHeight);
  };

  const slide = (dxPx: number, dyPx: number) => {
    const { tiltRad } = camera.at(performance.now());
    const scale = metresPerPx();
    camera.slideBy(-dxPx * scale, (dyPx * scale) / Math.max(0.3, Math.cos(tiltRad)));
  };

  const closer = (factor: number, clientX: number, clientY: number) => {
    const under = options.groundAt(clientX, clientY);
    const state = camera.at(performance.now());
    if (!under) {
      camera.goTo({ distanceM: state.distanceM * factor });
      return;
    }
    camera.goTo({
      distanceM: state.distanceM * factor,
      xM: under[0] + (state.xM - under[0]) * factor,
      yM: under[1] + (state.yM - under[1]) * factor,
    });
  };

  const onDown = (event: PointerEvent) => {
    if (event.target instanceof Element && event.target.closest('button, [role="slider"]')) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 1) {
      start = { x: event.clientX, y: event.clientY };
      moved = false;
      turning = event.button === 2 || event.shiftKey || event.ctrlKey;
      stroke = turning || event.button !== 0 ? null : options.stroke();
    } else {
      moved = true;
      endStroke();
    }
    if (event.pointerType === 'mouse') element.setPointerCapture(event.pointerId);
  };

  const onMove = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) {
      if (event.pointerType === 'mouse') options.onPointer(event.clientX, event.clientY);
      return;
    }
    if (start && !moved) {
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < stillPx) return;
      moved = true;
    }
    const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
    if (fingers.size === 1) {
      const mayMove = options.fingers === 'one' || event.pointerType === 'mouse';
      if (stroke) stroke.onMove(event.clientX, event.clientY);
      else if (turning) camera.goTo(turned(camera, dx * 0.005, -dy * 0.004));
      else if (mayMove) slide(dx, dy);
    } else if (fingers.size === 2) {
      moveWithTwo(fingers, event, slide, closer, camera);
    }
    finger.x = event.clientX;
    finger.y = event.clientY;
  };

  const endStroke = () => {
    if (moved) stroke?.onEnd();
    stroke = null;
  };

  const onUp = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size > 0) return;
    endStroke();
    if (!moved && start && event.type === 'pointerup' && event.button === 0)
      options.onClick(event.clientX, event.clientY);
    start = null;
  };

  const onWheel = (event: WheelEvent) => {
    if (options.fingers === 'two' && !event.ctrlKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const px = Math.max(-120, Math.min(120, event.deltaY * lines));
    closer(2 ** (px / 300), event.clientX, event.clientY);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
    if (moveByKey(event, camera, metresPerPx() * element.clientHeight * 0.12)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter') {
      const box = element.getBoundingClientRect();
      options.onClick(box.left + box.width / 2, box.top + box.height / 2);
    }
  };

  const onLook = (event: Event) => {
    if (event instanceof CustomEvent) camera.goTo(stateIn(event.detail));
  };

  const onMenu = (event: Event) => event.preventDefault();
  const listeners: readonly (readonly [string, (event: never) => void, AddEventListenerOptions?])[] = [
    ['pointerdown', onDown],
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', onUp],
    ['pointerleave', options.onLeave],
    ['wheel', onWheel, { passive: false }],
    ['keydown', onKey],
    ['contextmenu', onMenu],
    [lookEvent, onLook],
  ];
  for (const [type, listener, how] of listeners)
    element.addEventListener(type, listener as EventListener, how);
  return () => {
    for (const [type, listener] of listeners) element.removeEventListener(type, listener as EventListener);
  };
}

function moveWithTwo(
  fingers: ReadonlyMap<number, Finger>,
  event: PointerEvent,
  slide: (dxPx: number, dyPx: number) => void,
  closer: (factor: number, clientX: number, clientY: number) => void,
  camera: MapCamera,
): void {
  const moving = fingers.get(event.pointerId);
  const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
  if (!moving || !other) return;
  const before = { x: moving.x - other.x, y: moving.y - other.y };
  const after = { x: event.clientX - other.x, y: event.clientY - other.y };
  const sizeBefore = Math.max(20, Math.hypot(before.x, before.y));
  const sizeAfter = Math.max(20, Math.hypot(after.x, after.y));
  slide((event.clientX - moving.x) / 2, (event.clientY - moving.y) / 2);
  closer(sizeBefore / sizeAfter, (event.clientX + other.x) / 2, (event.clientY + other.y) / 2);
  let turn = Math.atan2(after.y, after.x) - Math.atan2(before.y, before.x);
  if (turn > Math.PI) turn -= 2 * Math.PI;
  if (turn < -Math.PI) turn += 2 * Math.PI;
  camera.goTo(turned(camera, -turn, 0));
}

/** The finite numbers of a state in what comes from outside. */
function stateIn(detail: unknown): Partial<CameraState> {
  if (typeof detail !== 'object' || detail === null) return {};
  const given = new Map<string, unknown>(Object.entries(detail));
  return Object.fromEntries(
    stateKeys.flatMap((key) => {
      const value = given.get(key);
      return typeof value === 'number' && Number.isFinite(value) ? [[key, value]] : [];
    }),
  );
}

function turned(camera: MapCamera, headingRad: number, tiltRad: number) {
  const state = camera.at(performance.now());
  return { headingRad: state.headingRad + headingRad, tiltRad: state.tiltRad + tiltRad };
}

/** Arrows slide, with Shift they turn and tilt; + and − zoom; N faces north; Home shows everything. */
function moveByKey(event: KeyboardEvent, camera: MapCamera, stepM: number): boolean {
  const turn = Math.PI / 12;
  const [right, up] = arrowOf(event.key);
  if (right !== 0 || up !== 0) {
    if (event.shiftKey) camera.turnBy(right * turn, -up * turn * 0.5);
    else camera.slideBy(right * stepM, up * stepM, { durationMs: 150 });
    return true;
  }
  switch (event.key) {
    case '+':
    case '=':
      camera.zoomBy(0.75);
      return true;
    case '-':
      camera.zoomBy(1 / 0.75);
      return true;
    case 'n':
    case 'N':
      camera.faceNorth();
      return true;
    case 'Home':
      camera.home();
      return true;
    default:
      return false;
  }
}

function arrowOf(key: string): readonly [right: number, up: number] {
  if (key === 'ArrowLeft') return [-1, 0];
  if (key === 'ArrowRight') return [1, 0];
  if (key === 'ArrowUp') return [0, 1];
  if (key === 'ArrowDown') return [0, -1];
  return [0, 0];
}

/** A point of an element as −1 … 1, y upward. */
export function normalised(
  element: HTMLElement,
  clientX: number,
  clientY: number,
): readonly [number, number] {
  const box = element.getBoundingClientRect();
  return [((clientX - box.left) / box.width) * 2 - 1, 1 - ((clientY - box.top) / box.height) * 2];
}
