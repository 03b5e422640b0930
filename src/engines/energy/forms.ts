import type { Text } from '../../base/text.ts';
import type { ConditionForm, EditForm, FormField } from '../../simulation/contract.ts';
import { buildingForms } from './building-forms.ts';
import { factorConditions } from './factor-forms.ts';
import { collectiveForm } from './groups/form.ts';
import { priceConditions } from './price-forms.ts';
import { profileConditions } from './profile-forms.ts';
import { heatings, selection } from './selection-form.ts';

const depths = [
  { value: 'keep', label: { fr: 'comme aujourd’hui', en: 'as today' } },
  {
    value: 'regulation',
    label: { fr: 'au niveau de la réglementation', en: 'to the regulation’s level' },
  },
  { value: 'aided', label: { fr: 'au niveau des aides', en: 'to the level of aids' } },
];

function depth(key: string, label: Text): FormField {
  return { kind: 'choice', key, label, options: depths };
}

const heatingLabel: Text = { fr: 'chauffage', en: 'heating' };

const heating: FormField = { kind: 'choice', key: 'heating', label: heatingLabel, options: heatings };

export const energyEdits: readonly EditForm[] = [
  {
    kind: 'renovation',
    label: { fr: 'Rénovation', en: 'Renovation' },
    help: {
      fr: 'Isole et équipe les bâtiments choisis. « Réglementation » : arrêté du 3 mai 2007 ; « aides » : fiches BAR-EN-101 à 104.',
      en: 'Insulates and equips the chosen buildings. “Regulation”: order of 3 May 2007; “aids”: sheets BAR-EN-101 to 104.',
    },
    fields: [
      selection,
      depth('walls', { fr: 'murs', en: 'walls' }),
      depth('roof', { fr: 'toiture', en: 'roof' }),
      depth('floor', { fr: 'plancher bas', en: 'lowest floor' }),
      depth('windows', { fr: 'fenêtres', en: 'windows' }),
      {
        kind: 'choice',
        key: 'air',
        label: { fr: 'étanchéité à l’air', en: 'airtightness' },
        options: [
          { value: 'keep', label: { fr: 'comme aujourd’hui', en: 'as today' } },
          { value: 'tight', label: { fr: 'soignée', en: 'careful' } },
        ],
      },
      {
        kind: 'choice',
        key: 'ventilation',
        label: { fr: 'ventilation', en: 'ventilation' },
        options: [
          { value: 'keep', label: { fr: 'comme aujourd’hui', en: 'as today' } },
          { value: 'humidity', label: { fr: 'hygroréglable B', en: 'by humidity' } },
          { value: 'recovery', label: { fr: 'double flux', en: 'with heat recovery' } },
        ],
      },
      {
        kind: 'choice',
        key: 'heating',
        label: heatingLabel,
        options: [{ value: 'keep', label: { fr: 'comme aujourd’hui', en: 'as today' } }, ...heatings],
      },
    ],
  },
  {
    kind: 'heating-change',
    label: { fr: 'Changement de chauffage', en: 'Change of heating' },
    help: {
      fr: 'Remplace le chauffage et l’eau chaude des bâtiments choisis.',
      en: 'Replaces the heating and hot water of the chosen buildings.',
    },
    fields: [selection, heating],
  },
  {
    kind: 'solar-roofs',
    label: { fr: 'Toits solaires', en: 'Solar roofs' },
    help: {
      fr: 'Pose des modules sur une part des toits choisis, du côté le plus au sud.',
      en: 'Puts modules on a share of the chosen roofs, on the side nearest to the south.',
    },
    fields: [
      selection,
      {
        kind: 'number',
        key: 'usableShare',
        label: { fr: 'part du toit couverte (0 à 1)', en: 'share of the roof that is covered (0 to 1)' },
        unit: '1',
        min: 0,
        max: 1,
        default: 0.45,
      },
      {
        kind: 'number',
        key: 'batteryKwhPerKw',
        label: {
          fr: 'batterie, kWh utiles par kW de modules (0 : aucune)',
          en: 'battery, usable kWh per kW of modules (0: none)',
        },
        unit: 'kWh',
        min: 0,
        max: 20,
        default: 0,
      },
    ],
  },
  {
    kind: 'heat-network',
    label: { fr: 'Réseau de chaleur', en: 'Heat network' },
    help: {
      fr: 'Raccorde les bâtiments chauffés qui sont à cette distance du tracé, chauffage et eau chaude. Les parts des sources se rapportent les unes aux autres.',
      en: 'Connects the heated buildings within this distance of the line, heating and hot water. Parts of sources are relative to each other.',
    },
    fields: [
      { kind: 'line', key: 'line', label: { fr: 'tracé', en: 'line' } },
      {
        kind: 'number',
        key: 'withinM',
        label: { fr: 'distance de raccordement', en: 'distance of connection' },
        unit: 'm',
        min: 0,
        max: 500,
        default: 25,
      },
      {
        kind: 'features',
        key: 'ids',
        label: {
          fr: 'bâtiments un par un (sinon : ceux à cette distance)',
          en: 'buildings one by one (otherwise: those within the distance)',
        },
        layer: 'buildings',
      },
      {
        kind: 'number',
        key: 'flowC',
        label: { fr: 'température de départ', en: 'flow temperature' },
        unit: 'degC',
        min: 35,
        max: 120,
        default: 80,
      },
      part('wood', { fr: 'part du bois', en: 'part of wood' }, 80),
      part('gas', { fr: 'part du gaz', en: 'part of gas' }, 20),
      part('ground', { fr: 'part d’une pompe géothermique', en: 'part of a ground-source heat pump' }, 0),
      part('waste', { fr: 'part de chaleur récupérée', en: 'part of waste heat' }, 0),
    ],
  },
  collectiveForm(selection),
  ...buildingForms(selection, heating),
];

