import type { Source, TerritoryContent } from '../../src/territory/territory.ts';
import { makeCover } from './cover.ts';
import { grid } from './layout.ts';
import { makeRelief } from './relief.ts';
import {
  buildingTable,
  dikeTable,
  limitTable,
  placeTable,
  populationTable,
  roadTable,
  waterLineTable,
  waterSurfaceTable,
} from './tables.ts';
import { buildVillage } from './village.ts';

const source: Source = {
  id: 'example',
  producer: '',
  product: 'Exemple généré',
  editionDate: null,
  licence: 'EUPL-1.2',
  resolutionM: grid.cellSizeM,
  accuracyM: null,
  files: [],
  notes: [],
};

/** The example: a small valley that does not exist, the same at every call. */
export function createValley(): TerritoryContent {
  const relief = makeRelief();
  const buildings = buildVillage(relief);
  const { table: population, inhabitants } = populationTable(buildings);
  const from = source.id;
  return {
    name: 'Le Gué-sur-Aurne',
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    layers: {
      terrain: { grid, values: relief.ground, source: from },
      initialDepth: { grid, values: relief.depth, source: from },
      landCover: { grid, values: makeCover(relief, buildings), source: from },
      buildings: { table: buildingTable(buildings, relief), source: from },
      roads: { table: roadTable(relief), source: from },
      waterLines: { table: waterLineTable(relief), source: from },
      waterSurfaces: { table: waterSurfaceTable(), source: from },
      dikes: { table: dikeTable(), source: from },
      limits: { table: limitTable(inhabitants), source: from },
      population: { table: population, source: from },
      places: { table: placeTable(), source: from },
    },
    sources: [source],
  };
}
