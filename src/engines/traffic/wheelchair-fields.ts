import { capitalized, type Text } from '../../base/text.ts';
import type { FieldSpec } from '../../simulation/contract.ts';
import type { Destination } from './access/wheelchair-access.ts';
import { ofInstant, toPlaces } from './place-fields.ts';

export type WheelchairField = `wheelchair${Capitalize<Destination>}${'Time' | 'Unknown'}`;
export type WheelchairNowField = `wheelchair${Capitalize<Destination>}Now`;

/** « de … à ceci » in sentences. */
const to: Readonly<
  Record<Destination, { readonly place: Text; readonly short: Text; readonly nearest: Text }>
> = {
  hospital: {
    place: { fr: 'hôpital', en: 'hospital' },
    short: toPlaces.hospital.short,
    nearest: { fr: 'à l’hôpital le plus proche en temps', en: 'to the hospital nearest in time' },
  },
  school: {
    place: { fr: 'école', en: 'school' },
    short: toPlaces.school.short,
    nearest: {
      fr: 'à l’établissement scolaire le plus proche en temps',
      en: 'to the school nearest in time',
    },
  },
  shop: {
    place: { fr: 'commerces', en: 'shops' },
    short: toPlaces.shop.short,
    nearest: {
      fr: 'au pôle commercial le plus proche en temps',
      en: 'to the shopping place nearest in time',
    },
  },
  stop: {
    place: { fr: 'arrêt', en: 'stop' },
    short: { fr: 'jusqu’à l’arrêt', en: 'to the stop' },
    nearest: {
      fr: 'à l’arrêt de transport collectif le plus proche en temps',
      en: 'to the public transport stop nearest in time',
    },
  },
};

const minute = 60;

function time(destination: Destination): FieldSpec {
  const { short, nearest } = to[destination];
  return {
    label: { fr: `temps ${short.fr} en fauteuil`, en: `time ${short.en} by wheelchair` },
    definition: {
      fr: `Temps de trajet en fauteuil roulant ${nearest.fr}, par les cheminements décrits et, ailleurs, par les voies dont ni marche ni pente trop forte n’est connue, à l’instant le plus long de l’hypothèse. Vide : aucun chemin connu comme praticable, à un instant au moins.`,
      en: `Time by wheelchair ${nearest.en}, by described footways and elsewhere by ways of which neither stairs nor too steep a slope is known, at the longest instant of the hypothesis. None: no way that is known to be passable, at one instant at least.`,
    },
    unit: 's',
    per: ['building'],
    classes: [0, 5 * minute, 10 * minute, 15 * minute, 30 * minute],
    role: 'travelTime',
    displayStep: 1,
  };
}

function now(destination: Destination): FieldSpec {
  const { nearest } = to[destination];
  return ofInstant(`wheelchair${capitalized(destination)}Time`, time(destination), {
    fr: `Temps de trajet en fauteuil roulant ${nearest.fr}, par les cheminements décrits et, ailleurs, par les voies dont ni marche ni pente trop forte n’est connue, ouvertes à cet instant. Vide : aucun chemin connu comme praticable.`,
    en: `Time by wheelchair ${nearest.en}, by described footways and elsewhere by ways of which neither stairs nor too steep a slope is known, open at this instant. None: no way that is known to be passable.`,
  });
}

function unknown(destination: Destination): FieldSpec {
  const { place } = to[destination];
  return {
    label: {
      fr: `part non décrite (fauteuil, ${place.fr})`,
      en: `undescribed share (wheelchair, ${place.en})`,
    },
    definition: {
      fr: 'Part de la longueur de ce chemin dont la pente, le dévers, la largeur ou, aux traversées, les ressauts ne sont pas relevés : rien ne dit qu’un fauteuil y passe. Sans ce qui relie le bâtiment et le lieu à la voie.',
      en: 'Share of the length of that way of which slope, cross slope, width or, at crossings, kerbs were not surveyed: nothing says that a wheelchair passes. Without what joins the building and the place to the way.',
    },
    unit: '%',
    per: ['building'],
    classes: [0, 20, 40, 60, 80],
    role: 'ratio',
    displayStep: 1,
  };
}

export const wheelchairFields = {
  wheelchairHospitalTime: time('hospital'),
  wheelchairHospitalUnknown: unknown('hospital'),
  wheelchairSchoolTime: time('school'),
  wheelchairSchoolUnknown: unknown('school'),
  wheelchairShopTime: time('shop'),
  wheelchairShopUnknown: unknown('shop'),
  wheelchairStopTime: time('stop'),
  wheelchairStopUnknown: unknown('stop'),
} satisfies Record<WheelchairField, FieldSpec>;

export const wheelchairNowFields = {
  wheelchairHospitalNow: now('hospital'),
  wheelchairSchoolNow: now('school'),
  wheelchairShopNow: now('shop'),
  wheelchairStopNow: now('stop'),
} satisfies Record<WheelchairNowField, FieldSpec>;
