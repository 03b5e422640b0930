import { Group } from 'three';
import type { Axes, DrawnField, Members } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Territory } from '../../territory/territory.ts';
import { classColours, fieldEdge, fieldOpacity, markOn, type Palette, spread } from '../palette.ts';
import type { Draft, FieldSource, Part, Picture, SceneLayer } from '../picture.ts';
import { DikesMesh } from './dikes-mesh.ts';
import { type DrapeStyle, FieldDrape } from './field-drape.ts';
import { FlowStreaks } from './flow-streaks.ts';
import type { Ground } from './ground.ts';
import { BuildingMarks } from './marks.ts';
import { draftLines, gridOutline } from './outlines.ts';
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
  #shown: { source: FieldSource; drape: FieldDrape; version: number } | null = null;
  #streaks: { object: FlowStreaks; version: number } | null = null;
  #picture: Picture | null = null;
  #parts: FieldDrape[] = [];

  update(content: ResultContent): void {
    this.#picture = content.picture;
    this.#keepDikes(content);
    this.#keepField(content);
    this.#keepMarks(content);
    this.#keepStreaks(content);
    this.#keepDraft(content);
  }

  /** Reads the sources again where their version has changed: called before each drawing. */
  refresh(): void {
    const { picture, shown, streaks } = {
      picture: this.#picture,
      shown: this.#shown,
      streaks: this.#streaks,
    };
    if (shown) {
      const version = shown.source.version();
      if (version !== shown.version) {
        shown.version = version;
        shown.drape.show(shown.source.values());
      }
    }
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
    const field = this.#shown?.drape.visible ? [this.#shown.drape.shown] : [];
    return [...field, ...this.#parts.map((drape) => drape.shown)];
  }

  get moves(): boolean {
    return this.#streaks !== null && this.#streaks.object.visible;
  }

  override dispose(): void {
    this.#pieces.dispose();
    this.#shown = null;
    this.#parts = [];
    this.#streaks = null;
  }

  #keepDikes({ territory, picture, ground, palette, hidden }: ResultContent): void {
    const table = (picture.applied?.layers ?? territory.layers).dikes?.table;
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
    const { picture, ground, palette } = content;
    const source = picture.difference?.source ?? picture.field;
    if (!source) {
      this.#pieces.drop('field');
      this.#pieces.drop('gridOutline');
      this.#shown = null;
      return;
    }
    const key = [source, picture.difference, ground, palette, picture.stale];
    const { object, made } = this.#pieces.keep('field', key, () => {
      const style = picture.difference
        ? differenceStyle(picture.difference.steps, picture.difference.tooSmall, picture.stale, palette)
        : fieldStyle(source.spec, picture.stale, palette);
      return new FieldDrape(ground, source.grid, style, content.largestTexture);
    });
    if (made) this.#shown = { source, drape: object, version: Number.NaN };
    this.#pieces.keep('gridOutline', [source.grid, ground, palette], () =>
      gridOutline(source.grid, ground, palette),
    );
  }

  #keepMarks(content: ResultContent): void {
    const { territory, picture, ground, palette } = content;
    const buildings = (picture.applied?.layers ?? territory.layers).buildings?.table;
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

  #keepDraft({ draft, ground, palette }: ResultContent): void {
    if (!draft || draft.points.length === 0) {
      this.#pieces.drop('draft');
      return;
    }
    this.#pieces.keep('draft', [draft, ground, palette], () => draftLines(draft, ground, palette));
  }
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

function fieldStyle(spec: DrawnField, stale: boolean, palette: Palette): DrapeStyle {
  const edge = fieldEdge(spec, palette);
  return {
    kind: 'classes',
    steps: spec.classes,
    colours: classColours(spec, palette),
    colourMarks: [edge],
    belowMarks: [edge],
    marks: [edge, edge],
    edge,
    hatch: palette.hatch,
    paper: palette.paper,
    opacity: fieldOpacity,
    isWater: spec.role === 'depth',
    stale,
  };
}

function differenceStyle(
  steps: readonly number[],
  tooSmall: number,
  stale: boolean,
  palette: Palette,
): DrapeStyle {
  const colours = spread(palette.more, steps.length);
  const below = spread(palette.less, steps.length);
  return {
    kind: 'difference',
    steps,
    colours,
    below,
    colourMarks: colours.map((colour) => markOn(colour, palette.moreMark, palette)),
    belowMarks: below.map((colour) => markOn(colour, palette.lessMark, palette)),
    marks: [palette.moreMark, palette.lessMark],
    edge: palette.edge,
    hatch: palette.hatch,
    paper: palette.paper,
    tooSmall,
    opacity: 0.86,
    isWater: false,
    stale,
  };
}

function partStyle(palette: Palette): DrapeStyle {
  return {
    kind: 'parts',
    steps: [1, 2, 3],
    colours: [palette.part.noLonger, palette.part.newly, palette.part.still],
    colourMarks: [palette.part.noLonger, palette.part.newly, palette.part.still],
    belowMarks: [palette.part.noLonger],
    marks: [palette.moreMark, palette.lessMark],
    edge: palette.edge,
    hatch: palette.hatch,
    paper: palette.paper,
    opacity: 0.32,
    isWater: false,
    stale: false,
  };
}
