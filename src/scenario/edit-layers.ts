import type { LayerKind } from '../territory/territory.ts';
import type { EditKind } from './project.ts';

/** Layers that each kind of edit changes; an engine that reads none of them is not concerned. */
export const editLayers: Readonly<Record<EditKind, readonly LayerKind[]>> = {
  dike: ['dikes'],
  'dike-raise': ['dikes'],
  ground: ['terrain'],
  'land-cover': ['landCover', 'roughness'],
  renovation: [],
  'heating-change': [],
  'solar-roofs': [],
};
