import type { Bounds } from '../base/grid.ts';

/** Where a map is looked at from. Angles in radians. */
export interface CameraState {
  /** Point of the ground at the centre of the picture, in the territory's coordinates, m. */
  readonly xM: number;
  readonly yM: number;
  /** From the eye to that point, m. */
  readonly distanceM: number;
  /** Direction of the top of the picture, clockwise from grid north. */
  readonly headingRad: number;
  /** 0: straight down. */
  readonly tiltRad: number;
}

const smallestDistanceM = 60;
/** What lies within this share of the half picture is in sight; what is smaller than this share of its height is not. */
const seenShare = 0.85;
const leastSeenShare = 0.04;
/** What is brought in sight is seen with its neighbours, m. */
const leastFramedM = 500;
/** 4° above the horizon: as from a church tower. */
const largestTiltRad = 1.5;

/** Vertical field of view of every view, degrees. */
export const fieldOfViewDeg = 32;

/**
 * The camera of a map, shared by all the views that must move together: give the same one to each. Outlives
 * the views, so that folding a panel loses no place. Movements are interpolated in time by whoever reads
 * `at`; under reduced motion they are immediate.
 */
export class MapCamera {
  private from: CameraState;
  private to: CameraState;
  private startMs = 0;
  private durationMs = 0;
  private readonly listeners = new Set<() => void>();
  private bounds: Bounds = [0, 0, 1, 1];
  private aspect = 1.5;
  private placed = false;

  constructor() {
    this.from = { xM: 0, yM: 0, distanceM: 1000, headingRad: 0, tiltRad: 0.75 };
    this.to = this.from;
  }

  /**
   * Movements stay within these bounds; the first call, and any with other bounds, also places the camera for
   * a picture `aspect` times as wide as high.
   */
  limitTo(bounds: Bounds, aspect: number): void {
    const same = bounds.every((value, i) => value === this.bounds[i]);
    this.aspect = aspect;
    if (same && this.placed) return;
    this.bounds = bounds;
    this.placed = true;
    this.flyTo(bounds, { durationMs: 0 });
  }

  /** State at an instant of `performance.now()`. */
  at(nowMs: number): CameraState {
    if (!this.moving(nowMs)) return this.to;
    const t = Math.max(0, (nowMs - this.startMs) / this.durationMs);
    const s = t * t * (3 - 2 * t);
    const mix = (a: number, b: number) => a + (b - a) * s;
    return {
      xM: mix(this.from.xM, this.to.xM),
      yM: mix(this.from.yM, this.to.yM),
      distanceM: this.from.distanceM * (this.to.distanceM / this.from.distanceM) ** s,
      headingRad: mix(this.from.headingRad, this.to.headingRad),
      tiltRad: mix(this.from.tiltRad, this.to.tiltRad),
    };
  }

  /** Whether a movement is under way. */
  moving(nowMs: number): boolean {
    return this.durationMs > 0 && nowMs < this.startMs + this.durationMs;
  }

  /** Goes to a state (what is left out stays), kept within the bounds. */
  goTo(change: Partial<CameraState>, options: { durationMs?: number; nowMs?: number } = {}): void {
    const nowMs = options.nowMs ?? performance.now();
    this.from = this.at(nowMs);
    this.to = this.kept({ ...this.to, ...change });
    this.startMs = nowMs;
    this.durationMs = prefersReducedMotion() ? 0 : (options.durationMs ?? 0);
    this.nearestTurn();
    for (const listener of this.listeners) listener();
  }

