import type { Text } from '../../base/text.ts';
import type { IndicatorSpec } from '../../simulation/contract.ts';

export type SystemIndicator =
  | 'networkDensity'
  | 'networkHeat'
  | 'energyAvoided'
  | 'co2Avoided'
  | 'billAvoided'
  | 'costPerKwh'
  | 'costPerTonne';

export const networkClasses = [
  { key: 'wood', label: { fr: 'bois', en: 'wood' } },
  { key: 'gas', label: { fr: 'gaz', en: 'gas' } },
  { key: 'ground', label: { fr: 'pompe à chaleur géothermique', en: 'ground-source heat pump' } },
  { key: 'waste', label: { fr: 'chaleur récupérée', en: 'waste heat' } },
  { key: 'lost', label: { fr: 'dont perdue dans les tuyaux', en: 'of it lost in pipes' } },
] as const;

/** Ends of a range that is known from several sources. */
export const rangeClasses = [
  { key: 'low', label: { fr: 'bas', en: 'low' } },
  { key: 'usual', label: { fr: 'usuel', en: 'usual' } },
  { key: 'high', label: { fr: 'haut', en: 'high' } },
] as const;

export const systemReasons = {
  noNetwork: { fr: 'aucun réseau de chaleur dessiné', en: 'no heat network is drawn' },
  thinNetwork: {
    fr: 'moins de 1 MWh/m : un réseau est peu dense, et la perte calculée trop faible (hors des données de sa formule)',
    en: 'less than 1 MWh/m: a network is thin, and the loss computed too small (beyond its formula’s data)',
  },
  noWorks: { fr: 'aucun bâtiment existant n’est changé', en: 'no standing building is changed' },
  uncosted: { fr: 'travaux non chiffrés', en: 'the cost of the works is not known' },
  nothingAvoided: { fr: 'les travaux n’évitent rien', en: 'the works avoid nothing' },
} as const satisfies Record<string, Text>;

const assumes = [
  'archetypes',
  'oneZone',
  'people',
  'notCalibrated',
  'weather',
  'heaters',
  'generators',
  'hotWater',
];
const inputs = [
  'buildings',
  'terrain',
  'heatC',
  'nightC',
  'partialHeating',
  'radiatorEfficiency',
  'waterLitres',
];

