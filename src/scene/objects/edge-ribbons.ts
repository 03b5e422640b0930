import { BufferAttribute, BufferGeometry, Color, Mesh, ShaderMaterial } from 'three';
import type { DrapeStyle } from './field-drape.ts';
import type { EdgeLines } from './edge-lines.ts';
import { nearerShader } from './nearer.ts';
import { viewport } from './ribbon.ts';
import { ValueTexture, toneShader, toneUniforms, valueShader } from './value-texture.ts';

/** Width of a ribbon: from the first to the second with its value, in metres and never under as many pixels. */
export interface RibbonWidths {
  readonly metres: readonly [least: number, most: number];
  readonly pixels: readonly [least: number, most: number];
  /** Value at which a ribbon has its full width; null: all have it. */
  readonly full: number | null;
  /** Values by which they are wide, in the order of the edges; absent: those that are shown. */
  readonly sizes?: ArrayLike<number>;
}

/**
 * Values of edges as ribbons, all in one geometry. A direction that has an opposite runs at the right of the axis
 * that they share; others are centred on it. Values are a texture: when they change, no geometry does.
 */
export class EdgeRibbons extends Mesh<BufferGeometry, ShaderMaterial> {
  readonly #values: ValueTexture;
  readonly #sizes: ValueTexture | null;

  /** `opposite`: the edge of the other direction, −1 where there is none. */
  constructor(
    lines: EdgeLines,
    opposite: ArrayLike<number>,
    style: DrapeStyle,
    widths: RibbonWidths,
    ink: string,
  ) {
    const values = new ValueTexture(lines.first.length - 1);
    const sizes = widths.sizes ? new ValueTexture(lines.first.length - 1) : null;
    super(ribbonGeometry(lines, opposite), ribbonMaterial(values, sizes, style, widths, ink));
    this.#values = values;
    this.#sizes = sizes;
    if (widths.sizes) sizes?.show(widths.sizes);
    this.frustumCulled = false;
    this.renderOrder = 6;
  }

  show(values: ArrayLike<number>): void {
    this.#values.show(values);
  }

  /** Points out an edge, with another one when it is given; −1: none. */
  choose(edge: number, other = -1): void {
    const { chosen } = this.material.uniforms;
    if (chosen) chosen.value = [edge, other];
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
    this.#values.dispose();
    this.#sizes?.dispose();
  }
}

/** Two vertices per point: `place` is edge, side 0 or 1, and 1 where the other direction has a ribbon too; `sideways` is the right of the direction of travel, longer in bends. */
export function ribbonGeometry(lines: EdgeLines, opposite: ArrayLike<number>): BufferGeometry {
  const { first, points } = lines;
  const count = points.length / 3;
  const edges = first.length - 1;
  const position = new Float32Array(6 * count);
  const sideways = new Float32Array(4 * count);
  const place = new Float32Array(6 * count);
  const index = new Uint32Array(6 * Math.max(0, count - edges));
  let at = 0;
  for (let edge = 0; edge < edges; edge++) {
    const isPaired = (opposite[edge] as number) >= 0 ? 1 : 0;
    const [from, end] = [first[edge] as number, first[edge + 1] as number];
    for (let i = from; i < end; i++) {
      const [x, y] = rightOf(points, from, end, i);
      for (const side of [0, 1]) {
        const v = 2 * i + side;
        for (let k = 0; k < 3; k++) position[3 * v + k] = points[3 * i + k] as number;
        sideways[2 * v] = x;
        sideways[2 * v + 1] = y;
        place[3 * v] = edge;
        place[3 * v + 1] = side;
        place[3 * v + 2] = isPaired;
      }
      if (i + 1 === end) continue;
      for (const corner of [0, 1, 2, 2, 1, 3]) index[at++] = 2 * i + corner;
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(position, 3));
  geometry.setAttribute('sideways', new BufferAttribute(sideways, 2));
  geometry.setAttribute('place', new BufferAttribute(place, 3));
  geometry.setIndex(new BufferAttribute(index.subarray(0, at), 1));
  return geometry;
}

function rightOf(points: Float32Array, from: number, end: number, i: number): readonly [number, number] {
  const way = (a: number, b: number): readonly [number, number] => {
    const dx = (points[3 * b] as number) - (points[3 * a] as number);
    const dy = (points[3 * b + 1] as number) - (points[3 * a + 1] as number);
    const size = Math.hypot(dx, dy);
    return size > 0 ? [dx / size, dy / size] : [0, 0];
  };
  const before = way(Math.max(from, i - 1), i);
  const after = way(i, Math.min(end - 1, i + 1));
  const [mx, my] = [before[0] + after[0], before[1] + after[1]];
  const size = Math.hypot(mx, my);
  if (size < 1e-6) return [before[1] || after[1], -(before[0] || after[0])];
  const [ux, uy] = [mx / size, my / size];
  const one = before[0] === 0 && before[1] === 0 ? after : before;
  const stretch = Math.min(1.6, 1 / Math.max(0.3, Math.abs(ux * one[0] + uy * one[1])));
  return [uy * stretch, -ux * stretch];
}

function ribbonMaterial(
  values: ValueTexture,
  sizes: ValueTexture | null,
  style: DrapeStyle,
  { metres, pixels, full }: RibbonWidths,
  ink: string,
): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: 2,
    uniforms: {
      ...toneUniforms(values, style),
      metres: { value: metres },
      pixels: { value: pixels },
      full: { value: full ?? 0 },
      sizes: { value: (sizes ?? values).texture },
      chosen: { value: [-1, -1] },
      ink: { value: new Color(ink) },
      viewport,
    },
    vertexShader,
    fragmentShader,
  });
}

