/** Names of the layers of a territory. */
export const layers = {
  terrain: 'Relief',
  surfaceModel: 'Modèle de surface',
  landCover: 'Occupation du sol',
  trees: 'Arbres',
  roughness: 'Frottement du sol',
  initialDepth: 'Hauteurs d’eau de départ',
  buildings: 'Bâtiments',
  roads: 'Routes',
  railways: 'Voies ferrées',
  waterLines: 'Cours d’eau',
  waterSurfaces: 'Surfaces d’eau',
  dikes: 'Digues et ouvrages',
  limits: 'Limites administratives',
  population: 'Population',
  places: 'Lieux qui comptent en crise',
  current: 'Courant (à l’instant montré)',
} as const;
