import type { FieldsNote, Note } from '../../simulation/contract.ts';
import type { TrafficField } from './fields.ts';
import { placeField, placeNowField, servicePlaces } from './place-fields.ts';

/**
 * Fields that say something of the demand: flows, the times that they make, who goes where, and noise. Ways in without traffic
 * (rescue, walking, cycling, public transport) and closures do not hang on it.
 */
const demandBased: readonly TrafficField[] = [
  'dayFlow',
  'peakFlow',
  'saturation',
  'peakSpeed',
  'noise',
  ...servicePlaces.flatMap((place) => [placeField(place, 'car'), placeNowField(place, 'car')]),
  'vehicles',
  'queued',
  'passageEdge',
  'passageEntered',
  'passageLeft',
  'routeFirst',
  'routeEdges',
  'routeVehicles',
];

/** Whether counts confirm the demand, said wherever it is seen. */
export function demandNotes(calibration: Note): readonly FieldsNote[] {
  return [{ ...calibration, fields: demandBased }];
}
