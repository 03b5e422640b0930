import type { SourceId } from '../src/base/brand.ts';
import { Random } from '../src/base/random.ts';
import type { Column, FeatureTable } from '../src/territory/feature-table.ts';
import { sealTerritory } from '../src/territory/file.ts';
import type { Territory } from '../src/territory/territory.ts';

/** Cells of the ground, m, and of a plot along each side. */
const cellSizeM = 2;
const plotCells = 10;
/** Least and most of a house's side, m: plots are 20 m wide. */
const sideM = { least: 8, most: 14 };

/** A made-up town of buildings on a grid of plots, over hills: houses, some flats and shops, of every period. */
export function madeUpTown(count: number): Territory {
  const side = Math.ceil(Math.sqrt(count));
  const cells = side * plotCells;
  const grid = { columns: cells, rows: cells, cellSizeM, westM: 840_000, northM: 6_520_000 };
  const terrain = Float32Array.from({ length: cells * cells }, (_, i) => {
    const [x, y] = [(i % cells) * cellSizeM, Math.floor(i / cells) * cellSizeM];
    return 200 + 20 * Math.sin(x / 180) * Math.cos(y / 140);
  });
  const source = 'made-up';
  return sealTerritory({
    name: `town of ${count}`,
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    sources: [
      {
        id: source,
        producer: '',
        product: '',
        editionDate: null,
        licence: '',
        resolutionM: cellSizeM,
        accuracyM: null,
        files: [],
        notes: [],
      },
    ],
    layers: {
      terrain: { grid, values: terrain, source },
      landCover: { grid, values: new Uint8Array(cells * cells), source },
      buildings: { table: buildingsOf(count, side, grid), source },
    },
  });
}

interface Corner {
  readonly westM: number;
  readonly northM: number;
}

function buildingsOf(count: number, side: number, { westM, northM }: Corner): FeatureTable {
  const random = new Random(3);
  const each = Array.from({ length: count }, (_, i) => {
    const kind = random.uniform();
    const isFlats = kind > 0.85 && kind <= 0.93;
    const width = sideM.least + (sideM.most - sideM.least) * random.uniform();
    const depth = sideM.least + (sideM.most - sideM.least) * random.uniform();
    const west = westM + plotCells * cellSizeM * ((i % side) + 0.2);
    const south = northM - plotCells * cellSizeM * (Math.floor(i / side) + 0.9);
    const [east, north] = [west + width, south + depth];
    return {
      ring: [west, south, east, south, east, north, west, north, west, south],
      use: kind > 0.93 ? 'Commercial et services' : 'Résidentiel',
      dwellings: kind > 0.93 ? Number.NaN : isFlats ? 12 : 1,
      storeys: isFlats ? 5 : 1 + random.integer(2),
      heightM: isFlats ? 14 : 3 + 3 * random.uniform(),
      date: `${1900 + random.integer(125)}-01-01`,
    };
  });
  const numbers = (of: (one: (typeof each)[number]) => number): Column => ({
    type: 'number',
    values: Float64Array.from(each, of),
  });
  const texts = (of: (one: (typeof each)[number]) => string): Column => {
    const dictionary = ['', ...new Set(each.map(of))];
    const codeOf = new Map(dictionary.map((text, code) => [text, code]));
    return { type: 'text', codes: Uint32Array.from(each, (one) => codeOf.get(of(one)) ?? 0), dictionary };
  };
  const offsets = Uint32Array.from({ length: count + 1 }, (_, i) => i);
  return {
    geometry: 'polygon',
    count,
    featureOffsets: offsets,
    partOffsets: offsets.map((i) => 5 * i),
    xy: Float64Array.from(each.flatMap(({ ring }) => ring)),
    z: null,
    ids: each.map((_, i) => `building/${i}` as SourceId),
    columns: {
      use: texts(({ use }) => use),
      date: texts(({ date }) => date),
      dwellings: numbers(({ dwellings }) => dwellings),
      storeys: numbers(({ storeys }) => storeys),
      heightM: numbers(({ heightM }) => heightM),
    },
  };
}
