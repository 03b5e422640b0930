import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
} from 'three';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Palette } from '../palette.ts';
import { deckEnds, deckLine } from './decks.ts';
import { wallLight } from './extrusion.ts';
import type { Ground, ScenePoint } from './ground.ts';

/** A carriageway in the air: points of its surface in the scene, and its width, m. */
export interface Deck {
  readonly line: readonly ScenePoint[];
  readonly widthM: number;
}

const thicknessM = 0.9;
const parapetM = 0.95;
const parapetWidthM = 0.3;
/** Piers stand this far apart where the deck is this high over the ground at least, m. */
const pierSpacingM = 22;
const leastClearanceM = 2.5;
const stretchM = 4;
/** A deck this far over the ground at its end, m, goes on to the bank, up to a length. */
const stepM = 0.5;
const longestApproachM = 30;

/** The deck of one part of a road, which goes on to the bank where its structure comes to the ground. */
export function deckOf(table: FeatureTable, part: number, widthM: number, ground: Ground): Deck {
  const footings = deckEnds(table, ground).structures.footings(part);
  const isAtBank = [
    footings.includes(table.partOffsets[part] as number),
    footings.includes((table.partOffsets[part + 1] as number) - 1),
  ] as const;
  return { line: divided(toTheBanks(deckLine(table, part, ground), isAtBank, ground)), widthM };
}

/**
 * A deck goes on in its own direction while the ground at its ends is well under it, so that no road falls off it; not
 * where another part of the structure goes on.
 */
function toTheBanks(
  line: readonly ScenePoint[],
  [isAtFirst, isAtLast]: readonly [boolean, boolean],
  ground: Ground,
): ScenePoint[] {
  const last = line.length - 1;
  const before = isAtFirst ? bankPoint(line[1], line[0], ground) : null;
  const after = isAtLast ? bankPoint(line[last - 1], line[last], ground) : null;
  return [...(before ? [before] : []), ...line, ...(after ? [after] : [])];
}

function bankPoint(
  inner: ScenePoint | undefined,
  end: ScenePoint | undefined,
  ground: Ground,
): ScenePoint | null {
  if (!inner || !end) return null;
  const size = Math.hypot(end[0] - inner[0], end[1] - inner[1]) || 1;
  const [ux, uy] = [(end[0] - inner[0]) / size, (end[1] - inner[1]) / size];
  const isOver = (x: number, y: number) => {
    const under = ground.sceneAt(x + ground.originXM, y + ground.originYM)[2];
    return end[2] - under > stepM * ground.exaggeration;
  };
  if (!isOver(end[0], end[1])) return null;
  let reach = 0;
  while (reach < longestApproachM && isOver(end[0] + ux * reach, end[1] + uy * reach)) reach += 2;
  return [end[0] + ux * reach, end[1] + uy * reach, end[2]];
}

/** A line with points every few metres, where piers may stand. */
function divided(line: readonly ScenePoint[]): ScenePoint[] {
  return line.flatMap((point, i) => {
    if (i === 0) return [point];
    const before = line[i - 1] as ScenePoint;
    const pieces = Math.max(1, Math.ceil(stepOf(line, i) / stretchM));
    return Array.from({ length: pieces }, (_, k): ScenePoint => {
      const t = (k + 1) / pieces;
      return [
        before[0] + (point[0] - before[0]) * t,
        before[1] + (point[1] - before[1]) * t,
        before[2] + (point[2] - before[2]) * t,
      ];
    });
  });
}

/** Decks with parapets, on abutments and piers. */
export class BridgesMesh extends Group {
  readonly #solid = new BufferGeometry();
  readonly #edges = new BufferGeometry();
  readonly #material = new MeshBasicMaterial({ vertexColors: true, side: 2 });
  readonly #line: LineBasicMaterial;

