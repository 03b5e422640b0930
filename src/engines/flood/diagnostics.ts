import type { DiagnosticSpec } from '../../simulation/contract.ts';

/** What a run says of itself. */
export const floodDiagnostics = {
  massRelativeError: {
    label: {
      fr: 'défaut du bilan d’eau, rapporté au volume en jeu',
      en: 'fault of the water balance, over the volume at play',
    },
    unit: '1',
  },
  initialM3: { label: { fr: 'eau présente au début', en: 'water there at the start' }, unit: 'm3' },
  inflowM3: {
    label: { fr: 'eau apportée par les bords et les sources', en: 'water brought by edges and sources' },
    unit: 'm3',
  },
  rainM3: { label: { fr: 'eau tombée en pluie', en: 'water fallen as rain' }, unit: 'm3' },
  outflowM3: { label: { fr: 'eau sortie', en: 'water gone out' }, unit: 'm3' },
  storedM3: { label: { fr: 'eau présente à la fin', en: 'water there at the end' }, unit: 'm3' },
  steps: { label: { fr: 'pas de temps', en: 'time steps' }, unit: '1' },
  minTimeStepS: { label: { fr: 'plus petit pas de temps', en: 'smallest time step' }, unit: 's' },
  cellUpdates: { label: { fr: 'mailles calculées, en tout', en: 'cells computed, in all' }, unit: '1' },
} as const satisfies Readonly<Record<string, DiagnosticSpec>>;
