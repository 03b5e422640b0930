import type { EditForm, FormField } from '../../../simulation/contract.ts';

/** Form of collective self-consumption. `selection`: the entry that asks which buildings. */
export function collectiveForm(selection: FormField): EditForm {
  return {
    kind: 'shared-power',
    label: { fr: 'Autoconsommation collective', en: 'Collective self-consumption' },
    help: {
      fr: 'Les bâtiments choisis se partagent, heure par heure, ce que leurs toits solaires donnent au réseau. Un bâtiment est d’un seul collectif : le premier qui le choisit. Les modules viennent de « Toits solaires ».',
      en: 'The chosen buildings share, hour by hour, what their solar roofs give to the grid. A building is of one collective: the first that chooses it. Modules come from “Solar roofs”.',
    },
    fields: [
      selection,
      {
        kind: 'choice',
        key: 'key',
        label: { fr: 'clé de répartition', en: 'sharing key' },
        options: [
          {
            value: 'by-use',
            label: { fr: 'selon les consommations de l’heure', en: 'by the use of the hour' },
          },
          {
            value: 'by-area',
            label: { fr: 'parts fixes, selon les surfaces', en: 'fixed shares, by floor area' },
          },
          { value: 'equal', label: { fr: 'parts fixes, égales', en: 'fixed and equal shares' } },
        ],
      },
      {
        kind: 'choice',
        key: 'withinKm',
        label: {
          fr: 'distance permise entre les plus éloignés',
          en: 'distance allowed between the farthest',
        },
        options: [
          { value: '2', label: { fr: '2 km', en: '2 km' } },
          {
            value: '10',
            label: {
              fr: '10 km (dérogation, commune périurbaine)',
              en: '10 km (derogation, peri-urban commune)',
            },
          },
          {
            value: '20',
            label: { fr: '20 km (dérogation, commune rurale)', en: '20 km (derogation, rural commune)' },
          },
        ],
      },
    ],
  };
}
