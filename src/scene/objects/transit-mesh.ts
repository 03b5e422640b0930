import { BufferAttribute, BufferGeometry, Color, Group, Points, ShaderMaterial } from 'three';
import type { TransitFeed } from '../../territory/transit-feed.ts';
import type { TransitChoice, TransitNetwork, TransitWay } from '../../territory/transit-network.ts';
import type { Palette } from '../palette.ts';
import type { Ground } from './ground.ts';
import { nearerShader } from './nearer.ts';
import { LineGroup } from './networks.ts';
import { pixelRatio } from './patterns.ts';
import { RibbonBuilder, Ribbons, viewport } from './ribbon.ts';

/** Diameter of a stop, m, and at least and at most on screen, px. */
const stopM = 9;
const stopPx = [5, 11] as const;
const chosenPx = [11, 17] as const;
const stopLiftM = 0.5;

/** Lines of public transport as thin paths, all of one hue, and their stops as rings over what else is on the ground. */
export class TransitMesh extends Group {
  readonly #lines = new LineGroup();
  readonly #stops: StopRings;

  constructor(feed: TransitFeed, { ways, stops }: TransitNetwork, ground: Ground, palette: Palette) {
    super();
    const geometry = laid(ways, ground);
    this.#lines.addRibbons(
      new Ribbons(geometry, { colour: palette.paper, leastPx: 1.8, extraPx: 2, opacity: 0.75 }, 4.4),
    );
    this.#lines.addRibbons(new Ribbons(geometry, { colour: palette.transit, leastPx: 1.8, bias: 1.1 }, 4.5));
    this.#stops = new StopRings(feed, stops, stopPx, ground, palette.paper, palette.transit, 8.2);
    this.add(this.#lines, this.#stops);
  }

  override dispose(): void {
    this.#lines.dispose();
    this.#stops.dispose();
  }
}

/** The stop or the lines looked at, in ink. */
export class ChosenTransit extends Group {
  readonly #parts: { dispose(): void }[] = [];

  constructor(
    feed: TransitFeed,
    network: TransitNetwork,
    choice: TransitChoice,
    ground: Ground,
    palette: Palette,
  ) {
    super();
    if (choice.kind === 'stop') {
      const stops = network.stops.filter((stop) => feed.stopIds[stop] === choice.stop);
      const ring = new StopRings(feed, stops, chosenPx, ground, palette.paper, palette.ink, 8.6);
      this.#parts.push(ring);
      this.add(ring);
      return;
    }
    const wanted = new Set(choice.lines);
    const isWanted = (line: number): boolean => wanted.has(feed.routeIds[line] ?? '');
    const geometry = laid(
      network.ways.filter(({ lines }) => lines.some(isWanted)),
      ground,
    );
    const lines = new LineGroup();
    lines.addRibbons(
      new Ribbons(geometry, { colour: palette.paper, leastPx: 3.4, extraPx: 3, bias: 2 }, 7.8),
    );
    lines.addRibbons(new Ribbons(geometry, { colour: palette.ink, leastPx: 3.4, bias: 2.2 }, 7.9));
    this.#parts.push(lines);
    this.add(lines);
  }

  override dispose(): void {
    for (const part of this.#parts) part.dispose();
  }
}

function laid(ways: readonly TransitWay[], ground: Ground): BufferGeometry {
  const builder = new RibbonBuilder(ground);
  for (const { xy } of ways) builder.drape(xy, 1.2);
  return builder.build();
}

/** Stops as discs with a rim. */
class StopRings extends Points<BufferGeometry, ShaderMaterial> {
  constructor(
    { stopXY }: TransitFeed,
    stops: readonly number[],
    [leastPx, mostPx]: readonly [number, number],
    ground: Ground,
    fill: string,
    rim: string,
    order: number,
  ) {
    const geometry = new BufferGeometry();
    const points = stops.flatMap((stop) => {
      const [x, y, z] = ground.sceneAt(stopXY[2 * stop] as number, stopXY[2 * stop + 1] as number);
      return [x, y, z + stopLiftM * ground.exaggeration];
    });
    geometry.setAttribute('position', new BufferAttribute(Float32Array.from(points), 3));
    const material = new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms: {
        fill: { value: new Color(fill) },
        rim: { value: new Color(rim) },
        metres: { value: stopM },
        leastPx: { value: leastPx },
        mostPx: { value: mostPx },
        viewport,
        pixelRatio,
      },
      vertexShader,
      fragmentShader,
    });
    super(geometry, material);
    this.frustumCulled = false;
    this.renderOrder = order;
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

const vertexShader = /* glsl */ `
${nearerShader}
uniform float metres;
uniform float leastPx;
uniform float mostPx;
uniform float pixelRatio;
uniform vec2 viewport;
varying float sizePx;
void main() {
  vec4 seen = modelViewMatrix * vec4(position, 1.0);
  gl_Position = projectionMatrix * nearer(seen, 9.0e-3);
  float metresPerPx = 2.0 * gl_Position.w / (projectionMatrix[1][1] * viewport.y);
  sizePx = clamp(metres / metresPerPx, leastPx, mostPx);
  gl_PointSize = sizePx * pixelRatio;
}`;

const fragmentShader = /* glsl */ `
uniform vec3 fill;
uniform vec3 rim;
varying float sizePx;
void main() {
  float fromCentre = length(gl_PointCoord - 0.5) * sizePx;
  float edge = 0.5 * sizePx - fromCentre;
  float inside = smoothstep(0.0, 0.8, edge);
  if (inside <= 0.0) discard;
  float rimPx = max(1.4, 0.2 * sizePx);
  gl_FragColor = vec4(mix(rim, fill, smoothstep(rimPx - 0.5, rimPx + 0.5, edge)), inside);
}`;
