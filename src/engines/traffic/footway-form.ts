import type { Text } from '../../base/text.ts';
import type { EditForm } from '../../simulation/contract.ts';

const workLabels = {
  kerbs: { fr: 'ressauts abaissés', en: 'kerbs lowered' },
  width: { fr: 'élargi', en: 'widened' },
  slope: { fr: 'pente adoucie', en: 'slope eased' },
  crossSlope: { fr: 'dévers repris', en: 'cross slope levelled' },
  surface: { fr: 'sol refait', en: 'surface renewed' },
  obstacles: { fr: 'obstacles retirés', en: 'obstacles removed' },
} as const satisfies Record<string, Text>;
const worksOffered = Object.keys(workLabels) as (keyof typeof workLabels)[];

/** What a person says of works on footways. */
export const footwayWorks: EditForm = {
  kind: 'footway-works',
  label: { fr: 'Cheminement rendu accessible', en: 'Footway made accessible' },
  help: {
    fr: 'Les cheminements choisis sont mis aux mesures de l’arrêté du 15 janvier 2007 : ressauts de 2 cm, 1,40 m de large, 5 % de pente, 2 % de dévers. Ce qui était meilleur reste ; ce qui n’était pas relevé le devient.',
    en: 'The chosen footways get the measures of the order of 15 January 2007: kerbs of 2 cm, 1.40 m wide, slope 5 %, cross slope 2 %. What was better stays; what was not surveyed becomes known.',
  },
  fields: [
    {
      kind: 'features',
      key: 'footways',
      label: { fr: 'cheminements', en: 'footways' },
      layer: 'footways',
    },
    {
      kind: 'choices',
      key: 'works',
      label: { fr: 'travaux', en: 'works' },
      options: worksOffered.map((work) => ({ value: work, label: workLabels[work] })),
      default: ['kerbs'],
    },
  ],
};
