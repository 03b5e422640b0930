import type { EditForm } from '../../simulation/contract.ts';
import { roadsField } from './roads-field.ts';

/** What a person says of traffic lights. */
export const trafficLights: EditForm = {
  kind: 'traffic-lights',
  label: { fr: 'Feux tricolores', en: 'Traffic lights' },
  help: {
    fr: 'Une part de vert pour les routes choisies qui arrivent au carrefour, ou pour toutes. Il en sort au plus part de vert × débit de saturation × voies, sans dépasser la capacité de la route ; aucune attente n’est ajoutée hors saturation, la vitesse habituelle contient déjà les carrefours. Les parts des branches en conflit font ensemble moins de 100 %.',
    en: 'A share of green for the chosen roads that come to the junction, or for all. At most share of green × saturation flow × lanes leave them, never more than the road’s capacity; no wait is added below saturation, typical speeds already hold what junctions cost. The shares of conflicting approaches come to less than 100% together.',
  },
  fields: [
    { kind: 'point', key: 'point', label: { fr: 'carrefour', en: 'junction' } },
    { ...roadsField, label: { fr: 'routes (aucune : toutes)', en: 'roads (none: all of them)' } },
    {
      kind: 'number',
      key: 'greenShare',
      label: { fr: 'part de vert', en: 'share of green' },
      unit: '1',
      min: 0.02,
      max: 1,
      default: 0.45,
      isShare: true,
    },
    {
      kind: 'number',
      key: 'saturationPerH',
      label: { fr: 'débit de saturation d’une voie', en: 'saturation flow of a lane' },
      unit: 'vehicle/h',
      min: 300,
      max: 2500,
      default: 1800,
      help: {
        fr: 'Cerema 2016 : 1\u202f800 en théorie, nettement moins à certains carrefours.',
        en: 'Cerema 2016: 1800 in theory, clearly less at some junctions.',
      },
    },
    {
      kind: 'number',
      key: 'withinM',
      label: { fr: 'rayon du carrefour', en: 'radius of the junction' },
      unit: 'm',
      min: 1,
      max: 100,
      default: 15,
      help: {
        fr: 'Les routes qui y entrent de l’extérieur ont le feu à leur bout.',
        en: 'Roads that enter it from outside have the light at their end.',
      },
    },
  ],
};
