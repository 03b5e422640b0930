import type { DrawnField, DrawnRole } from '../simulation/contract.ts';
import type { LandCover } from '../territory/land-cover.ts';
import { contrast, mixed } from './colour.ts';
import type { Part } from './picture.ts';

export type Theme = 'light' | 'dark';

/** What crowns look like, in the order of their codes on the map. */
export const treeLooks = ['broadleaf', 'conifer', 'poplar', 'bush', 'orchard', 'vine'] as const;
export type TreeLook = (typeof treeLooks)[number];

/** Every colour of the map. */
export interface Palette {
  /** Behind the territory, and the tone that the ground is drawn toward. */
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  /** Sides of the block of ground. */
  readonly side: string;
  readonly landCover: Readonly<Record<LandCover, string>>;
  /** Crowns in full light, by the looks that covers plant (`tree-kinds.ts`). */
  readonly tree: Readonly<Record<TreeLook, string>>;
  readonly building: { readonly roof: string; readonly wall: string; readonly edge: string };
  readonly road: {
    readonly fill: string;
    /** Between towns: importance 1 to 3. */
    readonly major: string;
    readonly casing: string;
    readonly track: string;
  };
  readonly bridge: { readonly deck: string; readonly side: string };
  readonly railway: { readonly bed: string; readonly tie: string };
  readonly water: { readonly surface: string; readonly line: string };
  readonly dike: { readonly wall: string; readonly added: string };
  readonly limit: string;
  readonly footway: string;
  /** Lines and stops of public transport, whatever runs on them. */
  readonly transit: string;
  /** Classes from the lowest to the highest, by role; the drawn edge of the field. */
  readonly classes: Readonly<Record<DrawnRole, readonly string[]>>;
  readonly edge: string;
  /** From the smallest difference to the largest. */
  readonly more: readonly string[];
  readonly less: readonly string[];
  readonly moreMark: string;
  readonly lessMark: string;
  readonly hatch: string;
  readonly part: Readonly<Record<Part, string>>;
  readonly streak: string;
  readonly draft: string;
}

const light: Palette = {
  paper: '#f6f5f1',
  ink: '#1c2733',
  quiet: '#55606b',
  line: '#d8d5cc',
  side: '#dcd8cd',
  landCover: {
    unknown: '#efede5',
    building: '#e6e1d8',
    impervious: '#e5e2da',
    mineral: '#e9e3d7',
    bareSoil: '#e8dfcd',
    water: '#bcd2da',
    snow: '#fbfbfa',
    broadleaf: '#b9c8a9',
    conifer: '#a5bba4',
    mixedForest: '#b0c2a7',
    shrub: '#d0d5b6',
    vine: '#ddd3c6',
    orchard: '#d5dabd',
    grass: '#e0e6cd',
    crop: '#efe9d2',
    ploughed: '#e7dcc6',
    greenhouse: '#e4e6e4',
    pool: '#bcd2da',
    wetland: '#cfdcd2',
    urbanDense: '#e8e2d8',
    urbanSparse: '#e8e5d9',
    otherWoody: '#bdcbab',
  },
  tree: {
    broadleaf: '#a9bb97',
    conifer: '#94ad95',
    poplar: '#b3c29d',
    bush: '#bcc59f',
    orchard: '#b9c69f',
    vine: '#b7b792',
  },
  building: { roof: '#faf8f3', wall: '#e8e2d7', edge: '#8d8880' },
  road: { fill: '#ffffff', major: '#fff6e0', casing: '#a9a59b', track: '#b9b09c' },
  bridge: { deck: '#f1ede4', side: '#c3bcae' },
  railway: { bed: '#77736c', tie: '#f6f5f1' },
  water: { surface: '#bcd2da', line: '#6f98a8' },
  dike: { wall: '#8a7d66', added: '#1c2733' },
  limit: '#7b7488',
  footway: '#7a5c3e',
  transit: '#35535f',
  classes: {
    depth: ['#b5d6ef', '#7db4de', '#3d84bf', '#154d87'],
    level: ['#b5d6ef', '#7db4de', '#3d84bf', '#154d87'],
    speed: ['#a8d3dd', '#74b3c4', '#428da4', '#1d6680', '#0a4258'],
    duration: ['#e2cfdb', '#c5a3b9', '#a37697', '#7b4d72', '#50294b'],
    instant: ['#46290a', '#6e4a1b', '#976c33', '#b98f52', '#d0ad77', '#e2c898'],
    ...trafficClasses(['#c5cbe6', '#95a2d0', '#6476b5', '#3c4f94', '#1c2b66']),
    travelTime: ['#e2cfdb', '#c5a3b9', '#a37697', '#7b4d72', '#50294b'],
    noise: ['#e2c898', '#d0ad77', '#b98f52', '#976c33', '#6e4a1b', '#46290a'],
    ...energyClasses(['#dccfe6', '#bda6cf', '#9a7bb4', '#744f95', '#4c2a70']),
  },
  edge: '#123f6e',
  more: ['#fbd7a8', '#f3ac5f', '#d97a1c', '#a5500a'],
  less: ['#dcd7ec', '#b3a8d4', '#8672b3', '#563a8d'],
  moreMark: '#6e3404',
  lessMark: '#3a2468',
  hatch: '#55606b',
  part: { noLonger: '#563a8d', newly: '#a5500a', still: '#1c2733' },
  streak: '#0e2f55',
  draft: '#0a5aa8',
};

