import type { Grid } from '../../base/grid.ts';
import { gridBounds } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Palette } from '../palette.ts';
import type { Draft } from '../picture.ts';
import { decksOf } from './decks.ts';
import { type EdgeLines, pointsOf } from './edge-lines.ts';
import type { Ground, ScenePoint } from './ground.ts';
import { LineGroup } from './networks.ts';
import { RibbonBuilder, Ribbons } from './ribbon.ts';
import { type ScreenMark, ScreenMarks } from './screen-marks.ts';

/** The limit of the calculation: a thin line round the grid of a field. */
export function gridOutline(grid: Grid, ground: Ground, palette: Palette): LineGroup {
  const [west, south, east, north] = gridBounds(grid);
  const inset = grid.cellSizeM * 0.6;
  const [w, s, e, n] = [west + inset, south + inset, east - inset, north - inset];
  const builder = new RibbonBuilder(ground);
  builder.drape([w, s, e, s, e, n, w, n, w, s], 0.5);
  const group = new LineGroup();
  group.addRibbons(new Ribbons(builder.build(), { colour: palette.quiet, leastPx: 1.2, opacity: 0.8 }, 4));
  return group;
}

/**
 * What is being drawn: a line through its points, each marked; what is chosen or told of: its lines alone, those of a
 * bridge on its deck; places, and arrows in the middle of lines that have a direction.
 */
export function draftLines(
  draft: Draft,
  ground: Ground,
  roads: FeatureTable | null,
  palette: Palette,
): LineGroup {
  const group = new LineGroup();
  const points =
    draft.kind === 'area' && draft.points.length > 2
      ? [...draft.points, ...draft.points.slice(0, 1)]
      : draft.points;
  const line = new RibbonBuilder(ground);
  const starts = draft.starts ?? [0];
  const deckUnder = decksOf(draft.kind === 'features' ? roads : null, ground);
  const arrows: ScreenMark[] = [];
  for (const [i, start] of starts.entries()) {
    const xy = points.slice(start, starts[i + 1]).flat();
    const deck = deckUnder(xy);
    if (deck) line.add(deck, 1);
    else line.drape(xy, 1);
    const arrow = arrowOn(deck ?? onGround(xy, ground), draft.arrows?.[i] ?? 0);
    if (arrow) arrows.push(arrow);
  }
  const style = draft.isThin
    ? { colour: palette.draft, leastPx: 1.6, opacity: 0.75, bias: 3 }
    : { colour: palette.draft, leastPx: 3.5, bias: 3 };
  group.addRibbons(new Ribbons(line.build(), style, draft.isThin ? 9 : 10));
  addMarks(group, arrows, 'arrow', palette.draft, draft, palette);
  const places = (draft.places ?? []).map(([x, y]): ScreenMark => {
    return { at: ground.sceneAt(x, y), towards: [0, 0, 0] };
  });
  addMarks(group, places, 'diamond', palette.draft, draft, palette);
  if (draft.kind === 'features') return group;
  const vertices = new RibbonBuilder(ground);
  const arm = Math.max(2, ground.grid.cellSizeM * 0.4);
  for (const [x, y] of draft.points) {
    vertices.drape([x - arm, y, x + arm, y], 1.5);
    vertices.drape([x, y - arm, x, y + arm], 1.5);
  }
  group.addRibbons(new Ribbons(vertices.build(), { colour: palette.ink, leastPx: 3, bias: 4 }, 11));
  return group;
}

/** Marks with an edge of paper round them, smaller where they are only told of. */
function addMarks(
  group: LineGroup,
  marks: readonly ScreenMark[],
  shape: 'diamond' | 'arrow',
  colour: string,
  { isThin = false }: Draft,
  palette: Palette,
): void {
  if (marks.length === 0) return;
  const share = isThin ? 0.75 : 1;
  group.addRibbons(new ScreenMarks(marks, shape, { colour: palette.paper, share: 1.4 * share, bias: 4 }, 11));
  group.addRibbons(new ScreenMarks(marks, shape, { colour, share, bias: 5 }, 12));
}

function onGround(xy: readonly number[], ground: Ground): readonly ScenePoint[] {
  return Array.from({ length: xy.length / 2 }, (_, i) =>
    ground.sceneAt(xy[2 * i] as number, xy[2 * i + 1] as number),
  );
}

/** Half way along a line, which way it is taken; null: neither way, or the line has no length. */
function arrowOn(line: readonly Readonly<ScenePoint>[], way: number): ScreenMark | null {
  if (way === 0) return null;
  const steps = line.slice(1).map(([x, y], i) => {
    const [px, py] = line[i] as Readonly<ScenePoint>;
    return Math.hypot(x - px, y - py);
  });
  let leftM = steps.reduce((sum, step) => sum + step, 0) / 2;
  for (const [i, step] of steps.entries()) {
    if (step > 0 && leftM <= step) {
      const [from, to] = [line[i] as Readonly<ScenePoint>, line[i + 1] as Readonly<ScenePoint>];
      const between = (axis: 0 | 1 | 2): number => from[axis] + ((to[axis] - from[axis]) * leftM) / step;
      const towards = (axis: 0 | 1 | 2): number => (way * (to[axis] - from[axis])) / step;
      return {
        at: [between(0), between(1), between(2)],
        towards: [towards(0), towards(1), towards(2)],
      };
    }
    leftM -= step;
  }
  return null;
}

/** Ways pointed out, along their lines: a part of a difference. */
export function edgeMarks(
  lines: EdgeLines,
  indices: ArrayLike<number>,
  part: keyof Palette['part'],
  ground: Ground,
  palette: Palette,
): LineGroup {
  const builder = new RibbonBuilder(ground);
  for (const edge of Array.from(indices)) builder.add(pointsOf(lines, edge), 1.5);
  const group = new LineGroup();
  group.addRibbons(new Ribbons(builder.build(), { colour: palette.part[part], leastPx: 4, bias: 4 }, 11));
  return group;
}
