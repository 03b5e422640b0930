import { Group } from 'three';
import type { Axes, Edges, Members } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Territory } from '../../territory/territory.ts';
import type { Palette } from '../palette.ts';
import type {
  BuildingSource,
  CellSource,
  ChangingValues,
  Draft,
  EdgeSource,
  Part,
  Pick,
  Picture,
  SceneLayer,
  ValueSource,
} from '../picture.ts';
import { DikesMesh } from './dikes-mesh.ts';
import { type DrapeStyle, FieldDrape } from './field-drape.ts';
import { differenceStyle, fieldStyle, partStyle } from './field-style.ts';
import { FlowStreaks } from './flow-streaks.ts';
import type { Ground } from './ground.ts';
import { BuildingTints } from './building-tints.ts';
import { desireArcs } from './desire-lines.ts';
import { edgeLines } from './edge-lines.ts';
import { EdgePicker } from './edge-picker.ts';
import { EdgeRibbons } from './edge-ribbons.ts';
import { IsochroneRibbons } from './isochrone-ribbons.ts';
import { BuildingMarks } from './marks.ts';
import { NearTimeRibbons } from './near-time-ribbons.ts';
import { widthsOf } from './ribbon-widths.ts';
import { Vehicles } from './vehicles.ts';
import { draftLines, gridOutline, edgeMarks } from './outlines.ts';
import { Pieces } from './pieces.ts';
import type { Shown } from './trees-mesh.ts';

export interface ResultContent {
  readonly territory: Territory;
  readonly picture: Picture;
  readonly ground: Ground;
  readonly palette: Palette;
  readonly hidden: ReadonlySet<SceneLayer>;
  readonly draft: Draft | null;
  readonly largestTexture: number;
  /** Whether a place is inside a building, so that marks have the roofs of the buildings that they mark. */
  readonly isBuilt: (xM: number, yM: number) => boolean;
}

const partCode: Readonly<Record<Part, number>> = { noLonger: 1, newly: 2, still: 3 };

/** What an alternative adds and what a run gives: dikes, fields, differences, marks, streaks. */
export class ResultScene extends Group {
  readonly #pieces = new Pieces(this);
  /** What shows the field: it is told when the values are others. */
  #shown: ShownSource | null = null;
  #isochrones: ShownSource | null = null;
  #drape: FieldDrape | null = null;
  #work: Generator<void, void, void> | null = null;
  #vehicles: Vehicles | null = null;
  #picker: { edges: Edges; picker: EdgePicker } | null = null;
  #streaks: { object: FlowStreaks; version: number } | null = null;
  #picture: Picture | null = null;
  #parts: FieldDrape[] = [];

  update(content: ResultContent): void {
    this.#picture = content.picture;
    this.#keepDikes(content);
    this.#keepField(content);
    this.#keepVehicles(content);
    this.#keepDesires(content);
    this.#keepMarks(content);
    this.#keepStreaks(content);
    this.#keepDrafts(content);
  }

