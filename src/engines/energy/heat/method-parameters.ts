import type { Parameter } from '../../../simulation/contract.ts';

/** How the heat of a building is computed. */
export const heatMethods = { network: 0, refined: 1 } as const;

export const methodParameters = {
  heatMethod: {
    label: { fr: 'méthode', en: 'method' },
    help: {
      fr: 'Le réseau 5R1C, ou des nœuds dans les couches de chaque paroi : environ dix fois plus long. Les deux ont les mêmes résistances et la même inertie totale.',
      en: 'The 5R1C network, or nodes within the layers of each wall: some ten times longer. Both have the same resistances and the same heat stored in all.',
    },
    unit: '1',
    default: heatMethods.network,
    min: 0,
    max: 1,
    choices: [
      { value: heatMethods.network, label: { fr: '5R1C (ISO 13790)', en: '5R1C (ISO 13790)' } },
      { value: heatMethods.refined, label: { fr: 'affinée (ISO 52016-1)', en: 'refined (ISO 52016-1)' } },
    ],
    source: 'iso52016',
    group: 'method',
  },
} as const satisfies Record<string, Parameter>;
