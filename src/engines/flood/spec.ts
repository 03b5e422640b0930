import { defineSpec } from '../../simulation/contract.ts';
import { floodCard } from './card.ts';
import { floodDiagnostics } from './diagnostics.ts';
import { floodFields } from './fields.ts';
import { floodConditions, floodEdits } from './forms.ts';
import { floodIndicators, missingReasons } from './indicator-specs.ts';
import { floodParameters, parameterGroups } from './parameters.ts';

/** What people read of the flood engine: importable without the numerics. */
export const floodSpec = defineSpec({
  id: 'flood',
  version: 3,
  title: { fr: 'Inondation', en: 'Flood' },
  card: floodCard,
  groups: parameterGroups,
  parameters: floodParameters,
  fields: floodFields,
  frameFields: ['depth', 'eastwardVelocity', 'northwardVelocity'],
  indicators: floodIndicators,
  reasons: missingReasons,
  diagnostics: floodDiagnostics,
  reads: [
    'terrain',
    'roughness',
    'landCover',
    'initialDepth',
    'buildings',
    'dikes',
    'waterLines',
    'waterSurfaces',
    'population',
    'places',
  ],
  edits: floodEdits,
  conditions: floodConditions,
  upstream: [],
});
