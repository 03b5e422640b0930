import type { Text } from '../../base/text.ts';
import type { ConditionForm, FormField } from '../../simulation/contract.ts';
import {
  type CapacityKey,
  capacityKeys,
  plainSpeedKeys,
  settings,
  tabledImportances,
  type TabledRoad,
  tabledRoads,
} from '../../territory/road-values.ts';
import { defaultCapacities, defaultSpeeds } from './roads/road-classes.ts';

const house: Text = { fr: 'maison', en: 'the house' };
const cerema: Text = {
  fr: 'maison, d’après Cerema 2016 : 1\u202f800 au vert',
  en: 'the house, after Cerema 2016: 1800 at green',
};
const cetur: Text = {
  fr: 'CETUR : 1\u202f330 − 0,7 × le débit tournant',
  en: 'CETUR: 1330 − 0.7 × the circulating flow',
};
const matsim = (word: string): Text => ({ fr: `MATSim, ${word}`, en: `MATSim, ${word}` });

/** What each capacity is of, and where it comes from. */
const capacityWords: Readonly<Record<CapacityKey, readonly [label: Text, source: Text]>> = {
  motorwayRural: [{ fr: 'type autoroutier', en: 'motorway type' }, matsim('motorway')],
  motorwayUrban: [{ fr: 'type autoroutier, en ville', en: 'motorway type, in town' }, house],
  rampRural: [{ fr: 'bretelle', en: 'ramp' }, matsim('motorway_link')],
  rampUrban: [{ fr: 'bretelle, en ville', en: 'ramp, in town' }, house],
  dualRural: [{ fr: '2 chaussées', en: 'two carriageways' }, house],
  dualUrban: [
    { fr: '2 chaussées, en ville', en: 'two carriageways, in town' },
    { fr: 'Cerema 2016 : 1\u202f800 × 55 % de vert', en: 'Cerema 2016: 1800 × 55 % of green' },
  ],
  mainRural: [{ fr: 'importance 1 ou 2', en: 'importance 1 or 2' }, matsim('primary')],
  mainUrban: [{ fr: 'importance 1 ou 2, en ville', en: 'importance 1 or 2, in town' }, cerema],
  secondaryRural: [{ fr: 'importance 3', en: 'importance 3' }, house],
  secondaryUrban: [{ fr: 'importance 3, en ville', en: 'importance 3, in town' }, matsim('secondary')],
  distributorRural: [{ fr: 'importance 4', en: 'importance 4' }, house],
  distributorUrban: [{ fr: 'importance 4, en ville', en: 'importance 4, in town' }, matsim('tertiary')],
  streetRural: [{ fr: 'importance 5', en: 'importance 5' }, matsim('unclassified')],
  streetUrban: [
    { fr: 'importance 5, en ville', en: 'importance 5, in town' },
    { fr: 'maison : milieu de 400 à 600', en: 'the house: middle of 400 to 600' },
  ],
  roundaboutRural: [{ fr: 'rond-point', en: 'roundabout' }, cetur],
  roundaboutUrban: [{ fr: 'rond-point, en ville', en: 'roundabout, in town' }, cetur],
  unpaved: [{ fr: 'route empierrée', en: 'unpaved road' }, house],
  zone30: [{ fr: 'zone 30, au plus', en: 'zone 30, at most' }, house],
  zone20: [{ fr: 'zone de rencontre, au plus', en: 'meeting zone, at most' }, matsim('living_street')],
};

const since2023: Text = {
  fr: 'Vitesses habituelles sans trafic, là où la route ne dit pas la sienne : valeurs du calcul d’itinéraire de l’IGN depuis septembre 2023.',
  en: 'Typical speeds without traffic, where the road does not state its own: values of IGN’s route finder since September 2023.',
};
const until2023: Text = {
  fr: 'Vitesses habituelles sans trafic, là où la route ne dit pas la sienne : tableau du calcul d’itinéraire de l’IGN jusqu’en septembre 2023. Elles contiennent ce que coûtent les carrefours.',
  en: 'Typical speeds without traffic, where the road does not state its own: table of IGN’s route finder until September 2023. They hold what junctions cost.',
};
const motorways: Text = {
  fr: `${since2023.fr} L’importance 5, et 4 pour une autoroute, suivent celle qui précède.`,
  en: `${since2023.en} Importance 5, and 4 of a motorway, follow the one before or motorway types.`,
};

