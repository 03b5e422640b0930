import type { FieldSpec } from '../../simulation/contract.ts';

export type CostField = 'bill' | 'billPerM2' | 'works' | 'worksLow' | 'worksHigh';

const ofWorks = {
  unit: 'EUR',
  per: ['building'],
  classes: [1, 10_000, 30_000, 60_000, 150_000, 400_000],
  differenceClasses: [1000, 10_000, 50_000, 200_000],
  role: 'cost',
  displayStep: 1,
} as const;
const pricesOfAll = {
  fr: 'La somme des bâtiments suppose tous les prix à ce bout à la fois.',
  en: 'The sum of buildings takes all prices to be at that end at once.',
};

/** What users of one building pay in a year, and what works on it cost. */
export const costFields = {
  bill: {
    label: { fr: 'facture annuelle', en: 'yearly bill' },
    definition: {
      fr: 'Ce que les occupants du bâtiment paient dans l’année pour toutes les énergies, aux tarifs de l’hypothèse, abonnements et part fixe d’un réseau de chaleur compris. L’électricité du toit utilisée sur place en est retranchée ; celle qui est vendue ou partagée n’y change rien. Tant que le chauffage d’un bâtiment n’est pas connu, c’est la moyenne des chauffages du parc. Les bâtiments font ensemble le total des factures. Aucune valeur : bâtiment non calculé, ou énergie sans prix.',
      en: 'What the users of the building pay in a year for all carriers, by the tariffs of the hypothesis, with standing charges and the fixed part of a heat network. The roof’s electricity used on the spot is taken off; what is sold or shared changes nothing. While the heating of a building is not known, it is the mean over the stock’s heaters. Buildings add up to the total of bills. None: not computed, or what the building uses has no price.',
    },
    unit: 'EUR',
    per: ['building'],
    classes: [1, 2000, 3000, 4000, 10_000, 30_000],
    role: 'cost',
    displayStep: 1,
  },
  billPerM2: {
    label: { fr: 'facture par m²', en: 'bill per m²' },
    definition: {
      fr: 'La facture annuelle du bâtiment, par mètre carré habitable ou utile : des bâtiments de tailles différentes se comparent. Un abonnement par logement y pèse plus là où les logements sont petits. Aucune valeur : bâtiment non calculé.',
      en: 'The yearly bill of the building per square metre of living or useful floor: buildings of unlike sizes can be compared. A standing charge per dwelling weighs more where dwellings are small. None: not computed.',
    },
    unit: 'EUR/m2',
    per: ['building'],
    classes: [0, 10, 20, 30, 40, 50],
    differenceClasses: [0.5, 2, 5, 10],
    role: 'cost',
    displayStep: 0.1,
  },
  works: {
    label: { fr: 'coût des travaux', en: 'cost of works' },
    definition: {
      fr: 'Ordre de grandeur, hors aides, de ce que les modifications font dans ce bâtiment : parois, ventilation, chauffage, modules, batterie, raccordement à un réseau. La tranchée et la chaufferie d’un réseau n’appartiennent à aucun bâtiment : elles ne sont que dans le total. Zéro : pas de travaux dans ce bâtiment (une construction neuve et des arbres n’en sont pas). Aucune valeur : des travaux dont le coût n’est pas connu (protections solaires, étanchéité à l’air seule).',
      en: 'Order of magnitude, before aids, of what the edits do in this building: envelope, ventilation, heating, modules, battery, connection to a network. Trench and plant of a network belong to no building: they are in the total alone. Zero: no works on this building (a new building and trees are none). None: works whose cost is not known (shading devices, airtightness alone).',
    },
    ...ofWorks,
  },
  worksLow: {
    label: { fr: 'coût des travaux, bas de la fourchette', en: 'cost of works, low end of its range' },
    definition: {
      fr: `Le coût des travaux du bâtiment, aux prix unitaires les plus bas des sources. ${pricesOfAll.fr}`,
      en: `The cost of works on the building, at the lowest unit prices of the sources. ${pricesOfAll.en}`,
    },
    ...ofWorks,
  },
  worksHigh: {
    label: { fr: 'coût des travaux, haut de la fourchette', en: 'cost of works, high end of its range' },
    definition: {
      fr: `Le coût des travaux du bâtiment, aux prix unitaires les plus hauts des sources. ${pricesOfAll.fr}`,
      en: `The cost of works on the building, at the highest unit prices of the sources. ${pricesOfAll.en}`,
    },
    ...ofWorks,
  },
} as const satisfies Record<CostField, FieldSpec>;
