import type { FormField } from '../../simulation/contract.ts';

/** Roads that a person picks. */
export const roadsField = {
  kind: 'features',
  key: 'roads',
  label: { fr: 'routes', en: 'roads' },
  layer: 'roads',
} as const satisfies FormField;
