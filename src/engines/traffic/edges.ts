import type { Text } from '../../base/text.ts';
import type { Edges } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { textAt } from '../../territory/table-ops.ts';
import type { Roads } from './roads/roads.ts';

/** The lines along which links are drawn: in the direction of travel. */
export function edgesOf(roads: Roads, table: FeatureTable): Edges {
  const links = roads.road.length;
  const offsets = new Uint32Array(links + 1);
  for (let link = 0; link < links; link++)
    offsets[link + 1] = offsets[link]! + roads.lastVertex[link]! - roads.firstVertex[link]! + 1;
  const xy = new Float64Array(2 * offsets[links]!);
  for (let link = 0; link < links; link++) {
    const [first, last] = [roads.firstVertex[link]!, roads.lastVertex[link]!];
    for (let k = 0; k <= last - first; k++) {
      const vertex = roads.isForward[link] === 1 ? first + k : last - k;
      const at = offsets[link]! + k;
      xy[2 * at] = table.xy[2 * vertex]!;
      xy[2 * at + 1] = table.xy[2 * vertex + 1]!;
    }
  }
  return {
    ids: linkIds(roads, table),
    names: Array.from(roads.road, (road) => nameOfRoad(table, road)),
    offsets,
    xy,
    opposite: roads.opposite.slice() as Int32Array<ArrayBuffer>,
  };
}

/** What links are called: a feature and a direction, and a number beyond the first where it has parts or loops. */
export function linkIds(roads: Roads, table: FeatureTable): readonly string[] {
  return Array.from(roads.road, (road, link) => idOf(roads, table, road, link));
}

function idOf(roads: Roads, table: FeatureTable, road: number, link: number): string {
  let earlier = 0;
  for (let k = link - 1; k >= 0 && roads.road[k] === road; k--)
    if (roads.isForward[k] === roads.isForward[link]) earlier += 1;
  const sign = roads.isForward[link] === 1 ? '+' : '-';
  return `${table.ids[road] ?? road}${sign}${earlier === 0 ? '' : earlier + 1}`;
}

/** The name of a road, else its number, else what it is. */
export function nameOfRoad(table: FeatureTable, road: number): string {
  return properName(table, road) || textAt(table, 'nature', road);
}

/** What people know a road by: its name, else its number; empty: none. */
export function properName(table: FeatureTable, road: number): string {
  return textAt(table, 'name', road) || textAt(table, 'number', road);
}

/** A road as a sentence tells it: many roads have one nature, so without a name the identifier says which one it is. */
export function toldRoad(table: FeatureTable, road: number): Text {
  const name = properName(table, road);
  if (name !== '') return { fr: name, en: name };
  const [nature, id] = [textAt(table, 'nature', road), table.ids[road] ?? String(road)];
  return { fr: `${nature || 'Voie sans nom'} (${id})`, en: `${nature || 'Unnamed road'} (${id})` };
}
