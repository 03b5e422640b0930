import { type InputField, inputFields, needOfFloor } from './input-fields.ts';
import { type CostField, costFields } from './cost-fields.ts';
import type { FieldSpec } from '../../simulation/contract.ts';
import { type GroupField, groupFields } from './groups/indicator-specs.ts';
import { type LossFrameField, type LossResultField, lossFields } from './posts/fields.ts';
import type { EnergyCurve } from './year/curves.ts';
import type { TypicalDaysField } from './year/typical-days.ts';

export type EnergyResultField =
  | 'heatNeed'
  | 'finalEnergy'
  | 'electricity'
  | 'gas'
  | 'oil'
  | 'wood'
  | 'network'
  | 'primaryEnergy'
  | 'emissions'
  | 'overheating'
  | 'peakHeat'
  | 'peakElectric'
  | 'roofPotential'
  | 'solarYield'
  | 'roofSun'
  | 'roofSunOther'
  | 'groundSun'
  | 'dwellings'
  | 'assumptions'
  | CostField
  | InputField
  | EnergyCurve
  | TypicalDaysField
  | LossResultField
  | GroupField;
export type EnergyFrameField = 'heatPower' | 'electricPower' | 'solarPower' | 'indoor' | LossFrameField;
export type EnergyField = EnergyResultField | EnergyFrameField | 'heatDensity';

const ofYear = { unit: 'kWh', per: ['building'], role: 'energy', displayStep: 1 } as const;
const ofLight = {
  unit: 'kWh/m2',
  classes: [0, 700, 900, 1050, 1200, 1350],
  role: 'intensity',
  displayStep: 1,
} as const;
const carrierClasses = [1, 2000, 5000, 10_000, 20_000, 100_000];
const ofInstant = { per: ['building', 'time'], displayStep: 0.01 } as const;
const curve = { unit: 'kW', per: ['time'], classes: [], role: 'series', displayStep: 0.1 } as const;
const ofTypicalDays = {
  unit: 'kW',
  per: ['building', 'class'],
  classes: [],
  role: 'series',
  displayStep: 0.001,
} as const;
const meanOfStep = {
  fr: 'Moyenne du pas qui commence à cet instant : une heure si l’hypothèse dure trois jours au plus, un jour jusqu’à trois mois, sinon une semaine.',
  en: 'Mean of the step that begins at this instant: an hour where the hypothesis lasts three days at most, a day up to three months, a week otherwise.',
};

