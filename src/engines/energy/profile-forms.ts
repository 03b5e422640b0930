import type { Text } from '../../base/text.ts';
import type { ConditionForm, FormField } from '../../simulation/contract.ts';
import { assumedShapes, usualLeaveHour } from './systems/daily-uses.ts';

function day(key: string, label: Text, usual: readonly number[]): FormField {
  return { kind: 'day', key, label, default: usual };
}

/** What a hypothesis says of the hours of a day. */
export const profileConditions: readonly ConditionForm[] = [
  {
    kind: 'energy/profiles',
    label: { fr: 'Profils d’une journée', en: 'Profiles of a day' },
    help: {
      fr: 'Heures de la journée, de minuit à minuit : seules comptent leurs proportions, l’énergie de l’année reste la même. Les valeurs proposées sont les choix de Jumelles (2026), non des mesures. Vide : ces choix. Un profil importé est celui d’un fichier d’Enedis (coefficients des profils) parmi les couches ; ce qui est écrit pour les appareils en prend la place.',
      en: 'Hours of the day, from midnight to midnight: only their proportions count, the year’s energy stays the same. The values offered are choices of Jumelles (2026), no measurements. Empty: these choices. An imported profile is that of a file of Enedis (coefficients of profiles) among the layers; what is written for appliances takes its place.',
    },
    fields: [
      day(
        'arrivals',
        { fr: 'retour des voitures électriques', en: 'electric cars that come home' },
        assumedShapes.arrivals,
      ),
      {
        kind: 'number',
        key: 'leaveHour',
        label: { fr: 'heure de leur départ', en: 'hour at which they leave' },
        unit: 'h',
        min: 0,
        max: 23,
        default: usualLeaveHour,
      },
      day(
        'presence',
        {
          fr: 'présence au logement, les jours de travail (le week-end, celle de l’heure la plus pleine)',
          en: 'presence at home on working days (at weekends, that of the fullest hour)',
        },
        assumedShapes.present,
      ),
      day(
        'appliances',
        {
          fr: 'appareils des logements, hors cuisson et éclairage',
          en: 'appliances of dwellings, without cooking and lighting',
        },
        assumedShapes.appliances,
      ),
      {
        kind: 'load-profile',
        key: 'dwellingProfile',
        label: { fr: 'profil importé des logements', en: 'imported profile of dwellings' },
      },
      {
        kind: 'load-profile',
        key: 'serviceProfile',
        label: { fr: 'profil importé des services', en: 'imported profile of services' },
      },
    ],
  },
];
