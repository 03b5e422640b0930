import type { IndicatorSpec } from '../../simulation/contract.ts';

export type NetworkIndicator = 'junctions' | 'networkParts';

export const junctionClasses = [
  { key: 'end', label: { fr: 'bouts de voies', en: 'ends of ways' } },
  { key: 'through', label: { fr: 'raccords de deux tronçons', en: 'joins of two segments' } },
  { key: 'junction', label: { fr: 'carrefours', en: 'junctions' } },
  { key: 'roundabout', label: { fr: 'nœuds de giratoires', en: 'nodes of roundabouts' } },
] as const;

export const networkIndicators = {
  junctions: {
    label: { fr: 'nœuds du réseau, par sorte', en: 'nodes of the network, by kind' },
    definition: {
      fr: 'Nœuds de la couche de routes telle que l’alternative la fait : bouts de voies (impasses et bords du territoire), raccords où une voie continue, carrefours où trois tronçons ou plus se rejoignent, nœuds de giratoires. Des tronçons se rejoignent là où ils ont une extrémité commune, jamais là où ils se croisent seulement.',
      en: 'Nodes of the layer of roads as the alternative makes it: ends of ways (dead ends and the territory’s edge), joins where a way goes on, junctions where three segments or more meet, nodes of roundabouts. Segments meet where they share an end, never where they merely cross.',
    },
    unit: '1',
    formula: '#nodes',
    assumes: [],
    inputs: ['roads'],
    per: 'class',
    classes: junctionClasses,
    decimals: 0,
  },
  networkParts: {
    label: {
      fr: 'parties du réseau sans lien entre elles',
      en: 'parts of the network without a link between them',
    },
    definition: {
      fr: 'Ensembles de voies reliées entre elles, quels que soient les sens de circulation. 1 : tout se tient. Une donnée coupée au bord du territoire en fait plusieurs.',
      en: 'Sets of ways that are linked, whatever their directions. 1: all holds together. A layer cut at the territory’s edge makes several.',
    },
    unit: '1',
    formula: '#components',
    assumes: [],
    inputs: ['roads'],
    decimals: 0,
  },
} as const satisfies Record<NetworkIndicator, IndicatorSpec>;
