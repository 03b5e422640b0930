import type { Text } from '../../../base/text.ts';
import type { FieldSpec, GroupPowers, IndicatorSpec } from '../../../simulation/contract.ts';

export type GroupIndicator =
  | 'communeEnergy'
  | 'communePeak'
  | 'blockEnergy'
  | 'blockPeak'
  | 'collectiveBalance'
  | 'collectiveRates';

export type GroupDurationField = 'postPowers' | 'zonePowers';
export type GroupField = 'sharedTaken' | GroupDurationField;

const ends = [1, 2, 5, 10, 20, 50];
const hoursOfYear = 8760;
/** Hours for which a group's sorted powers are kept: every hundred, and closer at both ends. */
const durationHours: readonly number[] = [
  ...ends,
  ...Array.from({ length: 87 }, (_, i) => 100 * (i + 1)),
  ...ends.toReversed().map((hours) => hoursOfYear - hours),
  hoursOfYear,
];

export const groupPowers = {
  hours: durationHours,
  kinds: [
    { label: { fr: 'commune', en: 'commune' }, field: 'zonePowers', peaks: 'communePeak' },
    { label: { fr: 'îlot', en: 'block' }, field: 'zonePowers', peaks: 'blockPeak' },
    { label: { fr: 'poste électrique', en: 'substation' }, field: 'postPowers', peaks: 'postPeak' },
  ],
} as const satisfies GroupPowers<GroupDurationField, GroupIndicator | 'postPeak'>;

export const collectiveClasses = [
  { key: 'produced', label: { fr: 'produite par les toits des membres', en: 'produced by members’ roofs' } },
  { key: 'own', label: { fr: 'utilisée dans le bâtiment', en: 'used in the building' } },
  { key: 'shared', label: { fr: 'partagée entre membres', en: 'shared between members' } },
  { key: 'sold', label: { fr: 'vendue hors du collectif', en: 'sold outside the collective' } },
  { key: 'bought', label: { fr: 'achetée hors du collectif', en: 'bought outside the collective' } },
] as const;

export const rateClasses = [
  {
    key: 'selfConsumption',
    label: { fr: 'de la production, utilisée par les membres', en: 'of production, used by members' },
  },
  {
    key: 'selfProduction',
    label: { fr: 'de la consommation, couverte par les membres', en: 'of use, covered by members' },
  },
] as const;

export const groupReasons = {
  noCommunes: {
    fr: 'aucune limite de commune dans le territoire',
    en: 'no limits of communes in the territory',
  },
  noBlocks: {
    fr: 'aucune route dans le territoire, ou aucun îlot d’au moins dix logements',
    en: 'no road in the territory, or no block of ten dwellings',
  },
  noCollective: { fr: 'aucune autoconsommation collective', en: 'no collective self-consumption' },
  nothingShared: {
    fr: 'rien n’est produit, ou rien n’est consommé',
    en: 'nothing is produced, or nothing is used',
  },
} as const satisfies Record<string, Text>;

export const groupAssumptions = {
  blocks: {
    fr: 'Un îlot réunit les bâtiments calculés qu’aucune route ne sépare (chemins, sentiers et escaliers ne comptent pas), d’après les routes du territoire tel qu’il est : les îlots sont les mêmes dans toutes les alternatives. Ceux d’un à neuf logements ne sont pas donnés. Leur nom est celui de la route la plus proche.',
    en: 'A block is made of the computed buildings that no road parts (tracks, paths and stairs do not count), by the roads of the territory as it is: blocks are the same in all alternatives. Those of one to nine dwellings are not given. Their name is that of the nearest road.',
  },
  collectives: {
    fr: 'Chaque heure, ce que les toits des membres donnent au réseau va aux membres qui en prennent, selon la clé choisie ; le reste est vendu. Enedis compte par quart d’heure. Un bâtiment est un seul membre, et d’un seul collectif. Les factures n’en sont pas changées : le prix entre membres n’est pas connu. Arrêté du 21 novembre 2019 : 2 km entre les plus éloignés, 10 ou 20 km par dérogation en commune périurbaine ou rurale, moins de 5 MW ; cette puissance n’est pas vérifiée.',
    en: 'Each hour, what members’ roofs give to the grid goes to the members that take some, by the key that is chosen; the rest is sold. Enedis counts by quarters of an hour. A building is one member, and of one collective. Bills are not changed by it: the price between members is not known. Order of 21 November 2019: 2 km between the farthest, 10 or 20 km by derogation in peri-urban or rural communes, less than 5 MW; that power is not checked.',
  },
} as const satisfies Record<string, Text>;

const ofLoads = ['heaters', 'oneShape', 'notCalibrated', 'people', 'weather'];
const inputs = ['buildings', 'heatC', 'nightC', 'applianceKwh', 'pumpShare'];
const ofShares = {
  assumes: [...ofLoads, 'modules', 'batteries', 'collectives'],
  inputs: [...inputs, 'solarYield', 'electricity'],
} as const;

