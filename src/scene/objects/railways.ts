import type { FeatureTable } from '../../territory/feature-table.ts';
import { levelOf } from '../../territory/road-words.ts';
import { numbersOf } from '../../territory/table-ops.ts';
import type { Palette } from '../palette.ts';
import { BridgesMesh, type Deck } from './bridges.ts';
import type { Ground } from './ground.ts';
import { LineGroup } from './networks.ts';
import { RibbonBuilder, Ribbons } from './ribbon.ts';
import { layWay, WaysMesh } from './ways.ts';

const trackWidthM = 3.4;
const betweenTracksM = 3.6;

/** Railways as maps draw them: a dark line with pale dashes in it, on decks where they are above the ground. */
export function railwaysMesh(table: FeatureTable, ground: Ground, palette: Palette): WaysMesh {
  const bed = new RibbonBuilder(ground);
  const ties = new RibbonBuilder(ground);
  const decks: Deck[] = [];
  const tracks = numbersOf(table, 'tracks');
  for (let i = 0; i < table.count; i++) {
    const count = Math.max(1, tracks[i] || 1);
    const widthM = trackWidthM + (count - 1) * betweenTracksM;
    const way = { table, i, level: levelOf(table, i), ground };
    layWay(bed, decks, { ...way, widthM });
    layWay(ties, [], { ...way, widthM: 0.45 * widthM });
  }
  const lines = new LineGroup();
  lines.addRibbons(new Ribbons(bed.build(), { colour: palette.railway.bed, leastPx: 2.2 }, 3));
  const dashes = { colour: palette.railway.tie, leastPx: 0.9, dashM: [14, 14] } as const;
  lines.addRibbons(new Ribbons(ties.build(), dashes, 3.1));
  return new WaysMesh(lines, new BridgesMesh(decks, ground, palette));
}
