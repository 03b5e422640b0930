import type { EditForm, FormField } from '../../simulation/contract.ts';

/** Forms of what is built, planted and taken away. `selection`, `heating`: the entries that ask which, and how heated. */
export function buildingForms(selection: FormField, heating: FormField): readonly EditForm[] {
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
    {
      kind: 'trees',
      label: { fr: 'Arbres', en: 'Trees' },
      help: {
        fr: 'Plante un rang le long d’une ligne, un bosquet dans une zone, ou les deux. Les arbres font de l’ombre toute l’année, feuilles ou non.',
        en: 'Plants a row along a line, a grove in an area, or both. Trees cast shade all the year, leaves or not.',
      },
      fields: [
        { kind: 'line', key: 'line', label: { fr: 'rang', en: 'row' } },
        { kind: 'area', key: 'area', label: { fr: 'bosquet', en: 'grove' } },
        {
          kind: 'number',
          key: 'spacingM',
          label: { fr: 'un arbre tous les', en: 'a tree every' },
          unit: 'm',
          min: 2,
          max: 100,
          default: 8,
        },
        {
          kind: 'number',
          key: 'heightM',
          label: { fr: 'hauteur', en: 'height' },
          unit: 'm',
          min: 1,
          max: 50,
          default: 12,
        },
        {
          kind: 'number',
          key: 'crownM',
          label: { fr: 'largeur du houppier', en: 'width of the crown' },
          unit: 'm',
          min: 1,
          max: 30,
          default: 7,
        },
      ],
    },
    {
      kind: 'felling',
      label: { fr: 'Abattage d’arbres', en: 'Felling of trees' },
      help: {
        fr: 'Retire du modèle de surface ce qui dépasse du sol dans une zone, hors bâtiments. Demande un modèle numérique de surface.',
        en: 'Takes from the surface model what stands above the ground in an area, buildings aside. Needs a digital surface model.',
      },
      fields: [{ kind: 'area', key: 'area', label: { fr: 'zone', en: 'area' } }],
    },
    {
      kind: 'shading',
      label: { fr: 'Protections solaires', en: 'Shading devices' },
      help: {
        fr: 'Stores extérieurs fermés les jours chauds à toutes les fenêtres, ou casquettes fixes au-dessus des fenêtres au sud, qui ôtent aussi un peu de soleil l’hiver.',
        en: 'Outer blinds closed on warm days at all windows, or fixed ledges over windows to the south, which also take some sun in winter.',
      },
      fields: [
        selection,
        {
          kind: 'choice',
          key: 'device',
          label: { fr: 'protection', en: 'device' },
          options: [
            { value: 'blinds', label: { fr: 'stores extérieurs', en: 'outer blinds' } },
            { value: 'ledges', label: { fr: 'casquettes au sud', en: 'ledges to the south' } },
            { value: 'both', label: { fr: 'les deux', en: 'both' } },
          ],
        },
        {
          kind: 'number',
          key: 'depthM',
          label: { fr: 'profondeur des casquettes', en: 'depth of ledges' },
          unit: 'm',
          min: 0.1,
          max: 3,
          default: 0.6,
        },
      ],
    },
  ];
}
