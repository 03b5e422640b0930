import type { Text } from '../../base/text.ts';
import type { Parameter } from '../../simulation/contract.ts';
import { plain } from './parameter-kinds.ts';
import type { BoilerKind } from './systems/boiler.ts';

/** How the choices of `cooling` read. */
export const coolings = { none: 0, services: 1, all: 2 } as const;

/** Boilers that a person may take for those of the stock, in the order of their choices. */
export const stockBoilers = {
  gas: [
    'gas-before-1981',
    'gas-1991',
    'gas-low-temperature-2001',
    'gas-condensing-2001',
    'gas-condensing-2016',
  ],
  oil: ['oil-before-1970', 'oil-1991', 'oil-condensing-2016'],
} as const satisfies Record<string, readonly BoilerKind[]>;

function boilerChoice(of: Text, usual: number, ages: readonly Text[]): Parameter {
  return {
    label: { fr: `chaudières en place : ${of.fr}`, en: `boilers in place: ${of.en}` },
    help: {
      fr: 'Ni leur âge ni leur type ne sont connus : toutes sont prises de cette époque. Celles qu’une modification pose sont neuves.',
      en: 'Neither their age nor their type is known: all are taken to be of this time. Those that an edit puts in are new.',
    },
    unit: '1',
    default: usual,
    min: 0,
    max: ages.length - 1,
    choices: ages.map((label, value) => ({ value, label })),
    source: 'dpe2021',
    group: 'systems',
  };
}

/** Electric cars of dwellings. */
export const vehicleParameters = {
  carsPerDwelling: plain({
    group: 'vehicles',
    unit: '1',
    source: 'cars2023',
    label: { fr: 'voitures par logement', en: 'cars per dwelling' },
    help: {
      fr: '38,9 millions de voitures (SDES) pour 37,8 millions de logements, occupés ou non (INSEE), au 1ᵉʳ janvier 2023.',
      en: '38.9 million cars (SDES) for 37.8 million dwellings, occupied or not (INSEE), on 1 January 2023.',
    },
    values: [0, 1.03, 4],
    likely: [0.8, 1.4],
  }),
  carKmPerDay: plain({
    group: 'vehicles',
    unit: 'km',
    source: 'enedis2024',
    label: { fr: 'distance par voiture et par jour', en: 'distance per car and day' },
    help: {
      fr: 'Où une hypothèse ne dit que le parc sur les routes : 29 km pour une voiture moyenne, 62 pour celles qui sont électriques (43 en 2020).',
      en: 'Where a hypothesis states the fleet on the roads alone: 29 km for a mean car, 62 for those that are electric (43 in 2020).',
    },
    values: [0, 29, 500],
  }),
  carKwhPerKm: plain({
    group: 'vehicles',
    unit: 'kWh',
    source: 'house',
    label: { fr: 'consommation d’une voiture, par km', en: 'use of a car, per km' },
    help: {
      fr: 'À la batterie : 15 à 20 kWh pour 100 km selon la voiture et la saison.',
      en: 'At the battery: 15 to 20 kWh for 100 km by car and season.',
    },
    values: [0.05, 0.175, 0.5],
    likely: [0.15, 0.2],
  }),
  plugLoss: plain({
    group: 'vehicles',
    unit: '1',
    source: 'enedis2024',
    label: { fr: 'perdu entre la prise et la batterie', en: 'lost between plug and battery' },
    help: { fr: 'Jusqu’à 20 % sur une prise ordinaire.', en: 'Up to 20 % at an ordinary socket.' },
    values: [0, 0.1, 0.4],
    likely: [0.05, 0.2],
  }),
  homeCharging: plain({
    group: 'vehicles',
    unit: '1',
    source: 'enedis2024',
    label: { fr: 'part rechargée au logement', en: 'share charged at home' },
    help: {
      fr: '86 % des recharges ; le reste n’est pas dans le territoire calculé.',
      en: '86 % of charging; the rest is not in the territory that is computed.',
    },
    values: [0, 0.86, 1],
    likely: [0.7, 0.95],
  }),
  chargerKw: plain({
    group: 'vehicles',
    unit: 'kW',
    source: 'house',
    label: { fr: 'puissance d’une prise de recharge', en: 'power of a charging point' },
    help: {
      fr: '2,3 kW sur une prise ordinaire, 3,7 kW renforcée, 7,4 kW sur une borne.',
      en: '2.3 kW at an ordinary socket, 3.7 kW at a reinforced one, 7.4 kW at a charging point.',
    },
    values: [1.8, 3.7, 22],
    likely: [2.3, 7.4],
  }),
} as const satisfies Record<string, Parameter>;

