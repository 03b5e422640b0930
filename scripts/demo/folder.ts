import { encodeCog } from './files/cog.ts';
import { encodeCsv } from './files/csv.ts';
import { encodeGeoJson, type Feature } from './files/geojson.ts';
import { floodMarkRows, hydrographRows } from './hydrology-tables.ts';
import { cornerM, grid, heightM, names } from './plan.ts';
import { makeRelief, reworked } from './relief.ts';
import { surroundings } from './surroundings.ts';
import { townFiles } from './town/files.ts';
import { gradeStreets } from './town/grade.ts';
import { layOut } from './town/lay.ts';
import { inhabitantsOf, populationFeatures } from './town/population.ts';
import { makeTown } from './town/town.ts';
import { dikes, limits, waterLines, waterSurfaces } from './water.ts';

export interface DemoFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Every file of the demonstration but its project: the same bytes at every call, on every machine. */
export function demoFiles(): DemoFile[] {
  const before = makeRelief();
  const layout = layOut(before);
  const relief = reworked(before, (ground) => gradeStreets(ground, layout.roads));
  const town = makeTown(relief, layout);
  const raster = {
    columns: grid.columns,
    rows: grid.rows,
    cellSizeM: grid.cellSizeM,
    westM: cornerM[0],
    northM: cornerM[1] + heightM,
  };
  const isNeighbour = ({ quarter }: { readonly quarter: string }): boolean => quarter === 'neighbour';
  const inhabitants = {
    commune: inhabitantsOf(populationFeatures(town.buildings.filter((b) => !isNeighbour(b)))),
    neighbour: inhabitantsOf(populationFeatures(town.buildings.filter(isNeighbour))),
  };
  const layers: Readonly<Record<string, Feature[]>> = {
    troncon_hydrographique: waterLines(relief),
    surface_hydrographique: waterSurfaces(relief),
    digue: dikes(),
    commune: limits(inhabitants),
  };
  return [
    { name: 'territoire.json', content: about },
    { name: 'relief_5m.tif', content: encodeCog({ ...raster, values: relief.ground }) },
    { name: 'relief_lointain_25m.tif', content: encodeCog(surroundings(relief)) },
    { name: 'hauteur_initiale_5m.tif', content: encodeCog({ ...raster, values: relief.depth }) },
    ...Object.entries(layers).map(([name, features]) => ({
      name: `${name}.geojson`,
      content: encodeGeoJson(name, features),
    })),
    ...townFiles(town, relief),
    { name: 'hydrogrammes.csv', content: encodeCsv(hydrographRows()) },
    { name: 'reperes_de_crue.csv', content: encodeCsv(floodMarkRows(relief)) },
  ];
}

/** What the folder says of itself: a made-up place that has no producer. */
const about = `${JSON.stringify(
  {
    jumelles: 'territory',
    name: names.commune,
    fictional: true,
    verticalDatum: 'NGF-IGN69',
    producer: '',
    product: 'Territoire fictif, données inventées',
    licence: 'EUPL-1.2',
  },
  null,
  2,
)}\n`;
