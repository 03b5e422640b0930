import type { Grid } from '../../base/grid.ts';
import { gridBounds } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Palette } from '../palette.ts';
import type { Draft } from '../picture.ts';
import { decksOf } from './decks.ts';
import { type EdgeLines, pointsOf } from './edge-lines.ts';
import type { Ground } from './ground.ts';
import { LineGroup } from './networks.ts';
import { RibbonBuilder, Ribbons } from './ribbon.ts';

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
 * What is being drawn: a dashed line through its points, each marked; what is chosen: its lines alone, those of a bridge on
 * its deck.
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
  for (const [i, start] of starts.entries()) {
    const xy = points.slice(start, starts[i + 1]).flat();
    const deck = deckUnder(xy);
    if (deck) line.add(deck, 1);
    else line.drape(xy, 1);
  }
  group.addRibbons(new Ribbons(line.build(), { colour: palette.draft, leastPx: 3, bias: 3 }, 10));
  if (draft.kind === 'features') return group;
  const marks = new RibbonBuilder(ground);
  const arm = Math.max(2, ground.grid.cellSizeM * 0.4);
  for (const [x, y] of draft.points) {
    marks.drape([x - arm, y, x + arm, y], 1.5);
    marks.drape([x, y - arm, x, y + arm], 1.5);
  }
  group.addRibbons(new Ribbons(marks.build(), { colour: palette.ink, leastPx: 3, bias: 4 }, 11));
  return group;
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
