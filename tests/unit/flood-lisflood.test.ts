import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { floodCommand } from '../../src/cli/flood-case.ts';
import { gridText } from '../../src/cli/flood/lisflood-output.ts';
import { discoveredCase, findParFiles } from '../../src/cli/validate/discovered.ts';
import { allHold, notRun } from '../../src/cli/validate/result.ts';
import { readAsc } from '../../src/loaders/asc.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { readMass, readStageResults } from '../../src/loaders/lisflood-results.ts';
import { conditionsFromForcings, hypothesisFromForcings } from '../../src/scenario/from-forcings.ts';
import { rasterLayer, territoryOf } from './flood-fixture.ts';

const columns = 20;
const rows = 12;
const dem = `ncols ${columns}\nnrows ${rows}\nxllcorner 100\nyllcorner 200\ncellsize 10\nNODATA_value -9999\n${Array.from(
  { length: rows },
  (_, row) =>
    Array.from({ length: columns }, (__, column) => (row === 0 ? -9999 : 5 - 0.02 * column)).join(' '),
).join('\n')}\n`;
const par = `DEMfile a.dem
resroot run
sim_time 600
saveint 300
massint 60
fpfric 0.04
acceleration
bcifile a.bci
bdyfile a.bdy
stagefile a.gauges
elevoff
`;
const files = {
  'a.par': par,
  'a.dem': dem,
  'a.bci': 'W 220 260 QVAR q\nE 200 320 FREE\n',
  'a.bdy': 'comment\nq\n3 seconds\n0 0\n0.5 100\n0.2 600\n',
  'a.gauges': '2\n105 245\n5000 5000\n',
};

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jumelles-flood-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

describe('cases of LISFLOOD-FP', () => {
  it('FL-80 a case run headless gives grids, volumes and stages that their own readers read', async () => {
    const out = join(folder, 'results');
    expect(await floodCommand([join(folder, 'a.par'), '--out', out])).toBe(0);
    const text = (name: string) => readFile(join(out, name), 'utf8');
    const grids = await Promise.all(
      ['run-0000.wd', 'run-0001.wd', 'run-0002.wd', 'run.max'].map(async (name) =>
        readAsc(fileFromBytes(await text(name), name)),
      ),
    );
    for (const { grid } of grids) {
      expect(grid).toEqual({ columns, rows, cellSizeM: 10, westM: 100, northM: 320 });
    }
    const [start, , end, most] = grids;
    expect(start!.values.every((depth) => !(depth > 0))).toBe(true);
    expect(end!.values.every((depth, cell) => !(depth > most!.values[cell]! + 1e-3))).toBe(true);
    const mass = readMass(await text('run.mass'), 'run.mass');
    expect(mass['Time']!.length).toBe(11);
    // m²/s over four cells of 10 m: 0.5·100·20 + 0.5·500·(20 + 8) m³.
    const entered = mass['Qin']!.reduce(
      (sum, flow, i) => sum + flow * (mass['Time']![i]! - (mass['Time']![i - 1] ?? 0)),
      0,
    );
    expect(entered).toBeCloseTo(8000, -2);
    expect(mass['Vol']!.at(-1)!).toBeGreaterThan(1000);
    const stages = readStageResults(await text('run.stage'), 'run.stage');
    expect(stages.points.map(({ xM }) => xM)).toEqual([105, 5000]);
    expect(stages.depthsM.at(-1)![0]).toBeGreaterThan(0.05);
    expect(stages.depthsM.at(-1)![1]).toBeNaN();
  });

  it('FL-81 keywords that are not followed stop the run, unless asked otherwise', async () => {
    await writeFile(join(folder, 'river.par'), `${par}riverfile x.river\n`);
    const out = join(folder, 'river');
    expect(await floodCommand([join(folder, 'river.par'), '--out', out])).toBe(1);
    expect(vi.mocked(console.error).mock.calls.flat().join('\n')).toContain('riverfile');
    expect(await floodCommand([join(folder, 'river.par'), '--out', out, '--ignore-unsupported'])).toBe(0);
    await expect(floodCommand([join(folder, 'river.par')])).rejects.toThrow('--out');
    await rm(out, { recursive: true });
  });

  it('FL-82 a case found with its results is compared with them, and one that cannot be run says why', async () => {
    const found = await findParFiles(folder);
    expect(found.map((path) => path.slice(folder.length + 1))).toEqual(['a.par', 'river.par']);
    const same = await discoveredCase(join(folder, 'a.par'));
    expect(same).toMatchObject({ pass: true, figures: { 'run.max CSI': 1 } });
    expect(same.figures['P1 peak (m)']).toBeGreaterThan(0.05);
    const doctored = (await readFile(join(folder, 'results', 'run.max'), 'utf8')).replaceAll(
      /\t0\.[1-9]\d\d/g,
      '\t3.000',
    );
    await writeFile(join(folder, 'results', 'run.max'), doctored);
    expect((await discoveredCase(join(folder, 'a.par'))).pass).toBe(false);
    await rm(join(folder, 'results', 'run.max'));
    expect(await discoveredCase(join(folder, 'a.par'))).toMatchObject({
      pass: true,
      figures: { 'run-0002.wd CSI': 1 },
    });
    const river = await discoveredCase(join(folder, 'river.par'));
    expect(river.pass).toBeNull();
    expect(river.tolerance).toContain('riverfile');
    expect(await findParFiles(join(folder, 'absent'))).toEqual([]);
  });

  it('FL-83 a validation holds when nothing failed and something was run', () => {
    const one = { case: '', figures: {}, expected: {}, tolerance: '' };
    expect(allHold([{ ...one, pass: true }, notRun('b', 'absent')])).toBe(true);
    expect(
      allHold([
        { ...one, pass: true },
        { ...one, pass: false },
      ]),
    ).toBe(false);
    expect(allHold([notRun('b', 'absent')])).toBe(false);
  });

  it('writes unknown cells as nodata', async () => {
    const grid = { columns: 2, rows: 1, cellSizeM: 1, westM: 0, northM: 1 };
    const back = await readAsc(fileFromBytes(gridText(grid, Float32Array.of(1.25, Number.NaN)), 'x.wd'));
    expect([...back.values]).toEqual([1.25, Number.NaN]);
  });
});

