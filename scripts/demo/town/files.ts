import { makeCover } from '../cover/cover.ts';
import { encodeCog } from '../files/cog.ts';
import { encodeCsv } from '../files/csv.ts';
import { encodeGeoJson, type Feature } from '../files/geojson.ts';
import { grid } from '../plan.ts';
import { buildingFeatures } from './building-features.ts';
import type { Ground } from './laid.ts';
import { placeFeatures, reservoirFeatures, transformerFeatures } from './place-features.ts';
import { populationFeatures } from './population.ts';
import { railwayFeatures, roadFeatures } from './road-features.ts';
import { addressRows, jobRows } from './tables.ts';
import type { Town } from './town.ts';

/** A file of the demonstration, by its name in the folder. */
export interface TownFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Everything that people built or grow, as files that the loaders recognise by themselves. */
export function townFiles(town: Town, ground: Ground): TownFile[] {
  const layers: Readonly<Record<string, Feature[]>> = {
    batiment: buildingFeatures(town.buildings, ground),
    troncon_de_route: roadFeatures(town.roads, ground),
    troncon_de_voie_ferree: railwayFeatures(ground),
    zone_d_activite_ou_d_interet: placeFeatures(town.landmarks),
    poste_de_transformation: transformerFeatures(),
    reservoir: reservoirFeatures(),
    carreaux_200m: populationFeatures(town.buildings),
  };
  const { columns, rows, cellSizeM, westM, northM } = grid;
  const values = makeCover(ground, town);
  return [
    ...Object.entries(layers).map(([name, features]) => ({
      name: `${name}.geojson`,
      content: encodeGeoJson(name, features),
    })),
    {
      name: 'occupation_du_sol_cosia.tif',
      content: encodeCog({ columns, rows, cellSizeM, westM, northM, values }),
    },
    { name: 'adresses.csv', content: encodeCsv(addressRows(town)) },
    { name: 'emplois.csv', content: encodeCsv(jobRows(town)) },
  ];
}
