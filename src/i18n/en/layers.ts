import type { layers as french } from '../fr/layers.ts';
import type { Same } from '../same.ts';

export const layers: Same<typeof french> = {
  terrain: 'Terrain',
  surroundings: 'Terrain around',
  surfaceModel: 'Surface model',
  landCover: 'Land cover',
  trees: 'Trees',
  roughness: 'Ground friction',
  initialDepth: 'Initial water depths',
  buildings: 'Buildings',
  roads: 'Roads',
  railways: 'Railways',
  waterLines: 'Watercourses',
  waterSurfaces: 'Water surfaces',
  dikes: 'Dikes and works',
  limits: 'Administrative limits',
  population: 'Population',
  places: 'Places that matter in a crisis',
  jobs: 'Jobs',
  counts: 'Vehicle counts',
  weather: 'Weather of the year',
  transit: 'Public transport',
  commuters: 'Commuters',
  turnBans: 'Turn bans',
  current: 'Current (at the instant shown)',
  vehicles: 'Vehicles (at the instant shown)',
};
