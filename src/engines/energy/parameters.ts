import type { Text } from '../../base/text.ts';
import type { Parameter } from '../../simulation/contract.ts';
import { climateZones } from './dpe/zones.ts';
import { methodParameters } from './heat/method-parameters.ts';
import { plain } from './parameter-kinds.ts';
import { dayParameters } from './year/day-parameters.ts';
import { postParameters } from './posts/parameters.ts';
import { standingParameters } from './standing-parameters.ts';
import { systemParameters, vehicleParameters, worksParameters } from './system-parameters.ts';

/** The share of old buildings' parts that were renovated since they were built. */
function renovatedShare(part: Text, usual: number, likely: readonly [number, number]): Parameter {
  return plain({
    group: 'stock',
    unit: '1',
    source: 'house',
    label: { fr: `part déjà rénovée : ${part.fr}`, en: `share already renovated: ${part.en}` },
    help: {
      fr: 'Part des bâtiments d’avant 1975 où ces éléments ont été refaits depuis. Chaque bâtiment reçoit l’état moyen : lequel l’a été n’est pas connu.',
      en: 'Share of the buildings from before 1975 where these parts have been redone since. Every building gets the mean state: which ones were is not known.',
    },
    values: [0, usual, 1],
    likely,
  });
}

function emission(of: Text, usual: number, source = 'dpe2021'): Parameter {
  return plain({
    group: 'emissions',
    unit: 'kg/kWh',
    source,
    label: of,
    help: {
      fr: 'CO₂ équivalent par kWh d’énergie finale, sur tout le cycle de l’énergie. Une hypothèse peut en poser d’autres.',
      en: 'CO₂ equivalent per kWh of final energy, over the energy’s whole cycle. A hypothesis may set others.',
    },
    values: [0, usual, 1],
  });
}

function price(of: Text, usual: number, source = 'fcu2026'): Parameter {
  return plain({
    group: 'prices',
    unit: 'EUR/kWh',
    source,
    label: of,
    help: {
      fr: 'Toutes taxes, sans l’abonnement. Une hypothèse peut en poser d’autres.',
      en: 'With all taxes, without the standing charge. A hypothesis may set others.',
    },
    values: [0, usual, 5],
  });
}