  /** Reads the sources again where their version has changed: called before each drawing. */
  refresh(): void {
    const { picture, streaks } = { picture: this.#picture, streaks: this.#streaks };
    for (const shown of [this.#shown, this.#isochrones]) {
      const version = shown?.source.version();
      if (!shown || version === undefined || version === shown.version) continue;
      shown.version = version;
      shown.object.show(shown.source.values());
    }
    this.#vehicles?.refresh();
    if (streaks && picture?.flow) {
      const version = picture.flow.version();
      if (version !== streaks.version) {
        streaks.version = version;
        const isDepth = picture.field?.spec.role === 'depth';
        streaks.object.show(picture.flow, isDepth ? (picture.field?.values() ?? null) : null);
      }
    }
  }

  /** Runs the streaks; null: they stand still. */
  animate(turns: number | null): void {
    if (!this.#streaks) return;
    this.#streaks.object.runs = turns !== null;
    this.#streaks.object.phase = turns ?? 0;
  }

  /** What lies on the ground: the field or difference, then the cells of a part. Empty: the ground is bare. */
  get onGround(): readonly Shown[] {
    const field = this.#drape?.visible ? [this.#drape.shown] : [];
    return [...field, ...this.#parts.map((drape) => drape.shown)];
  }

  get moves(): boolean {
    return this.#streaks !== null && this.#streaks.object.visible;
  }

  /** Continues to build what is long, for at most `budgetMs`; true when nothing is left. */
  advance(budgetMs: number): boolean {
    const end = performance.now() + budgetMs;
    while (this.#work && performance.now() < end) if (this.#work.next().done) this.#work = null;
    return this.isComplete;
  }

  get isComplete(): boolean {
    return this.#work === null;
  }

  /** Edge of the field shown that passes within `reachM` of a place, and its value; null: none. */
  edgeAt(xM: number, yM: number, reachM: number): Pick['edge'] {
    const source = this.#picture?.difference?.source ?? this.#picture?.field ?? null;
    if (source === null || !('edges' in source)) return null;
    const { edges } = source;
    if (this.#picker?.edges !== edges) this.#picker = { edges, picker: new EdgePicker(edges) };
    const index = this.#picker.picker.at(xM, yM, reachM);
    if (index === null) return null;
    return { index, id: edges.ids[index] ?? '', value: source.values()[index] ?? Number.NaN };
  }

  override dispose(): void {
    this.#pieces.dispose();
    this.#work = null;
    this.#vehicles = null;
    this.#drape = null;
    this.#shown = null;
    this.#isochrones = null;
    this.#parts = [];
    this.#streaks = null;
  }

  #keepDikes({ territory, picture, ground, palette, hidden }: ResultContent): void {
    const table = layersOf({ picture, territory }).dikes?.table;
    if (!table || hidden.has('dikes')) {
      this.#pieces.drop('dikes');
      return;
    }
    const own = territory.layers.dikes?.table;
    this.#pieces.keep('dikes', [table, own, ground, palette], () => {
      const known = new Set<string>(own?.ids);
      return new DikesMesh(table, (id) => !known.has(id), ground, palette);
    });
  }

  #keepField(content: ResultContent): void {
    const { picture } = content;
    const source = picture.difference?.source ?? picture.field;
    for (const [name, isOther] of [
      ['drape', !source || !('grid' in source)],
      ['gridOutline', !source || !('grid' in source)],
      ['ribbons', !source || !('edges' in source)],
      ['tints', !source || !('ids' in source)],
      ['isochrones', !source || !('ids' in source)],
    ] as const)
      if (isOther) this.#pieces.drop(name);
    if (!source || !('grid' in source)) this.#drape = null;
    if (!source || !('ids' in source)) {
      this.#work = null;
      this.#isochrones = null;
    }
    if (!source) this.#shown = null;
    else if ('grid' in source) this.#keepDrape(content, source);
    else if ('edges' in source) this.#keepRibbons(content, source);
    else this.#keepTints(content, source);
  }

  #keepDrape(content: ResultContent, source: CellSource): void {
    const { picture, ground, palette } = content;
    const key = [source, picture.difference, ground, palette, picture.stale];
    const { object, made } = this.#pieces.keep(
      'drape',
      key,
      () => new FieldDrape(ground, source.grid, styleOf(content, source), content.largestTexture),
    );
    if (made) this.#shown = { source, object, version: Number.NaN };
    this.#drape = object;
    // Squares of a density go on over the border: the territory is what they are limited to.
    if (source.spec.role === 'density') this.#pieces.drop('gridOutline');
    else
      this.#pieces.keep('gridOutline', [source.grid, ground, palette], () =>
        gridOutline(source.grid, ground, palette),
      );
  }

  #keepRibbons(content: ResultContent, source: EdgeSource): void {
    const { picture, ground, palette } = content;
    const { edges } = source;
    const roads = roadsOf(content);
    const sizes = picture.widths ?? null;
    const key = [source, sizes, picture.difference, roads, ground, palette, picture.stale];
    const { object, made } = this.#pieces.keep('ribbons', key, () => {
      const style = styleOf(content, source);
      return new EdgeRibbons(
        edgeLines(edges, ground, roads),
        edges.opposite,
        style,
        widthsOf(source, style, sizes),
        palette.ink,
      );
    });
    if (made) this.#shown = { source, object, version: Number.NaN };
    const chosen = picture.chosen?.edges === edges ? picture.chosen.edge : -1;
    object.choose(chosen, chosen < 0 ? -1 : edges.opposite[chosen]);
  }

  #keepTints(content: ResultContent, source: BuildingSource): void {
    const { picture, ground, palette } = content;
    const table = layersOf(content).buildings?.table;
    if (!table || content.hidden.has('buildings')) {
      this.#pieces.drop('tints');
      this.#pieces.drop('isochrones');
      this.#isochrones = null;
      this.#shown = null;
      this.#work = null;
      return;
    }
    const key = [source, picture.difference, table, ground, palette, picture.stale];
    const { object, made } = this.#pieces.keep('tints', key, () => {
      const style = styleOf(content, source);
      const marksNone = source.spec.role === 'travelTime' && !picture.difference;
      return new BuildingTints(table, source.ids, style, marksNone, ground, palette, content.isBuilt);
    });
    this.#keepIsochrones(content, source, table);
    if (!made) return;
    this.#shown = { source, object, version: Number.NaN };
    this.#work = object.build();
  }

  /** Travel times along the roads: their own, else the mean of the buildings near. */
  #keepIsochrones(content: ResultContent, source: BuildingSource, table: FeatureTable): void {
    const { picture, ground, palette } = content;
    const { network, along } = picture;
    const { spec } = source;
    if (!network || spec.role !== 'travelTime' || picture.difference) {
      this.#pieces.drop('isochrones');
      this.#isochrones = null;
      return;
    }
    const shown = along ?? source;
    const roads = roadsOf(content);
    const key = [shown, network, roads, table, ground, palette, picture.stale];
    const { object, made } = this.#pieces.keep('isochrones', key, () => {
      const style = fieldStyle(spec, picture.stale, palette);
      return along
        ? new IsochroneRibbons(network, roads, style, ground, palette.ink)
        : new NearTimeRibbons(network, roads, table, source.ids, style, ground, palette.ink);
    });
    if (made) this.#isochrones = { source: shown, object, version: Number.NaN };
  }

  #keepVehicles(content: ResultContent): void {
    const { picture, ground, palette } = content;
    const { movement } = picture;
    const roads = roadsOf(content);
    if (!movement) {
      this.#pieces.drop('vehicles');
      this.#vehicles = null;
      return;
    }
    this.#vehicles = this.#pieces.keep(
      'vehicles',
      [movement, roads, ground, palette],
      () => new Vehicles(movement, roads, ground, palette),
    ).object;
  }

  #keepDesires({ picture, ground, palette }: ResultContent): void {
    const { desires } = picture;
    if (!desires || desires.length === 0) {
      this.#pieces.drop('desires');
      return;
    }
    this.#pieces.keep('desires', [desires, ground, palette], () => {
      const spec = { role: 'flow', classes: [0] } as const;
      return desireArcs(desires, ground, fieldStyle(spec, false, palette), palette.ink);
    });
  }

  #keepMarks(content: ResultContent): void {
    const { territory, picture, ground, palette } = content;
    const buildings = layersOf(content).buildings?.table;
    const kept = new Set<string>();
    this.#parts = [];
    for (const [i, { part, members, axes }] of picture.highlights.entries()) {
      const name = `mark/${i}`;
      const key = [part, members, buildings, ground, palette];
      if (members.axis === 'building' && buildings) {
        kept.add(name);
        this.#pieces.keep(name, key, () => {
          const positions = positionsIn(buildings, members, axes);
          return new BuildingMarks(buildings, positions, part, ground, palette, content.isBuilt);
        });
        const own = territory.layers.buildings?.table;
        const pulledDown = own && own !== buildings ? unknownTo(buildings, own, members, axes) : [];
        if (!own || pulledDown.length === 0) continue;
        kept.add(`${name}/gone`);
        this.#pieces.keep(`${name}/gone`, [...key, own], () => {
          return new BuildingMarks(own, pulledDown, part, ground, palette, content.isBuilt);
        });
      } else if (members.axis === 'edge' && axes.edge) {
        const edges = axes.edge;
        const roads = roadsOf(content);
        kept.add(name);
        this.#pieces.keep(name, [...key, edges, roads], () =>
          edgeMarks(edgeLines(edges, ground, roads), members.indices, part, ground, palette),
        );
      } else if (members.axis === 'cell' && axes.cell) {
        const grid = axes.cell;
        kept.add(name);
        const { object } = this.#pieces.keep(name, key, () => {
          const drape = new FieldDrape(ground, grid, partStyle(palette), content.largestTexture);
          const codes = new Float32Array(grid.columns * grid.rows).fill(Number.NaN);
          for (const cell of members.indices) codes[cell] = partCode[part];
          drape.show(codes);
          return drape;
        });
        this.#parts.push(object);
      }
    }
    this.#pieces.dropOthers('mark/', kept);
  }

  #keepStreaks({ picture, ground, palette }: ResultContent): void {
    if (!picture.flow) {
      this.#pieces.drop('streaks');
      this.#streaks = null;
      return;
    }
    const key = [picture.flow, ground, palette];
    const { object, made } = this.#pieces.keep('streaks', key, () => new FlowStreaks(ground, palette.streak));
    if (made) this.#streaks = { object, version: Number.NaN };
  }

  #keepDrafts(content: ResultContent): void {
    const { ground, palette, picture } = content;
    const roads = roadsOf(content);
    for (const [name, draft] of [
      ['draft', content.draft],
      ['edits', picture.edits ?? null],
    ] as const) {
      if (!draft || draft.points.length + (draft.places?.length ?? 0) === 0) this.#pieces.drop(name);
      else
        this.#pieces.keep(name, [draft, ground, roads, palette], () =>
          draftLines(draft, ground, roads, palette),
        );
    }
  }
}