  /** Frames some bounds, from the present direction. */
  flyTo(bounds: Bounds, options: { durationMs?: number } = {}): void {
    const [west, south, east, north] = bounds;
    const { headingRad, tiltRad } = this.to;
    const [sin, cos] = [Math.abs(Math.sin(headingRad)), Math.abs(Math.cos(headingRad))];
    const across = (east - west) * cos + (north - south) * sin;
    const deep = (east - west) * sin + (north - south) * cos;
    const half = Math.tan((fieldOfViewDeg * Math.PI) / 360);
    const forWidth = across / (2 * half * this.aspect) + (deep / 2) * Math.sin(tiltRad) * 0.62;
    const forHeight = (deep * Math.cos(tiltRad)) / (2 * half) + (deep / 2) * Math.sin(tiltRad);
    // An upright picture would be mostly margin: it shows the middle, larger.
    const share = this.aspect < 1 ? 0.72 : 1;
    const distanceM = Math.max(forWidth * share, forHeight, smallestDistanceM);
    const back = deep * Math.sin(tiltRad) * 0.06;
    this.goTo(
      {
        xM: (west + east) / 2 - Math.sin(headingRad) * back,
        yM: (south + north) / 2 - Math.cos(headingRad) * back,
        distanceM,
      },
      { durationMs: options.durationMs ?? 250 },
    );
  }

  /** Frames some bounds where they are out of the picture, or hardly to be seen in it; else stays. */
  bringInSight(bounds: Bounds): void {
    const [west, south, east, north] = bounds;
    const { xM, yM, distanceM, headingRad, tiltRad } = this.to;
    const [dx, dy] = [(west + east) / 2 - xM, (south + north) / 2 - yM];
    const [sin, cos] = [Math.sin(headingRad), Math.cos(headingRad)];
    const [right, up] = [dx * cos - dy * sin, dx * sin + dy * cos];
    // Half of what is seen at the middle of the picture, upward and across.
    const half = distanceM * Math.tan((fieldOfViewDeg * Math.PI) / 360);
    const depth = 1 + (up * Math.sin(tiltRad)) / distanceM;
    const isSeen =
      depth > 0.1 &&
      Math.abs(right) < seenShare * half * this.aspect * depth &&
      Math.abs(up) * Math.cos(tiltRad) < seenShare * half * depth;
    const isLarge = Math.max(east - west, north - south) > leastSeenShare * 2 * half;
    if (isSeen && isLarge) return;
    const margin = Math.max(0, leastFramedM - Math.max(east - west, north - south)) / 2;
    this.flyTo([west - margin, south - margin, east + margin, north + margin]);
  }

  /** Closer (factor < 1) or farther, for the + and − buttons and keys. */
  zoomBy(factor: number): void {
    this.goTo({ distanceM: this.to.distanceM * factor }, { durationMs: 150 });
  }

  /** Turns the picture clockwise and tilts it, radians. */
  turnBy(headingRad: number, tiltRad = 0): void {
    this.goTo(
      { headingRad: this.to.headingRad + headingRad, tiltRad: this.to.tiltRad + tiltRad },
      { durationMs: 150 },
    );
  }

  /** North up. */
  faceNorth(): void {
    this.goTo({ headingRad: 0 }, { durationMs: 250 });
  }

  /** The whole territory, north up. */
  home(): void {
    this.goTo({ headingRad: 0, tiltRad: 0.75 });
    this.flyTo(this.bounds);
  }

  /** Moves the ground under the picture: right and up of the screen, m. */
  slideBy(rightM: number, upM: number, options: { durationMs?: number } = {}): void {
    const { xM, yM, headingRad } = this.to;
    const cos = Math.cos(headingRad);
    const sin = Math.sin(headingRad);
    this.goTo({ xM: xM + rightM * cos + upM * sin, yM: yM - rightM * sin + upM * cos }, options);
  }

  /** Calls back when a movement starts; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private kept(state: CameraState): CameraState {
    const [west, south, east, north] = this.bounds;
    const spanM = Math.max(east - west, north - south);
    return {
      xM: clamp(state.xM, west, east),
      yM: clamp(state.yM, south, north),
      distanceM: clamp(state.distanceM, smallestDistanceM, Math.max(spanM * 4, smallestDistanceM * 2)),
      headingRad: state.headingRad,
      tiltRad: clamp(state.tiltRad, 0, largestTiltRad),
    };
  }

  /** Turns by the shorter way round. */
  private nearestTurn(): void {
    const turn = 2 * Math.PI;
    const rounds = Math.round((this.to.headingRad - this.from.headingRad) / turn);
    if (rounds !== 0) this.to = { ...this.to, headingRad: this.to.headingRad - rounds * turn };
  }
}

/** Whether the person asked their system for less movement. */
export function prefersReducedMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
