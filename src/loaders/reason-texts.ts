import type { Text } from '../base/text.ts';
import type { ReasonKey } from './understanding.ts';

/** Why a file was so understood; `{{name}}` stands for a detail of the reason. */
export const reasonTexts: Readonly<Record<ReasonKey, Text>> = {
  product: { fr: 'nom d’un produit connu ({{product}})', en: 'name of a known product ({{product}})' },
  identifiers: {
    fr: 'identifiants de {{product}} ({{what}}…)',
    en: 'identifiers of {{product}} ({{what}}…)',
  },
  fields: { fr: 'champ {{what}}', en: 'field {{what}}' },
  codes: { fr: 'codes du champ {{what}}', en: 'codes of field {{what}}' },
  name: { fr: 'nom « {{what}} »', en: 'name “{{what}}”' },
  values: { fr: 'valeurs de {{min}} à {{max}}', en: 'values from {{min}} to {{max}}' },
  extension: { fr: 'fichiers {{what}}', en: '{{what}} files' },
  'known-not-used': { fr: 'connu, mais aucun moteur ne le lit', en: 'known, but no engine reads it' },
  companion: { fr: 'accompagne un autre fichier', en: 'goes with another file' },
  'model-result': { fr: 'résultat d’un autre modèle', en: 'result of another model' },
  duplicate: { fr: 'décrit la même chose que {{other}}', en: 'describes the same as {{other}}' },
  'not-recognised': { fr: 'non reconnu', en: 'not recognised' },
  'not-readable': { fr: 'n’a pas pu être lu', en: 'could not be read' },
  empty: {
    fr: 'vide : aucun objet de cette sorte à cet endroit',
    en: 'empty: no feature of this kind in this place',
  },
  around: {
    fr: 'mailles plus larges que celles de {{other}}, et une emprise qui l’entoure : l’horizon, qu’aucun calcul ne lit',
    en: 'cells wider than those of {{other}}, and an extent around it: the horizon, which no run reads',
  },
  about: { fr: 'présente le territoire {{name}}', en: 'presents the territory {{name}}' },
  project: {
    fr: 'projet de Jumelles, ouvert avec le territoire s’il a été fait sur lui',
    en: 'project of Jumelles, opened with the territory if it was made on it',
  },
  results: { fr: 'résultats de Jumelles', en: 'results of Jumelles' },
  given: { fr: 'votre choix', en: 'your choice' },
};
