import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest, SourceId } from '../../src/base/brand.ts';
import { AppError } from '../../src/base/errors.ts';
import { pack, unpack } from '../../src/base/pack.ts';
import { compress } from '../../src/loaders/gzip.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { readTerritoryFile, writeTerritoryFile } from '../../src/loaders/territory-file.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import {
  decodeTerritory,
  encodeTerritory,
  sealTerritory,
  territoryDigest,
} from '../../src/territory/file.ts';
import type { Source, TerritoryContent } from '../../src/territory/territory.ts';

const source = (id: string): Source => ({
  id,
  producer: 'Essai',
  product: 'Relief inventé',
  editionDate: '2026-03-15',
  licence: 'aucune',
  resolutionM: 5,
  accuracyM: null,
  files: [{ name: 'mnt.asc', bytes: 12, sha256: '0'.repeat(64) as Digest }],
  notes: [{ key: 'crs-guessed', details: { crs: 2154 } }],
});

const buildings: FeatureTable = {
  geometry: 'polygon',
  count: 2,
  featureOffsets: Uint32Array.of(0, 1, 2),
  partOffsets: Uint32Array.of(0, 4, 8),
  xy: Float64Array.of(0, 0, 5, 0, 5, 5, 0, 0, 10, 0, 15, 0, 15, 5, 10, 0),
  z: Float32Array.of(1, 2, 3, 1, NaN, NaN, NaN, NaN),
  ids: ['BATIMENT1', 'BATIMENT2'] as unknown as SourceId[],
  columns: {
    heightM: { type: 'number', values: Float64Array.of(4.5, NaN) },
    use: { type: 'text', codes: Uint32Array.of(0, 1), dictionary: ['', 'Résidentiel'] },
  },
};

const content: TerritoryContent = {
  name: 'Vallée d’essai',
  fictional: true,
  crs: 2154,
  verticalDatum: 'NGF-IGN69',
  layers: {
    terrain: {
      grid: { columns: 3, rows: 2, cellSizeM: 5, westM: 559149.58715242, northM: 10 },
      values: Float32Array.of(1, 2, 3, 4, NaN, -0.5),
      source: 'a',
    },
    landCover: {
      grid: { columns: 3, rows: 2, cellSizeM: 5, westM: 0, northM: 10 },
      values: Uint8Array.of(0, 1, 2, 3, 4, 5),
      source: 'b',
    },
    buildings: { table: buildings, source: 'b' },
  },
  sources: [source('a'), source('b')],
};
const territory = sealTerritory(content);
const bytes = encodeTerritory(territory);

function reason(of: () => unknown): string {
  try {
    of();
  } catch (error) {
    if (error instanceof AppError) return String(error.details['reason'] ?? error.code);
    throw error;
  }
  return 'none';
}

function outcome(file: Uint8Array): unknown {
  try {
    return territoryDigest(decodeTerritory(file));
  } catch (error) {
    return error;
  }
}

