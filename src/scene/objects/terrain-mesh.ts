import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  Group,
  LinearFilter,
  LinearMipmapLinearFilter,
  Mesh,
  MeshBasicMaterial,
  RGBAFormat,
  UnsignedByteType,
} from 'three';
import type { Palette } from '../palette.ts';
import type { Ground } from './ground.ts';
import type { GroundPicture } from './ground-picture.ts';

/** The ground as a block: its surface under the painted picture, and plain sides down to a base. */
export class TerrainMesh extends Group {
  /** Hidden where a relief goes on around. */
  readonly sides: Mesh;
  readonly #surface: BufferGeometry;
  readonly #sides: BufferGeometry;
  readonly #texture: DataTexture;
  readonly #materials: MeshBasicMaterial[];

  /** @param isSunlit Whether the surface says which way it faces, for the light of the Sun. */
  constructor(
    ground: Ground,
    picture: GroundPicture,
    palette: Palette,
    anisotropy: number,
    isSunlit: boolean,
  ) {
    super();
    this.#surface = surfaceGeometry(ground);
    if (isSunlit) this.#surface.computeVertexNormals();
    this.#sides = sideGeometry(ground);
    this.#texture = groundTexture(picture, anisotropy);
    const surface = new MeshBasicMaterial({ map: this.#texture });
    surface.polygonOffset = true;
    surface.polygonOffsetFactor = 1;
    surface.polygonOffsetUnits = 1;
    const sides = new MeshBasicMaterial({ color: palette.side });
    this.#materials = [surface, sides];
    const top = new Mesh(this.#surface, surface);
    top.frustumCulled = false;
    this.sides = new Mesh(this.#sides, sides);
    this.add(top, this.sides);
  }

  /** Shows what was painted over the picture since. */
  refresh(): void {
    this.#texture.needsUpdate = true;
  }

  override dispose(): void {
    this.#surface.dispose();
    this.#sides.dispose();
    this.#texture.dispose();
    for (const material of this.#materials) material.dispose();
  }
}

function groundTexture(picture: GroundPicture, anisotropy: number): DataTexture {
  const texture = new DataTexture(picture.rgba, picture.width, picture.height, RGBAFormat, UnsignedByteType);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = anisotropy;
  texture.needsUpdate = true;
  return texture;
}

/** Positions and picture coordinates of the ground's vertices. */
export function groundPositions(ground: Ground): { position: Float32Array; uv: Float32Array } {
  const { columns, rows, grid } = ground;
  const position = new Float32Array(columns * rows * 3);
  const uv = new Float32Array(columns * rows * 2);
  for (let row = 0; row < rows; row++) {
    const y = ground.vertexY(row);
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      const x = ground.vertexX(column);
      const z = ground.heights[i] as number;
      position[3 * i] = x;
      position[3 * i + 1] = y;
      position[3 * i + 2] = Number.isNaN(z) ? 0 : ground.sceneZ(z);
      uv[2 * i] = (x + ground.originXM - grid.westM) / (grid.columns * grid.cellSizeM);
      uv[2 * i + 1] = (grid.northM - y - ground.originYM) / (grid.rows * grid.cellSizeM);
    }
  }
  return { position, uv };
}

function surfaceGeometry(ground: Ground): BufferGeometry {
  const { columns, rows, heights } = ground;
  const { position, uv } = groundPositions(ground);
  const index = new Uint32Array((columns - 1) * (rows - 1) * 6);
  let count = 0;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column;
      const c = a + columns;
      const holeAcross = Number.isNaN((heights[a + 1] as number) + (heights[c] as number));
      if (holeAcross) continue;
      if (!Number.isNaN(heights[a] as number)) {
        index.set([a, c, a + 1], count);
        count += 3;
      }
      if (!Number.isNaN(heights[c + 1] as number)) {
        index.set([a + 1, c, c + 1], count);
        count += 3;
      }
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(position, 3));
  geometry.setAttribute('uv', new BufferAttribute(uv, 2));
  geometry.setIndex(new BufferAttribute(index.slice(0, count), 1));
  return geometry;
}

/** Walls under the four sides, where the ground is known. */
function sideGeometry(ground: Ground): BufferGeometry {
  const { columns, rows, heights } = ground;
  const [west, south, east, north] = ground.bounds;
  const base = -0.018 * Math.max(east - west, north - south);
  const positions: number[] = [];
  const wall = (c0: number, r0: number, c1: number, r1: number) => {
    const z0 = heights[r0 * columns + c0] as number;
    const z1 = heights[r1 * columns + c1] as number;
    if (Number.isNaN(z0 + z1)) return;
    const [x0, y0, h0] = [ground.vertexX(c0), ground.vertexY(r0), ground.sceneZ(z0)];
    const [x1, y1, h1] = [ground.vertexX(c1), ground.vertexY(r1), ground.sceneZ(z1)];
    positions.push(x0, y0, h0, x0, y0, base, x1, y1, base, x0, y0, h0, x1, y1, base, x1, y1, h1);
  };
  for (let c = 0; c + 1 < columns; c++) {
    wall(c, rows - 1, c + 1, rows - 1);
    wall(c + 1, 0, c, 0);
  }
  for (let r = 0; r + 1 < rows; r++) {
    wall(0, r, 0, r + 1);
    wall(columns - 1, r + 1, columns - 1, r);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  return geometry;
}
