import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { reproject } from '../../src/territory/reproject.ts';

const town = join(import.meta.dirname, '../../assets/demo');
const mobpro =
  'COMMUNE;ARM;DCLT;IPONDI;TRANS\n99001;ZZZZZ;99001;700;5\n99001;ZZZZZ;45234;1500;5\n45234;ZZZZZ;99001;400;5\n';
let folder = '';
const inFolder = (name: string): string => join(folder, name);

async function demand(...args: readonly string[]) {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const exitCode = await runCommandLine(['traffic', 'demand', ...args], { LANG: 'C' });
    const text = (calls: readonly (readonly unknown[])[]) => calls.map((call) => call.join(' ')).join('\n');
    return { exitCode, out: text(out.mock.calls), errors: text(errors.mock.calls) };
  } finally {
    out.mockRestore();
    errors.mockRestore();
  }
}

interface Summary {
  readonly isCalibrated: boolean;
  readonly origins: { readonly commuters: string };
  readonly totals: {
    readonly residentModeShares: Readonly<Record<string, number>>;
    readonly carsPerDay: { readonly inside: number; readonly exchange: number; readonly through: number };
  };
}

async function summaryOf(...args: readonly string[]): Promise<Summary> {
  const { exitCode, out } = await demand(town, '--json', ...args);
  expect(exitCode).toBe(0);
  return JSON.parse(out) as Summary;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jumelles-demand-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('TR-158 the day is told as text, not calibrated, and refusals are told too', async () => {
  const { exitCode, out } = await demand(town);
  expect(exitCode).toBe(0);
  expect(out).toContain('Non calé');
  expect(out).toMatch(/16.584 déplacements/);
  expect((await demand()).exitCode).toBe(2);
  expect((await demand(town, '--growth', 'much')).exitCode).toBe(2);
  expect((await demand(inFolder('nowhere'))).exitCode).toBe(1);
});

test('TR-158 commuters of a MOBPRO file replace the assumed parts', async () => {
  await writeFile(inFolder('mobpro.csv'), mobpro);
  const { origins, isCalibrated } = await summaryOf('--commuters', inFolder('mobpro.csv'));
  expect(origins.commuters).toBe('observed');
  expect(isCalibrated).toBe(false);
});

test('TR-158 the table that is written is read again', async () => {
  const before = await summaryOf('--out', inFolder('od.csv'));
  expect(await readFile(inFolder('od.csv'), 'utf8')).toMatch(/^origin;destination;vehiclesPerDay\n/);
  const after = await summaryOf('--od', inFolder('od.csv'));
  for (const kind of ['inside', 'exchange', 'through'] as const)
    expect(after.totals.carsPerDay[kind] / before.totals.carsPerDay[kind]).toBeCloseTo(1, 6);
});

test('TR-158 a GTFS archive and a MOBPRO file among the layers enter the choice', async () => {
  const [lonA, latA, lonB, latB] = reproject(
    2154,
    4326,
    Float64Array.of(654_750, 6_686_570, 655_500, 6_686_400),
  );
  const minute = (k: number): string => `${7 + Math.floor(k / 60)}:${String(k % 60).padStart(2, '0')}:00`;
  const runs = Array.from({ length: 24 }, (_, k) => k);
  const archive = zipSync({
    'stops.txt': strToU8(
      `stop_id,stop_name,stop_lat,stop_lon\nA,Mairie,${latA},${lonA}\nB,Prés,${latB},${lonB}\n`,
    ),
    'routes.txt': strToU8('route_id,route_short_name,route_type\nR,1,3\n'),
    'trips.txt': strToU8(`route_id,service_id,trip_id\n${runs.map((k) => `R,S,T${k}`).join('\n')}\n`),
    'stop_times.txt': strToU8(
      `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${runs
        .map(
          (k) =>
            `T${k},${minute(5 * k)},${minute(5 * k)},A,1\nT${k},${minute(5 * k + 4)},${minute(5 * k + 4)},B,2`,
        )
        .join('\n')}\n`,
    ),
    'calendar_dates.txt': strToU8('service_id,date,exception_type\nS,20261124,1\n'),
  });
  // Dropped among the layers, as a person would.
  await cp(town, inFolder('town'), { recursive: true, filter: (path) => !/results|lointain/.test(path) });
  await writeFile(inFolder('town/gtfs.zip'), archive);
  await writeFile(inFolder('town/mobpro.csv'), mobpro);
  const { out, errors, exitCode } = await demand(inFolder('town'), '--json');
  expect(exitCode).toBe(0);
  expect(errors).not.toMatch(/gtfs\.zip|mobpro\.csv/);
  const { totals, origins } = JSON.parse(out) as Summary;
  expect(origins.commuters).toBe('observed');
  const shares = totals.residentModeShares;
  expect(shares['transit']).toBeGreaterThan(0);
  expect((shares['transit'] ?? 0) + (shares['none'] ?? 0)).toBeCloseTo(0.108, 4);
});

test('TR-158 counts among the layers judge an hour, before and after it is moved towards them', async () => {
  await cp(town, inFolder('counted'), { recursive: true, filter: (path) => !/results|lointain/.test(path) });
  // On the main road where it crosses the town's southern edge, and far from any road.
  const rows = 'route;x;y;annee;TMJA\nD45;654761;6684100;2024;5200\nD999;652100;6688400;2024;100\n';
  await writeFile(inFolder('counted/comptages.csv'), rows);
  const { out, exitCode } = await demand(inFolder('counted'), '--json', '--calibrate');
  expect(exitCode).toBe(0);
  const { calibration } = JSON.parse(out) as {
    readonly calibration: {
      readonly counts: number;
      readonly before: { readonly largestGeh: number };
      readonly after: { readonly largestGeh: number };
    };
  };
  expect(calibration.counts).toBe(1);
  expect(calibration.before.largestGeh).toBeGreaterThan(1);
  expect(calibration.after.largestGeh).toBeLessThan(1);
});

test('TR-350 what a folder holds that could not be used is told, and the figures stay alone on standard output', async () => {
  await cp(town, inFolder('faulty'), { recursive: true, filter: (path) => !/results|lointain/.test(path) });
  await writeFile(inFolder('faulty/arrets.gpkg'), 'SQLite format 3 and then nothing');
  const { out, errors, exitCode } = await demand(inFolder('faulty'), '--json');
  expect(exitCode).toBe(0);
  expect(errors).toMatch(/fichiers laissés de côté\n/);
  expect(errors).toContain('arrets.gpkg (n’a pas pu être lu)');
  expect(errors).toMatch(/\[file\/[a-z-]+\] arrets\.gpkg/);
  expect(() => JSON.parse(out) as unknown).not.toThrow();
});

test('TR-350 a folder that makes no territory says why before it is given up', async () => {
  await mkdir(inFolder('groundless'));
  await writeFile(inFolder('groundless/releve.las'), 'LASF');
  const { errors, exitCode } = await demand(inFolder('groundless'));
  expect(exitCode).toBe(1);
  expect(errors).toContain('[file/point-cloud]');
  expect(errors).toContain('[territory/no-terrain]');
});

test('TR-361 what stops the demand is one object in JSON, told before anything is computed', async () => {
  const errorOf = async (...args: readonly string[]) => {
    const { out, exitCode } = await demand(...args, '--json');
    expect(exitCode).toBe(1);
    return (JSON.parse(out) as { readonly error: unknown }).error;
  };
  expect(await errorOf(inFolder('nowhere'))).toMatchObject({ code: 'file/unreadable' });
  expect(await errorOf(town, '--od', inFolder('none.csv'))).toMatchObject({ code: 'file/absent' });
  expect(await errorOf(town, '--out', inFolder('no/where.csv'))).toMatchObject({ code: 'file/not-written' });
});

test('TR-360 commuters of another region are told to be of another region, and not cut short', async () => {
  await writeFile(inFolder('elsewhere.csv'), 'COMMUNE;ARM;DCLT;IPONDI\n75056;75101;92050;700\n');
  const { errors, exitCode } = await demand(town, '--commuters', inFolder('elsewhere.csv'));
  expect(exitCode).toBe(1);
  expect(errors).toContain('contient des déplacements, mais aucun ne touche une commune de ce territoire');
  await writeFile(inFolder('headed.csv'), 'COMMUNE;ARM;DCLT;IPONDI\n');
  const empty = await demand(town, '--commuters', inFolder('headed.csv'));
  expect(empty.errors).toContain('[traffic/no-trips]');
});

/** The town with a table of counts, judged and moved towards. */
async function calibrated(name: string, table: string) {
  await cp(town, inFolder(name), { recursive: true, filter: (path) => !/results|lointain/.test(path) });
  await writeFile(inFolder(`${name}/comptages.csv`), table);
  const { out, errors, exitCode } = await demand(inFolder(name), '--json', '--calibrate');
  expect(exitCode).toBe(0);
  const told = JSON.parse(out) as {
    readonly calibration: { readonly counts: number; readonly after: object } | null;
    readonly notCalibrated?: { readonly code: string };
  };
  return { ...told, errors };
}

const onMainRoad = 'D45;654761;6684100';

test('TR-352 a calibration that no count allows says why, as text and in JSON, and the figures stay', async () => {
  const { out, errors, exitCode } = await demand(town, '--calibrate');
  expect([exitCode, out]).toEqual([0, expect.stringContaining('Non calé')]);
  expect(errors).toContain('[traffic/calibration-no-counts]');
  const rows = `${onMainRoad};-5\n${onMainRoad};NaN\nD999;652100;6688400;100\n`;
  const useless = await calibrated('useless', `route;x;y;TMJA\n${rows}`);
  expect(useless).toMatchObject({
    calibration: null,
    notCalibrated: { code: 'traffic/calibration-unusable', details: { count: 3 } },
  });
  expect(useless.errors).toMatch(/négatif\)\s: 2\./);
  expect(useless.errors).toMatch(/sans route de leur numéro\s: 1\./);
});

test('TR-353 of counts of one road those of the latest year serve, and how many do not is told', async () => {
  const head = 'route;x;y;annee;TMJA\n';
  const last = `${onMainRoad};2024;9000\n`;
  const alone = await calibrated('alone', head + last);
  const years = await calibrated('years', `${head}${onMainRoad};2015;2000\n${last}${onMainRoad};;100\n`);
  expect(years.calibration).toEqual(alone.calibration);
  expect(years.errors).toMatch(/remplace sur la même route\s: 2\./);
  expect(alone.errors).not.toContain('counts-older');
});

test('TR-353 counts of one year, or of none, all serve', async () => {
  const rows = (year: string): string => `${onMainRoad};${year};9000\n${onMainRoad};${year};8000\n`;
  const head = 'route;x;y;annee;TMJA\n';
  const dated = await calibrated('dated', head + rows('2024'));
  const undated = await calibrated('undated', head + rows(''));
  expect(dated.calibration?.counts).toBe(2);
  expect(undated.calibration).toEqual(dated.calibration);
});
