import type { FeatureTable } from '../../territory/feature-table.ts';
import { levelOf } from '../../territory/road-words.ts';
import { statedValue } from '../../territory/road-limits.ts';
import { numbersOf, textAt } from '../../territory/table-ops.ts';
import type { Palette } from '../palette.ts';
import { BridgesMesh, type Deck } from './bridges.ts';
import type { Ground } from './ground.ts';
import { LineGroup } from './networks.ts';
import { RibbonBuilder, Ribbons } from './ribbon.ts';
import { layWay, WaysMesh } from './ways.ts';

/** Width drawn where the data gives none, m, by BD TOPO's importance (1 … 6). */
const usualWidthM: Readonly<Record<string, number>> = { '1': 14, '2': 9, '3': 7, '4': 6, '5': 5, '6': 3.5 };
const trackNatures = new Set(['Chemin', 'Sentier', 'Route empierrée', 'Escalier', 'Piste cyclable']);

/** How roads stand out from afar, strongest first. */
const ranges = ['major', 'linking', 'local', 'track'] as const;
type Range = (typeof ranges)[number];

function rangeOf(importance: string, nature: string): Range {
  if (trackNatures.has(nature)) return 'track';
  if (importance === '1' || importance === '2' || importance === '3') return 'major';
  return importance === '4' ? 'linking' : 'local';
}

/** Least width on screen and width of the casing beyond the fill, px. */
const styles: Readonly<Record<Exclude<Range, 'track'>, readonly [leastPx: number, casingPx: number]>> = {
  major: [2.4, 1.8],
  linking: [1.6, 1.5],
  local: [0.7, 1.1],
};

/**
 * Roads as ribbons laid on the ground, casing under fill, wider and stronger with their importance; tracks dashed.
 * What is above the ground (BD TOPO's « position par rapport au sol ») runs on decks; what is under it is not drawn.
 */
export function roadsMesh(table: FeatureTable, ground: Ground, palette: Palette): WaysMesh {
  const builders = Object.fromEntries(ranges.map((range) => [range, new RibbonBuilder(ground)])) as Record<
    Range,
    RibbonBuilder
  >;
  const widths = numbersOf(table, 'widthM');
  const decks: Deck[] = [];
  for (let i = 0; i < table.count; i++) {
    const importance = textAt(table, 'importance', i);
    const level = levelOf(table, i);
    const known = statedValue('widthM', widths[i] as number);
    const widthM = known > 0 ? known : (usualWidthM[importance] ?? 5);
    layWay(builders[rangeOf(importance, textAt(table, 'nature', i))], decks, {
      table,
      i,
      widthM,
      level,
      ground,
    });
  }
  return new WaysMesh(ribbons(builders, palette), new BridgesMesh(decks, ground, palette));
}

function ribbons(builders: Readonly<Record<Range, RibbonBuilder>>, palette: Palette): LineGroup {
  const group = new LineGroup();
  const { fill, major, casing, track } = palette.road;
  const drawn = (['local', 'linking', 'major'] as const).map((range) => ({
    range,
    geometry: builders[range].build(),
  }));
  group.addRibbons(new Ribbons(builders.track.build(), { colour: track, leastPx: 1, dashM: [12, 7] }, 1));
  for (const { range, geometry } of drawn) {
    const [leastPx, extraPx] = styles[range];
    const opacity = range === 'local' ? 0.75 : 1;
    group.addRibbons(new Ribbons(geometry, { colour: casing, leastPx, extraPx, opacity }, 1));
  }
  for (const [order, { range, geometry }] of drawn.entries()) {
    const [leastPx] = styles[range];
    const colour = range === 'major' ? major : fill;
    group.addRibbons(new Ribbons(geometry, { colour, leastPx }, 2 + 0.1 * order));
  }
  return group;
}
