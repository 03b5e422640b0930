import { BufferAttribute, BufferGeometry, Color, Mesh, ShaderMaterial } from 'three';
import type { FlowSource } from '../picture.ts';
import type { Ground } from './ground.ts';
import { nearerShader } from './nearer.ts';
import { viewport } from './ribbon.ts';

const steps = 7;
const mostStreaks = 1400;
const leastSpeed = 0.08;

/** A streak is this many seconds of the current long, within bounds in cells. */
const tracedS = 40;

/**
 * The current as streaks: each follows the velocities of the instant for a few cells, thin at its tail and
 * strong at its head; its length grows with the speed. When `phase` moves they run.
 */
export class FlowStreaks extends Mesh<BufferGeometry, ShaderMaterial> {
  readonly #ground: Ground;

  constructor(ground: Ground, colour: string) {
    super(new BufferGeometry(), streakMaterial(colour));
    this.#ground = ground;
    this.frustumCulled = false;
    this.renderOrder = 6;
  }

  /** Where the running streaks are, in turns; still when it does not change. */
  set phase(turns: number) {
    const { uniforms } = this.material;
    if (uniforms['phase']) uniforms['phase'].value = turns;
  }

  /** Whether heads run along the streaks, or the streaks stand still, tapered. */
  set runs(value: boolean) {
    const { uniforms } = this.material;
    if (uniforms['runs']) uniforms['runs'].value = value ? 1 : 0;
  }

  /** Traces other streaks; `levelAt` gives the height of the water in the scene. */
  show(flow: FlowSource, depth: ArrayLike<number> | null): void {
    const traced = traceStreaks(flow);
    const count = traced.length;
    const position = new Float32Array(count * steps * 2 * 3);
    const sideways = new Float32Array(count * steps * 2 * 2);
    const along = new Float32Array(count * steps * 2 * 2);
    const index = new Uint32Array(count * (steps - 1) * 6);
    let v = 0;
    let n = 0;
    for (const [k, line] of traced.entries()) {
      const shift = ((k * 2654435761) >>> 8) / 16777216;
      for (let i = 0; i < steps; i++) {
        const [x, y] = line[i] as readonly [number, number];
        const [ax, ay] = line[Math.max(0, i - 1)] as readonly [number, number];
        const [bx, by] = line[Math.min(steps - 1, i + 1)] as readonly [number, number];
        const size = Math.hypot(bx - ax, by - ay) || 1;
        const [sx, sy, sz] = this.#ground.sceneAt(x, y);
        const lift = depth ? depthAt(flow, depth, x, y) * this.#ground.exaggeration : 0;
        for (const side of [1, -1]) {
          position.set([sx, sy, sz + lift + 0.3], 3 * v);
          sideways.set([(-(by - ay) / size) * side, ((bx - ax) / size) * side], 2 * v);
          along.set([i / (steps - 1), shift], 2 * v);
          v += 1;
        }
        if (i === 0) continue;
        const a = v - 4;
        index.set([a, a + 2, a + 1, a + 1, a + 2, a + 3], n);
        n += 6;
      }
    }
    this.geometry.dispose();
    this.geometry = new BufferGeometry();
    this.geometry.setAttribute('position', new BufferAttribute(position, 3));
    this.geometry.setAttribute('sideways', new BufferAttribute(sideways, 2));
    this.geometry.setAttribute('along', new BufferAttribute(along, 2));
    this.geometry.setIndex(new BufferAttribute(index, 1));
    this.visible = count > 0;
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

type Line = (readonly [x: number, y: number])[];

/** Streaks from a regular scatter of places where the water moves. */
export function traceStreaks(flow: FlowSource): Line[] {
  const { grid } = flow;
  const east = flow.east();
  const north = flow.north();
  if (east.length !== grid.columns * grid.rows) return [];
  let moving = 0;
  for (let i = 0; i < east.length; i++) if (speedOf(east, north, i) >= leastSpeed) moving += 1;
  const every = Math.max(3, Math.round(Math.sqrt(moving / mostStreaks)));
  const lines: Line[] = [];
  for (let row = 0; row < grid.rows; row += every) {
    const shift = Math.floor(row / every) % 2 === 0 ? 0 : every >> 1;
    for (let column = shift; column < grid.columns; column += every) {
      if (speedOf(east, north, row * grid.columns + column) < leastSpeed) continue;
      const line = traced(flow, east, north, column, row, every);
      if (line) lines.push(line);
    }
  }
  return lines;
}

function traced(
  { grid }: FlowSource,
  east: Float32Array,
  north: Float32Array,
  column: number,
  row: number,
  every: number,
): Line | null {
  const speed = speedOf(east, north, row * grid.columns + column);
  const cells = Math.min(every * 1.5, Math.max(1.2, (speed * tracedS) / grid.cellSizeM));
  const step = cells / (steps - 1);
  let [x, y] = [column + 0.5, row + 0.5];
  const line: Line = [];
  for (let i = 0; i < steps; i++) {
    line.push([grid.westM + x * grid.cellSizeM, grid.northM - y * grid.cellSizeM]);
    const c = Math.floor(x);
    const r = Math.floor(y);
    if (c < 0 || r < 0 || c >= grid.columns || r >= grid.rows) return null;
    const j = r * grid.columns + c;
    const size = speedOf(east, north, j);
    if (size <= 0) return i > 2 ? filled(line) : null;
    x += ((east[j] as number) / size) * step;
    y -= ((north[j] as number) / size) * step;
  }
  return line;
}

function filled(line: Line): Line {
  const last = line[line.length - 1] as readonly [number, number];
  while (line.length < steps) line.push(last);
  return line;
}

function speedOf(east: Float32Array, north: Float32Array, i: number): number {
  const e = east[i] as number;
  const n = north[i] as number;
  return Math.sqrt(e * e + n * n);
}

function depthAt({ grid }: FlowSource, depth: ArrayLike<number>, x: number, y: number): number {
  const column = Math.floor((x - grid.westM) / grid.cellSizeM);
  const row = Math.floor((grid.northM - y) / grid.cellSizeM);
  const value = depth[row * grid.columns + column] as number;
  return value > 0 ? value : 0;
}

function streakMaterial(colour: string): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: 2,
    uniforms: {
      colour: { value: new Color(colour) },
      phase: { value: 0 },
      runs: { value: 0 },
      viewport,
    },
    vertexShader: /* glsl */ `
${nearerShader}
attribute vec2 sideways;
attribute vec2 along;
uniform vec2 viewport;
varying vec2 place;
void main() {
  vec4 centre = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  float metresPerPx = 2.0 * centre.w / (projectionMatrix[1][1] * viewport.y);
  float halfWidth = 0.5 * mix(0.4, 1.9, along.x) * metresPerPx;
  vec4 seen = modelViewMatrix * vec4(position + vec3(sideways * halfWidth, 0.0), 1.0);
  gl_Position = projectionMatrix * nearer(seen, 4.0e-3);
  place = along;
}`,
    fragmentShader: /* glsl */ `
uniform vec3 colour;
uniform float phase;
uniform float runs;
varying vec2 place;
void main() {
  float still = place.x;
  float head = fract(phase + place.y);
  float behind = head * 1.4 - place.x;
  float running = behind < 0.0 ? 0.0 : max(0.0, 1.0 - behind * 2.2);
  gl_FragColor = vec4(colour, 0.75 * mix(still, running, runs));
}`,
  });
}
