import type { DiagnosticSpec } from '../../simulation/contract.ts';

/** What a run says of itself. */
export const energyDiagnostics = {
  buildings: { label: { fr: 'bâtiments de la couche', en: 'buildings in the layer' }, unit: 'building' },
  computed: { label: { fr: 'bâtiments calculés', en: 'buildings computed' }, unit: 'building' },
  heatBalanceError: {
    label: {
      fr: 'plus grand défaut du bilan de chaleur d’un bâtiment, rapporté à ses échanges',
      en: 'largest fault of a building’s heat balance, over its exchanges',
    },
    unit: '1',
  },
  electricBalanceError: {
    label: {
      fr: 'défaut du bilan électrique du territoire, rapporté à ses échanges',
      en: 'fault of the territory’s electric balance, over its exchanges',
    },
    unit: '1',
  },
  syntheticWeather: {
    label: {
      fr: 'météo synthétique (1) ou d’un fichier (0)',
      en: 'synthetic weather (1) or from a file (0)',
    },
    unit: '1',
  },
} as const satisfies Readonly<Record<string, DiagnosticSpec>>;