/** What shows the values of a source, and which of them it shows. */
interface ShownSource {
  readonly source: ChangingValues;
  readonly object: { show(values: Float32Array): void };
  version: number;
}

/** Layers as the alternative that is seen makes them. */
function layersOf({ picture, territory }: { readonly picture: Picture; readonly territory: Territory }) {
  return picture.applied?.layers ?? territory.layers;
}

/** On whose decks what is shown along roads lies. */
function roadsOf(content: ResultContent): FeatureTable | null {
  return layersOf(content).roads?.table ?? null;
}

function styleOf({ picture, palette }: ResultContent, source: ValueSource): DrapeStyle {
  const { difference, stale } = picture;
  const isStepped = source.spec.role === 'density';
  return difference
    ? { ...differenceStyle(difference.steps, difference.tooSmall, stale, palette), isStepped }
    : fieldStyle(source.spec, stale, palette);
}

/** Positions in the table of the members of a run, matched by identifier where the run gives them. */
function positionsIn(table: FeatureTable, members: Members, axes: Axes): number[] {
  const ids = axes.building;
  const isSame = !ids || (ids.length === table.count && ids.every((id, i) => id === table.ids[i]));
  if (isSame) return [...members.indices].filter((i) => i < table.count);
  const positionOf = new Map<string, number>(table.ids.map((id, i) => [id, i]));
  const positions: number[] = [];
  for (const index of members.indices) {
    const position = positionOf.get(ids[index] ?? '');
    if (position !== undefined) positions.push(position);
  }
  return positions;
}

/** Positions in the territory's own table of the members of a run that a picture's table has no more. */
function unknownTo(table: FeatureTable, own: FeatureTable, members: Members, axes: Axes): number[] {
  const ids = axes.building;
  if (!ids) return [];
  const there = new Set<string>(table.ids);
  const positionOf = new Map<string, number>(own.ids.map((id, i) => [id, i]));
  return [...members.indices].flatMap((index) => {
    const id = ids[index] ?? '';
    return there.has(id) ? [] : (positionOf.get(id) ?? []);
  });
}
