import { Group, type PerspectiveCamera } from 'three';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Layers, RasterLayer } from '../../territory/territory.ts';
import type { TransitFeed } from '../../territory/transit-feed.ts';
import { type TransitChoice, type TransitNetwork, transitNetwork } from '../../territory/transit-network.ts';
import type { Palette } from '../palette.ts';
import type { SceneLayer } from '../picture.ts';
import { BuildingPicker } from './building-picker.ts';
import { BuildingsMesh } from './buildings-mesh.ts';
import { castShadows } from './cast-shadows.ts';
import { FarRelief } from './far-relief.ts';
import { Ground } from './ground.ts';
import { type GroundPicture, paintGround } from './ground-picture.ts';
import { banks, footwayLines, outlines, waterLines } from './networks.ts';
import { Pieces } from './pieces.ts';
import { plantedPlots, type TreeEdit } from './planted-trees.ts';
import { plant } from './planting.ts';
import { railwaysMesh } from './railways.ts';
import { roadsMesh } from './roads.ts';
import { shores } from './shores.ts';
import { standingWater } from './standing-water.ts';
import { TerrainMesh } from './terrain-mesh.ts';
import { ChosenTransit, TransitMesh } from './transit-mesh.ts';
import { transitAt } from './transit-picker.ts';
import { isWooded } from './tree-kinds.ts';
import { type Shown, TreesMesh } from './trees-mesh.ts';

/** What the ground and what stands on it are made from. */
export interface BaseContent {
  readonly layers: Layers & { readonly terrain: RasterLayer };
  readonly palette: Palette;
  readonly exaggeration: number;
  readonly hidden: ReadonlySet<SceneLayer>;
  readonly mostVertices: number;
  readonly mostPixels: number;
  readonly anisotropy: number;
  readonly mostTrees: number;
  readonly treeReachM: number;
  /** Those of the alternative, beside the land cover's. */
  readonly planted: readonly TreeEdit[];
  /** Public transport; null: none is known. */
  readonly transit: TransitFeed | null;
  /** The stop or lines looked at. */
  readonly chosenTransit: TransitChoice | null;
  /** Whether the light is the Sun's: none is painted then. */
  readonly isSunlit: boolean;
}

/** What is built in turns, in the order in which it is missed. */
const turns = ['buildings', 'shadows', 'trees', 'planted'] as const;

/** Terrain, land cover, buildings, roads, water and limits: what is there before any result. */
export class BaseScene extends Group {
  ground: Ground;
  readonly #pieces = new Pieces(this);
  #terrain: RasterLayer;
  readonly #work = new Map<(typeof turns)[number], Generator<void, void, void>>();
  #picture: GroundPicture | null = null;
  #farRelief: FarRelief | null = null;
  #picker: BuildingPicker | null = null;
  #buildings: BuildingsMesh | null = null;
  #trees: TreesMesh | null = null;
  #planted: TreesMesh | null = null;
  /** What is drawn of it, and may be pointed at. */
  #transit: { readonly feed: TransitFeed; readonly network: TransitNetwork } | null = null;

  constructor(content: BaseContent) {
    super();
    this.ground = groundOf(content);
    this.#terrain = content.layers.terrain;
    this.update(content);
  }

