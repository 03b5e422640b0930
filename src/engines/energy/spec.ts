import { defineSpec } from '../../simulation/contract.ts';
import { energyCard } from './card.ts';
import { energyFields } from './fields.ts';
import { energyConditions, energyEdits } from './forms.ts';
import { energyIndicators, energyReasons } from './indicator-specs.ts';
import { parameterGroups } from './parameter-kinds.ts';
import { energyParameters } from './parameters.ts';

/** What people read of the energy engine: importable without the numerics. */
export const energySpec = defineSpec({
  id: 'energy',
  version: 2,
  title: { fr: 'Énergie', en: 'Energy' },
  card: energyCard,
  groups: parameterGroups,
  parameters: energyParameters,
  fields: energyFields,
  frameFields: ['heatPower', 'electricPower', 'solarPower', 'indoor'],
  indicators: energyIndicators,
  reasons: energyReasons,
  reads: ['terrain', 'surroundings', 'surfaceModel', 'buildings', 'limits', 'places'],
  edits: energyEdits,
  conditions: energyConditions,
  alone: 'buildings',
  usualDurationS: 365 * 86_400,
  upstream: [],
  startsOn: 'firstDay',
  year: {
    curves: ['heatCurve', 'coolingCurve', 'electricCurve', 'solarCurve', 'givenCurve', 'takenCurve'],
    typicalDays: ['heatDays', 'electricDays', 'solarDays'],
    flows: 'energyFlows',
  },
});
