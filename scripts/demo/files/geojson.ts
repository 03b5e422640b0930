import type { Spot } from '../curves.ts';
import { cornerM } from '../plan.ts';

export type Properties = Readonly<Record<string, string | number | null>>;

/** A feature in the commune's own metres. Lines may carry an elevation at each vertex, m. */
export interface Feature {
  readonly properties: Properties;
  readonly geometry:
    | { readonly type: 'Point'; readonly at: Spot }
    | { readonly type: 'LineString'; readonly line: readonly Spot[]; readonly zM?: readonly number[] }
    | { readonly type: 'Polygon'; readonly rings: readonly (readonly Spot[])[] };
}

/**
 * GeoJSON in Lambert-93, said by the `crs` member of its first edition (2008); one feature a line; coordinates to the
 * decimetre. Rings are closed here.
 */
export function encodeGeoJson(name: string, features: readonly Feature[]): string {
  const head = `{"type":"FeatureCollection","name":${JSON.stringify(name)},"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[\n`;
  return `${head}${features.map(encodeFeature).join(',\n')}\n]}\n`;
}

function encodeFeature({ properties, geometry }: Feature): string {
  return `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":{"type":"${geometry.type}","coordinates":${coordinates(geometry)}}}`;
}

function coordinates(geometry: Feature['geometry']): string {
  if (geometry.type === 'Point') return position(geometry.at);
  if (geometry.type === 'LineString')
    return `[${geometry.line.map((spot, i) => position(spot, geometry.zM?.[i])).join(',')}]`;
  return `[${geometry.rings
    .map(
      (ring) =>
        `[${closed(ring)
          .map((spot) => position(spot))
          .join(',')}]`,
    )
    .join(',')}]`;
}

function closed(ring: readonly Spot[]): readonly Spot[] {
  const [first] = ring;
  const last = ring[ring.length - 1];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}

function position([x, y]: Spot, zM?: number): string {
  const flat = `${toDm(x + cornerM[0])},${toDm(y + cornerM[1])}`;
  return zM === undefined ? `[${flat}]` : `[${flat},${Math.round(zM * 100) / 100}]`;
}

const toDm = (metres: number): number => Math.round(metres * 10) / 10;
