import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
  Vector2,
} from 'three';
import type { Ground, ScenePoint } from './ground.ts';
import { nearerShader } from './nearer.ts';

/** How a set of lines is drawn. */
export interface RibbonStyle {
  readonly colour: string;
  /** Never thinner than this on screen, px. */
  readonly leastPx: number;
  /** Added to the width of each line, px (a casing under a fill). */
  readonly extraPx?: number;
  readonly opacity?: number;
  /** Length of dashes and of gaps, px on screen at the line's own place; absent: unbroken. */
  readonly dashM?: readonly [dash: number, gap: number];
  /** Lets the line be seen through what stands closer than about this share of its distance. */
  readonly bias?: number;
}

/** Lines with a width in metres, laid on the ground. */
export class RibbonBuilder {
  readonly #ground: Ground;
  readonly #position: number[] = [];
  /** Sideways direction × side, then half-width (m) and distance along the line. */
  readonly #normal: number[] = [];
  readonly #measure: number[] = [];
  readonly #index: number[] = [];

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /**
   * Lays a line given as interleaved easting, northing on the ground, bending with it; as high as the ground under
   * its middle and its sides, so that no bank comes through.
   */
  drape(xy: ArrayLike<number>, widthM: number, liftM = 0): void {
    const spacing = (this.#ground.grid.cellSizeM * this.#ground.stride) / 2;
    const points: ScenePoint[] = [];
    for (let i = 0; i + 3 < xy.length; i += 2) {
      const [x0, y0] = [xy[i] as number, xy[i + 1] as number];
      const [x1, y1] = [xy[i + 2] as number, xy[i + 3] as number];
      const size = Math.hypot(x1 - x0, y1 - y0) || 1;
      const [besideX, besideY] = [(-(y1 - y0) / size) * (widthM / 2), ((x1 - x0) / size) * (widthM / 2)];
      const pieces = Math.min(400, Math.max(1, Math.ceil(size / spacing)));
      for (let k = i === 0 ? 0 : 1; k <= pieces; k++) {
        const t = k / pieces;
        const [x, y] = [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
        const point = this.#ground.sceneAt(x, y);
        const left = this.#ground.sceneAt(x + besideX, y + besideY)[2];
        const right = this.#ground.sceneAt(x - besideX, y - besideY)[2];
        point[2] = Math.max(point[2], left, right);
        point[2] += liftM * this.#ground.exaggeration;
        points.push(point);
      }
    }
    this.add(points, widthM);
  }

  /** Adds a line whose points are given in the scene. */
  add(points: readonly Readonly<ScenePoint>[], widthM: number): void {
    const first = this.#position.length / 3;
    let along = 0;
    let kept = 0;
    let last: Readonly<ScenePoint> | null = null;
    for (let i = 0; i < points.length; i++) {
      const p = points[i] as Readonly<ScenePoint>;
      if (last) {
        const step = Math.hypot(p[0] - last[0], p[1] - last[1]);
        if (step < 1e-6) continue;
        along += step;
      }
      const [nx, ny] = this.#sideways(points, i);
      for (const side of [1, -1]) {
        this.#position.push(p[0], p[1], p[2]);
        this.#normal.push(nx * side, ny * side);
        this.#measure.push(widthM / 2, along);
      }
      if (kept > 0) {
        const a = first + 2 * (kept - 1);
        this.#index.push(a, a + 2, a + 1, a + 1, a + 2, a + 3);
      }
      kept += 1;
      last = p;
    }
  }

  /** Left of the line at a point: the mean of the two directions, longer in bends so that the width holds. */
  #sideways(points: readonly Readonly<ScenePoint>[], i: number): readonly [number, number] {
    const here = points[i] as Readonly<ScenePoint>;
    const before = points[Math.max(0, i - 1)] as Readonly<ScenePoint>;
    const after = points[Math.min(points.length - 1, i + 1)] as Readonly<ScenePoint>;
    const [ax, ay] = unit(here[0] - before[0], here[1] - before[1]);
    const [bx, by] = unit(after[0] - here[0], after[1] - here[1]);
    const [mx, my] = unit(ax + bx, ay + by);
    if (mx === 0 && my === 0) return [-ay || -by, ax || bx];
    const cosine = Math.abs(mx * (ax || bx) + my * (ay || by));
    const stretch = Math.min(1.6, 1 / Math.max(0.3, cosine));
    return [-my * stretch, mx * stretch];
  }

  build(): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(Float32Array.from(this.#position), 3));
    geometry.setAttribute('sideways', new BufferAttribute(Float32Array.from(this.#normal), 2));
    geometry.setAttribute('measure', new BufferAttribute(Float32Array.from(this.#measure), 2));
    geometry.setIndex(new BufferAttribute(Uint32Array.from(this.#index), 1));
    return geometry;
  }
}

function unit(x: number, y: number): readonly [number, number] {
  const size = Math.hypot(x, y);
  return size > 0 ? [x / size, y / size] : [0, 0];
}

/** Size of the drawing in CSS pixels, shared by every material that measures in pixels. */
export const viewport = { value: new Vector2(1, 1) };

/** A drawn set of lines. The geometry may be shared between a casing and its fill. */
export class Ribbons extends Mesh<BufferGeometry, ShaderMaterial> {
  constructor(geometry: BufferGeometry, style: RibbonStyle, order: number) {
    super(geometry, ribbonMaterial(style));
    this.renderOrder = order;
    this.frustumCulled = false;
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

function ribbonMaterial(style: RibbonStyle): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    fog: true,
    uniforms: {
      ...UniformsUtils.clone(UniformsLib.fog),
      colour: { value: new Color(style.colour) },
      opacity: { value: style.opacity ?? 1 },
      leastPx: { value: style.leastPx },
      extraPx: { value: style.extraPx ?? 0 },
      dash: { value: new Vector2(...(style.dashM ?? [0, 0])) },
      bias: { value: style.bias ?? 1 },
      viewport,
    },
    vertexShader,
    fragmentShader,
    side: 2,
  });
}

const vertexShader = /* glsl */ `
#include <fog_pars_vertex>
${nearerShader}
attribute vec2 sideways;
attribute vec2 measure;
uniform float leastPx;
uniform float extraPx;
uniform float bias;
uniform vec2 viewport;
varying float along;
void main() {
  vec4 centre = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  float metresPerPx = 2.0 * centre.w / (projectionMatrix[1][1] * viewport.y);
  float halfWidth = max(measure.x, 0.5 * leastPx * metresPerPx) + 0.5 * extraPx * metresPerPx;
  vec4 mvPosition = modelViewMatrix * vec4(position + vec3(sideways * halfWidth, 0.0), 1.0);
  gl_Position = projectionMatrix * nearer(mvPosition, bias * 3.0e-3);
  along = measure.y;
  #include <fog_vertex>
}`;

const fragmentShader = /* glsl */ `
#include <fog_pars_fragment>
uniform vec3 colour;
uniform float opacity;
uniform vec2 dash;
varying float along;
void main() {
  if (dash.x > 0.0 && mod(along, dash.x + dash.y) > dash.x) discard;
  gl_FragColor = vec4(colour, opacity);
  #include <fog_fragment>
}`;
