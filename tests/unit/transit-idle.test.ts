import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { reproject } from '../../src/territory/reproject.ts';
import { terrain } from '../vector-files.ts';

const [west, south] = [700_000, 6_600_000];
const dem = terrain('mnt_LAMB93_IGN69.asc', { columns: 100, rows: 100, cell: 10, west, south });
const [lonA, latA, lonB, latB] = reproject(
  2154,
  4326,
  Float64Array.of(west + 100, south + 100, west + 900, south + 900),
);

/** A timetable of one run, with some tables otherwise. */
function tables(changes: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\nA,Mairie,${latA},${lonA}\nB,Prés,${latB},${lonB}\n`,
    'routes.txt': 'route_id,route_short_name,route_type\nR,1,3\n',
    'trips.txt': 'route_id,service_id,trip_id\nR,S,T\n',
    'stop_times.txt':
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT,8:00:00,8:00:00,A,1\nT,8:04:00,8:04:00,B,2\n',
    'calendar_dates.txt': 'service_id,date,exception_type\nS,20261124,1\n',
    ...changes,
  };
}

/** What is told of a timetable, and how many stops the territory keeps of it. */
async function toldOf(changes: Readonly<Record<string, string>>) {
  const zip = zipSync(
    Object.fromEntries(Object.entries(tables(changes)).map(([name, text]) => [name, strToU8(text)])),
  );
  const { territory, problems } = await buildTerritory(
    await readFolder([dem, fileFromBytes(zip, 'gtfs.zip')]),
  );
  return {
    told: problems.filter(({ code }) => code.startsWith('traffic/gtfs')).map(({ code }) => code),
    problems,
    stops: territory?.transit?.stopIds.length,
  };
}

const headings = (name: string): string => `${tables()[name]!.split('\n', 1)[0]}\n`;

describe('a timetable that serves nobody', () => {
  test('TR-357 one that serves the place tells nothing', async () => {
    expect(await toldOf({})).toMatchObject({ told: [], stops: 2 });
  });

  test('TR-357 stops far away are told with the distance, and kept', async () => {
    const far = await toldOf({ 'stops.txt': 'stop_id,stop_lat,stop_lon\nA,48.8,2.3\nB,48.9,2.3\n' });
    expect(far).toMatchObject({ told: ['traffic/gtfs-far'], stops: 2 });
    const { details } = far.problems.find(({ code }) => code === 'traffic/gtfs-far')!;
    expect(details['km']).toBeGreaterThan(200);
    expect(details['km']).toBeLessThan(300);
  });

  test('TR-357 latitudes and longitudes that were exchanged are told as such', async () => {
    const swapped = `stop_id,stop_lon,stop_lat\nA,${latA},${lonA}\nB,${latB},${lonB}\n`;
    expect((await toldOf({ 'stops.txt': swapped })).told).toEqual(['traffic/gtfs-swapped']);
  });

  test('TR-357 one stop near is enough', async () => {
    const mixed = `stop_id,stop_lat,stop_lon\nB,48.9,2.3\nA,${latA},${lonA}\n`;
    expect((await toldOf({ 'stops.txt': mixed })).told).toEqual([]);
  });

  test('TR-357 tables of headings alone', async () => {
    expect((await toldOf({ 'stops.txt': headings('stops.txt') })).told).toContain('traffic/gtfs-no-stops');
    expect((await toldOf({ 'trips.txt': headings('trips.txt') })).told).toContain('traffic/gtfs-idle');
    expect((await toldOf({ 'stop_times.txt': headings('stop_times.txt') })).told).toContain(
      'traffic/gtfs-idle',
    );
  });

  test.each([
    ['a Saturday', '20261128'],
    ['a Sunday', '20261129'],
  ])('TR-357 a calendar of %s alone has no working day', async (_, date) => {
    const only = `service_id,date,exception_type\nS,${date},1\n`;
    expect((await toldOf({ 'calendar_dates.txt': only })).told).toEqual(['traffic/gtfs-idle']);
  });

  test.each(['20261301', '20260230', '20260001', '20261100', '2026-11-24'])(
    'TR-357 the date %s is no day: its row is told',
    async (date) => {
      const dates = `service_id,date,exception_type\nS,${date},1\nS,20261124,1\n`;
      const { told, problems } = await toldOf({ 'calendar_dates.txt': dates });
      expect(told).toEqual(['traffic/gtfs-rows']);
      expect(problems.find(({ code }) => code === 'traffic/gtfs-rows')?.details).toMatchObject({ count: 1 });
    },
  );
});
