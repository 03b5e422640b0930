import { defineSpec } from '../../simulation/contract.ts';
import { trafficCard } from './card.ts';
import { trafficConditions } from './conditions.ts';
import { trafficDiagnostics } from './diagnostics.ts';
import { accessNowFields, alongNowFields, trafficFields } from './fields.ts';
import { trafficEdits } from './forms.ts';
import { missingReasons, trafficIndicators } from './indicator-specs.ts';
import { parameterGroups, trafficParameters } from './parameters.ts';

/** What people read of the traffic engine: importable without the numerics. */
export const trafficSpec = defineSpec({
  id: 'traffic',
  version: 6,
  title: { fr: 'Circulation et accès', en: 'Traffic and access' },
  card: trafficCard,
  groups: parameterGroups,
  parameters: trafficParameters,
  fields: trafficFields,
  frameFields: ['vehicles', 'queued', ...accessNowFields, ...alongNowFields],
  indicators: trafficIndicators,
  reasons: missingReasons,
  diagnostics: trafficDiagnostics,
  reads: [
    'roads',
    'buildings',
    'population',
    'jobs',
    'places',
    'counts',
    'turnBans',
    'footways',
    'footwayPoints',
  ],
  edits: trafficEdits,
  conditions: trafficConditions,
  alsoReads: ['energy/vehicles'],
  alone: 'roads',
  usualDurationS: 86_400,
  startsAt: 'startHour',
  upstream: [
    { engine: 'flood', field: 'depth', along: 'roads' },
    { engine: 'flood', field: 'ground' },
  ],
  movement: { edge: 'passageEdge', enteredS: 'passageEntered', leftS: 'passageLeft' },
  routes: { first: 'routeFirst', edges: 'routeEdges', vehicles: 'routeVehicles' },
});
