import type { DrawnField } from '../../simulation/contract.ts';
import { classColours, fieldEdge, fieldOpacity, markOn, type Palette, spread } from '../palette.ts';
import type { DrapeStyle } from './field-drape.ts';

/** A field of sizes in classes. */
export function fieldStyle(
  spec: Pick<DrawnField, 'role' | 'classes'>,
  stale: boolean,
  palette: Palette,
): DrapeStyle {
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
    isStepped: spec.role === 'density',
    stale,
  };
}

/** A signed difference: size by colour, sign by colour and pattern. */
export function differenceStyle(
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

/** Who is no longer, newly or still in a set. */
export function partStyle(palette: Palette): DrapeStyle {
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
