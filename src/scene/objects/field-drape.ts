import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DataTexture,
  FloatType,
  Mesh,
  NearestFilter,
  RedFormat,
  ShaderMaterial,
  Vector2,
} from 'three';
import { type Grid, sameGrid } from '../../base/grid.ts';
import { drapeFragment, drapeVertex, missing, mostClasses } from './field-shader.ts';
import type { Ground } from './ground.ts';
import { pixelRatio } from './patterns.ts';
import { groundPositions } from './terrain-mesh.ts';
import type { Shown } from './trees-mesh.ts';

/** Meaning of the values that a drape shows. */
export type DrapeKind =
  /** Classes by size: what is below the first is bare. */
  | 'classes'
  /** Signed: classes by size, the sign in colour and in pattern. */
  | 'difference'
  /** 1, 2, 3: no longer, newly, still. */
  | 'parts';

export interface DrapeStyle {
  readonly kind: DrapeKind;
  /** Lower bounds, increasing; `mostClasses` at most. */
  readonly steps: readonly number[];
  /** One per class; for differences: more. */
  readonly colours: readonly string[];
  /** For differences: less. */
  readonly below?: readonly string[];
  /** Of patterns on `colours` and on `below`; and of the outlines of what is more and what is less. */
  readonly colourMarks: readonly string[];
  readonly belowMarks: readonly string[];
  readonly marks: readonly [more: string, less: string];
  readonly edge: string;
  readonly hatch: string;
  /** Under the hatch of differences too small to conclude. */
  readonly paper: string;
  /** Differences smaller than this are hatched. */
  readonly tooSmall?: number;
  readonly opacity: number;
  /** The values are depths: the surface stands at the water's level. */
  readonly isWater: boolean;
  /** The values are those of whole cells, drawn as squares; absent: they are read between the centres of cells. */
  readonly isStepped?: boolean;
  readonly stale: boolean;
}

/**
 * Values of cells drawn over the ground, with the borders of classes and the outer edge as lines. Values are
 * read between the centres of cells, among the cells that have one, so that a shore is a line, not a staircase.
 */
export class FieldDrape extends Mesh<BufferGeometry, ShaderMaterial> {
  readonly #ground: Ground;
  readonly #grid: Grid;
  readonly #kind: DrapeKind;
  readonly #isWater: boolean;
  readonly #first: number;
  readonly #texture: DataTexture;
  readonly #texels: Float32Array<ArrayBuffer>;
  readonly #shrink: number;
  readonly #position: BufferAttribute;
  readonly #dryZ: Float32Array;
  /** Depth at wet vertices; at dry ones how far the water's level is below the ground, ≤ 0. */
  readonly #head: BufferAttribute;
  readonly #index: BufferAttribute;

