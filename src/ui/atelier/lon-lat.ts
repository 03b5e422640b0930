import type { FromLonLat } from '../../app/geometry-text.ts';
import { reproject } from '../../territory/reproject.ts';
import type { Territory } from '../../territory/territory.ts';

const wgs84 = 4326;

/** Turns longitude and latitude into the coordinates of a territory. */
export function lonLatInto(territory: Territory): FromLonLat {
  return (lon, lat) => {
    const [x = Number.NaN, y = Number.NaN] = reproject(wgs84, territory.crs, Float64Array.of(lon, lat));
    return [x, y];
  };
}
