import { cosDeg } from '../sun/angles.ts';
import type { ClimateZone } from '../dpe/zones.ts';

/** Départements of each climate zone (order of 31 March 2021, annex 1, 18.1), with latitude and longitude of their prefecture. */
const departments: Readonly<Record<ClimateZone, string>> = {
  H1a: '02 49.56 3.62,14 49.18 -0.37,27 49.02 1.15,28 48.45 1.49,59 50.63 3.06,60 49.43 2.08,61 48.43 0.09,62 50.29 2.78,75 48.86 2.35,76 49.44 1.1,77 48.54 2.66,78 48.8 2.13,80 49.89 2.3,91 48.63 2.43,92 48.89 2.2,93 48.91 2.44,94 48.79 2.46,95 49.04 2.08',
  H1b: '08 49.77 4.72,10 48.3 4.07,45 47.9 1.9,51 48.96 4.36,52 48.11 5.14,54 48.69 6.18,55 48.77 5.16,57 49.12 6.18,58 46.99 3.16,67 48.58 7.75,68 48.08 7.36,70 47.62 6.16,88 48.17 6.45,89 47.8 3.57,90 47.64 6.86',
  H1c: '01 46.2 5.23,03 46.57 3.33,05 44.56 6.08,15 44.93 2.44,19 45.27 1.77,21 47.32 5.04,23 46.17 1.87,25 47.24 6.02,38 45.19 5.72,39 46.67 5.55,42 45.44 4.39,43 45.04 3.88,63 45.78 3.08,69 45.76 4.84,71 46.31 4.83,73 45.57 5.92,74 45.9 6.13,87 45.83 1.26',
  H2a: '22 48.51 -2.76,29 48 -4.1,35 48.11 -1.68,50 49.12 -1.09,56 47.66 -2.76',
  H2b: '16 45.65 0.16,17 46.16 -1.15,18 47.08 2.4,36 46.81 1.69,37 47.39 0.69,41 47.59 1.33,44 47.22 -1.55,49 47.47 -0.55,53 48.07 -0.77,72 48 0.2,79 46.32 -0.46,85 46.67 -1.43,86 46.58 0.34',
  H2c: '09 42.97 1.61,12 44.35 2.57,24 45.18 0.72,31 43.6 1.44,32 43.65 0.59,33 44.84 -0.58,40 43.89 -0.5,46 44.45 1.44,47 44.2 0.62,64 43.3 -0.37,65 43.23 0.07,81 43.93 2.15,82 44.02 1.36',
  H2d: '04 44.09 6.24,07 44.74 4.6,26 44.93 4.89,48 44.52 3.5,84 43.95 4.81',
  H3: '06 43.7 7.27,11 43.21 2.35,13 43.3 5.37,2A 41.93 8.74,2B 42.7 9.45,30 43.84 4.36,34 43.61 3.88,66 42.7 2.9,83 43.12 5.93',
};

interface Prefecture {
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly zone: ClimateZone;
}

const prefectures: readonly Prefecture[] = (Object.keys(departments) as ClimateZone[]).flatMap((zone) =>
  departments[zone].split(',').map((text) => {
    const [code = '', latitude, longitude] = text.split(' ');
    return { code, latitude: Number(latitude), longitude: Number(longitude), zone };
  }),
);

/**
 * Climate zone of a place: that of the département of its INSEE code; where there is none that is known, of the nearest
 * prefecture. Overseas, where dwellings are hardly heated, no zone fits: null (farther than 3° from every prefecture).
 */
export function climateZoneOf(insee: string, longitude: number, latitude: number): ClimateZone | null {
  const named = prefectures.find(({ code }) => insee.startsWith(code));
  if (named) return named.zone;
  const narrow = cosDeg(latitude);
  const distances = prefectures.map((one) => {
    const [east, north] = [(one.longitude - longitude) * narrow, one.latitude - latitude];
    return east * east + north * north;
  });
  const least = Math.min(...distances);
  return least > 9 ? null : prefectures[distances.indexOf(least)]!.zone;
}
