/** What a loader had to guess or correct about a layer (`Source.notes`). */
export const notes = {
  'code-unknown':
    'Le code « {{code}} » n’est pas dans la nomenclature : {{count}} objets laissés sans classe.',
  'squares-rebuilt': '{{count}} carreaux de population ont été redessinés d’après leur identifiant.',
  'outside-terrain': '{{count}} objets hors du relief ont été laissés de côté.',
  'not-of-this-kind': '{{count}} objets d’une autre nature ont été laissés de côté.',
  'diagnoses-joined': '{{count}} bâtiments sur {{total}} en ont reçu des caractéristiques énergétiques.',
  'repeated-features': '{{count}} objets présents deux fois n’ont été gardés qu’une fois.',
  'producer-unknown': 'Le producteur n’est pas indiqué.',
  'licence-unknown': 'La licence n’est pas indiquée.',
  'date-unknown': 'La date d’édition n’est pas indiquée.',
  'crs-guessed': '{{file}} : système de coordonnées déduit de la position (EPSG:{{epsg}}).',
  resampled: 'Ramené de mailles de {{from}} m à celles du relief, {{to}} m.',
  reprojected: 'Grille passée de EPSG:{{from}} à EPSG:{{to}}.',
  'overlap-differs': '{{file}} diffère de ses voisines de {{metres}} m au plus.',
} as const;
