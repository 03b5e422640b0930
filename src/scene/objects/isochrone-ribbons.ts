import { BufferAttribute, type BufferGeometry, Color, Mesh, ShaderMaterial } from 'three';
import type { Edges } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { type EdgeLines, edgeLines } from './edge-lines.ts';
import { ribbonGeometry } from './edge-ribbons.ts';
import type { DrapeStyle } from './field-drape.ts';
import type { Ground } from './ground.ts';
import { nearerShader } from './nearer.ts';
import { viewport } from './ribbon.ts';
import { toneShader, toneUniforms, ValueTexture, valueShader } from './value-texture.ts';

/**
 * Times along edges, cut where they come to another class: even between both ends, the shorter one of both directions.
 * Where no way leads they are broken lines of ink.
 * Values are a texture: when they change, no geometry does.
 */
export class IsochroneRibbons extends Mesh<BufferGeometry, ShaderMaterial> {
  readonly #values: ValueTexture;

  constructor(network: Edges, roads: FeatureTable | null, style: DrapeStyle, ground: Ground, ink: string) {
    const values = new ValueTexture(2 * network.ids.length);
    const lines = edgeLines(network, ground, roads);
    super(axisGeometry(lines, network.opposite), isochroneMaterial(values, style, ink));
    this.#values = values;
    this.frustumCulled = false;
    this.renderOrder = 6;
  }

  /** @param ends Times at the start and at the end of each edge (role 'ends'). */
  show(ends: ArrayLike<number>): void {
    this.#values.show(ends);
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
    this.#values.dispose();
  }
}

/** One ribbon for both directions: `way` is the opposite edge, or −1, and the share of the length from the start. */
function axisGeometry(lines: EdgeLines, opposite: ArrayLike<number>): BufferGeometry {
  const { first, along } = lines;
  const edges = first.length - 1;
  const geometry = ribbonGeometry(lines, new Int32Array(edges).fill(-1));
  const way = new Float32Array(4 * along.length);
  const index: number[] = [];
  for (let edge = 0; edge < edges; edge++) {
    const [from, end] = [first[edge] as number, first[edge + 1] as number];
    const other = opposite[edge] as number;
    const lengthM = along[end - 1] as number;
    for (let v = 2 * from; v < 2 * end; v++) {
      way[2 * v] = other;
      way[2 * v + 1] = lengthM > 0 ? (along[v >> 1] as number) / lengthM : 0;
    }
    if (other >= 0 && other < edge) continue;
    for (let i = from; i + 1 < end; i++) for (const corner of [0, 1, 2, 2, 1, 3]) index.push(2 * i + corner);
  }
  geometry.setAttribute('way', new BufferAttribute(way, 2));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(index), 1));
  return geometry;
}

function isochroneMaterial(values: ValueTexture, style: DrapeStyle, ink: string): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: 2,
    uniforms: { ...toneUniforms(values, style), viewport, ink: { value: new Color(ink) } },
    vertexShader,
    fragmentShader,
  });
}

const vertexShader = /* glsl */ `
${nearerShader}
${valueShader}
attribute vec2 sideways;
attribute vec3 place;
attribute vec2 way;
uniform vec2 viewport;
flat varying vec2 own;
flat varying vec2 other;
varying float share;
varying float across;
varying float widthPx;
vec2 endsOf(float edge) { return vec2(valueOf(2.0 * edge), valueOf(2.0 * edge + 1.0)); }
void main() {
  own = endsOf(place.x);
  other = way.x < -0.5 ? own : endsOf(way.x).yx;
  share = way.y;
  across = place.y;
  widthPx = 0.0;
  vec4 centre = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  float metresPerPx = 2.0 * centre.w / (projectionMatrix[1][1] * viewport.y);
  float width = max(3.0, 2.4 * metresPerPx);
  widthPx = width / metresPerPx;
  vec4 seen = modelViewMatrix * vec4(position + vec3(sideways * (place.y - 0.5) * width, 0.0), 1.0);
  gl_Position = projectionMatrix * nearer(seen, 6.0e-3);
}`;

const fragmentShader = /* glsl */ `
${valueShader}
${toneShader}
flat varying vec2 own;
flat varying vec2 other;
varying float share;
varying float across;
varying float widthPx;
uniform vec3 ink;
void main() {
  if (isMissing(own.x) && isMissing(other.y)) {
    if (mod((gl_FragCoord.x + gl_FragCoord.y) / pixelRatio, 9.0) > 5.0) discard;
    gl_FragColor = vec4(ink, 1.0);
    return;
  }
  float there = abs(mix(own.x, own.y, share));
  float back = abs(mix(other.x, other.y, share));
  float value = isMissing(own.x) ? back : isMissing(other.y) ? there : min(there, back);
  if (!isDrawn(value)) discard;
  float rimPx = min(across, 1.0 - across) * widthPx;
  float rim = widthPx > 3.0 ? 1.0 - smoothstep(0.4, 1.2, rimPx) : 0.0;
  gl_FragColor = vec4(mix(toneOf(value, gl_FragCoord.xy), edge, rim * 0.7), 1.0);
}`;
