import type { FeatureTable } from '../territory/feature-table.ts';
import { namesRoad } from '../territory/road-pieces.ts';
import type { FeatureLayer } from '../territory/territory.ts';
import type { Edit, Point } from './project.ts';
import { checkRoads, noRoad, requireRoads } from './road-edits.ts';

type TrafficLights = Extract<Edit, { kind: 'traffic-lights' }>;

/**
 * Lights change no layer: engines read them from the edits.
 *
 * @throws AppError `edit/target-missing` for a road that is not there, `edit/no-road` when none of the roads comes to the
 * junction from outside it.
 */
export function checkLights(layer: FeatureLayer | undefined, edit: TrafficLights): void {
  const { table } = requireRoads(layer, edit);
  checkRoads(layer, edit, edit.roads);
  const named = new Set(edit.roads);
  const isMeant = (id: string): boolean => named.size === 0 || named.has(id) || named.has(namesRoad(id));
  const comes = table.ids.some((id, feature) => isMeant(id) && comesTo(table, feature, edit));
  if (!comes) throw noRoad(edit);
}

/** Whether a part of a road has one end at the junction and the other outside. */
function comesTo(table: FeatureTable, feature: number, { point, withinM }: TrafficLights): boolean {
  const { featureOffsets, partOffsets, xy } = table;
  const [x, y] = point[0] as Point;
  const isIn = (vertex: number): boolean => {
    const [dx, dy] = [(xy[2 * vertex] as number) - x, (xy[2 * vertex + 1] as number) - y];
    return dx * dx + dy * dy <= withinM * withinM;
  };
  for (let part = featureOffsets[feature] as number; part < (featureOffsets[feature + 1] as number); part++)
    if (isIn(partOffsets[part] as number) !== isIn((partOffsets[part + 1] as number) - 1)) return true;
  return false;
}
