import type { FieldSpec } from '../../../simulation/contract.ts';

export type LossResultField = 'powerLostAt' | 'powerLostFor';
export type LossFrameField = 'powerOff';

const longer = [1, 3600, 7200, 14_400, 21_600, 43_200];

/** Electricity that a flood takes away. */
export const lossFields = {
  powerLostAt: {
    label: { fr: 'sans électricité à partir de', en: 'without electricity from' },
    definition: {
      fr: 'Premier instant de la crue où l’eau dépasse le seuil au pied du bâtiment, ou au poste électrique le plus proche. Aucune valeur : jamais, ou pas de crue dans l’hypothèse.',
      en: 'First instant of the flood at which the water exceeds the threshold at the foot of the building, or at the nearest substation. None: never, or no flood in the hypothesis.',
    },
    unit: 's',
    per: ['building'],
    classes: [0, 3600, 7200, 14_400, 21_600],
    role: 'instant',
    displayStep: 60,
  },
  powerLostFor: {
    label: { fr: 'durée sans électricité', en: 'time without electricity' },
    definition: {
      fr: 'De cet instant à la fin de l’hypothèse : une durée minimale, car la remise sous tension attend la décrue et un contrôle.',
      en: 'From that instant to the end of the hypothesis: at least so long, since power comes back after the water has gone and a check.',
    },
    unit: 's',
    per: ['building'],
    classes: longer,
    role: 'duration',
    displayStep: 60,
  },
  powerOff: {
    label: { fr: 'sans électricité depuis', en: 'without electricity since' },
    definition: {
      fr: 'Temps écoulé à cet instant depuis que le bâtiment n’est plus alimenté.',
      en: 'Time elapsed at this instant since the building lost its supply.',
    },
    unit: 's',
    per: ['building', 'time'],
    classes: longer,
    role: 'duration',
    displayStep: 60,
    whole: 'powerLostFor',
  },
} as const satisfies Record<LossResultField | LossFrameField, FieldSpec>;
