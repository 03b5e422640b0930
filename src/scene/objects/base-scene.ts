import { Group } from 'three';
import type { Layers, RasterLayer } from '../../territory/territory.ts';
import type { Palette } from '../palette.ts';
import type { SceneLayer } from '../picture.ts';
import { BuildingPicker } from './building-picker.ts';
import { BuildingsMesh } from './buildings-mesh.ts';
import { FarRelief } from './far-relief.ts';
import { Ground } from './ground.ts';
import { type GroundPicture, paintGround } from './ground-picture.ts';
import { outlines, roadLines, waterLines } from './networks.ts';
import { Pieces } from './pieces.ts';
import { TerrainMesh } from './terrain-mesh.ts';

/** What the ground and what stands on it are made from. */
export interface BaseContent {
  readonly layers: Layers & { readonly terrain: RasterLayer };
  readonly palette: Palette;
  readonly exaggeration: number;
  readonly hidden: ReadonlySet<SceneLayer>;
  readonly mostVertices: number;
  readonly mostPixels: number;
  readonly anisotropy: number;
}

/** Terrain, land cover, buildings, roads, water and limits: what is there before any result. */
export class BaseScene extends Group {
  ground: Ground;
  readonly #pieces = new Pieces(this);
  #terrain: RasterLayer;
  #work: Generator<void, void, void>[] = [];
  #picture: GroundPicture | null = null;
  #farRelief: FarRelief | null = null;
  #picker: BuildingPicker | null = null;
  #buildings: BuildingsMesh | null = null;

  constructor(content: BaseContent) {
    super();
    this.ground = groundOf(content);
    this.#terrain = content.layers.terrain;
    this.update(content);
  }

  /** Brings the objects to other content; what does not change is kept. */
  update(content: BaseContent): void {
    const { layers, palette, hidden, exaggeration } = content;
    if (layers.terrain !== this.#terrain || exaggeration !== this.ground.exaggeration) {
      this.#terrain = layers.terrain;
      this.ground = groundOf(content);
    }
    const { ground } = this;
    const landCover = hidden.has('landCover') ? null : (layers.landCover ?? null);
    const surfaces = hidden.has('waterSurfaces') ? undefined : layers.waterSurfaces?.table;
    const initialDepth = surfaces || hidden.has('waterSurfaces') ? null : (layers.initialDepth ?? null);
    const { object: terrain } = this.#pieces.keep(
      'terrain',
      [ground, landCover, surfaces, initialDepth, palette],
      () => {
        const painted = { terrain: layers.terrain, landCover, waterSurfaces: surfaces ?? null, initialDepth };
        this.#picture = paintGround(painted, palette, content.mostPixels);
        return new TerrainMesh(ground, this.#picture, palette, content.anisotropy);
      },
    );
    this.#keepFarRelief(content, terrain);
    this.#keepBuildings(content);
    const roads = layers.roads?.table;
    if (roads) this.#pieces.keep('roads', [ground, roads, palette], () => roadLines(roads, ground, palette));
    else this.#pieces.drop('roads');
    const streams = layers.waterLines?.table;
    if (streams)
      this.#pieces.keep('waterLines', [ground, streams, surfaces, palette], () =>
        waterLines(streams, surfaces ?? null, ground, palette),
      );
    else this.#pieces.drop('waterLines');
    if (surfaces) {
      const style = { colour: palette.water.line, leastPx: 1 };
      this.#pieces.keep('waterSurfaces', [ground, surfaces, palette], () =>
        outlines(surfaces, ground, style, 1),
      );
    } else this.#pieces.drop('waterSurfaces');
    const limits = layers.limits?.table;
    if (limits) {
      const style = { colour: palette.limit, leastPx: 1.4, dashM: [40, 16] as const };
      this.#pieces.keep('limits', [ground, limits, palette], () => outlines(limits, ground, style, 4));
    } else this.#pieces.drop('limits');
    for (const name of ['buildings', 'roads', 'waterLines', 'limits'] as const) {
      const piece = this.#pieces.get(name);
      if (piece) piece.visible = !hidden.has(name);
    }
  }

  /** Continues to build what is long, for at most `budgetMs`; true when nothing is left. */
  advance(budgetMs: number): boolean {
    const end = performance.now() + budgetMs;
    while (this.#work.length > 0 && performance.now() < end) {
      if (this.#work[0]?.next().done) this.#work.shift();
    }
    return this.#work.length === 0;
  }

  /** Adapts what depends on how far the eye is. */
  lookFrom(distanceM: number): void {
    this.#buildings?.lookFrom(distanceM);
  }

  /** Height in the scene of what lies under a place: the territory, or what is around it. */
  floorAt(xM: number, yM: number): number {
    const [west, south, east, north] = this.ground.bounds;
    const isInside = xM >= west && xM <= east && yM >= south && yM <= north;
    const around = isInside ? null : (this.#farRelief?.heightAt(xM, yM) ?? null);
    return around ?? this.ground.sceneAt(xM, yM)[2];
  }

  get picker(): BuildingPicker | null {
    return this.#buildings?.visible ? this.#picker : null;
  }

  override dispose(): void {
    this.#pieces.dispose();
  }

  #keepFarRelief({ layers, palette, hidden, mostVertices }: BaseContent, terrain: TerrainMesh): void {
    const around = hidden.has('surroundings') ? undefined : layers.surroundings;
    const { ground } = this;
    const picture = this.#picture;
    terrain.sides.visible = !around;
    if (!around || !picture) {
      this.#pieces.drop('surroundings');
      this.#farRelief = null;
      return;
    }
    const { object } = this.#pieces.keep(
      'surroundings',
      [ground, around, palette, picture],
      () => new FarRelief(around, ground, picture, palette, mostVertices / 3),
    );
    this.#farRelief = object;
  }

  #keepBuildings({ layers, palette }: BaseContent): void {
    const table = layers.buildings?.table;
    if (!table) {
      this.#pieces.drop('buildings');
      this.#buildings = null;
      this.#picker = null;
      return;
    }
    const { ground } = this;
    const { object, made } = this.#pieces.keep(
      'buildings',
      [ground, table, palette],
      () => new BuildingsMesh(table, ground, palette),
    );
    if (!made) return;
    this.#buildings = object;
    this.#work = [object.build()];
    this.#picker = new BuildingPicker(table, ground);
  }
}

function groundOf({ layers, exaggeration, mostVertices }: BaseContent): Ground {
  return new Ground(layers.terrain, { exaggeration, mostVertices });
}
