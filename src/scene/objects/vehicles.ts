import {
  Color,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  BufferAttribute,
  Mesh,
  ShaderMaterial,
} from 'three';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Palette } from '../palette.ts';
import { Passages } from '../passages.ts';
import type { Movement } from '../picture.ts';
import { type EdgeLines, edgeLines, pointAlong } from './edge-lines.ts';
import type { Ground } from './ground.ts';
import { nearerShader } from './nearer.ts';
import { viewport } from './ribbon.ts';

/** Size of a car, m, and least length on screen, px. */
const carM = [4.4, 1.9, 1.5] as const;
const leastPx = 10;

/** The vehicles of an instant, each where its passage says, on the right of the road's axis. */
export class Vehicles extends Mesh<InstancedBufferGeometry, ShaderMaterial> {
  readonly #movement: Movement;
  readonly #lines: EdgeLines;
  readonly #passages: Passages;
  readonly #where: InstancedBufferAttribute;
  readonly #way: InstancedBufferAttribute;
  #shownS = Number.NaN;

  constructor(movement: Movement, roads: FeatureTable | null, ground: Ground, palette: Palette) {
    super(new InstancedBufferGeometry(), vehicleMaterial(palette));
    this.#movement = movement;
    this.#lines = edgeLines(movement.edges, ground, roads);
    const { first, along } = this.#lines;
    this.#passages = new Passages(
      movement,
      first.length - 1,
      (edge) => along[Math.max(0, (first[edge + 1] as number) - 1)] as number,
    );
    const most = Math.max(1, this.#passages.most);
    this.#where = new InstancedBufferAttribute(new Float32Array(3 * most), 3);
    this.#way = new InstancedBufferAttribute(new Float32Array(3 * most), 3);
    this.#where.setUsage(DynamicDrawUsage);
    this.#way.setUsage(DynamicDrawUsage);
    const { position, light, index } = carBox();
    this.geometry.setAttribute('position', new BufferAttribute(position, 3));
    this.geometry.setAttribute('light', new BufferAttribute(light, 1));
    this.geometry.setAttribute('where', this.#where);
    this.geometry.setAttribute('way', this.#way);
    this.geometry.setIndex(new BufferAttribute(index, 1));
    this.geometry.instanceCount = 0;
    this.frustumCulled = false;
    this.renderOrder = 8;
  }

  /** Puts the vehicles where they are at the movement's instant. */
  refresh(): void {
    const timeS = this.#movement.timeS();
    if (timeS === this.#shownS) return;
    this.#shownS = timeS;
    const where = this.#where.array as Float32Array;
    const way = this.#way.array as Float32Array;
    const { opposite } = this.#movement.edges;
    const found = new Float32Array(5);
    let at = 0;
    this.#passages.at(timeS, (edge, alongM) => {
      pointAlong(this.#lines, edge, alongM, found);
      where.set(found.subarray(0, 3), 3 * at);
      way[3 * at] = found[3] as number;
      way[3 * at + 1] = found[4] as number;
      way[3 * at + 2] = (opposite[edge] as number) >= 0 ? 1 : 0;
      at += 1;
    });
    this.geometry.instanceCount = at;
    for (const attribute of [this.#where, this.#way]) {
      attribute.clearUpdateRanges();
      attribute.addUpdateRange(0, 3 * at);
      attribute.needsUpdate = true;
    }
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

/** A box of a car's size on the ground, x forward: its top and four sides. */
function carBox() {
  const [length, width, height] = carM;
  const [x, y] = [length / 2, width / 2];
  const low = [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ] as const;
  const faces: (readonly [number, number, number])[][] = [low.map(([a, b]) => [a, b, height] as const)];
  const lights = [1];
  for (let i = 0; i < 4; i++) {
    const [a, b] = [low[i] ?? low[0], low[(i + 1) % 4] ?? low[0]];
    faces.push([
      [a[0], a[1], 0],
      [b[0], b[1], 0],
      [b[0], b[1], height],
      [a[0], a[1], height],
    ]);
    lights.push(i % 2 === 0 ? 0.72 : 0.55);
  }
  return {
    position: Float32Array.from(faces.flat(2)),
    light: Float32Array.from(lights.flatMap((light) => [light, light, light, light])),
    index: Uint16Array.from(faces.flatMap((_, i) => [0, 1, 2, 0, 2, 3].map((corner) => 4 * i + corner))),
  };
}

function vehicleMaterial(palette: Palette): ShaderMaterial {
  return new ShaderMaterial({
    side: 2,
    transparent: true,
    uniforms: {
      ink: { value: new Color(palette.ink) },
      paper: { value: new Color(palette.paper) },
      viewport,
    },
    vertexShader,
    fragmentShader,
  });
}

const vertexShader = /* glsl */ `
${nearerShader}
attribute float light;
attribute vec3 where;
attribute vec3 way;
uniform vec2 viewport;
varying float lit;
varying vec2 body;
void main() {
  lit = light;
  body = position.xy / vec2(${(carM[0] / 2).toFixed(2)}, ${(carM[1] / 2).toFixed(2)});
  vec4 centre = projectionMatrix * modelViewMatrix * vec4(where, 1.0);
  float metresPerPx = 2.0 * centre.w / (projectionMatrix[1][1] * viewport.y);
  float times = max(1.0, ${leastPx.toFixed(1)} * metresPerPx / ${carM[0].toFixed(1)});
  vec2 right = vec2(way.y, -way.x);
  vec2 at = where.xy + times * (way.xy * position.x - right * position.y + right * 1.7 * way.z);
  vec4 seen = modelViewMatrix * vec4(at, where.z + times * position.z, 1.0);
  gl_Position = projectionMatrix * nearer(seen, 9.0e-3);
}`;

const fragmentShader = /* glsl */ `
uniform vec3 ink;
uniform vec3 paper;
varying float lit;
varying vec2 body;
void main() {
  float rim = max(abs(body.x), abs(body.y));
  vec3 tone = lit > 0.9 && rim > 0.72 ? paper : mix(ink, paper, 0.12 * lit);
  gl_FragColor = vec4(tone, 1.0);
}`;
