import type { Text } from './text.ts';

/** Symbols of the units that reach a person. SI inside; a name says its unit when it is not obvious. */
export const units = {
  '1': { fr: '', en: '' },
  m: { fr: 'm', en: 'm' },
  m2: { fr: 'm²', en: 'm²' },
  m3: { fr: 'm³', en: 'm³' },
  ha: { fr: 'ha', en: 'ha' },
  km: { fr: 'km', en: 'km' },
  s: { fr: 's', en: 's' },
  h: { fr: 'h', en: 'h' },
  'm/s': { fr: 'm/s', en: 'm/s' },
  'm2/s': { fr: 'm²/s', en: 'm²/s' },
  'm3/s': { fr: 'm³/s', en: 'm³/s' },
  'mm/h': { fr: 'mm/h', en: 'mm/h' },
  'm/m': { fr: 'm/m', en: 'm/m' },
  's/m^(1/3)': { fr: 's·m⁻¹ᐟ³', en: 's·m⁻¹ᐟ³' },
  '%': { fr: '%', en: '%' },
  building: { fr: 'bâtiments', en: 'buildings' },
  vehicle: { fr: 'véhicules', en: 'vehicles' },
  'vehicle/h': { fr: 'véh/h', en: 'veh/h' },
  'vehicle.km': { fr: 'véh·km', en: 'veh·km' },
  'vehicle.h': { fr: 'véh·h', en: 'veh·h' },
  trip: { fr: 'déplacements', en: 'trips' },
  'km/h': { fr: 'km/h', en: 'km/h' },
  min: { fr: 'min', en: 'min' },
  kg: { fr: 'kg', en: 'kg' },
  t: { fr: 't', en: 't' },
  year: { fr: '', en: '' },
  'dB(A)': { fr: 'dB(A)', en: 'dB(A)' },
  person: { fr: 'habitants', en: 'inhabitants' },
} as const satisfies Record<string, Text>;

export type Unit = keyof typeof units;
