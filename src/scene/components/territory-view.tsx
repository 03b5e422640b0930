import { Canvas } from '@react-three/fiber';
import {
  type CSSProperties,
  type ReactElement,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { gridBounds } from '../../base/grid.ts';
import { textAt } from '../../territory/table-ops.ts';
import type { Territory } from '../../territory/territory.ts';
import { type TransitChoice, transitNetwork } from '../../territory/transit-network.ts';
import { fieldOfViewDeg, type MapCamera } from '../map-camera.ts';
import { listenToMap, normalised } from '../map-controls.ts';
import { palettes, type Theme } from '../palette.ts';
import type { Draft, Pick, Picture, SceneLayer, Stroke, Sun } from '../picture.ts';
import type { Beside } from './beside-picture.ts';
import { capture } from './capture.ts';
import { Curtain } from './curtain.tsx';
import { detailFor, graphics } from './graphics.ts';
import { followCamera, type NamedSpot, reservedBoxes } from './overlay.ts';
import { Stage, type StageHandle } from './stage.tsx';
import styles from './territory-view.module.css';

/** What a view can do once its first picture is drawn. */
export interface ViewHandle {
  /**
   * The picture as it is wanted now, with its label and attribution, as PNG, at the size on screen; with a legend and what
   * else is given beside it, and the names, scale and north that the screen has.
   */
  capture(beside?: Beside): Promise<Blob>;
  /** From mounting to the first picture. */
  readonly firstPictureMs: number;
}

export interface TerritoryViewProps {
  readonly territory: Territory;
  readonly picture: Picture;
  /** The other side of a curtain: drawn right of `curtainAt`; null or absent: a single picture. */
  readonly second?: Picture | null;
  /** Position of the curtain, 0 … 1 of the width; the view draws its handle and reports moves. */
  readonly curtainAt?: number;
  readonly onCurtain?: (at: number) => void;
  /** Name of the curtain's handle for those who do not see it. */
  readonly curtainName?: string;
  /** The same one for the views that move together. */
  readonly camera: MapCamera;
  /** Layers not drawn. */
  readonly hidden?: ReadonlySet<SceneLayer>;
  /** Producers and dates, or « données inventées »: one line inside the picture. */
  readonly attribution: string;
  /** Name of the picture for those who do not see it. */
  readonly description: string;
  /** Times real heights. Default 1. */
  readonly exaggeration?: number;
  readonly theme?: Theme;
  /** 'two': one finger scrolls the page, two move the map (Consultation). Default 'one'. */
  readonly fingers?: 'one' | 'two';
  readonly draft?: Draft | null;
  /** Stop or lines of public transport looked at; null or absent: none. */
  readonly chosenTransit?: TransitChoice | null;
  /** Lights the picture as the Sun stands, with its shadows; null or absent: the map's own light. */
  readonly sun?: Sun | null;
  /** Takes a drag over the map as a line; null or absent: the map moves. */
  readonly stroke?: Stroke | null;
  /** A click, a tap or Enter at the centre. */
  readonly onPick?: (pick: Pick | null) => void;
  /** The pointer moved (at most once per drawn frame); null: it left. */
  readonly onHover?: (pick: Pick | null) => void;
  readonly onReady?: (view: ViewHandle) => void;
  /** WebGL is missing or was lost: say so and keep the tables. */
  readonly onFailure?: (reason: 'no-webgl' | 'context-lost') => void;
}

const nothingHidden: ReadonlySet<SceneLayer> = new Set();

/**
 * The territory in three dimensions with one run's results: terrain, buildings, water, and what changes. Its element
 * says `data-complete="true"` once all that is built in turns is drawn.
 */
export function TerritoryView(props: TerritoryViewProps): ReactElement {
  const { territory, picture, camera, attribution, description } = props;
  const second = props.second ?? null;
  const curtainAt = props.curtainAt ?? 0.5;
  const theme = props.theme ?? 'light';
  const palette = palettes[theme];
  const exaggeration = props.exaggeration ?? 1;
  const hidden = props.hidden ?? nothingHidden;
  const draft = props.draft ?? null;
  const chosenTransit = props.chosenTransit ?? null;
  const sun = props.sun ?? null;
  const isSunlit = sun !== null;
  const fingers = props.fingers ?? 'one';
  const machine = graphics();
  const detail = useMemo(() => detailFor(machine), [machine]);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<StageHandle | null>(null);
  const needle = useRef<SVGSVGElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const length = useRef<HTMLSpanElement>(null);
  const names = useRef<HTMLDivElement>(null);
  const stopNames = useRef<HTMLDivElement>(null);
  const [mountedAt] = useState(() => performance.now());

  const content = useMemo(
    () => ({
      territory,
      first: picture,
      second,
      palette,
      exaggeration,
      hidden,
      draft,
      chosenTransit,
      isSunlit,
    }),
    [territory, picture, second, palette, exaggeration, hidden, draft, chosenTransit, isSunlit],
  );
  const places = useMemo(() => placesOf(territory), [territory]);
  const stops = useMemo(() => stopsOf(territory), [territory]);
  const showsPlaces = !hidden.has('places');
  const showsStops = stops.length > 0 && !hidden.has('transit');

  // Leaving gives the context back, which looks like losing it.
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  useEffect(() => {
    if (!machine.hasWebgl) latest.current.onFailure?.('no-webgl');
  }, [machine]);

  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const groundAt = (x: number, y: number): readonly [number, number] | null => {
      const pick = pickAt(stage.current, element, x, y, sideAt(element, x));
      return pick && Number.isFinite(pick.xM) ? [pick.xM, pick.yM] : null;
    };
    return listenToMap(element, camera, {
      fingers,
      groundAt,
      stroke: () => {
        const { stroke } = latest.current;
        if (!stroke) return null;
        const onMove = (x: number, y: number): void => {
          const at = groundAt(x, y);
          if (at) stroke.onPoint(at);
        };
        return { onMove, onEnd: stroke.onEnd };
      },
      onClick: (x, y) => latest.current.onPick?.(pickAt(stage.current, element, x, y, sideAt(element, x))),
      onPointer: hoverOf((x, y) => {
        const { onHover } = latest.current;
        onHover?.(pickAt(stage.current, element, x, y, sideAt(element, x)));
      }),
      onLeave: () => latest.current.onHover?.(null),
    });

    function sideAt(within: HTMLElement, clientX: number): Pick['side'] {
      const { second: other, curtainAt: at } = latest.current;
      const box = within.getBoundingClientRect();
      return other && clientX - box.left > (at ?? 0.5) * box.width ? 'second' : 'first';
    }
  }, [camera, fingers]);

  const onDrawn = useCallback(
    (drawn: StageHandle) => {
      const parts = {
        places: childrenOf(names.current),
        stops: childrenOf(stopNames.current),
        needle: needle.current,
        bar: bar.current,
        length: length.current,
        reserved: root.current ? reservedBoxes(root.current) : [],
        curtainAt: latest.current.second ? (latest.current.curtainAt ?? 0.5) : null,
      };
      followCamera(drawn, camera, places, stops, parts);
      if (root.current) root.current.dataset['complete'] = String(drawn.world.isComplete);
    },
    [camera, places, stops],
  );

  const onFirst = useCallback(
    (drawn: StageHandle) => {
      drawn.canvas.addEventListener('webglcontextlost', () => {
        if (isHere.current) latest.current.onFailure?.('context-lost');
      });
      latest.current.onReady?.({
        firstPictureMs: performance.now() - mountedAt,
        capture: async (beside) => {
          // React brings a change of the picture to the canvas a moment after it brought it here.
          await untilShown(drawn, beside !== undefined, () => latest.current);
          const { theme: wanted } = latest.current;
          const captions = captionsOf(latest.current, beside !== undefined);
          return capture(drawn, root.current, captions, beside ?? null, palettes[wanted ?? 'light']);
        },
      });
    },
    [mountedAt],
  );

  const pickPlace = (index: number) => {
    const pick = stage.current?.world.pickPlace(index, 'first') ?? null;
    props.onPick?.(pick);
  };

  if (!machine.hasWebgl) return <div className={styles['view']} role="img" aria-label={description} />;
  const captionClass = second === null ? styles['captionAlone'] : '';
  return (
    <div
      ref={root}
      className={styles['view']}
      style={{ '--map-paper': palette.paper } as CSSProperties}
      data-fingers={fingers}
      role="application"
      aria-label={description}
      // The map itself takes the keys that move it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <Canvas
        className={styles['canvas']}
        frameloop="demand"
        flat
        linear
        legacy
        dpr={machine.isSoftware ? 1 : [1, 2]}
        camera={{ fov: fieldOfViewDeg }}
        gl={{ antialias: !machine.isSoftware, powerPreference: 'high-performance' }}
      >
        <color attach="background" args={[palette.paper]} />
        <Stage
          content={content}
          curtainAt={curtainAt}
          mapCamera={camera}
          detail={detail}
          isSlow={machine.isSoftware}
          sun={sun}
          onDrawn={onDrawn}
          onFirst={onFirst}
          handle={stage}
        />
      </Canvas>
      {showsPlaces ? (
        <div ref={names} className={styles['places']}>
          {places.map(({ id, name }, i) => (
            <button
              key={id}
              type="button"
              data-part="place"
              className={styles['place']}
              onClick={() => pickPlace(i)}
            >
              {name}
            </button>
          ))}
        </div>
      ) : null}
      {showsStops ? (
        <div ref={stopNames} className={styles['places']} aria-hidden="true">
          {Array.from({ length: mostStopNames }, (_, i) => (
            <span key={i} data-part="place" className={styles['stop']} />
          ))}
        </div>
      ) : null}
      {second && props.onCurtain ? (
        <Curtain at={curtainAt} name={props.curtainName ?? description} onMove={props.onCurtain} />
      ) : null}
      <p data-over-map className={`${styles['caption']} ${captionClass}`}>
        {picture.label}
      </p>
      {second ? (
        <p data-over-map className={`${styles['caption']} ${styles['captionRight']}`}>
          {second.label}
        </p>
      ) : null}
      <p data-over-map className={styles['attribution']}>
        {attribution}
      </p>
      <div data-over-map className={styles['measure']} aria-hidden="true">
        <div className={styles['scale']}>
          <span ref={length} data-part="length" />
          <div ref={bar} data-part="bar" className={styles['bar']} />
        </div>
        <svg ref={needle} data-part="needle" className={styles['needle']} viewBox="0 0 20 28">
          <path d="M10 9 15 26 10 22 5 26Z" fill="currentColor" />
          <text x="10" y="8" textAnchor="middle" fontSize="9" fontWeight="700" fill="currentColor">
            N
          </text>
        </svg>
      </div>
    </div>
  );
}

