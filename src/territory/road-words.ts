import type { FeatureTable } from './feature-table.ts';
import { textAt } from './table-ops.ts';

/** BD TOPO's words for what a road is (`roads.nature`). */
export const roadNatures = {
  motorway: 'Type autoroutier',
  ramp: 'Bretelle',
  dual: 'Route à 2 chaussées',
  single: 'Route à 1 chaussée',
  roundabout: 'Rond-point',
  unpaved: 'Route empierrée',
  track: 'Chemin',
  path: 'Sentier',
  stairs: 'Escalier',
  ferry: 'Bac ou liaison maritime',
} as const;
export type RoadNature = keyof typeof roadNatures;

/** BD TOPO's words for the direction of vehicles (`roads.direction`), in the order of the road's vertices. */
export const roadDirections = {
  both: 'Double sens',
  forward: 'Sens direct',
  backward: 'Sens inverse',
} as const;
export type RoadDirection = keyof typeof roadDirections;

/** The key of a word of one of these lists. */
export function keyOfWord<K extends string>(words: Readonly<Record<K, string>>, word: string): K | undefined {
  return (Object.keys(words) as K[]).find((key) => words[key] === word);
}

/** Level of a road or railway over the ground: 1 or more on bridges, −1 or less underground, else 0 (fords too). */
export function levelOf(table: FeatureTable, feature: number): number {
  return Number.parseInt(textAt(table, 'level', feature), 10) || 0;
}
