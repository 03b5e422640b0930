import type { SunShown } from '../../../app/view-store.ts';
import { gridBounds } from '../../../base/grid.ts';
import type { Words } from '../../../i18n/i18n.ts';
import { longitudeLatitude, meridianConvergence } from '../../../territory/convergence.ts';
import { type SunInSky, sunOver } from '../../../territory/sun-position.ts';
import type { Territory } from '../../../territory/territory.ts';
import { legalInstant, timeZoneOf } from './legal-clock.ts';
import { sunHeights } from './sun-texts.ts';

/** Where on Earth a territory is: its middle. */
export interface SunPlace {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Bearing of the grid's north, clockwise from true north. */
  readonly convergenceDeg: number;
  readonly timeZone: string;
}

/** null where the coordinate system of the territory does not say. */
export function sunPlaceOf({ crs, layers }: Territory): SunPlace | null {
  const [west, south, east, north] = gridBounds(layers.terrain.grid);
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const place = longitudeLatitude(crs, x, y);
  const convergence = meridianConvergence(crs, x, y);
  if (place === null || convergence === null) return null;
  const [longitudeDeg, latitudeDeg] = place;
  return {
    latitudeDeg,
    longitudeDeg,
    convergenceDeg: (convergence * 180) / Math.PI,
    timeZone: timeZoneOf(crs),
  };
}

/** End of civil twilight, degrees. */
const twilightDeg = -6;
/** Its upper edge is on the horizon, as seen through the air, degrees. */
const edgeDeg = -0.27;

function positionAt(place: SunPlace, date: string, minute: number): SunInSky {
  const timeS = legalInstant(date, minute, place.timeZone);
  return sunOver(timeS, place.latitudeDeg, place.longitudeDeg);
}

/** The Sun over a place when its clocks show a date and a minute of the day. */
export function sunAt(words: Words, place: SunPlace, date: string, minute: number): SunShown {
  const { elevation, azimuth } = positionAt(place, date, minute);
  const azimuthDeg = azimuth - place.convergenceDeg;
  const when = `${words.date(date)}, ${words.clock(60 * minute)}`;
  const height = `${words.number(Math.abs(elevation), Math.abs(elevation) < 10 ? 1 : 0)}°`;
  return {
    azimuthDeg,
    elevationDeg: elevation,
    text: `${when} · ${heightText(words, elevation, height, azimuth)}`,
  };
}

function heightText(words: Words, elevation: number, height: string, azimuth: number): string {
  const { language } = words;
  if (elevation < twilightDeg) return sunHeights.night[language](height);
  if (elevation < edgeDeg) return sunHeights.twilight[language](height);
  const wind = winds[Math.round(azimuth / 45) % winds.length] ?? 'n';
  return sunHeights.day[language](height, words.t(`atelier.roads.winds.${wind}`));
}

const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

/** Minutes of the day between which the Sun is over the end of twilight, by steps; the whole day where it never is or always. */
export function lightOf(place: SunPlace, date: string, stepMin: number): readonly [number, number] {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (let minute = 0; minute < dayMin; minute += stepMin) {
    if (positionAt(place, date, minute).elevation < twilightDeg) continue;
    first = Math.min(first, minute);
    last = minute;
  }
  return first < last ? [first, last] : [0, dayMin - stepMin];
}

export const dayMin = 1440;
