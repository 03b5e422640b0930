import type { FieldSpec } from '../../simulation/contract.ts';

/** Lower bounds of the depth classes of French flood maps, m; the first is where water is drawn at all. */
export const depthClassesM = [0.05, 0.5, 1, 2] as const;

/** What the engine computes; the others of `floodFields` come from these. */
export type FloodFrameField = 'depth' | 'eastwardVelocity' | 'northwardVelocity';
export type FloodResultField = 'maxDepth' | 'maxSpeed' | 'arrival' | 'duration' | 'ground';
export type FloodField = FloodFrameField | FloodResultField | 'speed' | 'level' | 'maxLevel';

const speedClasses = [0.05, 0.2, 0.5, 1, 2] as const;
const velocityPart = {
  unit: 'm/s',
  per: ['cell', 'time'],
  classes: [],
  role: 'part',
  displayStep: 0.001,
} as const;

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
    from: { kind: 'length', of: ['eastwardVelocity', 'northwardVelocity'] },
  },
  level: {
    label: { fr: 'niveau de l’eau', en: 'water level' },
    definition: {
      fr: 'Altitude de la surface de l’eau : sol du calcul plus hauteur d’eau. Aucun là où il n’y a pas d’eau.',
      en: 'Elevation of the water’s surface: ground of the computation plus water depth. None where there is no water.',
    },
    unit: 'm',
    per: ['cell', 'time'],
    classes: 'even',
    role: 'level',
    displayStep: 0.001,
    from: { kind: 'surface', of: ['ground', 'depth'] },
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
  maxLevel: {
    label: { fr: 'niveau maximal', en: 'greatest level' },
    definition: {
      fr: 'Plus haute altitude de la surface de l’eau de tout le calcul : sol du calcul plus hauteur maximale.',
      en: 'Highest elevation of the water’s surface of the whole computation: its ground plus the greatest depth.',
    },
    unit: 'm',
    per: ['cell'],
    classes: 'even',
    role: 'level',
    displayStep: 0.001,
    from: { kind: 'surface', of: ['ground', 'maxDepth'] },
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
  eastwardVelocity: {
    label: { fr: 'vitesse vers l’est', en: 'eastward velocity' },
    definition: {
      fr: 'Part vers l’est de la vitesse moyenne sur la hauteur, au centre de la maille ; négative vers l’ouest.',
      en: 'Eastward part of the depth-averaged velocity at the centre of the cell; negative toward the west.',
    },
    ...velocityPart,
  },
  northwardVelocity: {
    label: { fr: 'vitesse vers le nord', en: 'northward velocity' },
    definition: {
      fr: 'Part vers le nord de la vitesse moyenne sur la hauteur, au centre de la maille ; négative vers le sud.',
      en: 'Northward part of the depth-averaged velocity at the centre of the cell; negative toward the south.',
    },
    ...velocityPart,
  },
  ground: {
    label: { fr: 'sol du calcul', en: 'ground of the computation' },
    definition: {
      fr: 'Altitude du sol telle que le calcul la voit : maille du calcul, modifications et lit creusé compris, arrondie à 2⁻¹³ m. Aucune là où un bâtiment ou le bord l’arrête.',
      en: 'Elevation of the ground as the computation sees it: its own cells, edits and burnt bed included, rounded to 2⁻¹³ m. None where a building or the border stops the water.',
    },
    unit: 'm',
    per: ['cell'],
    classes: [],
    role: 'ground',
    displayStep: 0.001,
  },
} as const satisfies Readonly<Record<FloodField, FieldSpec>>;
