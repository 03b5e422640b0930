import { BufferAttribute, BufferGeometry, Group, Mesh, MeshBasicMaterial } from 'three';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { numberAt } from '../../territory/table-ops.ts';
import type { Palette } from '../palette.ts';
import type { Ground, ScenePoint } from './ground.ts';
import { RibbonBuilder, Ribbons } from './ribbon.ts';

/** Height drawn where nothing says how high a dike is, m above the ground. */
const unknownHeightM = 1;
/** A wall is drawn at least this high, m, so that a crest level with the ground is still seen. */
const leastHeightM = 0.3;

/** Dikes as walls up to their crests; those that the alternative adds stand out by ink between two white lines. */
export class DikesMesh extends Group {
  readonly #disposed: { dispose(): void }[] = [];

  constructor(table: FeatureTable, isAdded: (id: string) => boolean, ground: Ground, palette: Palette) {
    super();
    const groups = [
      { added: false, colour: palette.dike.wall, width: 1.6 },
      { added: true, colour: palette.dike.added, width: 3 },
    ];
    for (const { added, colour, width } of groups) {
      const crests = crestLines(table, (id) => isAdded(id) === added, ground);
      if (crests.length === 0) continue;
      this.#addWalls(crests, ground, colour);
      const ribbon = new RibbonBuilder(ground);
      for (const crest of crests) ribbon.add(crest, width);
      const geometry = ribbon.build();
      if (added)
        this.#addRibbon(
          new Ribbons(geometry, { colour: palette.paper, leastPx: 3.4, extraPx: 3, bias: 2 }, 8),
        );
      this.#addRibbon(new Ribbons(geometry, { colour, leastPx: added ? 3.4 : 1.8, bias: 3 }, 9));
    }
  }

  override dispose(): void {
    for (const item of this.#disposed) item.dispose();
  }

  #addRibbon(ribbons: Ribbons): void {
    this.#disposed.push(ribbons);
    this.add(ribbons);
  }

  #addWalls(crests: readonly ScenePoint[][], ground: Ground, colour: string): void {
    const positions: number[] = [];
    for (const crest of crests) {
      for (let i = 0; i + 1 < crest.length; i++) {
        const [x0, y0, z0] = crest[i] as ScenePoint;
        const [x1, y1, z1] = crest[i + 1] as ScenePoint;
        const foot0 = footAt(ground, x0, y0) - 0.5;
        const foot1 = footAt(ground, x1, y1) - 0.5;
        positions.push(x0, y0, foot0, x1, y1, foot1, x1, y1, z1, x0, y0, foot0, x1, y1, z1, x0, y0, z0);
      }
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
    const material = new MeshBasicMaterial({ color: colour, side: 2 });
    this.#disposed.push(geometry, material);
    this.add(new Mesh(geometry, material));
  }
}

function footAt(ground: Ground, x: number, y: number): number {
  return ground.sceneAt(x + ground.originXM, y + ground.originYM)[2];
}

/** Crests in the scene, bent with the ground: vertex elevations, else the crest's, else ground plus height. */
function crestLines(table: FeatureTable, wanted: (id: string) => boolean, ground: Ground): ScenePoint[][] {
  const lines: ScenePoint[][] = [];
  const spacing = ground.grid.cellSizeM * ground.stride;
  for (let i = 0; i < table.count; i++) {
    if (!wanted(table.ids[i] as string)) continue;
    const crestM = numberAt(table, 'crestM', i);
    const heightM = numberAt(table, 'heightM', i);
    const endPart = table.featureOffsets[i + 1] as number;
    for (let part = table.featureOffsets[i] as number; part < endPart; part++) {
      const line: ScenePoint[] = [];
      const first = table.partOffsets[part] as number;
      const end = table.partOffsets[part + 1] as number;
      for (let v = first; v + 1 < end; v++) {
        const [x0, y0] = [table.xy[2 * v] as number, table.xy[2 * v + 1] as number];
        const [x1, y1] = [table.xy[2 * v + 2] as number, table.xy[2 * v + 3] as number];
        const pieces = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / spacing));
        for (let k = v === first ? 0 : 1; k <= pieces; k++) {
          const t = k / pieces;
          const point = ground.sceneAt(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t);
          const z0 = table.z?.[v] ?? Number.NaN;
          const z1 = table.z?.[v + 1] ?? Number.NaN;
          const crest = Number.isNaN(z0 + z1) ? crestM : z0 + (z1 - z0) * t;
          const rise = heightM > 0 ? heightM : unknownHeightM;
          const top = Number.isNaN(crest) ? point[2] + rise * ground.exaggeration : ground.sceneZ(crest);
          point[2] = Math.max(top, point[2] + leastHeightM);
          line.push(point);
        }
      }
      lines.push(line);
    }
  }
  return lines;
}