const dark: Palette = {
  ...light,
  paper: '#161c23',
  ink: '#ece9e1',
  quiet: '#a9b2ba',
  line: '#36414c',
  side: '#232b33',
  landCover: {
    ...mapped(light.landCover, (colour) => mixed(colour, '#0f151b', 0.66)),
    water: '#34464e',
    pool: '#34464e',
  },
  tree: mapped(light.tree, (colour) => mixed(colour, '#0f151b', 0.58)),
  building: { roof: '#79797a', wall: '#55585b', edge: '#23292f' },
  road: { fill: '#8d8f8e', major: '#a39c8c', casing: '#3a4148', track: '#66645c' },
  bridge: { deck: '#7d7f80', side: '#484d52' },
  railway: { bed: '#9a978f', tie: '#2a3138' },
  water: { surface: '#2b4552', line: '#5f8fa3' },
  dike: { wall: '#b09f80', added: '#ece9e1' },
  limit: '#9a92aa',
  footway: '#c9a982',
  transit: '#a6c3cf',
  classes: {
    depth: ['#31597d', '#4784b9', '#76b2e0', '#bfe0f7'],
    level: ['#31597d', '#4784b9', '#76b2e0', '#bfe0f7'],
    speed: ['#1f5266', '#2f7a92', '#529fb4', '#87c4d1', '#c5e6ec'],
    duration: ['#54324e', '#80557a', '#a87ea0', '#caa7c0', '#e6d2de'],
    instant: ['#f0e1c4', '#dcc08c', '#c29a5a', '#9f783d', '#7f5c2c', '#61441f'],
    ...trafficClasses(['#3a4672', '#5a69a0', '#8391c6', '#aeb8e0', '#dde2f6']),
    travelTime: ['#54324e', '#80557a', '#a87ea0', '#caa7c0', '#e6d2de'],
    noise: ['#61441f', '#7f5c2c', '#9f783d', '#c29a5a', '#dcc08c', '#f0e1c4'],
    ...energyClasses(['#473059', '#6a4d82', '#9074a8', '#b69fcb', '#dfd2ea']),
  },
  edge: '#d6ebfa',
  more: ['#5e4022', '#96612a', '#cf8a3d', '#f6bd78'],
  less: ['#3f3760', '#665a96', '#9384c4', '#c9bdec'],
  moreMark: '#fde3c2',
  lessMark: '#e9e2fb',
  hatch: '#a9b2ba',
  part: { noLonger: '#b9a2e6', newly: '#f1a35d', still: '#ece9e1' },
  streak: '#f2f8fd',
  draft: '#7db8ee',
};

export const palettes: Readonly<Record<Theme, Palette>> = { light, dark };

/** One colour per class of a field, lowest class first: the map's and the legend's. */
export function classColours(
  spec: Pick<DrawnField, 'role' | 'classes'>,
  palette: Palette,
): readonly string[] {
  return spread(palette.classes[spec.role], spec.classes.length);
}

/** How much of the ground a field hides; the legend's colours are the field's own. */
export const fieldOpacity = 0.86;

/** Line round a field and between its classes: the strongest tone of its own hue. */
export function fieldEdge(spec: Pick<DrawnField, 'role'>, palette: Palette): string {
  if (spec.role === 'depth' || spec.role === 'level') return palette.edge;
  const ramp = palette.classes[spec.role];
  const from = contrast(ramp[0] ?? palette.ink, palette.paper);
  const to = contrast(ramp[ramp.length - 1] ?? palette.ink, palette.paper);
  return (from > to ? ramp[0] : ramp[ramp.length - 1]) ?? palette.ink;
}

/** Colour of a pattern's marks on a class: the sign's own, or the paper's where that one stands out more. */
export function markOn(colour: string, mark: string, palette: Palette): string {
  return contrast(mark, colour) >= contrast(palette.paper, colour) ? mark : palette.paper;
}

/** A ramp brought to another number of classes, its ends kept. */
export function spread(ramp: readonly string[], count: number): readonly string[] {
  if (ramp.length === count) return ramp;
  const last = ramp.length - 1;
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? last / 2 : (i * last) / (count - 1);
    const low = Math.min(last, Math.floor(at));
    const high = Math.min(last, low + 1);
    return mixed(ramp[low] as string, ramp[high] as string, at - low);
  });
}

/** Everything that counts vehicles is of one hue. */
function trafficClasses(ramp: readonly string[]): Record<'flow' | 'count' | 'ratio', readonly string[]> {
  return { flow: ramp, count: ramp, ratio: ramp };
}

/** Figures of energy share a ramp too; none of its colours is warm or cold, good or bad. */
function energyClasses(
  ramp: readonly string[],
): Record<'intensity' | 'energy' | 'power' | 'cost' | 'temperature' | 'density', readonly string[]> {
  return { intensity: ramp, energy: ramp, power: ramp, cost: ramp, temperature: ramp, density: ramp };
}

function mapped<K extends string>(
  colours: Readonly<Record<K, string>>,
  change: (colour: string) => string,
): Record<K, string> {
  const entries = Object.entries<string>(colours).map(([key, colour]) => [key, change(colour)]);
  return Object.fromEntries(entries) as Record<K, string>;
}