describe('conditions that files deliver', () => {
  const terrain = rasterLayer({ columns, rows, cellSizeM: 10, westM: 100, northM: 320 }, () => 1);
  const series = { timesS: [0, 60], values: [0.5, 2] };
  const set = {
    name: 'storm+30cm',
    forcings: [
      {
        name: 'q',
        where: { kind: 'border', side: 'west', fromM: 260, toM: 220 },
        what: { kind: 'discharge', series },
      },
      {
        name: 'h',
        where: { kind: 'border', side: 'north', fromM: 0, toM: 500 },
        what: { kind: 'level', series },
      },
      { name: 'p', where: { kind: 'point', xM: 117, yM: 233 }, what: { kind: 'discharge', series } },
      { name: 'l', where: { kind: 'point', xM: 117, yM: 233 }, what: { kind: 'level', series } },
      {
        name: 'FREE',
        where: { kind: 'border', side: 'east', fromM: 0, toM: 500 },
        what: { kind: 'free', slope: null },
      },
    ],
  } as const;

  it('FL-84 become those of a hypothesis: widths counted, zero of the terrain, a sea that is not empty', () => {
    const hypothesis = hypothesisFromForcings(set, territoryOf(terrain));
    const [q, h, p, l, free, start] = hypothesis.conditions;
    expect(q).toMatchObject({ kind: 'flood/border-inflow', series: { values: [20, 80] } });
    expect(h).toMatchObject({ kind: 'flood/border-level', datum: 'NGF-IGN69', series });
    expect(p).toMatchObject({ kind: 'flood/inflow', section: [[117, 233]], series });
    expect(l).toMatchObject({ kind: 'flood/area-level', area: expect.arrayContaining([[112.5, 232.5]]) });
    expect(free).toMatchObject({ kind: 'flood/outflow', slope: null });
    expect(start).toMatchObject({ kind: 'flood/initial-level', area: null, levelM: 0.5 });
    expect(hypothesis).toMatchObject({ durationS: 60, shortName: 'storm+30cm' });
    expect(conditionsFromForcings(set, terrain.grid, 'local')).toHaveLength(5);
  });
});
