import { isPlainObject } from '../base/canonical.ts';
import { isPlaceFlows } from './place-flows.ts';
import { crsOf } from './crs.ts';
import { areEnergyTotals } from './energy-totals.ts';
import { areLoadProfiles } from './load-profiles.ts';
import { isTransitFeed } from './transit-check.ts';
import { tableFault } from './table-check.ts';
import { featureKinds, type MemberKind, memberKinds, type RasterKind, rasterKinds } from './territory.ts';

type Fields = Readonly<Record<string, unknown>>;

const datums: readonly unknown[] = ['NGF-IGN69', 'IGN78', 'chart', 'local', 'unknown'];

/** First thing that keeps a value from being a `TerritoryContent`, in a few English words; null when it is one. */
export function contentFault(value: unknown): string | null {
  if (!isPlainObject(value)) return 'content';
  if (typeof value['name'] !== 'string') return 'name';
  if (typeof value['fictional'] !== 'boolean') return 'fictional';
  if (value['released'] !== undefined && value['released'] !== true) return 'released';
  if (typeof value['crs'] !== 'number' || !crsOf(value['crs'])?.forTerritories) return 'crs';
  if (!datums.includes(value['verticalDatum'])) return 'verticalDatum';
  const { sources, layers } = value;
  if (!Array.isArray(sources)) return 'sources';
  const badSource = sources.findIndex((source) => !isSource(source));
  if (badSource >= 0) return `source ${badSource}`;
  if (!isPlainObject(layers)) return 'layers';
  const ids = new Set(sources.map((source: Fields) => source['id']));
  for (const [kind, layer] of Object.entries(layers)) {
    const fault = layerFault(kind, layer, ids);
    if (fault !== null) return `${kind}: ${fault}`;
  }
  if (layers['terrain'] === undefined) return 'terrain';
  return memberKinds.find((kind) => value[kind] !== undefined && !memberChecks[kind](value[kind])) ?? null;
}

const memberChecks: Readonly<Record<MemberKind, (value: unknown) => boolean>> = {
  weather: isWeather,
  transit: isTransitFeed,
  commuters: isPlaceFlows,
  trips: isPlaceFlows,
  energyTotals: areEnergyTotals,
  loadProfiles: areLoadProfiles,
};

/** Whether a value is a `WeatherYear`: numbers of one place, and as many hours in every column. */
function isWeather(value: unknown): boolean {
  if (!isPlainObject(value) || typeof value['name'] !== 'string') return false;
  const numbers = ['latitudeDeg', 'longitudeDeg', 'altitudeM', 'utcOffsetH', 'sunIntervalS'];
  if (!numbers.every((key) => isFiniteNumber(value[key]))) return false;
  const columns = ['startS', 'sunS', 'airC', 'humidity', 'pressurePa', 'windM', 'ghi'].map(
    (key) => value[key],
  );
  const { parts, infraredW } = value;
  if (isPlainObject(parts)) columns.push(parts['dni'], parts['dhi']);
  else if (parts !== null) return false;
  if (infraredW !== null) columns.push(infraredW);
  const hours = columns[0] instanceof Float64Array ? columns[0].length : 0;
  return (
    (hours === 8760 || hours === 8784) &&
    columns.every((column) => column instanceof Float64Array && column.length === hours)
  );
}

function layerFault(kind: string, layer: unknown, sources: ReadonlySet<unknown>): string | null {
  if (!isPlainObject(layer)) return 'layer';
  if (!sources.has(layer['source'])) return 'source';
  if (rasterKinds.some((known) => known === kind)) return rasterFault(kind as RasterKind, layer);
  if (featureKinds.some((known) => known === kind)) return tableFault(layer['table']);
  return 'unknown kind';
}

function rasterFault(kind: RasterKind, layer: Fields): string | null {
  const { grid, values } = layer;
  if (!isPlainObject(grid)) return 'grid';
  const { columns, rows, cellSizeM, westM, northM } = grid;
  if (!isCount(columns) || !isCount(rows)) return 'grid size';
  if (!isFiniteNumber(cellSizeM) || cellSizeM <= 0) return 'cell size';
  if (!isFiniteNumber(westM) || !isFiniteNumber(northM)) return 'grid corner';
  const expected = kind === 'landCover' ? Uint8Array : Float32Array;
  if (!(values instanceof expected)) return 'type of values';
  return values.length === columns * rows ? null : 'number of values';
}

function isSource(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const texts = ['id', 'producer', 'product', 'licence'].every((key) => typeof value[key] === 'string');
  const numbers = ['resolutionM', 'accuracyM'].every(
    (key) => value[key] === null || isFiniteNumber(value[key]),
  );
  const date = value['editionDate'] === null || typeof value['editionDate'] === 'string';
  return texts && numbers && date && isListOf(value['files'], isFile) && isListOf(value['notes'], isNote);
}

function isFile(value: Fields): boolean {
  const { name, bytes, sha256 } = value;
  return (
    typeof name === 'string' &&
    isFiniteNumber(bytes) &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256)
  );
}

function isNote(value: Fields): boolean {
  const { key, details } = value;
  if (typeof key !== 'string' || !isPlainObject(details)) return false;
  return Object.values(details).every((detail) => typeof detail === 'string' || isFiniteNumber(detail));
}

function isListOf(value: unknown, isItem: (item: Fields) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isPlainObject(item) && isItem(item));
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
