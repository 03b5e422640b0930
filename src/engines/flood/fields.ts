import type { FieldSpec } from '../../simulation/contract.ts';

/** Lower bounds of the depth classes of French flood maps, m; the first is where water is drawn at all. */
export const depthClassesM = [0.05, 0.5, 1, 2] as const;

export type FloodField = 'depth' | 'speed' | 'maxDepth' | 'maxSpeed' | 'arrival' | 'duration';
export type FloodFrameField = 'depth' | 'speed';

const speedClasses = [0.05, 0.2, 0.5, 1, 2] as const;

export const floodFields = {
  depth: {
    label: { fr: 'hauteur d’eau', en: 'water depth' },
    definition: {
      fr: 'Hauteur de l’eau au-dessus du sol de la maille.',
      en: 'Height of the water above the ground of the cell.',
    },
    unit: 'm',
    per: ['cell', 'time'],
    classes: depthClassesM,
    role: 'depth',
    displayStep: 0.001,
  },
  speed: {
    label: { fr: 'vitesse du courant', en: 'flow velocity' },
    definition: {
      fr: 'Norme de la vitesse moyenne sur la hauteur, au centre de la maille.',
      en: 'Magnitude of the depth-averaged velocity at the centre of the cell.',
    },
    unit: 'm/s',
    per: ['cell', 'time'],
    classes: speedClasses,
    role: 'speed',
    displayStep: 0.001,
  },
  maxDepth: {
    label: { fr: 'hauteur maximale', en: 'greatest depth' },
    definition: {
      fr: 'Plus grande hauteur d’eau de tout le calcul, pas par pas.',
      en: 'Greatest water depth of the whole computation, step by step.',
    },
    unit: 'm',
    per: ['cell'],
    classes: depthClassesM,
    role: 'depth',
    displayStep: 0.001,
  },
  maxSpeed: {
    label: { fr: 'vitesse maximale', en: 'greatest velocity' },
    definition: {
      fr: 'Plus grande vitesse de tout le calcul, pas par pas.',
      en: 'Greatest velocity of the whole computation, step by step.',
    },
    unit: 'm/s',
    per: ['cell'],
    classes: speedClasses,
    role: 'speed',
    displayStep: 0.001,
  },
  arrival: {
    label: { fr: 'arrivée de l’eau', en: 'arrival of the water' },
    definition: {
      fr: 'Premier instant où la hauteur dépasse le seuil ; aucun là où elle ne le dépasse jamais.',
      en: 'First instant at which the depth exceeds the threshold; none where it never does.',
    },
    unit: 's',
    per: ['cell'],
    classes: [0, 1800, 3600, 7200, 14_400, 28_800],
    role: 'instant',
    displayStep: 1,
  },
  duration: {
    label: { fr: 'durée sous l’eau', en: 'time under water' },
    definition: {
      fr: 'Temps total pendant lequel la hauteur dépasse le seuil.',
      en: 'Total time during which the depth exceeds the threshold.',
    },
    unit: 's',
    per: ['cell'],
    classes: [1, 3600, 21_600, 43_200, 86_400],
    role: 'duration',
    displayStep: 1,
  },
} as const satisfies Readonly<Record<FloodField, FieldSpec>>;