  constructor(decks: readonly Deck[], ground: Ground, palette: Palette) {
    super();
    this.#line = new LineBasicMaterial({ color: palette.building.edge, transparent: true, opacity: 0.6 });
    const builder = new BridgeBuilder(ground, palette);
    for (const deck of decks) builder.add(deck);
    this.#solid.setAttribute('position', new BufferAttribute(Float32Array.from(builder.position), 3));
    this.#solid.setAttribute('color', new BufferAttribute(Float32Array.from(builder.colour), 3));
    this.#edges.setAttribute('position', new BufferAttribute(Float32Array.from(builder.edges), 3));
    this.add(new Mesh(this.#solid, this.#material), new LineSegments(this.#edges, this.#line));
    this.visible = decks.length > 0;
  }

  override dispose(): void {
    this.#solid.dispose();
    this.#edges.dispose();
    this.#material.dispose();
    this.#line.dispose();
  }
}

type Corner = readonly [x: number, y: number, z: number];

class BridgeBuilder {
  readonly position: number[] = [];
  readonly colour: number[] = [];
  readonly edges: number[] = [];
  readonly #ground: Ground;
  readonly #deck: Color;
  readonly #side: Color;

  constructor(ground: Ground, palette: Palette) {
    this.#ground = ground;
    this.#deck = new Color(palette.bridge.deck);
    this.#side = new Color(palette.bridge.side);
  }

  add({ line, widthM }: Deck): void {
    const scale = this.#ground.exaggeration;
    const half = widthM / 2 + 0.7;
    const sides = line.map((_, i) => sideways(line, i));
    for (let i = 0; i + 1 < line.length; i++) {
      const [p, q] = [line[i] as ScenePoint, line[i + 1] as ScenePoint];
      const [m, n] = [sides[i] as readonly [number, number], sides[i + 1] as readonly [number, number]];
      this.#quad(off(p, m, half), off(p, m, -half), off(q, n, -half), off(q, n, half), this.#deck, 1);
      for (const side of [1, -1]) this.#flank(p, m, q, n, side, half, scale);
    }
    for (const end of [0, line.length - 1]) this.#support(line, sides, end, half, 1.2);
    this.#piers(line, sides, half);
  }

  /** Side of the deck with its parapet. */
  #flank(
    p: Corner,
    m: readonly [number, number],
    q: Corner,
    n: readonly [number, number],
    side: number,
    half: number,
    scale: number,
  ): void {
    const [low, high] = [-thicknessM * scale, parapetM * scale];
    const light = wallLight((q[0] - p[0]) * side, (q[1] - p[1]) * side) / 255;
    const [outer, inner] = [side * half, side * (half - parapetWidthM)];
    this.#quad(
      off(p, m, outer, low),
      off(q, n, outer, low),
      off(q, n, outer, high),
      off(p, m, outer, high),
      this.#side,
      light,
    );
    this.#quad(
      off(p, m, inner),
      off(q, n, inner),
      off(q, n, inner, high),
      off(p, m, inner, high),
      this.#side,
      light,
    );
    this.#quad(
      off(p, m, outer, high),
      off(q, n, outer, high),
      off(q, n, inner, high),
      off(p, m, inner, high),
      this.#deck,
      1,
    );
    this.edges.push(
      ...off(p, m, outer, high),
      ...off(q, n, outer, high),
      ...off(p, m, outer, low),
      ...off(q, n, outer, low),
    );
  }

  #piers(line: readonly ScenePoint[], sides: readonly (readonly [number, number])[], half: number): void {
    let since = 0;
    let left = 0;
    for (let i = 1; i < line.length; i++) left += stepOf(line, i);
    for (let i = 1; i + 1 < line.length; i++) {
      since += stepOf(line, i);
      left -= stepOf(line, i);
      if (since < pierSpacingM || left < pierSpacingM * 0.6) continue;
      since = 0;
      const [x, y, z] = line[i] as ScenePoint;
      if (z - this.#groundZ(x, y) > leastClearanceM * this.#ground.exaggeration)
        this.#support(line, sides, i, half - 1, 0.6);
    }
  }

  /** A block from under the deck into the ground. */
  #support(
    line: readonly ScenePoint[],
    sides: readonly (readonly [number, number])[],
    at: number,
    half: number,
    halfLengthM: number,
  ): void {
    const p = line[at] as ScenePoint;
    const [sx, sy] = sides[at] as readonly [number, number];
    const [ax, ay] = [sy * halfLengthM, -sx * halfLengthM];
    const top = p[2] - 0.1;
    const foot = this.#groundZ(p[0], p[1]) - 1.5 * this.#ground.exaggeration;
    const corner = (a: number, s: number, z: number): Corner => [
      p[0] + ax * a + sx * half * s,
      p[1] + ay * a + sy * half * s,
      z,
    ];
    const round = [
      [1, 1],
      [-1, 1],
      [-1, -1],
      [1, -1],
    ] as const;
    for (const [k, [a, s]] of round.entries()) {
      const [b, t] = round[(k + 1) % 4] as readonly [number, number];
      const [c0, c1] = [corner(a, s, foot), corner(b, t, foot)];
      const light = wallLight(c1[0] - c0[0], c1[1] - c0[1]) / 255;
      this.#quad(c0, c1, corner(b, t, top), corner(a, s, top), this.#side, light);
    }
  }

  #groundZ(x: number, y: number): number {
    return this.#ground.sceneAt(x + this.#ground.originXM, y + this.#ground.originYM)[2];
  }

  #quad(a: Corner, b: Corner, c: Corner, d: Corner, tone: Color, light: number): void {
    this.position.push(...a, ...b, ...c, ...a, ...c, ...d);
    for (let k = 0; k < 6; k++) this.colour.push(tone.r * light, tone.g * light, tone.b * light);
  }
}

function stepOf(line: readonly ScenePoint[], i: number): number {
  const [p, q] = [line[i - 1] as ScenePoint, line[i] as ScenePoint];
  return Math.hypot(q[0] - p[0], q[1] - p[1]);
}

function off([x, y, z]: Corner, [sx, sy]: readonly [number, number], aside: number, up = 0): Corner {
  return [x + sx * aside, y + sy * aside, z + up];
}

/** Left of the line at a point, unit. */
function sideways(line: readonly ScenePoint[], i: number): readonly [number, number] {
  const before = line[Math.max(0, i - 1)] as ScenePoint;
  const after = line[Math.min(line.length - 1, i + 1)] as ScenePoint;
  const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
  const size = Math.hypot(dx, dy) || 1;
  return [-dy / size, dx / size];
}