/** How works are told over their life. */
export const worksParameters = {
  worksYears: plain({
    group: 'prices',
    unit: '1',
    source: 'cee',
    label: { fr: 'durée de vie des travaux, en années', en: 'life of works, in years' },
    help: {
      fr: 'Une seule pour tous : 30 ans pour l’isolation, 24 pour des fenêtres, 17 pour une pompe à chaleur dans les fiches des certificats d’économies d’énergie.',
      en: 'One for all: 30 years for insulation, 24 for windows, 17 for a heat pump in the sheets of energy-saving certificates.',
    },
    values: [1, 25, 60],
    likely: [17, 30],
  }),
  discountRate: plain({
    group: 'prices',
    unit: '1',
    source: 'house',
    label: { fr: 'taux d’actualisation', en: 'discount rate' },
    help: {
      fr: 'De ce qui est évité les années suivantes ; 0 : toutes les années comptent autant.',
      en: 'Of what is avoided in later years; 0: all years count the same.',
    },
    values: [0, 0, 0.2],
  }),
} as const satisfies Record<string, Parameter>;

/** What makes heat and cold, and how well. */
export const systemParameters = {
  electricEfficiency: plain({
    group: 'systems',
    unit: '1',
    source: 'dpe2021',
    label: { fr: 'rendement : chauffage électrique', en: 'efficiency: electric heating' },
    help: {
      fr: 'Émission et régulation : convecteurs 0,95 × 0,99.',
      en: 'Emission and control: convectors 0.95 × 0.99.',
    },
    values: [0.2, 0.94, 1],
    likely: [0.9, 0.96],
  }),
  radiatorEfficiency: plain({
    group: 'systems',
    unit: '1',
    source: 'dpe2021',
    label: { fr: 'rendement : radiateurs à eau', en: 'efficiency: water radiators' },
    help: {
      fr: 'Entre le générateur et la pièce : émission 0,95, régulation 0,90 à 0,95, distribution 0,88 à 0,95.',
      en: 'Between generator and room: emission 0.95, control 0.90 to 0.95, distribution 0.88 to 0.95.',
    },
    values: [0.2, 0.82, 1],
    likely: [0.75, 0.86],
  }),
  gasBoiler: boilerChoice({ fr: 'gaz', en: 'gas' }, 3, [
    { fr: 'avant 1981', en: 'before 1981' },
    { fr: '1981 à 2000, standard', en: '1981 to 2000, standard' },
    { fr: '2001 à 2015, basse température', en: '2001 to 2015, low temperature' },
    { fr: '2001 à 2015, condensation', en: '2001 to 2015, condensing' },
    { fr: 'depuis 2016, condensation', en: 'since 2016, condensing' },
  ]),
  oilBoiler: boilerChoice({ fr: 'fioul', en: 'oil' }, 1, [
    { fr: 'avant 1970', en: 'before 1970' },
    { fr: 'depuis 1991, standard', en: 'since 1991, standard' },
    { fr: 'depuis 2016, condensation', en: 'since 2016, condensing' },
  ]),
  woodEfficiency: plain({
    group: 'systems',
    unit: '1',
    source: 'dpe2021',
    label: { fr: 'rendement : bois en place', en: 'efficiency: wood in place' },
    help: {
      fr: 'Poêles et inserts, régulation comprise : 0,38 à 0,57 pour des bûches, 0,61 à 0,66 pour des granulés. Une modification pose une chaudière à granulés.',
      en: 'Stoves and inserts with their control: 0.38 to 0.57 for logs, 0.61 to 0.66 for pellets. An edit puts in a pellet boiler.',
    },
    values: [0.2, 0.55, 1],
    likely: [0.45, 0.65],
  }),
  waterPipeEfficiency: plain({
    group: 'systems',
    unit: '1',
    source: 'dpe2021',
    label: { fr: 'eau chaude : rendement des tuyaux', en: 'hot water: efficiency of pipes' },
    help: {
      fr: 'Entre le ballon ou la chaudière et le robinet : 0,83 à 0,93 dans une maison, 0,52 à 0,83 en collectif isolé.',
      en: 'From tank or boiler to tap: 0.83 to 0.93 in a house, 0.52 to 0.83 in blocks with insulated pipes.',
    },
    values: [0.2, 0.87, 1],
    likely: [0.8, 0.93],
  }),
  tankLitres: plain({
    group: 'systems',
    unit: '1',
    source: 'house',
    label: { fr: 'ballon d’eau chaude, litres par adulte', en: 'hot-water tank, litres per adult' },
    help: {
      fr: 'Des ballons électriques et des pompes à chaleur, à 60 °C : de 150 à 200 litres pour une maison.',
      en: 'Of electric tanks and heat pumps, at 60 °C: 150 to 200 litres for a house.',
    },
    values: [20, 75, 300],
    likely: [60, 100],
  }),
  pumpShare: plain({
    group: 'systems',
    unit: '1',
    source: 'ruhnau2019',
    label: {
      fr: 'pompe à chaleur : part du COP des fabricants',
      en: 'heat pump: share of the makers’ COP',
    },
    help: {
      fr: 'COP = part × (6,08 − 0,09 ΔT + 0,0005 ΔT²), ΔT de l’air à l’eau de départ, heure par heure.',
      en: 'COP = share × (6.08 − 0.09 ΔT + 0.0005 ΔT²), ΔT from air to flow, hour by hour.',
    },
    values: [0.5, 0.85, 1],
    likely: [0.75, 0.95],
  }),
  pumpSize: plain({
    group: 'systems',
    unit: '1',
    source: 'dtu6516',
    label: {
      fr: 'pompe à chaleur : part des déperditions au froid de base',
      en: 'heat pump: share of the loss in design cold',
    },
    help: {
      fr: 'De 0,7 à 1 ; un appoint électrique fait le reste.',
      en: 'From 0.7 to 1; an electric backup does the rest.',
    },
    values: [0.3, 0.85, 1.5],
    likely: [0.7, 1],
  }),
  radiatorFlowC: plain({
    group: 'systems',
    unit: 'degC',
    source: 'house',
    label: {
      fr: 'radiateurs : température de départ au froid de base',
      en: 'radiators: flow temperature in design cold',
    },
    help: {
      fr: 'Pour l’enveloppe d’origine : 35 °C pour un plancher, 55 °C pour de grands radiateurs, 65 °C pour d’anciens. Une maison rénovée qui les garde demande une eau moins chaude (loi des radiateurs, EN 442).',
      en: 'For the envelope as it was: 35 °C for floors, 55 °C for large radiators, 65 °C for old ones. A renovated house that keeps them asks for cooler water (law of radiators, EN 442).',
    },
    values: [30, 60, 80],
    likely: [50, 70],
  }),
  cooling: {
    label: { fr: 'climatisation', en: 'cooling' },
    help: {
      fr: 'Qui refroidit au-dessus de la consigne. Aucune par défaut : la surchauffe se voit.',
      en: 'Who cools above the set-point. None by default: overheating shows.',
    },
    unit: '1',
    default: coolings.none,
    min: 0,
    max: 2,
    choices: [
      { value: coolings.none, label: { fr: 'aucune', en: 'none' } },
      { value: coolings.services, label: { fr: 'services', en: 'services' } },
      { value: coolings.all, label: { fr: 'tous les bâtiments', en: 'all buildings' } },
    ],
    source: 'house',
    group: 'systems',
  },
  coolC: plain({
    group: 'systems',
    unit: 'degC',
    source: 'dpe2021',
    label: { fr: 'consigne de climatisation', en: 'cooling set-point' },
    help: {
      fr: 'Température au-dessus de laquelle on refroidit.',
      en: 'Temperature above which rooms are cooled.',
    },
    values: [20, 26, 35],
  }),
  coolEfficiency: plain({
    group: 'systems',
    unit: '1',
    source: 'dpe2021',
    label: {
      fr: 'climatisation : froid par unité d’électricité',
      en: 'cooling: cold per unit of electricity',
    },
    help: { fr: 'EER moyen de la saison.', en: 'Mean EER of the season.' },
    values: [1, 3.6, 8],
  }),
} as const satisfies Record<string, Parameter>;
