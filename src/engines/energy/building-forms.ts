import type { EditForm, FormField } from '../../simulation/contract.ts';

/** Forms of what is built and pulled down. `heating`: the entry that asks how a building is heated. */
export function buildingForms(heating: FormField): readonly EditForm[] {
  return [
    {
      kind: 'building-new',
      label: { fr: 'Bâtiment neuf', en: 'New building' },
      help: {
        fr: 'Construit un bâtiment : il est chauffé, fait de l’ombre, peut être inondé et apporte ses habitants et leurs trajets. Tout moteur en tient compte.',
        en: 'Puts up a building: it is heated, casts shade, may be flooded and brings its inhabitants and their trips. Every engine counts it.',
      },
      fields: [
        { kind: 'area', key: 'area', label: { fr: 'emprise', en: 'outline' } },
        {
          kind: 'choice',
          key: 'use',
          label: { fr: 'usage', en: 'use' },
          options: [
            { value: 'dwellings', label: { fr: 'logements', en: 'dwellings' } },
            { value: 'services', label: { fr: 'commerces et services', en: 'shops and services' } },
            { value: 'industry', label: { fr: 'industrie', en: 'industry' } },
            { value: 'shed', label: { fr: 'annexe non chauffée', en: 'unheated outbuilding' } },
          ],
        },
        {
          kind: 'number',
          key: 'storeys',
          label: { fr: 'niveaux', en: 'storeys' },
          unit: '1',
          min: 1,
          max: 80,
          default: 3,
        },
        {
          kind: 'number',
          key: 'heightM',
          label: { fr: 'hauteur (vide : 3 m par niveau)', en: 'height (empty: 3 m a storey)' },
          unit: 'm',
          min: 2,
          max: 300,
          default: null,
        },
        {
          kind: 'number',
          key: 'dwellings',
          label: { fr: 'logements', en: 'dwellings' },
          unit: '1',
          min: 0,
          max: 5000,
          default: 12,
        },
        {
          kind: 'choice',
          key: 'standard',
          label: { fr: 'enveloppe', en: 'envelope' },
          options: [
            { value: 're2020', label: { fr: 'RE2020', en: 'RE2020' } },
            { value: 'passive', label: { fr: 'passive', en: 'passive' } },
          ],
        },
        heating,
      ],
    },
    {
      kind: 'demolition',
      label: { fr: 'Démolition', en: 'Demolition' },
      help: {
        fr: 'Retire des bâtiments et leurs habitants. Tout moteur en tient compte.',
        en: 'Takes buildings away, and those who live in them. Every engine counts it.',
      },
      fields: [
        {
          kind: 'selection',
          key: 'ids',
          label: { fr: 'bâtiments démolis', en: 'buildings pulled down' },
          layer: 'buildings',
          area: { kind: 'area', key: 'area', label: { fr: 'zone', en: 'area' } },
          query: [],
        },
      ],
    },
  ];
}
