import type { LayerKind } from '../territory/territory.ts';
import type { EditKind } from './project.ts';

/** Layers that each kind of edit changes; an engine that reads none of them is not concerned. */
export const editLayers: Readonly<Record<EditKind, readonly LayerKind[]>> = {
  dike: ['dikes'],
  'dike-raise': ['dikes'],
  ground: ['terrain'],
  'land-cover': ['landCover', 'roughness'],
  'road-close': ['roads'],
  'road-open': ['roads'],
  'road-speed': ['roads'],
  'road-lanes': ['roads'],
  'road-capacity': ['roads'],
  'road-direction': ['roads'],
  'turn-ban': ['roads'],
  'road-new': ['roads'],
  'zone-30': ['roads'],
  'traffic-filter': ['roads'],
  'traffic-lights': ['roads'],
  'bus-lane': ['roads'],
  'bike-lane': ['roads'],
  'parking-removal': ['roads'],
  // Engines that read roads make trips of what is built.
  district: ['roads'],
  facility: ['places'],
  renovation: [],
  'heating-change': [],
  'solar-roofs': [],
  'building-new': ['buildings', 'population', 'surfaceModel'],
  demolition: ['buildings', 'population', 'surfaceModel'],
  trees: [],
  felling: ['surfaceModel'],
  shading: [],
  'heat-network': [],
  'shared-power': [],
  'footway-works': ['footways'],
};