export const energyParameters = {
  climateZone: {
    label: { fr: 'zone climatique', en: 'climate zone' },
    help: {
      fr: 'Zone de la réglementation : la météo quand aucune n’est fournie, le froid de base, les mois de l’estimation 3CL. Automatique : celle du département.',
      en: 'Zone of the regulation: the weather where none is given, design cold, the months of the estimate by 3CL. Automatic: that of the département.',
    },
    unit: '1',
    default: 0,
    min: 0,
    max: climateZones.length,
    choices: [
      { value: 0, label: { fr: 'automatique', en: 'automatic' } },
      ...climateZones.map((zone, i) => ({ value: i + 1, label: { fr: zone, en: zone } })),
    ],
    source: 'dpe2021',
    group: 'climate',
  },
  lightSplit: {
    label: { fr: 'partage de la lumière', en: 'split of light' },
    help: {
      fr: 'Comment la lumière globale se partage en direct et en diffus, quand la météo ne dit pas les deux parts. Erbs suit la clarté du ciel ; DISC tient aussi compte de la hauteur du Soleil et donne plus de direct par ciel clair.',
      en: 'How global light is split into beam and diffuse where the weather does not tell the parts. Erbs follows the clearness of the sky; DISC also takes the height of the Sun, and gives more beam under clear skies.',
    },
    unit: '1',
    default: 0,
    min: 0,
    max: 1,
    choices: [
      { value: 0, label: { fr: 'Erbs', en: 'Erbs' } },
      { value: 1, label: { fr: 'DISC', en: 'DISC' } },
    ],
    source: 'split',
    group: 'climate',
  },
  heatC: plain({
    group: 'people',
    unit: 'degC',
    source: 'dpe2021',
    label: { fr: 'température de consigne', en: 'heating set-point' },
    help: {
      fr: 'Température d’air voulue de 6 h à 22 h dans les logements chauffés.',
      en: 'Air temperature wanted from 6 h to 22 h in heated dwellings.',
    },
    values: [12, 19, 26],
    likely: [18, 21],
  }),
  nightC: plain({
    group: 'people',
    unit: 'degC',
    source: 'dpe2021',
    label: { fr: 'température de nuit', en: 'night temperature' },
    help: {
      fr: 'Consigne hors des heures d’occupation : la nuit dans les logements, hors ouverture dans les services.',
      en: 'Set-point outside hours of use: at night in dwellings, when closed in services.',
    },
    values: [5, 16, 26],
    likely: [15, 18],
  }),
  serviceC: plain({
    group: 'people',
    unit: 'degC',
    source: 'dpe2021',
    label: { fr: 'consigne des services', en: 'set-point of services' },
    help: {
      fr: 'Température voulue pendant l’ouverture des bâtiments de services.',
      en: 'Temperature wanted while service buildings are open.',
    },
    values: [12, 19, 26],
  }),
  partialHeating: {
    label: { fr: 'chauffage partiel', en: 'partial heating' },
    help: {
      fr: 'Un logement mal isolé est chauffé moins, et pas partout. Partiel : la réduction observée par TABULA.',
      en: 'A badly insulated dwelling is heated less, and not everywhere. Partial: the reduction that TABULA states.',
    },
    unit: '1',
    default: 1,
    min: 0,
    max: 1,
    choices: [
      { value: 0, label: { fr: 'tout le logement', en: 'the whole dwelling' } },
      { value: 1, label: { fr: 'partiel', en: 'partial' } },
    ],
    source: 'tabula2013',
    group: 'people',
  },
  applianceKwh: plain({
    group: 'people',
    unit: 'kWh',
    source: 'sdes2020',
    label: {
      fr: 'appareils et éclairage, par logement et par an',
      en: 'appliances and lighting, per dwelling and year',
    },
    help: {
      fr: 'Électricité spécifique : 82 TWh en 2020 pour 30,0 millions de résidences principales.',
      en: 'Specific electricity: 82 TWh in 2020 for 30.0 million main residences.',
    },
    values: [0, 2730, 20_000],
    likely: [2000, 3500],
  }),
  cookingKwh: plain({
    group: 'people',
    unit: 'kWh',
    source: 'house',
    label: { fr: 'cuisson, par logement et par an', en: 'cooking, per dwelling and year' },
    help: {
      fr: 'Comptée en électricité, faute de savoir où l’on cuisine au gaz.',
      en: 'Counted as electricity, for want of knowing where people cook with gas.',
    },
    values: [0, 700, 5000],
  }),
  waterLitres: plain({
    group: 'people',
    unit: '1',
    source: 'dpe2021',
    label: {
      fr: 'eau chaude à 40 °C, litres par adulte équivalent et par jour',
      en: 'hot water at 40 °C, litres per adult equivalent and day',
    },
    help: {
      fr: '56 litres dans la méthode 3CL (79 pour un usage dépensier).',
      en: '56 litres in the 3CL method (79 for a lavish use).',
    },
    values: [0, 56, 300],
    likely: [40, 79],
  }),
  coldWaterC: plain({
    group: 'people',
    unit: 'degC',
    source: 'dpe2021',
    label: { fr: 'température de l’eau froide', en: 'temperature of cold water' },
    help: {
      fr: 'Moyenne de l’année : de 11 à 16 °C selon la zone.',
      en: 'Mean of the year: 11 to 16 °C by zone.',
    },
    values: [4, 13, 25],
  }),
  jobM2: plain({
    group: 'people',
    unit: 'm2',
    source: 'jobs',
    label: {
      fr: 'surface utile par emploi d’un quartier dessiné',
      en: 'useful floor per job of a drawn district',
    },
    help: {
      fr: 'Celle que le moteur compte par personne dans les services. Des bureaux serrés en ont 15 à 20, l’ensemble du tertiaire une cinquantaine.',
      en: 'What the engine counts for a person in services. Dense offices have 15 to 20, services as a whole some fifty.',
    },
    values: [0, 25, 200],
    likely: [15, 50],
  }),
  serviceElectricKwhPerM2: plain({
    group: 'people',
    unit: 'kWh/m2',
    source: 'ademe2023',
    label: {
      fr: 'électricité des services, hors chauffage',
      en: 'electricity of services, heating left out',
    },
    help: {
      fr: 'Par mètre carré et par an : 30 % de 249 TWh pour 1 233 millions de mètres carrés.',
      en: 'Per square metre and year: 30 % of 249 TWh for 1233 million square metres.',
    },
    values: [0, 60, 1000],
    likely: [30, 120],
  }),
  renovatedWalls: renovatedShare({ fr: 'murs', en: 'walls' }, 0.45, [0.25, 0.65]),
  renovatedRoofs: renovatedShare({ fr: 'toitures', en: 'roofs' }, 0.75, [0.55, 0.9]),
  renovatedFloors: renovatedShare({ fr: 'planchers', en: 'floors' }, 0.25, [0.1, 0.45]),
  renovatedWindows: renovatedShare({ fr: 'fenêtres', en: 'windows' }, 0.85, [0.7, 0.95]),
  heatedShare: plain({
    group: 'stock',
    unit: '1',
    source: 'house',
    label: { fr: 'part chauffée des maisons', en: 'heated share of houses' },
    help: {
      fr: 'La BD TOPO dessine aussi le garage et compte ses étages. Choisie pour qu’une maison ait en moyenne les 112 m² de l’enquête Logement.',
      en: 'BD TOPO draws the garage too, and counts its storeys. Chosen so that a house has on average the 112 m² of the housing survey.',
    },
    values: [0.2, 0.75, 1],
    likely: [0.6, 0.9],
  }),
  ...systemParameters,
  ...vehicleParameters,
  ...worksParameters,
  moduleKwPerM2: plain({
    group: 'solar',
    unit: 'kW/m2',
    source: 'house',
    label: { fr: 'puissance des modules', en: 'power of modules' },
    help: { fr: 'Crête par mètre carré de module.', en: 'Peak per square metre of module.' },
    values: [0.05, 0.21, 0.4],
  }),
  solarLosses: plain({
    group: 'solar',
    unit: '1',
    source: 'pvwatts5',
    label: { fr: 'pertes du système solaire', en: 'losses of the solar system' },
    help: {
      fr: 'Salissures, câbles, disparités, pannes : 14 % dans PVWatts.',
      en: 'Dirt, cables, mismatch, outages: 14 % in PVWatts.',
    },
    values: [0, 0.14, 0.5],
  }),
  usablePitched: plain({
    group: 'solar',
    unit: '1',
    source: 'enr',
    label: { fr: 'part utile d’un toit en pente', en: 'usable share of a pitched roof' },
    help: { fr: 'Du toit entier ; pour le potentiel.', en: 'Of the whole roof; for the potential.' },
    values: [0, 0.45, 1],
  }),
  usableFlat: plain({
    group: 'solar',
    unit: '1',
    source: 'enr',
    label: { fr: 'part utile d’un toit plat', en: 'usable share of a flat roof' },
    help: { fr: 'Du toit entier ; pour le potentiel.', en: 'Of the whole roof; for the potential.' },
    values: [0, 0.5, 1],
  }),
  co2Heating: emission({ fr: 'électricité, chauffage', en: 'electricity, heating' }, 0.079),
  co2Water: emission({ fr: 'électricité, eau chaude', en: 'electricity, hot water' }, 0.065),
  co2Cooling: emission({ fr: 'électricité, climatisation', en: 'electricity, cooling' }, 0.064),
  co2Other: emission(
    {
      fr: 'électricité, autres usages (facteur de l’éclairage)',
      en: 'electricity, other uses (factor of lighting)',
    },
    0.069,
  ),
  co2Gas: emission({ fr: 'gaz', en: 'gas' }, 0.227),
  co2Oil: emission({ fr: 'fioul et GPL', en: 'oil and LPG' }, 0.324),
  co2Wood: emission({ fr: 'bois', en: 'wood' }, 0.03),
  co2Network: emission(
    {
      fr: 'réseau de chaleur (moyenne nationale, et non les 0,385 du DPE pour un réseau inconnu)',
      en: 'heat network (national mean, and not the DPE’s 0.385 of a network that is not known)',
    },
    0.097,
    'fcu2026',
  ),
  primaryElectricity: plain({
    group: 'emissions',
    unit: '1',
    source: 'primary2025',
    label: {
      fr: 'énergie primaire par kWh d’électricité',
      en: 'primary energy per kWh of electricity',
    },
    help: {
      fr: '1,9 depuis le 1ᵉʳ janvier 2026, 2,3 avant ; 1 pour toutes les autres énergies. Une hypothèse peut en poser un autre.',
      en: '1.9 since 1 January 2026, 2.3 before; 1 for all other carriers. A hypothesis may set another one.',
    },
    values: [0, 1.9, 5],
  }),
  priceElectricity: price({ fr: 'électricité', en: 'electricity' }, 0.2001, 'trve2026'),
  priceGas: price({ fr: 'gaz', en: 'gas' }, 0.1256),
  priceOil: price({ fr: 'fioul et GPL', en: 'oil and LPG' }, 0.15),
  priceWood: price({ fr: 'bois', en: 'wood' }, 0.087),
  priceNetwork: price({ fr: 'réseau de chaleur', en: 'heat network' }, 0.0685, 'amorce2023'),
  ...standingParameters,
  overheatC: plain({
    group: 'results',
    unit: 'degC',
    source: 'dpe2021',
    label: { fr: 'température de surchauffe', en: 'overheating temperature' },
    help: {
      fr: 'Température ressentie au-dessus de laquelle une heure compte comme une heure de surchauffe.',
      en: 'Felt temperature above which an hour counts as one of overheating.',
    },
    values: [20, 28, 40],
  }),
  overheatHours: plain({
    group: 'results',
    unit: 'h',
    source: 'house',
    label: {
      fr: 'heures à partir desquelles un logement est compté',
      en: 'hours from which a dwelling is counted',
    },
    help: {
      fr: 'Heures de surchauffe par an à partir desquelles les logements d’un bâtiment sont comptés.',
      en: 'Hours of overheating a year from which a building’s dwellings are counted.',
    },
    values: [0, 100, 8760],
  }),
  firstDay: plain({
    group: 'results',
    unit: '1',
    source: 'house',
    label: { fr: 'jour de départ des images', en: 'day at which pictures start' },
    help: {
      fr: 'Jour de l’année (1 : 1ᵉʳ janvier) montré d’abord quand l’hypothèse dure moins d’un an. Les totaux sont toujours ceux de l’année.',
      en: 'Day of the year (1: 1 January) shown first when the hypothesis lasts less than a year. Totals are always those of the year.',
    },
    values: [1, 15, 365],
  }),
  ...dayParameters,
  ...postParameters,
  ...methodParameters,
} as const satisfies Record<string, Parameter>;

export type EnergyParameter = keyof typeof energyParameters;
