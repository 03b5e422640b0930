import { readAsc } from '../../src/loaders/asc.ts';
import { readGeoTiff } from '../../src/loaders/geotiff.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { readTerritoryFile, writeTerritoryFile } from '../../src/loaders/territory-file.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Source } from '../../src/territory/territory.ts';
import { rgeAltiTile, tiff } from '../raster-bytes.ts';

/** What every JavaScript engine must find for `sampleDigest`. */
export const expectedDigest = 'a9a3a91882a3c39c6b88b89023a351ffb439c4667e18e7dd65094e39f956d608';

/** Reads an ASCII grid and a compressed GeoTIFF, builds a territory of them, stores it, and reads it back. */
export async function sampleDigest(): Promise<string> {
  const tile = rgeAltiTile({
    eastKm: 990,
    northKm: 6305,
    cells: 60,
    cellSizeM: 5,
    valueAt: (c, r) => (c === r ? null : 1079.03 + c / 7 - r / 3),
  });
  const terrain = await readAsc(fileFromBytes(tile.text, tile.name));
  const surface = await readGeoTiff(
    fileFromBytes(
      tiff({
        columns: 60,
        rows: 60,
        westM: terrain.grid.westM,
        northM: terrain.grid.northM,
        cellSizeM: 5,
        values: terrain.values.map((z) => z + 0.1),
        tile: 16,
        deflate: true,
        nodata: 'nan',
      }),
      'mns.tif',
    ),
  );
  const territory = sealTerritory({
    name: 'Essai',
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    layers: {
      terrain: { grid: terrain.grid, values: terrain.values, source: 'a' },
      surfaceModel: { grid: surface.grid, values: surface.values, source: 'a' },
    },
    sources: [source],
  });
  const stored = await writeTerritoryFile(territory);
  return (await readTerritoryFile(fileFromBytes(stored, 'essai.jumelles'))).digest;
}

const source: Source = {
  id: 'a',
  producer: 'Essai',
  product: 'Relief inventé',
  editionDate: null,
  licence: 'aucune',
  resolutionM: 5,
  accuracyM: null,
  files: [],
  notes: [],
};
