import type { Parameter } from '../../../simulation/contract.ts';
import { plain } from '../parameter-kinds.ts';

/** How the days of dwellings may differ. */
export const dayChoices = { mean: 0, diverse: 1 } as const;

export const dayParameters = {
  dwellingDays: {
    label: { fr: 'journées des logements', en: 'days of dwellings' },
    help: {
      fr: 'Diverses : chaque logement a ses heures et ses gestes, tirés de l’identifiant du bâtiment et de la graine ; leur moyenne est la journée commune. Une seule : tous font la même chose à la même heure, et les pointes de quelques logements n’en sont pas de vraies.',
      en: 'Diverse: each dwelling has its hours and gestures, drawn from the building’s identifier and the seed; their mean is the common day. One: all do the same at the same time, and peaks of a few dwellings are no real ones.',
    },
    unit: '1',
    default: dayChoices.diverse,
    min: 0,
    max: 1,
    choices: [
      { value: dayChoices.mean, label: { fr: 'une seule', en: 'one' } },
      { value: dayChoices.diverse, label: { fr: 'diverses', en: 'diverse' } },
    ],
    source: 'house',
    group: 'people',
  },
  setPointSpreadK: plain({
    group: 'people',
    unit: 'K',
    source: 'credoc2010',
    label: {
      fr: 'écart-type des consignes entre logements',
      en: 'standard deviation of set-points between dwellings',
    },
    help: {
      fr: 'Zéro : la même consigne partout, pour qu’aucun bâtiment ne paraisse mieux ou moins bien isolé par tirage. D’après le Crédoc, 41 % des ménages choisissent 20 °C, 33 % plus, un quart moins : de l’ordre de 1,3 K.',
      en: 'Zero: the same set-point everywhere, so that no building looks better or worse insulated by lot. By Crédoc 41 % of households choose 20 °C, 33 % more, a quarter less: some 1.3 K.',
    },
    values: [0, 0, 3],
  }),
} as const satisfies Record<string, Parameter>;
