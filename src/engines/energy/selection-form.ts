import type { Text } from '../../base/text.ts';
import type { Unit } from '../../base/units.ts';
import type { FormField } from '../../simulation/contract.ts';

function bound(key: string, label: Text, unit: Unit, [min, max]: readonly [number, number]): FormField {
  return { kind: 'number', key, label, unit, min, max, default: null };
}

const years = [1000, 2100] as const;
const counts = [0, 2000] as const;

/** What heats a building, today or after a change. */
export const heatings = [
  { value: 'heat-pump', label: { fr: 'pompe à chaleur', en: 'heat pump' } },
  { value: 'gas', label: { fr: 'gaz', en: 'gas' } },
  { value: 'wood', label: { fr: 'bois', en: 'wood' } },
  { value: 'network', label: { fr: 'réseau de chaleur', en: 'heat network' } },
  { value: 'electric', label: { fr: 'électrique direct', en: 'direct electric' } },
  { value: 'oil', label: { fr: 'fioul', en: 'oil' } },
];

/** Which buildings an edit is for, by criteria or one by one. */
export const selection: FormField = {
  kind: 'selection',
  key: 'ids',
  label: { fr: 'bâtiments concernés', en: 'buildings concerned' },
  layer: 'buildings',
  area: {
    kind: 'area',
    key: 'area',
    label: { fr: 'zone (vide : tout le territoire)', en: 'area (empty: the whole territory)' },
  },
  query: [
    {
      kind: 'choice',
      key: 'which',
      label: { fr: 'usage', en: 'use' },
      options: [
        { value: 'all', label: { fr: 'tous', en: 'all' } },
        { value: 'dwellings', label: { fr: 'logements', en: 'dwellings' } },
        { value: 'houses', label: { fr: 'maisons', en: 'houses' } },
        { value: 'flats', label: { fr: 'immeubles', en: 'blocks of flats' } },
        { value: 'services', label: { fr: 'services', en: 'services' } },
        { value: 'schools', label: { fr: 'écoles', en: 'schools' } },
      ],
    },
    {
      kind: 'choice',
      key: 'material',
      label: { fr: 'murs', en: 'walls' },
      options: [
        { value: 'any', label: { fr: 'tous', en: 'any' } },
        { value: 'stone', label: { fr: 'pierre', en: 'stone' } },
        { value: 'concrete', label: { fr: 'béton', en: 'concrete' } },
        { value: 'brick', label: { fr: 'brique', en: 'brick' } },
        { value: 'blocks', label: { fr: 'aggloméré', en: 'blocks' } },
        { value: 'wood', label: { fr: 'bois', en: 'wood' } },
      ],
    },
    {
      kind: 'choice',
      key: 'heatedBy',
      label: {
        fr: 'chauffés aujourd’hui, d’après un DPE ou la BDNB',
        en: 'heated today, by a DPE or the BDNB',
      },
      options: [{ value: 'any', label: { fr: 'tous', en: 'any' } }, ...heatings],
      knownBy: 'joinedHeating',
    },
    bound('builtFrom', { fr: 'construits dès', en: 'built from' }, 'year', years),
    bound('builtBefore', { fr: 'construits avant', en: 'built before' }, 'year', years),
    bound('storeysFrom', { fr: 'niveaux, de', en: 'storeys, from' }, '1', [1, 80]),
    bound('storeysTo', { fr: 'niveaux, à', en: 'storeys, to' }, '1', [1, 80]),
    bound('dwellingsFrom', { fr: 'logements, de', en: 'dwellings, from' }, '1', counts),
    bound('dwellingsTo', { fr: 'logements, à', en: 'dwellings, to' }, '1', counts),
  ],
};
