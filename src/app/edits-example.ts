import { type Bounds, gridBounds } from '../base/grid.ts';
import type { Language } from '../base/text.ts';
import { namesRoad } from '../territory/road-pieces.ts';
import { reproject } from '../territory/reproject.ts';
import type { Territory } from '../territory/territory.ts';
import { linesOf, nearestFeature } from './features.ts';
import { leave } from './leaving.ts';

const wgs84 = 4326;

type Place = readonly [number, number];

interface Feature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

const names = {
  fr: {
    road: 'Rue nouvelle',
    district: 'Quartier nouveau',
    school: 'École nouvelle',
    close: 'Rue fermée',
    zone: 'Zone 30',
  },
  en: {
    road: 'New street',
    district: 'New district',
    school: 'New school',
    close: 'Closed street',
    zone: '30 km/h zone',
  },
} as const satisfies Readonly<Record<Language, unknown>>;

/**
 * Edits of a made-up file, in longitude and latitude, round the road nearest to the middle of a territory: each way in which
 * a feature says where it is. The first one is a road to be built.
 */
export function exampleFeatures(territory: Territory, language: Language): readonly Feature[] {
  const bounds = gridBounds(territory.layers.terrain.grid);
  const [west, south, east, north] = bounds;
  const table = territory.layers.roads?.table;
  const near = table ? nearestFeature(table, (west + east) / 2, (south + north) / 2) : null;
  const line = table && near ? (linesOf(table, near.feature)[0] ?? []) : [];
  const [x, y] = line[0] ?? [(west + east) / 2, (south + north) / 2];
  const at = (dx: number, dy: number): Place => toDegrees(territory, within(bounds, x + dx, y + dy));
  const square = (half: number, offM: number): readonly Place[] => [
    at(offM - half, -half),
    at(offM + half, -half),
    at(offM + half, half),
    at(offM - half, half),
    at(offM - half, -half),
  ];
  const own = names[language];
  const features = [
    feature(
      {
        kind: 'road-new',
        label: own.road,
        nature: 'single',
        importance: '5',
        lanes: 2,
        speedKmh: 30,
        level: 0,
        direction: 'both',
      },
      { type: 'LineString', coordinates: [at(0, 0), at(60, 40), at(120, 60)] },
    ),
    feature(
      { kind: 'district', label: own.district, dwellings: 50, jobs: 10 },
      { type: 'Polygon', coordinates: [square(40, 150)] },
    ),
    feature(
      { kind: 'facility', label: own.school, role: 'school' },
      { type: 'Point', coordinates: at(10, 10) },
    ),
  ];
  if (!table || !near) return features;
  const road = namesRoad(table.ids[near.feature] ?? '');
  const reachM = 20 + Math.max(...line.map(([px, py]) => Math.max(Math.abs(px - x), Math.abs(py - y))));
  return [
    ...features,
    feature(
      { kind: 'zone-30', label: own.zone, speed: '30' },
      { type: 'Polygon', coordinates: [square(reachM, 0)] },
    ),
    feature(
      {
        kind: 'road-close',
        label: own.close,
        roads: [road],
        classes: ['car', 'heavy'],
        fromS: 28_800,
        toS: 36_000,
      },
      null,
    ),
  ];
}

/** The same as a file of the person's. */
export function leaveExample(territory: Territory, language: Language): void {
  const collection = { type: 'FeatureCollection', features: exampleFeatures(territory, language) };
  const name = language === 'fr' ? 'exemple-de-modifications' : 'example-of-edits';
  const text = `${JSON.stringify(collection, null, 2)}\n`;
  leave('example', 'published', new File([text], `${name}.geojson`, { type: 'application/geo+json' }));
}

function feature(properties: Feature['properties'], geometry: Feature['geometry']): Feature {
  return { type: 'Feature', properties, geometry };
}

function within([west, south, east, north]: Bounds, x: number, y: number): Place {
  return [Math.min(east - 1, Math.max(west + 1, x)), Math.min(north - 1, Math.max(south + 1, y))];
}

/** To the centimetre. */
function toDegrees({ crs }: Territory, [x, y]: Place): Place {
  const [lon = 0, lat = 0] = reproject(crs, wgs84, Float64Array.of(x, y));
  return [Number(lon.toFixed(7)), Number(lat.toFixed(7))];
}