interface NamedPlace extends NamedSpot {
  readonly id: string;
}

/** Names of stops written at once: more are too many to read. */
const mostStopNames = 24;

function childrenOf(element: HTMLElement | null): HTMLElement[] {
  return element ? ([...element.children] as HTMLElement[]) : [];
}

/** Stops of public transport that are served within the territory. */
function stopsOf({ transit, layers }: Territory): readonly NamedSpot[] {
  if (!transit) return [];
  return transitNetwork(transit, gridBounds(layers.terrain.grid)).stops.map((stop) => ({
    name: transit.stopNames[stop] ?? '',
    at: [transit.stopXY[2 * stop] ?? 0, transit.stopXY[2 * stop + 1] ?? 0],
  }));
}

/** Places with a name, in the order of their layer; more than a map can show are left to the lists. */
function placesOf(territory: Territory): readonly NamedPlace[] {
  const table = territory.layers.places?.table;
  if (!table) return [];
  return Array.from({ length: Math.min(table.count, 80) }, (_, i): NamedPlace => {
    const vertex = table.partOffsets[table.featureOffsets[i] ?? 0] ?? 0;
    return {
      id: table.ids[i] ?? String(i),
      name: textAt(table, 'name', i) || textAt(table, 'nature', i),
      at: [table.xy[2 * vertex] ?? 0, table.xy[2 * vertex + 1] ?? 0],
    };
  });
}