describe('digest of a territory', () => {
  it('RA-20 ignores name, sources and provenance', () => {
    const renamed = {
      ...content,
      name: 'Autre nom',
      sources: [{ ...source('z'), producer: 'Autre', editionDate: null }],
      layers: { ...content.layers, terrain: { ...content.layers.terrain!, source: 'z' } },
    };
    expect(territoryDigest(renamed)).toBe(territory.digest);
    expect(territory.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('RA-20 changes with whatever can change a result', () => {
    const { terrain, landCover, buildings: built } = content.layers;
    const oneBit = terrain!.values.slice() as Float32Array<ArrayBuffer>;
    oneBit[0] = 1 + 2 ** -23;
    const column = {
      ...buildings.columns,
      heightM: { type: 'number' as const, values: Float64Array.of(4.5, 3) },
    };
    const variants: TerritoryContent[] = [
      { ...content, crs: 3949 },
      { ...content, fictional: false },
      { ...content, verticalDatum: 'unknown' },
      { ...content, layers: { ...content.layers, terrain: { ...terrain!, values: oneBit } } },
      {
        ...content,
        layers: { ...content.layers, terrain: { ...terrain!, grid: { ...terrain!.grid, northM: 11 } } },
      },
      { ...content, layers: { terrain: terrain!, landCover: landCover! } },
      {
        ...content,
        layers: { ...content.layers, buildings: { ...built!, table: { ...buildings, columns: column } } },
      },
      { ...content, layers: { ...content.layers, places: built! } },
    ];
    const digests = variants.map((variant) => territoryDigest(variant));
    expect(new Set([...digests, territory.digest]).size).toBe(variants.length + 1);
  });

  it('does not depend on the order in which layers or columns were made', () => {
    const layers = Object.fromEntries(Object.entries(content.layers).toReversed());
    const columns = Object.fromEntries(Object.entries(buildings.columns).toReversed());
    const shuffled = { ...layers, buildings: { table: { ...buildings, columns }, source: 'b' } };
    expect(territoryDigest({ ...content, layers: shuffled })).toBe(territory.digest);
  });

  it('needs a terrain', () => {
    expect(reason(() => sealTerritory({ ...content, layers: {} }))).toBe('territory/no-terrain');
  });
});

describe('territory files', () => {
  it('RA-21 give back the very territory, and the same bytes again', () => {
    expect(decodeTerritory(bytes)).toEqual(territory);
    expect(encodeTerritory(decodeTerritory(bytes))).toEqual(bytes);
  });

  it('RA-21 travel gzipped, and are read with or without', async () => {
    const zipped = await writeTerritoryFile(territory);
    expect(zipped.length).toBeLessThan(bytes.length);
    expect(await readTerritoryFile(fileFromBytes(zipped, 'vallee.jumelles'))).toEqual(territory);
    expect(await readTerritoryFile(fileFromBytes(bytes, 'vallee.jumelles'))).toEqual(territory);
  });

  it('RA-22 refuses files that are cut, changed or foreign', async () => {
    for (let length = 0; length < bytes.length; length += 7) {
      expect(() => decodeTerritory(bytes.subarray(0, length))).toThrow(AppError);
    }
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = bytes.slice();
        damaged[at] = damaged[at]! ^ flip;
        // Only what is outside the digest may have changed: the name and the sources.
        return outcome(damaged) instanceof AppError || outcome(damaged) === territory.digest;
      }),
      { numRuns: 500 },
    );
    const zipped = await writeTerritoryFile(territory);
    for (const [name, broken] of [
      ['empty', new Uint8Array(0)],
      ['cut', zipped.slice(0, 200)],
      ['text', new TextEncoder().encode('bonjour')],
    ] as const) {
      await expect(readTerritoryFile(fileFromBytes(broken, name))).rejects.toBeInstanceOf(AppError);
    }
  });

  it('RA-22 refuses a small file that unfolds into gigabytes', async () => {
    const { decompress } = await import('../../src/loaders/gzip.ts');
    const bomb = await compress(new Uint8Array(50_000_000));
    const file = fileFromBytes(bomb, 'bombe.jumelles');
    await expect(decompress(file.stream(), file.name, 1_000_000)).rejects.toMatchObject({
      code: 'file/archive-bomb',
    });
  });

  it('says when a file comes from a newer program', () => {
    const newer = { ...(unpack(bytes) as object), format: 2 };
    expect(reason(() => decodeTerritory(pack(newer)))).toBe('territory/newer-format');
  });

  it.each<[string, string, unknown]>([
    ['name', 'name', undefined],
    ['fictional', 'fictional', 'no'],
    ['crs', 'crs', 4326],
    ['verticalDatum', 'verticalDatum', 'NGF'],
    ['sources', 'sources', {}],
    ['source 1', 'sources.1.files', [{ name: 'x', bytes: 1, sha256: 'abc' }]],
    ['layers', 'layers', []],
    ['terrain', 'layers.terrain', undefined],
    ['terrain: source', 'layers.terrain.source', 'nowhere'],
    ['terrain: grid size', 'layers.terrain.grid.columns', 1e9 + 0.5],
    ['terrain: cell size', 'layers.terrain.grid.cellSizeM', 0],
    ['terrain: number of values', 'layers.terrain.grid.rows', 3],
    ['terrain: type of values', 'layers.terrain.values', Uint8Array.of(1, 2, 3, 4, 5, 6)],
    ['volcano: unknown kind', 'layers.volcano', content.layers.terrain],
    ['buildings: geometry', 'layers.buildings.table.geometry', 'volume'],
    ['buildings: number of features', 'layers.buildings.table.count', 3],
    ['buildings: features', 'layers.buildings.table.featureOffsets', Uint32Array.of(0, 1, 3)],
    ['buildings: parts', 'layers.buildings.table.partOffsets', Uint32Array.of(0, 9, 8)],
    ['buildings: coordinate not finite', 'layers.buildings.table.xy.3', Number.NaN],
    ['buildings: coordinates', 'layers.buildings.table.xy', Float64Array.of(1, 2, 3)],
    ['buildings: elevations', 'layers.buildings.table.z', Float32Array.of(1)],
    ['buildings: identifiers', 'layers.buildings.table.ids', ['one']],
    ['buildings: column use', 'layers.buildings.table.columns.use.codes', Uint32Array.of(0, 9)],
    ['buildings: column heightM', 'layers.buildings.table.columns.heightM.values', Float64Array.of(1)],
    ['digest', 'layers.terrain.values.0', 99],
  ])('RA-22 refuses a doctored file: %s', (expected, path, value) => {
    const file = unpack(bytes) as { content: Record<string, unknown> };
    const keys = path.split('.');
    const last = keys.pop()!;
    const owner = keys.reduce((at, key) => at[key] as Record<string, unknown>, file.content);
    owner[last] = value;
    expect(reason(() => decodeTerritory(pack(file)))).toBe(expected);
  });
});