const vertexShader = /* glsl */ `
${nearerShader}
${valueShader}
attribute vec2 sideways;
attribute vec3 place;
uniform vec2 metres;
uniform vec2 pixels;
uniform float full;
uniform sampler2D sizes;
uniform vec2 chosen;
uniform vec2 viewport;
flat varying float value;
flat varying float isChosen;
varying float across;
varying float widthPx;
void main() {
  value = valueOf(place.x);
  isChosen = abs(place.x - chosen.x) < 0.5 || abs(place.x - chosen.y) < 0.5 ? 1.0 : 0.0;
  across = place.y;
  widthPx = 0.0;
  if (!isDrawn(value) && isChosen < 0.5) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  float share = full > 0.0 ? clamp(sizeOf(texelOf(sizes, place.x)) / full, 0.0, 1.0) : 1.0;
  vec4 centre = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  float metresPerPx = 2.0 * centre.w / (projectionMatrix[1][1] * viewport.y);
  float px = max(mix(pixels.x, pixels.y, share), isChosen * 12.0);
  float width = max(mix(metres.x, metres.y, share), px * metresPerPx);
  widthPx = width / metresPerPx;
  float offset = place.z > 0.5 ? place.y * width : (place.y - 0.5) * width;
  vec4 seen = modelViewMatrix * vec4(position + vec3(sideways * offset, 0.0), 1.0);
  gl_Position = projectionMatrix * nearer(seen, 6.0e-3 + 1.0e-3 * share + 3.0e-3 * isChosen);
}`;

const fragmentShader = /* glsl */ `
${valueShader}
${toneShader}
uniform vec3 ink;
flat varying float value;
flat varying float isChosen;
varying float across;
varying float widthPx;
void main() {
  float rimPx = min(across, 1.0 - across) * widthPx;
  vec3 tone = isDrawn(value) ? toneOf(value, gl_FragCoord.xy) : paper;
  float rim = widthPx > 3.0 ? 1.0 - smoothstep(0.4, 1.2, rimPx) : 0.0;
  tone = mix(tone, edge, rim * 0.7);
  if (isChosen > 0.5) {
    tone = mix(tone, paper, 1.0 - smoothstep(2.6, 3.4, rimPx));
    tone = mix(tone, ink, 1.0 - smoothstep(1.0, 1.6, rimPx));
  }
  gl_FragColor = vec4(tone, 1.0);
}`;
