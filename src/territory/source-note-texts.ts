import type { Text } from '../base/text.ts';

/** What a loader guessed or corrected (`SourceNote.key`); `{{name}}` stands for a detail of the note. */
export const sourceNoteTexts: Readonly<Record<string, Text>> = {
  'crs-guessed': {
    fr: '{{file}} : système de coordonnées supposé, EPSG:{{epsg}}',
    en: '{{file}}: assumed coordinate system, EPSG:{{epsg}}',
  },
  'producer-unknown': { fr: 'producteur inconnu', en: 'unknown producer' },
  'licence-unknown': { fr: 'licence inconnue', en: 'unknown licence' },
  'date-unknown': { fr: 'date inconnue', en: 'unknown date' },
  resampled: {
    fr: 'maille ramenée de {{from}} m à {{to}} m',
    en: 'cells brought from {{from}} m to {{to}} m',
  },
  reprojected: {
    fr: 'grille passée de EPSG:{{from}} à EPSG:{{to}}',
    en: 'grid brought from EPSG:{{from}} to EPSG:{{to}}',
  },
  'overlap-differs': {
    fr: '{{file}} diffère de ses voisines de {{metres}} m au plus',
    en: '{{file}} differs from its neighbours by up to {{metres}} m',
  },
  'undeclared-nodata': {
    fr: '{{file}} : {{count}} mailles hors de toute altitude possible, traitées comme sans donnée',
    en: '{{file}}: {{count}} cells beyond any possible elevation, treated as without data',
  },
  'outside-terrain': {
    fr: '{{count}} objets hors du relief laissés de côté',
    en: '{{count}} features outside the terrain left out',
  },
  'not-of-this-kind': {
    fr: '{{count}} objets d’une autre nature laissés de côté',
    en: '{{count}} features of another nature left out',
  },
  'repeated-features': {
    fr: '{{count}} objets présents dans deux fichiers, gardés une fois',
    en: '{{count}} features present in two files, kept once',
  },
  'squares-rebuilt': {
    fr: '{{count}} carreaux redessinés d’après leur identifiant',
    en: '{{count}} squares drawn again from their identifiers',
  },
  'code-unknown': {
    fr: 'code inconnu « {{code}} » ({{count}} fois)',
    en: 'unknown code “{{code}}” ({{count}} times)',
  },
};
