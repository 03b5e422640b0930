import { Color, Fog, Group, type PerspectiveCamera, type Scene, Vector3, type WebGLRenderer } from 'three';
import type { Layers, RasterLayer, Territory } from '../../territory/territory.ts';
import type { TransitChoice } from '../../territory/transit-network.ts';
import type { CameraState } from '../map-camera.ts';
import type { Palette } from '../palette.ts';
import type { Draft, Pick, Picture, SceneLayer, Sun } from '../picture.ts';
import { BaseScene } from './base-scene.ts';
import type { Ground, ScenePoint } from './ground.ts';
import { pixelRatio } from './patterns.ts';
import { plantsTheSame, treeEditsOf } from './planted-trees.ts';
import { ResultScene } from './result-scene.ts';
import { viewport } from './ribbon.ts';
import { type Look, paperLight, SunLight } from './sun-light.ts';

/** All that a view draws. */
export interface WorldContent {
  readonly territory: Territory;
  readonly first: Picture;
  /** Drawn right of the curtain. */
  readonly second: Picture | null;
  readonly palette: Palette;
  readonly exaggeration: number;
  readonly hidden: ReadonlySet<SceneLayer>;
  readonly draft: Draft | null;
  /** Stop or lines of public transport looked at; absent: none. */
  readonly chosenTransit?: TransitChoice | null;
  /** Whether the light is the Sun's; absent: it is the map's own. */
  readonly isSunlit?: boolean;
}

/** How much detail the machine can draw at ease. */
export interface Detail {
  readonly mostVertices: number;
  readonly mostPixels: number;
  readonly largestTexture: number;
  /** Samples along the slant of the ground's picture. */
  readonly anisotropy: number;
  /** Trees drawn at once, and how far away, m. */
  readonly mostTrees: number;
  readonly treeReachM: number;
  /** Side of the map of depths seen from the Sun, px. */
  readonly sunMapPx: number;
}

type GroundLayers = Layers & { readonly terrain: RasterLayer };

interface Side {
  readonly base: BaseScene;
  readonly result: ResultScene;
  readonly picture: Picture;
}

/**
 * Everything of one view: a base (shared by both sides of a curtain unless their ground differs) and a result
 * per side. Plain three: the component only tells it what to show and when to draw.
 */
export class ViewWorld extends Group {
  readonly #detail: Detail;
  readonly #haze = new Fog('#ffffff');
  #content: WorldContent | null = null;
  #bases: BaseScene[] = [];
  #results: ResultScene[] = [];
  /** One for each base while the light is the Sun's. */
  readonly #suns: SunLight[] = [];
  /** Of the paper, as the hour has it. */
  readonly #paper = new Color();

  constructor(detail: Detail) {
    super();
    this.#detail = detail;
  }

  /** Whether it was brought to a picture, and to the one right of the curtain. */
  shows(first: Picture, second: Picture | null): boolean {
    return this.#content?.first === first && (this.#content.second ?? null) === second;
  }