/** Indicators of heat networks, and of what works avoid. */
export const systemIndicators = {
  networkDensity: {
    label: { fr: 'densité des réseaux de chaleur', en: 'line density of heat networks' },
    definition: {
      fr: 'Chaleur livrée dans l’année aux bâtiments des réseaux dessinés, par mètre de tranchée. Le fonds Chaleur demande 1,5 MWh/m.',
      en: 'Heat sold in a year to the buildings of the drawn networks, per metre of trench. The French heat fund asks for 1.5 MWh/m.',
    },
    unit: 'MWh/m',
    formula: 'Σ E / Σ L',
    assumes: [...assumes, 'networks'],
    inputs,
    decimals: 2,
  },
  networkHeat: {
    label: { fr: 'chaleur des réseaux dessinés, par source', en: 'heat of drawn networks, by source' },
    definition: {
      fr: 'Chaleur envoyée dans l’année par les sources des réseaux dessinés : ce qui est livré et ce que perdent les tuyaux. L’électricité d’une pompe géothermique compte dans les émissions, pas dans la pointe du territoire.',
      en: 'Heat sent in a year by the sources of the drawn networks: what is sold and what pipes lose. The electricity of a ground-source heat pump counts in emissions, not in the territory’s peak.',
    },
    unit: 'MWh',
    formula: 'Σ (E + Qₚ) · s',
    assumes: [...assumes, 'networks'],
    inputs,
    per: 'class',
    classes: networkClasses,
    total: ['wood', 'gas', 'ground', 'waste'],
    decimals: 0,
  },
  energyAvoided: {
    label: { fr: 'énergie que les travaux évitent', en: 'energy that works avoid' },
    definition: {
      fr: 'Énergie achetée dans l’année par les bâtiments que les modifications changent, sans elles moins avec elles, sous la même météo et les mêmes occupants. Ce que leurs toits donnent à d’autres n’est pas compté. Un bâtiment neuf n’évite rien : ce qu’il consomme est dans l’énergie finale.',
      en: 'Energy bought in a year by the buildings that the edits change, without them less with them, under the same weather and occupants. What their roofs give to others is not counted. A new building avoids nothing: what it takes is in final energy.',
    },
    unit: 'MWh',
    formula: 'Σ (E₀ − E)',
    assumes: [...assumes, 'works'],
    inputs,
    decimals: 0,
  },
  co2Avoided: {
    label: { fr: 'émissions que les travaux évitent', en: 'emissions that works avoid' },
    definition: {
      fr: 'Les mêmes, en CO₂ équivalent des énergies livrées, aux facteurs d’émission de l’hypothèse, sinon des paramètres. L’électricité des toits utilisée sur place en est retranchée, au facteur des autres usages ; le CO₂ des travaux et des modules n’est pas compté.',
      en: 'The same in CO₂ equivalent of the energy delivered, by the emission factors of the hypothesis, else of the parameters. The roofs’ electricity used on the spot is taken off, at the factor of other uses; the CO₂ of works and modules is not counted.',
    },
    unit: 't',
    formula: 'Σ (E₀ − E) · f',
    assumes: [...assumes, 'works', 'factors'],
    inputs: [...inputs, 'co2Gas', 'co2Heating'],
    decimals: 0,
  },
  billAvoided: {
    label: { fr: 'factures que les travaux évitent', en: 'bills that works avoid' },
    definition: {
      fr: 'Les mêmes, en factures d’une année aux prix de l’hypothèse.',
      en: 'The same in bills of a year at the prices of the hypothesis.',
    },
    unit: 'EUR',
    formula: 'Σ (F₀ − F)',
    assumes: [...assumes, 'works', 'prices'],
    inputs: [...inputs, 'priceElectricity', 'priceGas', 'standing6', 'standing9', 'standingGas'],
    decimals: 0,
  },
  costPerKwh: {
    label: { fr: 'coût des travaux par kWh évité', en: 'cost of works per kWh avoided' },
    definition: {
      fr: 'Coût des travaux, hors aides, tranchée et chaufferie d’un réseau comprises, sur l’énergie qu’ils évitent pendant leur durée de vie, factures non déduites. La fourchette est celle des coûts ; ce qui est évité est celui du modèle, sans fourchette.',
      en: 'Cost of works, before aids, with trench and plant of a network, over the energy that they avoid in their life, bills not taken off. The range is that of costs; what is avoided is the model’s, without a range.',
    },
    unit: 'EUR/kWh',
    formula: 'C / (Σ (E₀ − E) · n)',
    assumes: [...assumes, 'works', 'costs', 'networkCosts'],
    inputs: [...inputs, 'worksYears', 'discountRate'],
    per: 'class',
    classes: rangeClasses,
    decimals: 3,
  },
  costPerTonne: {
    label: { fr: 'coût des travaux par tonne évitée', en: 'cost of works per tonne avoided' },
    definition: {
      fr: 'Coût des travaux, hors aides, tranchée et chaufferie d’un réseau comprises, sur les émissions qu’ils évitent pendant leur durée de vie, factures non déduites. La fourchette est celle des coûts.',
      en: 'Cost of works, before aids, with trench and plant of a network, over the emissions that they avoid in their life, bills not taken off. The range is that of costs.',
    },
    unit: 'EUR/t',
    formula: 'C / (Σ (E₀ − E) · f · n)',
    assumes: [...assumes, 'works', 'costs', 'networkCosts', 'factors'],
    inputs: [...inputs, 'worksYears', 'discountRate', 'co2Gas', 'co2Heating'],
    per: 'class',
    classes: rangeClasses,
    decimals: 0,
  },
} as const satisfies Record<SystemIndicator, IndicatorSpec>;
