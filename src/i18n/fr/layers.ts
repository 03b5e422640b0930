/** Names of the layers of a territory. */
export const layers = {
  terrain: 'Relief',
  surroundings: 'Relief alentour',
  surfaceModel: 'Modèle de surface',
  landCover: 'Occupation du sol',
  roughness: 'Frottement du sol',
  initialDepth: 'Hauteurs d’eau de départ',
  buildings: 'Bâtiments',
  roads: 'Routes',
  waterLines: 'Cours d’eau',
  waterSurfaces: 'Surfaces d’eau',
  dikes: 'Digues et ouvrages',
  limits: 'Limites administratives',
  population: 'Population',
  places: 'Lieux qui comptent en crise',
} as const;