/** @param hasSentences What stands beside the picture says whose data it is. */
function captionsOf({ picture, second, attribution }: TerritoryViewProps, hasSentences: boolean) {
  return [
    { text: picture.label, at: 'top-left' as const },
    { text: second?.label ?? '', at: 'top-right' as const },
    { text: hasSentences ? '' : attribution, at: 'bottom-left' as const },
  ];
}

/** Frames after which a picture that is not there will not come: its view is gone. */
const mostFrames = 3600;

/** @param isWhole Waits for all that is built in turns too, colours of buildings among it. */
async function untilShown(
  { world }: StageHandle,
  isWhole: boolean,
  wanted: () => TerritoryViewProps,
): Promise<void> {
  const isThere = (): boolean =>
    (!isWhole || world.isComplete) && world.shows(wanted().picture, wanted().second ?? null);
  for (let frame = 0; !isThere(); frame++) {
    if (frame === mostFrames) throw new Error('the picture is not drawn any more');
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}

function pickAt(
  stage: StageHandle | null,
  element: HTMLElement,
  x: number,
  y: number,
  side: Pick['side'],
): Pick | null {
  if (!stage) return null;
  return stage.world.pick(stage.camera, ...normalised(element, x, y), side);
}

/** At most one call per frame of the screen. */
function hoverOf(call: (x: number, y: number) => void): (x: number, y: number) => void {
  let waiting = false;
  let last: readonly [number, number] = [0, 0];
  return (x, y) => {
    last = [x, y];
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      call(...last);
    });
  };
}