  /** Brings the objects to some content; returns the ground that the camera moves over. */
  update(content: WorldContent): Ground {
    this.#content = content;
    this.#paper.set(content.palette.paper);
    const pictures = content.second ? [content.first, content.second] : [content.first];
    const layers = pictures.map(
      (picture): GroundLayers => picture.applied?.layers ?? content.territory.layers,
    );
    const planted = pictures.map((picture) => treeEditsOf(picture.applied?.edits));
    const isOneBase =
      layers[1] === undefined ||
      (sameBase(layers[0] as GroundLayers, layers[1]) && plantsTheSame(planted[0] ?? [], planted[1] ?? []));
    const needed = isOneBase ? 1 : 2;
    for (let i = 0; i < needed; i++) {
      const base = {
        ...content,
        ...this.#detail,
        layers: layers[i] as GroundLayers,
        planted: planted[i] ?? [],
        transit: content.territory.transit ?? null,
        chosenTransit: content.chosenTransit ?? null,
        isSunlit: content.isSunlit === true,
      };
      const kept = this.#bases[i];
      if (kept) kept.update(base);
      else this.#add(this.#bases, new BaseScene(base));
    }
    this.#trim(this.#bases, needed);
    for (const [i, picture] of pictures.entries()) {
      const result = this.#results[i] ?? this.#add(this.#results, new ResultScene());
      const { ground, isBuilt } = this.#baseOf(i);
      result.update({ ...content, picture, ground, isBuilt, largestTexture: this.#detail.largestTexture });
    }
    this.#trim(this.#results, pictures.length);
    return this.ground;
  }

  get ground(): Ground {
    return this.#baseOf(0).ground;
  }

  /** Continues what is built in pieces; true when all is there. */
  advance(budgetMs: number): boolean {
    const parts = [...this.#bases, ...this.#results].filter((part) => !part.isComplete);
    for (const part of parts) part.advance(budgetMs / parts.length);
    return this.isComplete;
  }

  /** Whether all that is built in turns is there. */
  get isComplete(): boolean {
    return [...this.#bases, ...this.#results].every((part) => part.isComplete);
  }

  /** Whether something runs by itself. */
  get moves(): boolean {
    return this.#results.some((result) => result.moves);
  }

  /**
   * Lights the world as the Sun stands, or with the map's own light again, before it is drawn. Results keep the colours of
   * their legend.
   */
  shine(renderer: WebGLRenderer, scene: Scene, camera: PerspectiveCamera, sun: Sun | null, look: Look): void {
    if (this.#content) this.#paper.set(this.#content.palette.paper);
    const wanted = sun ? this.#bases.length : 0;
    for (const one of this.#suns.splice(wanted)) one.dispose();
    if (sun) {
      this.#paper.multiply(paperLight(sun));
      for (const [i, base] of this.#bases.entries()) {
        const one = this.#suns[i] ?? new SunLight(this.#detail.sunMapPx);
        this.#suns[i] = one;
        base.visible = true;
        one.light(renderer, base, base.ground, sun, camera, look);
      }
    }
    if (scene.background instanceof Color) scene.background.copy(this.#paper);
  }

  /**
   * Draws the picture, or both sides of the curtain. `turns`: where running streaks are; null: still.
   * `treeShare`: of the trees that the machine draws at rest.
   */
  render(
    renderer: WebGLRenderer,
    scene: Scene,
    camera: PerspectiveCamera,
    distanceM: number,
    curtainAt: number,
    turns: number | null,
    treeShare = 1,
  ): void {
    this.#thicken(distanceM);
    scene.fog = this.#haze;
    renderer.getSize(viewport.value);
    pixelRatio.value = renderer.getPixelRatio();
    for (const base of this.#bases) base.lookFrom(camera, distanceM, treeShare);
    for (const result of this.#results) {
      result.refresh();
      result.animate(turns);
    }
    if (this.#results.length < 2) {
      this.#showOnly(0);
      renderer.render(scene, camera);
      return;
    }
    const { x: width, y: height } = viewport.value;
    const split = Math.round(width * curtainAt);
    renderer.setScissorTest(true);
    this.#showOnly(0);
    renderer.setScissor(0, 0, split, height);
    renderer.render(scene, camera);
    this.#showOnly(1);
    renderer.setScissor(split, 0, width - split, height);
    renderer.render(scene, camera);
    renderer.setScissorTest(false);
  }

  /** Height in the scene of what stands at a place: a roof, the territory, or the relief around it. */
  readonly topAt = (xM: number, yM: number): number => this.#baseOf(0).topAt(xM, yM);

  /**
   * Paper's tone toward the horizon. It starts well behind what is looked at, so that it is seen from low down
   * only; results are never in it.
   */
  #thicken(distanceM: number): void {
    const [west, south, east, north] = this.ground.bounds;
    this.#haze.color.copy(this.#paper);
    this.#haze.near = 500 + 1.6 * distanceM;
    this.#haze.far = this.#haze.near + 1.4 * Math.hypot(east - west, north - south);
  }

  /** What is under a point of the picture; `x`, `y` −1 … 1, y upward. */
  pick(camera: PerspectiveCamera, x: number, y: number, side: 'first' | 'second'): Pick | null {
    const found = this.#side(side);
    if (!found) return null;
    const { origin, direction } = rayOf(camera, x, y);
    const { ground, picker } = found.base;
    const hit = ground.hit(origin, direction);
    const reachM = hit ? reachOf(ground, origin, hit) : 6 * ground.grid.columns * ground.grid.cellSizeM;
    const building = picker?.hit(origin, direction, reachM) ?? null;
    if (!hit && building === null) return null;
    const [xM, yM] = hit ?? [Number.NaN, Number.NaN];
    const reach = hit ? pickReachPx * metresPerPx(camera, reachM) : 0;
    return this.#describe(found, side, xM, yM, building, reach);
  }

  /** The same for a place of the territory, as a person points at it in a list. */
  pickPlace(index: number, side: 'first' | 'second'): Pick | null {
    const found = this.#side(side);
    const table = this.#content?.territory.layers.places?.table;
    if (!found || !table) return null;
    const vertex = table.partOffsets[table.featureOffsets[index] as number] as number;
    const xM = table.xy[2 * vertex] as number;
    const yM = table.xy[2 * vertex + 1] as number;
    const building = found.base.picker?.at(xM, yM) ?? null;
    const pick = this.#describe(found, side, xM, yM, building);
    const id = table.ids[index];
    return id === undefined ? pick : { ...pick, place: { index, id } };
  }

  override dispose(): void {
    for (const one of this.#suns.splice(0)) one.dispose();
    this.#trim(this.#bases, 0);
    this.#trim(this.#results, 0);
  }

  #describe(
    side: Side,
    name: 'first' | 'second',
    xM: number,
    yM: number,
    building: number | null,
    reachM = 0,
  ): Pick {
    const layers = side.picture.applied?.layers ?? this.#content?.territory.layers;
    const id = building === null ? undefined : layers?.buildings?.table.ids[building];
    const source = side.picture.difference?.source ?? side.picture.field;
    let cell: Pick['cell'] = null;
    let buildingValue: Pick['buildingValue'] = null;
    if (source && 'ids' in source && id !== undefined) {
      const position = source.ids.indexOf(id);
      buildingValue = position < 0 ? null : (source.values()[position] ?? null);
    }
    if (source && 'grid' in source) {
      const { grid } = source;
      const column = Math.floor((xM - grid.westM) / grid.cellSizeM);
      const row = Math.floor((grid.northM - yM) / grid.cellSizeM);
      if (column >= 0 && row >= 0 && column < grid.columns && row < grid.rows) {
        const index = row * grid.columns + column;
        cell = { index, value: source.values()[index] ?? Number.NaN };
      }
    }
    return {
      xM,
      yM,
      groundM: side.base.ground.cellHeightAt(xM, yM),
      building: building === null || id === undefined ? null : { index: building, id },
      place: null,
      cell,
      edge: building === null && reachM > 0 ? side.result.edgeAt(xM, yM, reachM) : null,
      transit: building === null && reachM > 0 ? side.base.transitAt(xM, yM, reachM) : null,
      buildingValue,
      side: name,
    };
  }

  #side(name: 'first' | 'second'): Side | null {
    const i = name === 'first' ? 0 : 1;
    const result = this.#results[i];
    const picture = name === 'first' ? this.#content?.first : this.#content?.second;
    return result && picture ? { base: this.#baseOf(i), result, picture } : null;
  }

  #baseOf(side: number): BaseScene {
    const base = this.#bases[side] ?? this.#bases[0];
    if (!base) throw new Error('the world is empty until its first update');
    return base;
  }

  #showOnly(side: number): void {
    for (const [i, base] of this.#bases.entries()) base.visible = this.#bases.length === 1 || i === side;
    for (const [i, result] of this.#results.entries()) result.visible = i === side;
    this.#baseOf(side).makeWayFor(this.#results[side]?.onGround ?? []);
  }

  #add<T extends Group>(list: T[], item: T): T {
    list.push(item);
    this.add(item);
    return item;
  }

  #trim(list: (Group & { dispose(): void })[], count: number): void {
    for (const item of list.splice(count)) {
      this.remove(item);
      item.dispose();
    }
  }
}

const baseKinds = [
  'terrain',
  'landCover',
  'buildings',
  'roads',
  'railways',
  'waterLines',
  'waterSurfaces',
  'footways',
  'limits',
] as const;

function sameBase(a: Layers, b: Layers): boolean {
  return baseKinds.every((kind) => a[kind] === b[kind]);
}

const eye = new Vector3();
const target = new Vector3();

function rayOf(
  camera: PerspectiveCamera,
  x: number,
  y: number,
): { origin: ScenePoint; direction: ScenePoint } {
  eye.setFromMatrixPosition(camera.matrixWorld);
  target.set(x, y, 0.5).unproject(camera).sub(eye).normalize();
  return { origin: [eye.x, eye.y, eye.z], direction: [target.x, target.y, target.z] };
}

/** How near to a line a person points, px. */
const pickReachPx = 12;

function metresPerPx(camera: PerspectiveCamera, distanceM: number): number {
  return (2 * distanceM * Math.tan((camera.fov * Math.PI) / 360)) / viewport.value.y;
}

function reachOf(ground: Ground, origin: ScenePoint, [xM, yM]: readonly [number, number]): number {
  const [x, y, z] = ground.sceneAt(xM, yM);
  return Math.hypot(x - origin[0], y - origin[1], z - origin[2]);
}

/** The eye stays this far above the ground and above roofs, m, or this share of its distance. */
const clearanceM = 2.5;
const clearanceShare = 0.012;

/**
 * Places the eye as a map camera says, over a ground: never in it, nor in a building.
 *
 * @param topAt Height in the scene of what stands at a place, by its easting and northing; the ground when absent.
 */
export function placeCamera(
  camera: PerspectiveCamera,
  state: CameraState,
  ground: Ground,
  topAt: (xM: number, yM: number) => number = (xM, yM) => ground.sceneAt(xM, yM)[2],
): void {
  const { distanceM, headingRad, tiltRad } = state;
  const [tx, ty, tz] = ground.sceneAt(state.xM, state.yM);
  const [sinHeading, cosHeading] = [Math.sin(headingRad), Math.cos(headingRad)];
  const [sinTilt, cosTilt] = [Math.sin(tiltRad), Math.cos(tiltRad)];
  const x = tx - sinHeading * sinTilt * distanceM;
  const y = ty - cosHeading * sinTilt * distanceM;
  const top = topAt(x + ground.originXM, y + ground.originYM);
  const z = Math.max(tz + cosTilt * distanceM, top + Math.max(clearanceM, clearanceShare * distanceM));
  camera.position.set(x, y, z);
  camera.up.set(sinHeading * cosTilt, cosHeading * cosTilt, sinTilt);
  camera.lookAt(tx, ty, tz);
  const [west, south, east, north] = ground.bounds;
  camera.near = Math.max(0.5, Math.min(distanceM * 0.04, 0.4 * (z - top)));
  camera.far = distanceM * 1.5 + 2 * Math.hypot(east - west, north - south);
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
}
