import { defineSpec } from '../../simulation/contract.ts';
import { energyCard } from './card.ts';
import { energyDiagnostics } from './diagnostics.ts';
import { energyFields } from './fields.ts';
import { energyConditions, energyEdits } from './forms.ts';
import { groupPowers } from './groups/indicator-specs.ts';
import { energyIndicators, energyReasons } from './indicator-specs.ts';
import { parameterGroups } from './parameter-kinds.ts';
import { energyParameters } from './parameters.ts';

/** What the studio's sheet of a building says first. */
const sheetSentence = {
  fr: 'Estimation par modèle, pas une consommation mesurée. Logement identifiable : usage interne, à voir avec votre délégué à la protection des données.',
  en: 'Estimate by a model, not a measured consumption. Identifiable dwelling: internal use, to be discussed with your data protection officer.',
} as const;

/** What people read of the energy engine: importable without the numerics. */
export const energySpec = defineSpec({
  id: 'energy',
  version: 4,
  title: { fr: 'Énergie', en: 'Energy' },
  card: energyCard,
  groups: parameterGroups,
  parameters: energyParameters,
  fields: energyFields,
  frameFields: ['heatPower', 'electricPower', 'solarPower', 'indoor', 'powerOff'],
  indicators: energyIndicators,
  reasons: energyReasons,
  diagnostics: energyDiagnostics,
  reads: ['terrain', 'surroundings', 'surfaceModel', 'buildings', 'limits', 'places'],
  edits: energyEdits,
  conditions: energyConditions,
  alsoReads: ['traffic/fleet', 'district'],
  alone: 'buildings',
  usualDurationS: 365 * 86_400,
  upstream: [
    { engine: 'flood', field: 'depth', along: 'buildings' },
    { engine: 'flood', field: 'depth', along: 'places' },
    { engine: 'flood', field: 'ground' },
  ],
  startsOn: 'firstDay',
  year: {
    curves: ['heatCurve', 'coolingCurve', 'electricCurve', 'solarCurve', 'givenCurve', 'takenCurve'],
    typicalDays: ['heatDays', 'electricDays', 'solarDays'],
    flows: 'energyFlows',
    groups: groupPowers,
  },
  sheet: { note: sheetSentence, assumed: 'assumedData', dwellings: 'dwellings' },
});
