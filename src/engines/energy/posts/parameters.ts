import type { Parameter } from '../../../simulation/contract.ts';

const flood = { unit: 'm', source: 'floodedPower', group: 'flood' } as const;

export const postParameters = {
  postDepthM: {
    ...flood,
    label: { fr: 'eau qu’un poste électrique supporte', en: 'water that a substation bears' },
    help: {
      fr: 'Au-delà, à son pied, il est coupé. Les gestionnaires coupent avant que l’eau n’atteigne le matériel ; sa hauteur change d’un poste à l’autre.',
      en: 'Beyond it, at its foot, the substation is cut. Operators cut before the water reaches the gear; its height differs from one to the next.',
    },
    default: 0.5,
    min: 0.05,
    max: 3,
    spread: { kind: 'uniform', low: 0.2, high: 1.2 },
  },
  footDepthM: {
    ...flood,
    label: { fr: 'eau qu’un branchement supporte', en: 'water that a connection bears' },
    help: {
      fr: 'Au-delà, au pied d’un bâtiment, son coffret ou son tableau est dans l’eau : il est coupé.',
      en: 'Beyond it, at the foot of a building, its connection box or board stands in water: it is cut.',
    },
    default: 0.3,
    min: 0.05,
    max: 3,
    spread: { kind: 'uniform', low: 0.15, high: 0.6 },
  },
} as const satisfies Record<string, Parameter>;