const sortedPower = {
  label: { fr: 'puissance nette prise au réseau', en: 'net power from the grid' },
  definition: {
    fr: 'Électricité que les bâtiments du groupe prennent dans l’heure, moins celle de leurs toits : les heures de l’année de la plus forte à la plus faible, gardées de cent en cent, et de plus près aux deux bouts. Sous zéro, les toits donnent plus. Aucune valeur : aucun bâtiment calculé.',
    en: 'Electricity that the buildings of the group take in an hour, less that of their roofs: the hours of the year from the strongest to the weakest, kept by hundreds, and closer at both ends. Under zero roofs give more. None: no building is computed.',
  },
  unit: 'kW',
  classes: [],
  role: 'series',
  displayStep: 0.1,
} as const;

export const groupFields = {
  postPowers: {
    ...sortedPower,
    per: ['place', 'class'],
  },
  zonePowers: {
    ...sortedPower,
    per: ['zone', 'class'],
  },
  sharedTaken: {
    label: { fr: 'électricité reçue du collectif', en: 'electricity from the collective' },
    definition: {
      fr: 'Électricité des toits des autres membres que le bâtiment utilise dans l’année, par autoconsommation collective.',
      en: 'Electricity of other members’ roofs that the building uses in a year, by collective self-consumption.',
    },
    unit: 'kWh',
    per: ['building'],
    classes: [1, 500, 1000, 2000, 5000, 20_000],
    role: 'energy',
    displayStep: 1,
  },
} as const satisfies Record<GroupField, FieldSpec>;

export const groupIndicators = {
  communeEnergy: {
    label: { fr: 'énergie finale, par commune', en: 'final energy, by commune' },
    definition: {
      fr: 'Énergie livrée dans l’année aux bâtiments calculés dont le milieu est dans la commune, toutes énergies.',
      en: 'Energy delivered in a year to the computed buildings whose middle lies in the commune, of all carriers.',
    },
    unit: 'MWh',
    formula: 'Σ E',
    assumes: [...ofLoads, 'archetypes'],
    inputs: [...inputs, 'limits'],
    per: 'zone',
    decimals: 0,
  },
  communePeak: {
    label: { fr: 'pointe électrique, par commune', en: 'electric peak, by commune' },
    definition: {
      fr: 'Plus grande moyenne horaire de l’électricité des bâtiments de la commune, moins celle de leurs toits.',
      en: 'Greatest hourly mean of the electricity of the commune’s buildings, less that of their roofs.',
    },
    unit: 'kW',
    formula: 'max Σ (P − Pₛ)',
    assumes: ofLoads,
    inputs: [...inputs, 'limits', 'solarYield'],
    per: 'zone',
    decimals: 0,
  },
  blockEnergy: {
    label: { fr: 'énergie finale, par îlot', en: 'final energy, by block' },
    definition: {
      fr: 'Énergie livrée dans l’année aux bâtiments calculés d’un îlot entre des routes, toutes énergies.',
      en: 'Energy delivered in a year to the computed buildings of a block between roads, of all carriers.',
    },
    unit: 'MWh',
    formula: 'Σ E',
    assumes: [...ofLoads, 'archetypes', 'blocks'],
    inputs,
    per: 'zone',
    decimals: 0,
  },
  blockPeak: {
    label: { fr: 'pointe électrique, par îlot', en: 'electric peak, by block' },
    definition: {
      fr: 'Plus grande moyenne horaire de l’électricité des bâtiments d’un îlot entre des routes, moins celle de leurs toits.',
      en: 'Greatest hourly mean of the electricity of the buildings of a block between roads, less that of their roofs.',
    },
    unit: 'kW',
    formula: 'max Σ (P − Pₛ)',
    assumes: [...ofLoads, 'blocks'],
    inputs: [...inputs, 'solarYield'],
    per: 'zone',
    decimals: 0,
  },
  collectiveBalance: {
    label: { fr: 'électricité des collectifs', en: 'electricity of collectives' },
    definition: {
      fr: 'Autoconsommation collective, heure par heure : ce que les toits des membres produisent sert d’abord dans leur bâtiment, puis aux autres membres selon la clé, le reste est vendu. Ce que perdent les batteries n’est dans aucune ligne.',
      en: 'Collective self-consumption, hour by hour: what members’ roofs produce serves their own building first, then other members by the key, and the rest is sold. What batteries lose is in no line.',
    },
    unit: 'MWh',
    formula: 'Σ min(P, Pₛ)',
    ...ofShares,
    per: 'class',
    classes: collectiveClasses,
    decimals: 1,
  },
  collectiveRates: {
    label: { fr: 'taux des collectifs', en: 'rates of collectives' },
    definition: {
      fr: 'Autoconsommation : part de la production que les membres utilisent, sur place ou partagée. Autoproduction : part de leur électricité qui en vient. Ce que les batteries perdent compte comme utilisé.',
      en: 'Self-consumption: share of production that members use, on the spot or shared. Self-production: share of their electricity that comes from it. What batteries lose counts as used.',
    },
    unit: '%',
    formula: '1 − V/P · 1 − A/E',
    ...ofShares,
    per: 'class',
    classes: rateClasses,
    decimals: 0,
  },
} as const satisfies Record<GroupIndicator, IndicatorSpec>;
