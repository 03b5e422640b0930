import { capitalized } from '../../base/text.ts';
import type { FieldsNote, Note } from '../../simulation/contract.ts';
import type { ChangingAccess } from './access/changing-access.ts';
import type { TrafficField } from './fields.ts';
import type { MissingReason } from './indicator-specs.ts';
import { placeField, placeModes, placeNowField, type ServicePlace, servicePlaces } from './place-fields.ts';
import type { BuildingValues } from './results.ts';
import { transitField } from './transit-fields.ts';

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

const rescueFields: readonly TrafficField[] = [
  'rescueTime',
  'rescueLongest',
  'rescueNow',
  'rescueCutFor',
  'rescueCutFrom',
  'rescueCutBy',
];

function fieldsTo(place: ServicePlace): readonly TrafficField[] {
  const name = capitalized(place);
  return [
    ...placeModes.flatMap((mode) => [placeField(place, mode), placeNowField(place, mode)]),
    transitField(place, 'Time'),
    transitField(place, 'Share'),
    `${place}TransitNow`,
    `wheelchair${name}Time`,
    `wheelchair${name}Now`,
    `wheelchair${name}Unknown`,
  ];
}

const lackOf = {
  hospital: 'noHospital',
  school: 'noSchool',
  shop: 'noShop',
} as const satisfies Record<ServicePlace, MissingReason>;

/** Why there are no times to some places: none is known. @param access null: no fire station. */
export function lackNotes(
  access: ChangingAccess | null,
  { places, wheelchair }: Pick<BuildingValues, 'places' | 'wheelchair'>,
): readonly FieldsNote[] {
  const lacks: [MissingReason, readonly TrafficField[]][] = [];
  if (access === null) lacks.push(['noFireStation', rescueFields]);
  for (const place of servicePlaces)
    if (!places.some((one) => one.place === place)) lacks.push([lackOf[place], fieldsTo(place)]);
  if (wheelchair.stop === null)
    lacks.push(['noStops', ['wheelchairStopTime', 'wheelchairStopNow', 'wheelchairStopUnknown']]);
  return lacks.map(([key, fields]) => ({ key, fields }));
}