const roadWords: Readonly<Record<TabledRoad, readonly [label: Text, help: Text]>> = {
  motorway: [{ fr: 'vitesses : autoroutes', en: 'speeds: motorways' }, motorways],
  expressway: [{ fr: 'vitesses : autre type autoroutier', en: 'speeds: other motorway types' }, motorways],
  dual: [{ fr: 'vitesses : routes à 2 chaussées', en: 'speeds: two carriageways' }, until2023],
  single: [{ fr: 'vitesses : routes à 1 chaussée', en: 'speeds: one carriageway' }, until2023],
};

const plainWords: Readonly<Record<(typeof plainSpeedKeys)[number], Text>> = {
  ramp: { fr: 'bretelle, importance 1 à 4', en: 'ramp, importance 1 to 4' },
  minorRamp: { fr: 'bretelle, importance 5 ou 6', en: 'ramp, importance 5 or 6' },
  roundabout: { fr: 'rond-point', en: 'roundabout' },
  slow: {
    fr: 'route empierrée, chemin, importance 6, chaussée de moins de 2,9 m',
    en: 'unpaved road, track, importance 6, carriageway under 2.9 m',
  },
};

function capacity(key: CapacityKey): FormField {
  const [label, help] = capacityWords[key];
  const bounds = { min: 50, max: 4000, default: defaultCapacities[key] };
  return { kind: 'number', key: `${key}PerH`, label, help, unit: 'vehicle/h', ...bounds, isUsual: true };
}

function speed(key: keyof typeof defaultSpeeds, label: Text): FormField {
  const bounds = { min: 3, max: 130, default: defaultSpeeds[key] };
  return { kind: 'number', key: `${key}Kmh`, label, unit: 'km/h', ...bounds, isUsual: true };
}

function speedsOf(road: TabledRoad): FormField {
  const [label, help] = roadWords[road];
  const fields = tabledImportances.flatMap((importance) =>
    settings.map((setting) =>
      speed(`${road}${setting}${importance}`, {
        fr: `importance ${importance}${setting === 'Urban' ? ', en ville' : ''}`,
        en: `importance ${importance}${setting === 'Urban' ? ', in town' : ''}`,
      }),
    ),
  );
  return { kind: 'group', key: `${road}Speeds`, label, help, fields };
}

/** Capacities and typical speeds by class, each with where it comes from. */
export const roadClassForm: ConditionForm = {
  kind: 'traffic/roads',
  label: { fr: 'Vitesses et capacités par classe', en: 'Speeds and capacities by class' },
  help: {
    fr: 'Ce que l’on suppose d’une route qui ne le dit pas elle-même, dans toutes les alternatives. Seules les valeurs changées sont gardées ; un champ vidé reprend la valeur usuelle.',
    en: 'What is assumed of a road that does not say it itself, in every alternative. Only changed values are kept; an emptied field takes the usual one again.',
  },
  fields: [
    {
      kind: 'group',
      key: 'capacities',
      label: { fr: 'capacités', en: 'capacities' },
      help: {
        fr: 'Voitures par heure, par voie et par sens, là où aucune modification ne donne celle de la route. Synthèse à caler sur des comptages.',
        en: 'Cars an hour, by lane and direction, where no edit gives the road’s own. A synthesis, to be calibrated on counts.',
      },
      fields: capacityKeys.map(capacity),
    },
    ...tabledRoads.map(speedsOf),
    {
      kind: 'group',
      key: 'plainSpeeds',
      label: { fr: 'vitesses : autres voies', en: 'speeds: other ways' },
      help: since2023,
      fields: plainSpeedKeys.map((key) => speed(key, plainWords[key])),
    },
  ],
};