  constructor(ground: Ground, grid: Grid, style: DrapeStyle, largestTexture = 4096) {
    super(new BufferGeometry(), new ShaderMaterial());
    this.#ground = ground;
    this.#grid = grid;
    this.#kind = style.kind;
    this.#isWater = style.isWater;
    this.#first = style.steps[0] ?? 0;
    this.#shrink = Math.max(1, Math.ceil(Math.max(grid.columns, grid.rows) / largestTexture));
    const width = Math.ceil(grid.columns / this.#shrink);
    const height = Math.ceil(grid.rows / this.#shrink);
    this.#texels = new Float32Array(width * height).fill(missing);
    this.#texture = new DataTexture(this.#texels, width, height, RedFormat, FloatType);
    this.#texture.minFilter = NearestFilter;
    this.#texture.magFilter = NearestFilter;
    this.#texture.needsUpdate = true;
    const { position } = groundPositions(ground);
    this.#dryZ = new Float32Array(position.length / 3);
    for (let i = 0; i < this.#dryZ.length; i++) this.#dryZ[i] = position[3 * i + 2] as number;
    this.#position = new BufferAttribute(position, 3);
    this.#head = new BufferAttribute(new Float32Array(this.#dryZ.length), 1);
    this.geometry.setAttribute('head', this.#head);
    const quads = Math.max(0, ground.columns - 1) * Math.max(0, ground.rows - 1);
    this.#index = new BufferAttribute(new Uint32Array(quads * 6), 1);
    this.geometry.setAttribute('position', this.#position);
    this.geometry.setIndex(this.#index);
    this.geometry.setDrawRange(0, 0);
    const byHead = style.isWater && ground.stride === 1 && sameGrid(ground.grid, grid);
    this.material = drapeMaterial(style, this.#texture, frameOf(ground, grid), byHead);
    this.frustumCulled = false;
    this.renderOrder = style.kind === 'parts' ? 7 : 5;
  }

  /** Shows other values, row-major on the grid given to the constructor. */
  show(values: ArrayLike<number>): void {
    const { columns, rows } = this.#grid;
    const width = this.#texture.image.width;
    const height = this.#texture.image.height;
    for (let row = 0; row < height; row++) {
      const source = Math.min(rows - 1, row * this.#shrink) * columns;
      for (let column = 0; column < width; column++) {
        const value = values[source + Math.min(columns - 1, column * this.#shrink)] as number;
        this.#texels[row * width + column] = this.#counts(value) ? value : missing;
      }
    }
    this.#texture.needsUpdate = true;
    this.#cover();
  }

  /** What is shown, for those who make way for it. */
  get shown(): Shown {
    const { corner, cellSizeM } = frameOf(this.#ground, this.#grid);
    return { values: this.#texture, corner, texelM: cellSizeM * this.#shrink };
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
    this.#texture.dispose();
  }

  #counts(value: number): boolean {
    if (this.#kind === 'difference') return Math.abs(value) >= this.#first;
    return value >= this.#first;
  }

  /** Keeps the triangles near cells that count, and lifts water to its level. */
  #cover(): void {
    const ground = this.#ground;
    const { columns, rows } = ground;
    const depth = new Float32Array(columns * rows);
    let any = false;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const value = this.#valueAtVertex(column, row);
        depth[row * columns + column] = value;
        any = any || value > missing;
      }
    }
    const index = this.#index.array as Uint32Array;
    let count = 0;
    if (any) {
      if (this.#isWater) this.#lift(depth);
      const near = ground.stride > 1 ? grown(depth, columns, rows) : depth;
      for (let row = 0; row + 1 < rows; row++) {
        for (let column = 0; column + 1 < columns; column++) {
          const a = row * columns + column;
          const c = a + columns;
          const most = Math.max(
            near[a] as number,
            near[a + 1] as number,
            near[c] as number,
            near[c + 1] as number,
          );
          if (most === missing) continue;
          index[count++] = a;
          index[count++] = c;
          index[count++] = a + 1;
          index[count++] = a + 1;
          index[count++] = c;
          index[count++] = c + 1;
        }
      }
    }
    this.#index.needsUpdate = true;
    this.#index.clearUpdateRanges();
    this.#index.addUpdateRange(0, count);
    this.geometry.setDrawRange(0, count);
    this.visible = count > 0;
  }

  /** Largest value among the cells that the vertex stands for. */
  #valueAtVertex(column: number, row: number): number {
    const ground = this.#ground;
    const x = ground.vertexX(column) + ground.originXM;
    const y = ground.vertexY(row) + ground.originYM;
    const c = Math.floor((x - this.#grid.westM) / this.#grid.cellSizeM / this.#shrink);
    const r = Math.floor((this.#grid.northM - y) / this.#grid.cellSizeM / this.#shrink);
    const { width, height } = this.#texture.image;
    if (c < 0 || r < 0 || c >= width || r >= height) return missing;
    return this.#texels[r * width + c] as number;
  }

  /**
   * Wet vertices stand at ground + depth. Dry neighbours take the mean level of the wet ones round them, but
   * never more than their own ground: the surface meets the slope where the water would, and does not pour over
   * a dike (behind one, the shore is drawn half-way).
   */
  #lift(depth: Float32Array): void {
    const { columns, rows, exaggeration } = this.#ground;
    const z = this.#position.array as Float32Array;
    const head = this.#head.array as Float32Array;
    for (let i = 0; i < depth.length; i++) {
      const d = depth[i] as number;
      head[i] = d > missing ? d : -1;
      z[3 * i + 2] = (this.#dryZ[i] as number) + (d > missing ? d * exaggeration : 0);
    }
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const i = row * columns + column;
        if ((depth[i] as number) > missing) continue;
        let level = 0;
        let mean = 0;
        let count = 0;
        for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
          for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
            const j = r * columns + c;
            const d = depth[j] as number;
            if (d === missing) continue;
            level += z[3 * j + 2] as number;
            mean += d;
            count += 1;
          }
        }
        if (count === 0) continue;
        const ground = this.#dryZ[i] as number;
        const above = (level / count - ground) / exaggeration;
        head[i] = above < 0 ? above : -mean / count;
        z[3 * i + 2] = Math.min(ground, level / count);
      }
    }
    this.#position.needsUpdate = true;
    this.#head.needsUpdate = true;
  }
}

/** Values spread to their neighbours, so that thin shapes between drawn vertices are not lost. */
function grown(values: Float32Array, columns: number, rows: number): Float32Array {
  const out = values.slice();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] as number;
      if (value === missing) continue;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
          if ((out[r * columns + c] as number) === missing) out[r * columns + c] = value;
    }
  }
  return out;
}

interface Frame {
  /** Scene position of the grid's north-west corner, and the size of its cells, m. */
  readonly corner: Vector2;
  readonly cellSizeM: number;
}

function frameOf(ground: Ground, grid: Grid): Frame {
  return {
    corner: new Vector2(grid.westM - ground.originXM, grid.northM - ground.originYM),
    cellSizeM: grid.cellSizeM,
  };
}

function drapeMaterial(
  style: DrapeStyle,
  values: DataTexture,
  frame: Frame,
  byHead: boolean,
): ShaderMaterial {
  const padded = (colours: readonly string[]) =>
    Array.from(
      { length: mostClasses },
      (_, i) => new Color(colours[Math.min(i, colours.length - 1)] ?? '#000000'),
    );
  const steps = Array.from({ length: mostClasses }, (_, i) => style.steps[i] ?? 1e30);
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: 2,
    uniforms: {
      values: { value: values },
      corner: { value: frame.corner },
      texelM: { value: frame.cellSizeM },
      size: { value: new Vector2(values.image.width, values.image.height) },
      kind: { value: { classes: 0, difference: 1, parts: 2 }[style.kind] },
      steps: { value: steps },
      colours: { value: padded(style.colours) },
      below: { value: padded(style.below ?? style.colours) },
      colourMarks: { value: padded(style.colourMarks) },
      belowMarks: { value: padded(style.belowMarks) },
      moreMark: { value: new Color(style.marks[0]) },
      lessMark: { value: new Color(style.marks[1]) },
      edge: { value: new Color(style.edge) },
      hatch: { value: new Color(style.hatch) },
      paper: { value: new Color(style.paper) },
      tooSmall: { value: style.tooSmall ?? 0 },
      opacity: { value: style.opacity },
      stale: { value: style.stale ? 1 : 0 },
      byHead: { value: byHead },
      isStepped: { value: style.isStepped === true },
      pixelRatio,
    },
    vertexShader: drapeVertex,
    fragmentShader: drapeFragment,
  });
}
