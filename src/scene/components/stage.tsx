import { useFrame, useThree } from '@react-three/fiber';
import { type ReactElement, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { PerspectiveCamera, WebGLRenderer } from 'three';
import { type MapCamera, prefersReducedMotion } from '../map-camera.ts';
import type { Sun } from '../picture.ts';
import { type Detail, placeCamera, ViewWorld, type WorldContent } from '../objects/view-world.ts';

/** What the view around the canvas asks of the stage. */
export interface StageHandle {
  readonly world: ViewWorld;
  readonly camera: PerspectiveCamera;
  readonly canvas: HTMLCanvasElement;
  /** Draws now, so that the canvas can be read in the same task. */
  drawNow(): void;
}

export interface StageProps {
  readonly content: WorldContent;
  readonly curtainAt: number;
  readonly mapCamera: MapCamera;
  readonly detail: Detail;
  /** Drawn by the processor: streaks stand still, and lines are smoothed only once the picture rests. */
  readonly isSlow: boolean;
  /** Where the Sun stands; null: the map's own light. */
  readonly sun: Sun | null;
  /** After each drawing: the overlay follows. */
  readonly onDrawn: (stage: StageHandle) => void;
  readonly onFirst: (stage: StageHandle) => void;
  readonly handle: RefObject<StageHandle | null>;
}

const turnMs = 2400;
/** Between two drawings of running streaks, ms. */
const streakPauseMs = 40;
/** Rest after which a slow machine draws again with several samples per pixel, ms, and how many across. */
const restMs = 350;
const restSamples = 2;
/** Of the trees drawn at rest, how many while a slow machine moves. */
const movingTreeShare = 0.4;
/** Time given to building in one go, ms. */
const buildMs = 14;

/** Keeps the world in step with its content and draws it when something changed. */
export function Stage(props: StageProps): ReactElement {
  const { content, mapCamera, detail, sun, onFirst, handle } = props;
  const { gl, scene, camera, size, invalidate } = useThree();
  const aspect = size.width / Math.max(1, size.height);
  const world = useMemo(() => new ViewWorld(detail), [detail]);
  const latest = useRef({ ...props, aspect });
  useLayoutEffect(() => {
    latest.current = { ...props, aspect };
  });
  const drawn = useRef(false);

  useEffect(() => () => world.dispose(), [world]);

  useLayoutEffect(() => {
    const ground = world.update(content);
    mapCamera.limitTo(ground.bounds, latest.current.aspect);
    invalidate();
    return buildOn(world, latest.current.isSlow ? 1500 : 300, invalidate);
  }, [world, content, mapCamera, invalidate]);

  useEffect(() => mapCamera.subscribe(() => invalidate()), [mapCamera, invalidate]);
  useEffect(() => invalidate(), [sun, invalidate]);

  useEffect(() => {
    const sources = [content.first, content.second].flatMap((picture) =>
      picture ? [picture.field, picture.flow, picture.difference?.source, picture.movement] : [],
    );
    const stops = sources.flatMap((source) => (source ? [source.subscribe(() => invalidate())] : []));
    return () => {
      for (const stop of stops) stop();
    };
  }, [content, invalidate]);

  const rest = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; reached: boolean }>({
    timer: undefined,
    reached: false,
  });
  useEffect(() => () => clearTimeout(rest.current.timer), []);

  const draw = () => {
    const { curtainAt, isSlow, sun: standing } = latest.current;
    const now = performance.now();
    const state = mapCamera.at(now);
    const eye = camera as PerspectiveCamera;
    placeCamera(eye, state, world.ground, world.topAt);
    const treeShare = isSlow && !sample(gl, rest.current, invalidate) ? movingTreeShare : 1;
    const runs = !isSlow && world.moves && !prefersReducedMotion();
    world.shine(gl, scene, eye, standing, state);
    world.render(gl, scene, eye, state.distanceM, curtainAt, runs ? (now / turnMs) % 1 : null, treeShare);
    return { now, runs };
  };
  const drawRef = useRef(draw);
  useLayoutEffect(() => {
    drawRef.current = draw;
  });

  const stage = useMemo<StageHandle>(
    () => ({
      world,
      camera: camera as PerspectiveCamera,
      canvas: gl.domElement,
      drawNow: () => void drawRef.current(),
    }),
    [world, camera, gl],
  );
  useLayoutEffect(() => {
    handle.current = stage;
  }, [handle, stage]);

  useFrame(() => {
    const { now, runs } = drawRef.current();
    latest.current.onDrawn(stage);
    if (!drawn.current) {
      drawn.current = true;
      onFirst(stage);
    }
    if (mapCamera.moving(now)) invalidate();
    else if (runs) setTimeout(invalidate, streakPauseMs);
  }, 1);

  return <primitive object={world} />;
}

/** One sample per pixel while things move; several once they have rested for a while: then true. */
function sample(
  gl: WebGLRenderer,
  rest: { timer: ReturnType<typeof setTimeout> | undefined; reached: boolean },
  invalidate: () => void,
): boolean {
  const ratio = rest.reached ? restSamples : 1;
  if (gl.getPixelRatio() !== ratio) gl.setPixelRatio(ratio);
  clearTimeout(rest.timer);
  if (rest.reached) {
    rest.reached = false;
    return true;
  }
  rest.timer = setTimeout(() => {
    rest.reached = true;
    invalidate();
  }, restMs);
  return false;
}

/**
 * Builds what is left in short turns; returns the way to stop. Drawn now and then on the way, so that what is
 * built reaches the graphics card in parts.
 */
function buildOn(world: ViewWorld, drawEveryMs: number, invalidate: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawnAt = performance.now();
  const turn = () => {
    const done = world.advance(buildMs);
    const now = performance.now();
    if (done || now - drawnAt > drawEveryMs) {
      drawnAt = now;
      invalidate();
    }
    if (done) return;
    timer = setTimeout(turn, 0);
  };
  timer = setTimeout(turn, 0);
  return () => clearTimeout(timer);
}