  /** Brings the objects to other content; what does not change is kept. */
  update(content: BaseContent): void {
    const { layers, palette, hidden, exaggeration, isSunlit } = content;
    if (layers.terrain !== this.#terrain || exaggeration !== this.ground.exaggeration) {
      this.#terrain = layers.terrain;
      this.ground = groundOf(content);
    }
    const { ground } = this;
    const landCover = hidden.has('landCover') ? null : (layers.landCover ?? null);
    const surfaces = hidden.has('waterSurfaces') ? undefined : layers.waterSurfaces?.table;
    const initialDepth = surfaces || hidden.has('waterSurfaces') ? null : (layers.initialDepth ?? null);
    const casting = hidden.has('buildings') ? null : (layers.buildings?.table ?? null);
    const key = [ground, landCover, surfaces, initialDepth, casting, palette, isSunlit];
    const { object: terrain } = this.#pieces.keep('terrain', key, () => {
      const painted = { terrain: layers.terrain, landCover, waterSurfaces: surfaces ?? null, initialDepth };
      const picture = paintGround(painted, palette, content.mostPixels, isSunlit);
      this.#picture = picture;
      const mesh = new TerrainMesh(ground, picture, palette, content.anisotropy, isSunlit);
      if (casting && !isSunlit) this.#work.set('shadows', shaded(mesh, picture, casting, ground));
      else this.#work.delete('shadows');
      return mesh;
    });
    this.#keepFarRelief(content, terrain);
    this.#keepBuildings(content);
    this.#buildings?.flatten(isSunlit);
    this.#keepTrees(content);
    this.#keepPlanted(content);
    const roads = layers.roads?.table;
    if (roads) this.#pieces.keep('roads', [ground, roads, palette], () => roadsMesh(roads, ground, palette));
    else this.#pieces.drop('roads');
    const rails = layers.railways?.table;
    if (rails)
      this.#pieces.keep('railways', [ground, rails, palette], () => railwaysMesh(rails, ground, palette));
    else this.#pieces.drop('railways');
    const streams = layers.waterLines?.table;
    if (streams)
      this.#pieces.keep('waterLines', [ground, streams, surfaces, palette], () =>
        waterLines(streams, surfaces ?? null, ground, palette),
      );
    else this.#pieces.drop('waterLines');
    if (surfaces) {
      this.#pieces.keep('waterSurfaces', [ground, surfaces, palette], () => banks(surfaces, ground, palette));
      this.#pieces.drop('shores');
    } else {
      this.#pieces.drop('waterSurfaces');
      this.#pieces.keep('shores', [ground, landCover, initialDepth, palette], () => {
        const water = landCover ?? standingWater(layers.terrain, initialDepth);
        return shores(water, landCover ? null : layers.terrain, ground, palette);
      });
    }
    const footways = layers.footways?.table;
    if (footways)
      this.#pieces.keep('footways', [ground, footways, palette], () =>
        footwayLines(footways, ground, palette),
      );
    else this.#pieces.drop('footways');
    this.#keepTransit(content);
    const limits = layers.limits?.table;
    if (limits) {
      const style = { colour: palette.limit, leastPx: 1.4, dashM: [40, 16] as const };
      this.#pieces.keep('limits', [ground, limits, palette], () => outlines(limits, ground, style, 4));
    } else this.#pieces.drop('limits');
    for (const name of [
      'buildings',
      'trees',
      'roads',
      'railways',
      'waterLines',
      'footways',
      'limits',
    ] as const) {
      const piece = this.#pieces.get(name);
      if (piece) piece.visible = !hidden.has(name);
    }
    if (this.#planted) this.#planted.visible = !hidden.has('trees');
  }

  /** Continues to build what is long, for at most `budgetMs`; true when nothing is left. */
  advance(budgetMs: number): boolean {
    const end = performance.now() + budgetMs;
    for (const name of turns) {
      const work = this.#work.get(name);
      while (work && performance.now() < end) {
        if (!work.next().done) continue;
        this.#work.delete(name);
        break;
      }
    }
    return this.isComplete;
  }

  /** Whether nothing is left to build. */
  get isComplete(): boolean {
    return this.#work.size === 0;
  }

  /** Adapts what depends on how far the eye is; `share` of the trees that the machine draws at rest. */
  lookFrom(camera: PerspectiveCamera, distanceM: number, share: number): void {
    this.#buildings?.lookFrom(distanceM);
    for (const trees of [this.#trees, this.#planted]) if (trees?.visible) trees.lookFrom(camera, share);
  }

  /** Trees make way for what is shown on the ground. */
  makeWayFor(shown: readonly Shown[]): void {
    for (const trees of [this.#trees, this.#planted]) trees?.makeWayFor(shown);
  }

  /** Whether a place is inside a building, by its easting and northing. */
  readonly isBuilt = (xM: number, yM: number): boolean => this.#picker?.isBuilt(xM, yM) ?? false;

  /** Height in the scene of what stands at a place: a roof, the territory, or the relief around it. */
  topAt(xM: number, yM: number): number {
    const [west, south, east, north] = this.ground.bounds;
    const isInside = xM >= west && xM <= east && yM >= south && yM <= north;
    const around = isInside ? null : (this.#farRelief?.heightAt(xM, yM) ?? null);
    const roof = this.picker?.roofAt(xM, yM) ?? Number.NEGATIVE_INFINITY;
    return Math.max(around ?? this.ground.sceneAt(xM, yM)[2], roof);
  }

  /** Stop or lines of public transport within `reachM` of a place; null: none is drawn there. */
  transitAt(xM: number, yM: number, reachM: number): TransitChoice | null {
    return this.#transit && transitAt(this.#transit.feed, this.#transit.network, xM, yM, reachM);
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

  #keepTransit({ transit: feed, chosenTransit: choice, palette, hidden }: BaseContent): void {
    if (!feed || hidden.has('transit')) {
      this.#pieces.drop('transit');
      this.#pieces.drop('chosenTransit');
      this.#transit = null;
      return;
    }
    const { ground } = this;
    const network = transitNetwork(feed, ground.bounds);
    this.#transit = { feed, network };
    this.#pieces.keep(
      'transit',
      [ground, feed, palette],
      () => new TransitMesh(feed, network, ground, palette),
    );
    if (choice)
      this.#pieces.keep(
        'chosenTransit',
        [ground, feed, palette, choice],
        () => new ChosenTransit(feed, network, choice, ground, palette),
      );
    else this.#pieces.drop('chosenTransit');
  }

  #keepBuildings({ layers, palette }: BaseContent): void {
    const table = layers.buildings?.table;
    if (!table) {
      this.#pieces.drop('buildings');
      this.#work.delete('buildings');
      this.#buildings = null;
      this.#picker = null;
      return;
    }
    const { ground } = this;
    const { object, made } = this.#pieces.keep('buildings', [ground, table, palette], () => {
      const picker = new BuildingPicker(table, ground);
      this.#picker = picker;
      return new BuildingsMesh(table, ground, palette, picker.isBuilt);
    });
    if (!made) return;
    this.#buildings = object;
    this.#work.set('buildings', object.build());
  }

  #keepTrees({ layers, palette, mostTrees, treeReachM }: BaseContent): void {
    const { landCover } = layers;
    if (!landCover || !isWooded(landCover)) {
      this.#pieces.drop('trees');
      this.#work.delete('trees');
      this.#trees = null;
      return;
    }
    const { ground, isBuilt } = this;
    const roads = layers.roads?.table ?? null;
    const key = [ground, landCover, roads, layers.buildings?.table, palette];
    const { object, made } = this.#pieces.keep(
      'trees',
      key,
      () => new TreesMesh(palette, mostTrees, treeReachM),
    );
    if (!made) return;
    this.#trees = object;
    this.#work.set('trees', object.build(plant({ landCover, roads, ground, isBuilt })));
  }

  #keepPlanted({ planted, palette, mostTrees, treeReachM }: BaseContent): void {
    if (planted.length === 0) {
      this.#pieces.drop('planted');
      this.#work.delete('planted');
      this.#planted = null;
      return;
    }
    const { ground } = this;
    const key = [ground, JSON.stringify(planted), palette];
    const { object, made } = this.#pieces.keep(
      'planted',
      key,
      () => new TreesMesh(palette, mostTrees, treeReachM),
    );
    if (!made) return;
    this.#planted = object;
    this.#work.set('planted', object.build(plantedPlots(planted, ground)));
  }
}

function* shaded(
  mesh: TerrainMesh,
  picture: GroundPicture,
  casting: FeatureTable,
  ground: Ground,
): Generator<void, void, void> {
  yield* castShadows(picture, casting, ground);
  mesh.refresh();
}

function groundOf({ layers, exaggeration, mostVertices }: BaseContent): Ground {
  return new Ground(layers.terrain, { exaggeration, mostVertices });
}