export const energyFields = {
  heatNeed: {
    label: { fr: 'besoin de chauffage', en: 'heating need' },
    definition: {
      fr: 'Chaleur utile à fournir dans l’année, par mètre carré habitable ou utile. Aucune valeur : bâtiment non chauffé ou non calculé.',
      en: 'Useful heat to be given in a year, per square metre of living or useful floor. None: not heated, or not computed.',
    },
    ...needOfFloor,
  },
  finalEnergy: {
    label: { fr: 'énergie finale', en: 'final energy' },
    definition: {
      fr: 'Toutes les énergies livrées dans l’année, tous usages, par mètre carré. Ce n’est pas l’énergie primaire.',
      en: 'All energy delivered in a year, for all uses, per square metre. It is not primary energy.',
    },
    unit: 'kWh/m2',
    per: ['building'],
    classes: [0, 75, 125, 200, 275, 350],
    role: 'intensity',
    displayStep: 0.1,
  },
  electricity: {
    label: { fr: 'électricité', en: 'electricity' },
    definition: {
      fr: 'Électricité consommée dans l’année, avant la part des modules solaires.',
      en: 'Electricity used in a year, before the share of solar modules.',
    },
    ...ofYear,
    classes: carrierClasses,
  },
  gas: {
    label: { fr: 'gaz', en: 'gas' },
    definition: {
      fr: 'Gaz consommé dans l’année. Tant que le chauffage d’un bâtiment n’est pas connu, il brûle la part moyenne du parc.',
      en: 'Gas used in a year. While the heating of a building is not known, it burns the mean share of the stock.',
    },
    ...ofYear,
    classes: carrierClasses,
  },
  oil: {
    label: { fr: 'fioul et GPL', en: 'oil and LPG' },
    definition: { fr: 'Fioul et GPL consommés dans l’année.', en: 'Oil and LPG used in a year.' },
    ...ofYear,
    classes: carrierClasses,
  },
  wood: {
    label: { fr: 'bois', en: 'wood' },
    definition: { fr: 'Bois consommé dans l’année.', en: 'Wood used in a year.' },
    ...ofYear,
    classes: carrierClasses,
  },
  network: {
    label: { fr: 'chaleur de réseau', en: 'network heat' },
    definition: { fr: 'Chaleur de réseau livrée dans l’année.', en: 'Network heat delivered in a year.' },
    ...ofYear,
    classes: carrierClasses,
  },
  primaryEnergy: {
    label: { fr: 'énergie primaire', en: 'primary energy' },
    definition: {
      fr: 'Énergie finale de l’année, tous usages, par mètre carré, l’électricité par son facteur d’énergie primaire (celui de la date ou de l’hypothèse), les autres énergies par 1. Un DPE ne compte ni les appareils ni les voitures, et déduit l’électricité des toits.',
      en: 'Final energy of a year, for all uses, per square metre, electricity by its factor of primary energy (that of the date or of the hypothesis), other carriers by 1. A DPE counts neither appliances nor cars, and takes off the electricity of roofs.',
    },
    unit: 'kWh/m2',
    per: ['building'],
    classes: [0, 100, 150, 250, 350, 450],
    role: 'intensity',
    displayStep: 0.1,
  },
  emissions: {
    label: { fr: 'émissions', en: 'emissions' },
    definition: {
      fr: 'CO₂ équivalent de toutes les énergies livrées dans l’année, par mètre carré, aux facteurs d’émission de l’hypothèse, sinon des paramètres.',
      en: 'CO₂ equivalent of all energy delivered in a year, per square metre, by the emission factors of the hypothesis, else of the parameters.',
    },
    unit: 'kg/m2',
    per: ['building'],
    classes: [0, 6, 11, 30, 50, 70],
    role: 'intensity',
    displayStep: 0.1,
  },
  ...costFields,
  overheating: {
    label: { fr: 'surchauffe', en: 'overheating' },
    definition: {
      fr: 'Temps de l’année où la température ressentie dépasse celle de surchauffe, fenêtres ouvertes la nuit et volets fermés le jour par temps chaud. Zéro aussi là où rien n’est calculé.',
      en: 'Time of the year in which the felt temperature exceeds that of overheating, windows open at night and shutters closed by day in warm weather. Zero also where nothing is computed.',
    },
    unit: 's',
    per: ['building'],
    classes: [3600, 36_000, 180_000, 360_000, 1_080_000],
    role: 'duration',
    displayStep: 3600,
    whole: null,
  },
  peakHeat: {
    label: { fr: 'puissance de chauffage la plus forte', en: 'greatest heating power' },
    definition: {
      fr: 'Plus grande moyenne horaire de la chaleur utile fournie, sans limite d’installation.',
      en: 'Greatest hourly mean of the useful heat given, without a limit of the plant.',
    },
    unit: 'kW',
    per: ['building'],
    classes: [0.1, 5, 10, 20, 50, 200],
    role: 'power',
    displayStep: 0.1,
  },
  peakElectric: {
    label: { fr: 'puissance électrique la plus forte', en: 'greatest electric power' },
    definition: {
      fr: 'Plus grande moyenne horaire de l’électricité consommée, tous usages, avant la part des modules solaires.',
      en: 'Greatest hourly mean of the electricity used, for all uses, before the share of solar modules.',
    },
    unit: 'kW',
    per: ['building'],
    classes: [0.1, 1, 2, 5, 10, 50],
    role: 'power',
    displayStep: 0.1,
  },
  roofPotential: {
    label: { fr: 'potentiel solaire du toit', en: 'solar potential of the roof' },
    definition: {
      fr: 'Électricité qu’une année donnerait sur la part utile du toit, ombres du relief et des bâtiments comprises, sur le pan le plus au sud ; sur un toit lu, sur les pans les plus éclairés.',
      en: 'Electricity that a year would give on the usable share of the roof, shadows of relief and buildings counted, on the slope nearest to the south; on a roof that was read, on the planes with most light.',
    },
    ...ofYear,
    classes: [1, 3000, 6000, 12_000, 30_000, 100_000],
  },
  solarYield: {
    label: { fr: 'production solaire', en: 'solar production' },
    definition: {
      fr: 'Électricité donnée dans l’année par les modules de l’alternative. Ceux qui existent déjà ne sont pas connus.',
      en: 'Electricity given in a year by the modules of the alternative. Those that exist already are not known.',
    },
    ...ofYear,
    classes: [1, 3000, 6000, 12_000, 30_000, 100_000],
  },
  roofSun: {
    label: { fr: 'ensoleillement du toit', en: 'sunlight on the roof' },
    definition: {
      fr: 'Lumière du Soleil et du ciel reçue dans l’année par mètre carré du pan le plus au sud, ou du toit plat (sur un toit lu, du pan le plus éclairé), ombres du relief et des bâtiments comprises.',
      en: 'Light of Sun and sky that falls in a year on a square metre of the slope nearest to the south, or of the flat roof (of a roof that was read, on the plane with most light), shadows of relief and buildings counted.',
    },
    ...ofLight,
    per: ['building'],
  },
  roofSunOther: {
    label: { fr: 'ensoleillement de l’autre pan', en: 'sunlight on the other slope' },
    definition: {
      fr: 'La même lumière sur le pan opposé, ou en moyenne sur les autres pans d’un toit lu. Aucune valeur : toit plat, ou d’un seul pan.',
      en: 'The same light on the opposite slope, or on the mean of the other planes of a roof that was read. None: the roof is flat, or has one plane.',
    },
    ...ofLight,
    per: ['building'],
  },
  groundSun: {
    label: { fr: 'ensoleillement', en: 'sunlight' },
    definition: {
      fr: 'Lumière du Soleil et du ciel reçue dans l’année par mètre carré à l’horizontale, au sol ou sur le dessus des bâtiments, ombres du relief et des bâtiments comprises. Sans la lumière renvoyée par les façades.',
      en: 'Light of Sun and sky that falls in a year on a horizontal square metre, on the ground or on top of buildings, shadows of relief and buildings counted. Without what façades reflect.',
    },
    ...ofLight,
    // Open ground is nearly the same all over: fixed classes would show one colour.
    classes: 'even',
    per: ['cell'],
  },
  dwellings: {
    label: { fr: 'logements', en: 'dwellings' },
    definition: {
      fr: 'Logements du bâtiment, d’après la couche des bâtiments, sinon d’après sa surface. Zéro : aucun, ou bâtiment non calculé.',
      en: 'Dwellings of the building, by the layer of buildings, else by its floor area. Zero: none, or not computed.',
    },
    unit: 'dwelling',
    per: ['building'],
    classes: [1, 2, 5, 10, 20, 50],
    role: 'count',
    displayStep: 1,
  },
  assumptions: {
    label: { fr: 'données supposées', en: 'assumed data' },
    definition: {
      fr: 'Nombre d’attributs du bâtiment qui manquaient ou ne pouvaient servir : date, hauteur, étages, logements, usage, contour, forme du toit.',
      en: 'Number of the building’s attributes that were missing or of no use: date, height, storeys, dwellings, use, outline, shape of the roof.',
    },
    unit: '1',
    per: ['building'],
    classes: [1, 2, 3, 4],
    role: 'count',
    displayStep: 1,
  },
  ...inputFields,
  heatCurve: {
    label: { fr: 'chaleur utile', en: 'useful heat' },
    definition: {
      fr: 'Chaleur utile fournie à tous les bâtiments calculés, moyenne de chaque heure de l’année de la météo.',
      en: 'Useful heat given to all computed buildings, mean of each hour of the weather’s year.',
    },
    ...curve,
  },
  coolingCurve: {
    label: { fr: 'froid utile', en: 'useful cooling' },
    definition: {
      fr: 'Chaleur retirée des bâtiments climatisés, moyenne de chaque heure.',
      en: 'Heat taken out of cooled buildings, mean of each hour.',
    },
    ...curve,
  },
  electricCurve: {
    label: { fr: 'électricité consommée', en: 'electricity used' },
    definition: {
      fr: 'Électricité de tous les bâtiments calculés, tous usages, avant la part des modules solaires.',
      en: 'Electricity of all computed buildings, for all uses, before the share of solar modules.',
    },
    ...curve,
  },
  solarCurve: {
    label: { fr: 'production solaire', en: 'solar production' },
    definition: {
      fr: 'Électricité donnée par les modules de l’alternative.',
      en: 'Electricity given by the modules of the alternative.',
    },
    ...curve,
  },
  givenCurve: {
    label: { fr: 'électricité donnée au réseau', en: 'electricity given to the grid' },
    definition: {
      fr: 'Ce que les modules produisent de plus que tous les bâtiments du territoire ne consomment dans l’heure.',
      en: 'What modules produce beyond what all buildings of the territory use in the hour.',
    },
    ...curve,
  },
  takenCurve: {
    label: { fr: 'électricité prise au réseau', en: 'electricity taken from the grid' },
    definition: {
      fr: 'Ce que les bâtiments consomment de plus que les modules du territoire ne produisent dans l’heure.',
      en: 'What buildings use beyond what the modules of the territory produce in the hour.',
    },
    ...curve,
  },
  heatDays: {
    label: { fr: 'chaleur utile d’un jour moyen', en: 'useful heat of a mean day' },
    definition: {
      fr: 'Chaleur utile fournie, moyenne par mois et par heure des horloges, été compris. Aucune valeur : bâtiment non calculé.',
      en: 'Useful heat given, mean by month and by hour of clocks, summer time included. None: building not computed.',
    },
    ...ofTypicalDays,
  },
  electricDays: {
    label: { fr: 'électricité d’un jour moyen', en: 'electricity of a mean day' },
    definition: {
      fr: 'Électricité consommée, tous usages, moyenne par mois et par heure des horloges. Aucune valeur : bâtiment non calculé.',
      en: 'Electricity used, for all uses, mean by month and by hour of clocks. None: building not computed.',
    },
    ...ofTypicalDays,
  },
  solarDays: {
    label: { fr: 'production solaire d’un jour moyen', en: 'solar production of a mean day' },
    definition: {
      fr: 'Électricité donnée par les modules du toit, moyenne par mois et par heure des horloges.',
      en: 'Electricity given by the modules of the roof, mean by month and by hour of clocks.',
    },
    ...ofTypicalDays,
  },
  heatPower: {
    label: { fr: 'puissance de chauffage', en: 'heating power' },
    definition: {
      fr: `Chaleur utile fournie. ${meanOfStep.fr}`,
      en: `Useful heat given. ${meanOfStep.en}`,
    },
    unit: 'kW',
    ...ofInstant,
    classes: [0.1, 1, 2.5, 5, 10, 50],
    role: 'power',
    whole: 'peakHeat',
  },
  electricPower: {
    label: { fr: 'puissance électrique', en: 'electric power' },
    definition: {
      fr: `Électricité consommée, tous usages. ${meanOfStep.fr}`,
      en: `Electricity used, for all uses. ${meanOfStep.en}`,
    },
    unit: 'kW',
    ...ofInstant,
    classes: [0.1, 0.5, 1, 2, 5, 20],
    role: 'power',
    whole: 'peakElectric',
  },
  solarPower: {
    label: { fr: 'puissance solaire', en: 'solar power' },
    definition: {
      fr: `Électricité donnée par les modules. ${meanOfStep.fr}`,
      en: `Electricity given by modules. ${meanOfStep.en}`,
    },
    unit: 'kW',
    ...ofInstant,
    classes: [0.1, 0.5, 1, 2, 5, 20],
    role: 'power',
    whole: null,
  },
  indoor: {
    label: { fr: 'température intérieure', en: 'indoor temperature' },
    definition: {
      fr: `Température ressentie : 0,3 de l’air, 0,7 des parois. ${meanOfStep.fr}`,
      en: `Felt temperature: 0.3 of the air, 0.7 of the surfaces. ${meanOfStep.en}`,
    },
    unit: 'degC',
    ...ofInstant,
    classes: [10, 16, 18, 20, 24, 28],
    role: 'temperature',
  },
  ...groupFields,
  ...lossFields,
  heatDensity: {
    label: { fr: 'densité du besoin de chauffage', en: 'density of the heating need' },
    definition: {
      fr: 'Besoin de chauffage de l’année par hectare de sol, en carrés de 100 m, taille choisie pour l’affichage. Un bâtiment compte en entier dans le carré du milieu de son emprise.',
      en: 'Heating need of a year by hectare of ground, in squares of 100 m, a size chosen for display. A building counts whole in the square of the middle of its outline.',
    },
    unit: 'MWh/ha',
    per: ['cell'],
    // Each class twice the one before; 1 hides what would be a single unheated shed.
    classes: [1, 50, 100, 200, 400, 800],
    role: 'density',
    displayStep: 0.1,
    from: { kind: 'density', of: 'heatDemand', squareM: 100 },
  },
} as const satisfies Record<EnergyField, FieldSpec>;
