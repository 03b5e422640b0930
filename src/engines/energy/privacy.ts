import type { Text } from '../../base/text.ts';

/** Fewest dwellings of a group whose figures may leave the studio. */
export const leastDwellings = 10;

/** Whether a figure of a group of buildings may be shown outside the studio: it tells nothing of one household. */
export function mayShow(dwellings: number): boolean {
  return dwellings === 0 || dwellings >= leastDwellings;
}

/** Fewest households of a census square that is shown by itself; under it, it counts in totals only. */
export const leastHouseholds = 11;

/** How a published count reads outside the studio. */
export function publishedCount(count: number): Text {
  if (count >= leastHouseholds || count === 0) return { fr: String(count), en: String(count) };
  return { fr: `moins de ${leastHouseholds}`, en: `fewer than ${leastHouseholds}` };
}

/** What the studio's sheet of a building says first. */
export const sheetSentence: Text = {
  fr: 'Estimation par modèle, pas une consommation mesurée. Logement identifiable : usage interne, à voir avec votre délégué à la protection des données.',
  en: 'Estimate by a model, not a measured consumption. Identifiable dwelling: internal use, to be discussed with your data protection officer.',
};