function part(key: string, label: Text, usual: number): FormField {
  return { kind: 'number', key, label, unit: '%', min: 0, max: 100, default: usual };
}

export const energyConditions: readonly ConditionForm[] = [
  {
    kind: 'energy/climate',
    label: { fr: 'Climat plus chaud', en: 'Warmer climate' },
    help: {
      fr: 'Ajoute le même écart à toutes les heures de l’année.',
      en: 'Adds the same difference to every hour of the year.',
    },
    fields: [
      {
        kind: 'number',
        key: 'warmingK',
        label: { fr: 'écart à aujourd’hui', en: 'difference to today' },
        unit: 'K',
        min: -5,
        max: 8,
        default: 2,
      },
    ],
  },
  {
    kind: 'energy/heat-wave',
    label: { fr: 'Canicule', en: 'Heat wave' },
    help: {
      fr: 'Réchauffe quelques jours de suite.',
      en: 'Heats some days in a row.',
    },
    fields: [
      {
        kind: 'number',
        key: 'fromDay',
        label: { fr: 'premier jour (1 : 1ᵉʳ janvier)', en: 'first day (1: 1 January)' },
        unit: '1',
        min: 1,
        max: 365,
        default: 200,
      },
      {
        kind: 'number',
        key: 'days',
        label: { fr: 'nombre de jours', en: 'number of days' },
        unit: '1',
        min: 1,
        max: 60,
        default: 10,
      },
      {
        kind: 'number',
        key: 'riseK',
        label: { fr: 'écart', en: 'difference' },
        unit: 'K',
        min: 0,
        max: 20,
        default: 8,
      },
    ],
  },
  ...priceConditions,
  ...factorConditions,
  {
    kind: 'energy/set-point',
    label: { fr: 'Température de consigne', en: 'Heating set-point' },
    help: {
      fr: 'Température voulue le jour dans les logements.',
      en: 'Temperature wanted by day in dwellings.',
    },
    fields: [
      {
        kind: 'number',
        key: 'heatC',
        label: { fr: 'consigne', en: 'set-point' },
        unit: 'degC',
        min: 12,
        max: 26,
        default: 19,
      },
    ],
  },
  {
    kind: 'energy/vehicles',
    label: { fr: 'Voitures électriques', en: 'Electric cars' },
    help: {
      fr: 'Recharge au logement. Une voiture roule en moyenne 29 km par jour, une électrique 62 (Enedis et BVA 2024). « Dès le retour » : à l’arrivée ; « pilotée » : dans les creux de la nuit, la même énergie.',
      en: 'Charging at home. A car drives 29 km a day in the mean, an electric one 62 (Enedis and BVA 2024). “At once”: on coming home; “steered”: in the valleys of the night, the same energy.',
    },
    fields: [
      {
        kind: 'number',
        key: 'share',
        label: {
          fr: 'part des voitures qui sont électriques (0 à 1)',
          en: 'share of cars that are electric (0 to 1)',
        },
        unit: '1',
        min: 0,
        max: 1,
        default: 0.3,
      },
      {
        kind: 'number',
        key: 'kmPerDay',
        label: { fr: 'distance par voiture et par jour', en: 'distance per car and day' },
        unit: 'km',
        min: 0,
        max: 500,
        default: 29,
      },
      {
        kind: 'choice',
        key: 'charging',
        label: { fr: 'recharge', en: 'charging' },
        options: [
          { value: 'free', label: { fr: 'dès le retour', en: 'at once' } },
          { value: 'steered', label: { fr: 'pilotée', en: 'steered' } },
        ],
      },
    ],
  },
  ...profileConditions,
];
