import { capitalized, type Text } from '../../base/text.ts';
import type { FieldSpec } from '../../simulation/contract.ts';
import { bikeKmh } from './demand/speeds.ts';

/** Where people go from every building, and how. */
export const servicePlaces = ['hospital', 'school', 'shop'] as const;
export type ServicePlace = (typeof servicePlaces)[number];
export const placeModes = ['car', 'walk', 'bike'] as const;
export type PlaceMode = (typeof placeModes)[number];
export type PlaceField = `${ServicePlace}${Capitalize<PlaceMode>}Time`;
export type PlaceNowField = `${ServicePlace}${Capitalize<PlaceMode>}Now`;

export function placeField(place: ServicePlace, mode: PlaceMode): PlaceField {
  return `${place}${capitalized(mode)}Time`;
}

export function placeNowField(place: ServicePlace, mode: PlaceMode): PlaceNowField {
  return `${place}${capitalized(mode)}Now`;
}

/** A time of the whole run as it is at an instant: it has the same name, and the instant is told beside it. */
export function ofInstant(whole: string, spec: FieldSpec, definition: Text): FieldSpec {
  return { ...spec, definition, per: ['building', 'time'], whole };
}

/** A time to buildings that roads tell too. */
export type TimeOnRoads = 'rescueTime' | 'rescueLongest' | 'rescueNow' | PlaceField | PlaceNowField;
export type AlongField = `${TimeOnRoads}Along`;

export function alongField<T extends TimeOnRoads>(time: T): `${T}Along` {
  return `${time}Along`;
}

/** What roads tell of a time to buildings. */
export function alongSpec({ label, per }: FieldSpec): FieldSpec {
  const times = per.filter((axis) => axis === 'time');
  return {
    label: { fr: `${label.fr}, le long des routes`, en: `${label.en}, along roads` },
    definition: {
      fr: 'Le même temps, jusqu’aux deux bouts de chaque tronçon dans son sens, sans ce qui relie la route aux bâtiments.',
      en: 'The same time, to both ends of each segment in its direction, without what joins the road to buildings.',
    },
    unit: 's',
    per: ['edge', 'class', ...times],
    classes: [],
    role: 'ends',
    displayStep: 1,
    whole: null,
  };
}

/** « … à ceci » in sentences. */
export const toPlaces: Readonly<Record<ServicePlace, { readonly short: Text; readonly nearest: Text }>> = {
  hospital: {
    short: { fr: 'jusqu’à l’hôpital', en: 'to the hospital' },
    nearest: { fr: 'l’hôpital le plus proche en temps', en: 'the hospital nearest in time' },
  },
  school: {
    short: { fr: 'jusqu’à l’école', en: 'to school' },
    nearest: { fr: 'l’établissement scolaire le plus proche en temps', en: 'the school nearest in time' },
  },
  shop: {
    short: { fr: 'jusqu’aux commerces', en: 'to shops' },
    nearest: { fr: 'le pôle commercial le plus proche en temps', en: 'the shopping place nearest in time' },
  },
};

const by: Readonly<Record<PlaceMode, { readonly short: Text; readonly how: Text }>> = {
  car: {
    short: { fr: 'en voiture', en: 'by car' },
    how: { fr: 'aux vitesses de l’heure la plus chargée', en: 'at the busiest hour’s speeds' },
  },
  walk: { short: { fr: 'à pied', en: 'on foot' }, how: { fr: 'pentes comprises', en: 'slopes included' } },
  bike: {
    short: { fr: 'à vélo', en: 'by bike' },
    how: { fr: `à ${bikeKmh} km/h, sans compter les pentes`, en: `at ${bikeKmh} km/h, slopes not counted` },
  },
};

const minute = 60;
const classesOf: Readonly<Record<PlaceMode, readonly number[]>> = {
  car: [0, 3, 5, 8, 12, 20].map((minutes) => minutes * minute),
  walk: [0, 5, 10, 15, 30].map((minutes) => minutes * minute),
  bike: [0, 5, 10, 15, 30].map((minutes) => minutes * minute),
};

function spec(place: ServicePlace, mode: PlaceMode): FieldSpec {
  const { short, nearest } = toPlaces[place];
  const { short: how, how: detail } = by[mode];
  return {
    label: { fr: `temps ${short.fr} ${how.fr}`, en: `time ${short.en} ${how.en}` },
    definition: {
      fr: `Temps de parcours ${how.fr} depuis ${nearest.fr}, ${detail.fr}, à l’instant le plus long de l’hypothèse. Vide : il y a un instant sans chemin.`,
      en: `Travel time ${how.en} from ${nearest.en}, ${detail.en}, at the longest instant of the hypothesis. None: there is an instant without a way.`,
    },
    unit: 's',
    per: ['building'],
    classes: classesOf[mode],
    role: 'travelTime',
    displayStep: 1,
    along: alongField(placeField(place, mode)),
  };
}

function nowSpec(place: ServicePlace, mode: PlaceMode): FieldSpec {
  const { nearest } = toPlaces[place];
  const { short: how, how: detail } = by[mode];
  const whole = { ...spec(place, mode), along: alongField(placeNowField(place, mode)) };
  return ofInstant(placeField(place, mode), whole, {
    fr: `Temps de parcours ${how.fr} depuis ${nearest.fr}, ${detail.fr}, par les voies ouvertes à cet instant. Vide : aucun chemin.`,
    en: `Travel time ${how.en} from ${nearest.en}, ${detail.en}, by the ways open at this instant. None: no way.`,
  });
}

export const placeNowFields = Object.fromEntries(
  servicePlaces.flatMap((place) =>
    placeModes.map((mode) => [placeNowField(place, mode), nowSpec(place, mode)]),
  ),
) as Readonly<Record<PlaceNowField, FieldSpec>>;

export const placeFields = Object.fromEntries(
  servicePlaces.flatMap((place) => placeModes.map((mode) => [placeField(place, mode), spec(place, mode)])),
) as Readonly<Record<PlaceField, FieldSpec>>;
