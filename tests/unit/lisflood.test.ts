import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import { forcingsOf, readBci } from '../../src/loaders/lisflood-bci.ts';
import { readBdy } from '../../src/loaders/lisflood-bdy.ts';
import { readLisfloodPar } from '../../src/loaders/lisflood-par.ts';
import { readMass, readStagePoints, readStageResults } from '../../src/loaders/lisflood-results.ts';
import { type FindFile, readForcingSets, readLisfloodCase } from '../../src/loaders/lisflood.ts';
import { rasterRange } from '../../src/territory/raster.ts';
import { dataPath, describeWithData } from '../data.ts';
import { openFile } from '../raster-files.ts';

/** Files of a folder that exists only in the test. */
function folder(files: Readonly<Record<string, string>>): FindFile {
  return (path) => Promise.resolve(path in files ? fileFromBytes(files[path]!, path) : null);
}

function onDisk(path: string): FindFile {
  return async (name) => (existsSync(join(path, name)) ? openFile(join(path, name)) : null);
}

function refusal(of: () => unknown): Record<string, string | number> {
  try {
    of();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, line: error.details['line'] ?? -1 };
    throw error;
  }
  return { code: 'none', line: -1 };
}

const dem = 'ncols 4\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 10\nNODATA_value -9999\n1 2 3 4\n5 6 7 8\n';

describe('parameter files', () => {
  it('RA-30 reads keywords in any case, comments and defaults', () => {
    const par = readLisfloodPar(
      '# a case\nDEMFILE\tdem.asc # the ground\nSim_Time 7200\n\nfpfric 0,03\nacceleration\nelevoff\n#riverfile x\n',
      'a.par',
    );
    expect(par).toMatchObject({
      demFile: 'dem.asc',
      durationS: 7200,
      manning: 0.03,
      solver: 'acceleration',
      outputKeywords: ['elevoff'],
      unsupported: [],
      resultRoot: 'res',
      initialStepS: 10,
      manningFile: null,
    });
  });

  it('RA-31 lists every keyword that it does not follow, with its line', () => {
    const par = readLisfloodPar(
      'DEMfile d\nsim_time 1\nriverfile r.river\nwhatever 3\ninfiltration 1e-6\n',
      'a.par',
    );
    expect(par.unsupported).toEqual([
      { keyword: 'riverfile', value: 'r.river', line: 3 },
      { keyword: 'whatever', value: '3', line: 4 },
      { keyword: 'infiltration', value: '1e-6', line: 5 },
    ]);
  });

  it.each([
    ['sim_time 3600', 0],
    ['DEMfile d.asc', 0],
    ['DEMfile', 1],
    ['DEMfile d\nsim_time soon', 2],
    ['DEMfile d\nsim_time -5', 2],
    ['DEMfile d\nsim_time 5\n\ncfl 1.5', 4],
  ])('RA-32 says which line is wrong: %j', (text, line) => {
    expect(refusal(() => readLisfloodPar(text, 'a.par'))).toEqual({ code: 'flood/lisflood-syntax', line });
  });
});

describe('boundary files', () => {
  const series = readBdy('comment\ntide\n2 hours\n0 0\n1,5 6\n# a note\nflow\n1 s\n3 0\n', 'a.bdy');

  it('RA-33 reads borders with their ends in any order, and points', () => {
    const lines = readBci(
      'N 20 10 HVAR tide\ne\t0 5 FREE 0.001\nS 0 4 FREE\nW 0 9 CLOSED\nP 5 6 QVAR flow\n',
      'a.bci',
    );
    expect(forcingsOf(lines, series, 10, 'a.bci')).toEqual([
      {
        name: 'tide',
        where: { kind: 'border', side: 'north', fromM: 10, toM: 20 },
        what: { kind: 'level', series: { timesS: [0, 21_600], values: [0, 1.5] } },
      },
      {
        name: 'FREE',
        where: { kind: 'border', side: 'east', fromM: 0, toM: 5 },
        what: { kind: 'free', slope: 0.001 },
      },
      {
        name: 'FREE',
        where: { kind: 'border', side: 'south', fromM: 0, toM: 4 },
        what: { kind: 'free', slope: null },
      },
      {
        name: 'flow',
        where: { kind: 'point', xM: 5, yM: 6 },
        // 3 m²/s across a cell of 10 m.
        what: { kind: 'discharge', series: { timesS: [0], values: [30] } },
      },
    ]);
  });

  it('a fixed value is a series of one instant; along a border it stays per metre', () => {
    const lines = readBci('W 0 5 QFIX 2.5\nP 1 1 HFIX 3', 'a.bci');
    expect(forcingsOf(lines, series, 10, 'a.bci').map((forcing) => forcing.what)).toEqual([
      { kind: 'discharge', series: { timesS: [0], values: [2.5] } },
      { kind: 'level', series: { timesS: [0], values: [3] } },
    ]);
  });

  it.each([
    ['X 0 1 FREE', 1],
    ['N 0 FREE', 1],
    ['# fine\nN 0 ten FREE', 2],
    ['N 0 10 WAVE', 1],
    ['N 0 10 HVAR', 1],
    ['N 0 10 HFIX high', 1],
    ['P 0 10 FREE', 1],
  ])('RA-32 refuses %j', (text, line) => {
    expect(refusal(() => readBci(text, 'a.bci'))).toEqual({ code: 'flood/lisflood-syntax', line });
  });

  it('RA-32 refuses a series that the .bdy has not', () => {
    const lines = readBci('\nN 0 1 HVAR tide\nN 1 2 HVAR surge', 'a.bci');
    expect(refusal(() => forcingsOf(lines, series, 1, 'a.bci'))).toEqual({
      code: 'flood/lisflood-syntax',
      line: 3,
    });
  });
});

describe('series files', () => {
  it.each([
    ['second', 1],
    ['seconds', 1],
    ['s', 1],
    ['minutes', 60],
    ['hours', 3600],
    ['Hours', 3600],
    ['days', 86_400],
  ])('RA-34 counts time in %s', (unit, factor) => {
    expect(readBdy(`a\nx\n2 ${unit}\n1 0\n2 3\n`, 'a.bdy').get('x')?.timesS).toEqual([0, 3 * factor]);
  });

  it('skips comments before each series, and keeps the first of a name', () => {
    const series = readBdy(
      'QTBDY from a model\nup\n  1  seconds\n 7 0\nQTBDY again\nup\n1 seconds\n8 0',
      'a.bdy',
    );
    expect([...series.values()]).toEqual([{ name: 'up', timesS: [0], values: [7] }]);
    expect(readBdy('x\n1 s\n5 0', 'a.bdy').get('x')?.values).toEqual([5]);
  });

  it.each([
    ['a value missing', 'c\nx\n3 s\n1 0\n2 1\n', 3],
    ['a value too many', 'c\nx\n1 s\n1 0\n2 1\ny\n1 s\n0 0', 5],
    ['a value too many at the end', 'c\nx\n1 s\n1 0\n2 1', 5],
    ['a word for a value', 'c\nx\n2 s\n1 0\nlots 1\n', 5],
    ['time going back', 'c\nx\n2 s\n1 5\n1 5\n', 5],
    ['no value at all', 'c\nx\n0 s\n', 3],
  ])('RA-32 refuses %s', (_, text, line) => {
    expect(refusal(() => readBdy(text, 'a.bdy'))).toEqual({ code: 'flood/lisflood-syntax', line });
  });
});

describe('whole cases', () => {
  const par = (text: string): InputFile => fileFromBytes(text, 'case.par');

  it('RA-35 brings friction and depths to the terrain’s grid and says so', async () => {
    const fine = (value: (i: number) => number): string =>
      `ncols 8\nnrows 4\nxllcorner 0\nyllcorner 0\ncellsize 5\nNODATA_value -9999\n${Array.from({ length: 32 }, (_, i) => value(i)).join(' ')}`;
    const found = await readLisfloodCase(
      par('DEMfile dem.asc\nsim_time 60\nmanningfile n.asc\nstartfile h.start\nfpfric 0.05\ndynsw'),
      folder({
        'dem.asc': dem,
        'n.asc': dem.replace('1 2 3 4\n5 6 7 8', '.1 .1 -9999 .1\n.1 .1 .1 .1'),
        'h.start': fine((i) => (i === 0 ? 4 : 0)),
      }),
    );
    expect([...found.manning!.values].map((n) => n.toFixed(2)).slice(0, 4)).toEqual([
      '0.10',
      '0.10',
      '0.05',
      '0.10',
    ]);
    // One cell of 5 m with 4 m of water: a quarter of a cell of 10 m.
    expect([...found.initialDepth!.values]).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
    expect(found.problems.map((p) => [p.code, p.details['keyword'] ?? p.details['file']])).toEqual([
      ['flood/lisflood-keyword', 'dynsw'],
      ['layer/resampled', 'h.start'],
    ]);
    expect(found.files.map((file) => file.path)).toEqual(['case.par', 'dem.asc', 'n.asc', 'h.start']);
  });

  it('a start file may hold water levels', async () => {
    const found = await readLisfloodCase(
      par('DEMfile dem.asc\nsim_time 60\nstartfile h\nstartelev'),
      folder({ 'dem.asc': dem, h: dem.replace('1 2 3 4\n5 6 7 8', '4 4 4 4\n4 4 4 -9999') }),
    );
    expect([...found.initialDepth!.values]).toEqual([3, 2, 1, 0, 0, 0, 0, 0]);
  });

  it('RA-36 names the file that is missing', async () => {
    const read = readLisfloodCase(
      par('DEMfile dem.asc\nsim_time 60\nbcifile sub\\a.bci'),
      folder({ 'dem.asc': dem }),
    );
    await expect(read).rejects.toMatchObject({ code: 'file/missing-part', details: { part: 'sub\\a.bci' } });
  });
});

describe('folders of events', () => {
  const bdy = (name: string, value: number): string => `c\n${name}\n1 s\n${value} 0\n`;

  it('RA-37 one set for each .bdy that fits its neighbour .bci', async () => {
    const { sets, problems } = await readForcingSets(
      [
        fileFromBytes('N 0 1 HVAR tide', 'sea/a.bci'),
        fileFromBytes(bdy('tide', 2), 'sea/a+10cm.bdy'),
        fileFromBytes(bdy('tide', 1), 'sea/a.bdy'),
        fileFromBytes(bdy('other', 3), 'sea/b.bdy'),
        fileFromBytes(bdy('tide', 9), 'elsewhere/a.bdy'),
        fileFromBytes('W 0 1 FREE', 'calm/free.bci'),
        fileFromBytes('nothing', 'sea/readme.txt'),
      ],
      5,
    );
    expect(sets.map((set) => set.name)).toEqual(['free', 'a', 'a+10cm']);
    expect(sets[1]?.forcings[0]?.what).toEqual({ kind: 'level', series: { timesS: [0], values: [1] } });
    expect(problems).toEqual([]);
  });

  it('tells what does not fit and keeps the rest', async () => {
    const { sets, problems } = await readForcingSets(
      [
        fileFromBytes('N 0 1 HVAR tide', 'a.bci'),
        fileFromBytes('W 0 1 FREE', 'b.bci'),
        fileFromBytes('c\nx\n2 s\n1 0', 'x.bdy'),
        fileFromBytes('N 0 1 SURF', 'c.bci'),
      ],
      5,
    );
    expect(sets.map((set) => set.name)).toEqual(['b']);
    expect(problems.map((p) => [p.details['file'], p.code])).toEqual([
      ['x.bdy', 'flood/lisflood-syntax'],
      ['a.bci', 'file/missing-part'],
      ['c.bci', 'flood/lisflood-syntax'],
    ]);
  });
});

describeWithData(
  'real cases',
  [
    'flood/ea_test4',
    'flood/ea_test5',
    'flood/ea_test8',
    'flood/buscot',
    'ign/littosim_dieppe',
    'ign/littosim_rochefort_charente',
  ],
  () => {
    const text = (...path: string[]): string => readFileSync(dataPath(...path), 'utf8');

    it('Buscot: what is read, and every keyword that is not', async () => {
      const path = dataPath('flood', 'buscot');
      const found = await readLisfloodCase(await openFile(join(path, 'buscot.par')), onDisk(path));
      expect([found.dem.grid.columns, found.dem.grid.rows, found.dem.grid.cellSizeM]).toEqual([76, 48, 50]);
      expect(found.parameters).toMatchObject({
        durationS: 100_000,
        manning: 0.06,
        solver: 'adaptive',
        massIntervalS: 100,
      });
      expect(found.parameters.unsupported.map((entry) => entry.keyword)).toEqual([
        'riverfile',
        'weirfile',
        'adaptoff',
      ]);
      expect(found.forcings).toEqual([
        {
          name: 'HFIX',
          where: { kind: 'border', side: 'east', fromM: 197_650, toM: 200_000 },
          what: { kind: 'level', series: { timesS: [0], values: [68.43] } },
        },
      ]);
      expect(readBdy(text('flood', 'buscot', 'buscot.bdy'), 'buscot.bdy').get('midpoint1')).toEqual({
        name: 'midpoint1',
        timesS: [0, 25_000, 50_000],
        values: [0, 50, 0],
      });
    });

    it('EA 4: 20 m³/s at its peak through 20 m of border, free elsewhere', async () => {
      const files = await Promise.all(
        ['ea4.bci', 'ea4.bdy'].map((name) => openFile(dataPath('flood', 'ea_test4', name))),
      );
      const { sets, problems } = await readForcingSets(files, 5);
      expect(problems).toEqual([]);
      const [inflow, ...others] = sets[0]!.forcings;
      expect(inflow).toEqual({
        name: 'test4',
        where: { kind: 'border', side: 'west', fromM: 990, toM: 1010 },
        what: {
          kind: 'discharge',
          series: { timesS: [0, 300, 3600, 14_400, 18_000], values: [0, 0, 1, 1, 0] },
        },
      });
      expect(
        others.map((forcing) => [forcing.where.kind === 'border' && forcing.where.side, forcing.what.kind]),
      ).toEqual([
        ['east', 'free'],
        ['south', 'free'],
        ['north', 'free'],
      ]);
      expect(readStagePoints(text('flood', 'ea_test4', 'ea4.stage'), 'ea4.stage')).toHaveLength(6);
      const results = readStageResults(
        text('flood', 'ea_test4', 'native_lisflood_acc_5m.stage'),
        'acc.stage',
      );
      expect(results.points[5]).toEqual({ xM: 300, yM: 1300, bedM: 0 });
      expect([results.timesS[4], results.depthsM[6]?.[0]]).toEqual([402.173, 0.0125]);
      expect(results.timesS.at(-1)).toBeGreaterThan(17_000);
    });

    it('EA 5 and EA 8: series, points and results', () => {
      expect(readBdy(text('flood', 'ea_test5', 'ea5.bdy'), 'ea5.bdy').get('test5')?.values).toEqual([
        0, 0, 15, 15, 0, 0,
      ]);
      expect(readStagePoints(text('flood', 'ea_test5', 'ea5.stage'), 'ea5.stage')[6]).toEqual({
        xM: 237_700,
        yM: 835_500,
      });
      // Written on Windows: CRLF.
      const glasgow = readStageResults(text('flood', 'ea_test8', 'ea2dt8a.stage'), 'ea2dt8a.stage');
      expect([glasgow.points.length, glasgow.points[0]?.bedM]).toEqual([9, 27.0899]);
      expect([glasgow.timesS[3], glasgow.depthsM[3]?.[0], glasgow.depthsM[3]?.[8]]).toEqual([
        90, 0.0151, 0.0033,
      ]);
    });

    it('Dieppe: five surges on one coast, each 289 instants over a day, +30 cm 0.30 m higher', async () => {
      const names = ['caen2019.bci', '.bdy', '+24cm.bdy', '+30cm.bdy', '+80cm.bdy', '+125cm.bdy'].map(
        (name) => (name.startsWith('caen') ? name : `caen2019${name}`),
      );
      const files = await Promise.all(
        names.map((name) => openFile(dataPath('ign', 'littosim_dieppe', 'floodfiles', name))),
      );
      const { sets, problems } = await readForcingSets(files, 20);
      expect(problems).toEqual([]);
      expect(sets.map((set) => set.name)).toEqual([
        'caen2019',
        'caen2019+24cm',
        'caen2019+30cm',
        'caen2019+80cm',
        'caen2019+125cm',
      ]);
      const levels = sets.map((set) => {
        expect(set.forcings).toHaveLength(9);
        const { what } = set.forcings[0]!;
        return what.kind === 'level' ? what.series : { timesS: [], values: [] };
      });
      expect(levels.map((series) => series.timesS.length)).toEqual([289, 289, 289, 289, 289]);
      expect(levels.map((series) => series.timesS.at(-1))).toEqual([86_400, 86_400, 86_400, 86_400, 86_400]);
      expect(
        levels
          .map((series) => Math.max(...series.values) - Math.max(...levels[0]!.values))
          .map((d) => d.toFixed(2)),
      ).toEqual(['0.00', '0.24', '0.30', '0.80', '1.25']);
      expect(sets[0]?.forcings[0]?.where).toEqual({
        kind: 'border',
        side: 'north',
        fromM: 568_350,
        toM: 570_650,
      });
    });

    it('Rochefort: one sea, a written case, its mass balance', async () => {
      const path = dataPath('ign', 'littosim_rochefort_charente');
      const par = fileFromBytes(
        [
          'DEMfile shapefiles/dem.asc',
          'manningfile shapefiles/rugosity.asc',
          'bcifile floodfiles/rochefort.bci',
          'bdyfile floodfiles/rochefort.bdy',
          'startfile floodfiles/rochefort.start',
          'sim_time 199990',
          'initial_tstep 100',
          'massint 1000',
          'saveint 14285',
          'acceleration',
        ].join('\n'),
        'rochefort.par',
      );
      const found = await readLisfloodCase(par, onDisk(path));
      expect([found.dem.grid.columns, found.dem.grid.rows]).toEqual([730, 472]);
      expect(found.parameters.solver).toBe('acceleration');
      expect(found.problems.map((p) => p.code)).toEqual([]);
      expect(rasterRange(found.manning!.values).unknown).toBe(0);
      expect(found.initialDepth?.values.length).toBe(344_560);
      const [sea] = found.forcings;
      expect(sea?.where).toEqual({ kind: 'border', side: 'west', fromM: 6_547_090, toM: 6_551_130 });
      expect(sea?.what.kind === 'level' && sea.what.series.timesS).toHaveLength(433);
      const mass = readMass(
        text('ign', 'littosim_rochefort_charente', 'floodfiles', 'results', 'res.mass'),
        'res.mass',
      );
      expect([mass['Time']?.[1], mass['Vol']?.[0], mass['Qin']?.[1]]).toEqual([1000.496, 7.5179e7, 18.034]);
    });
  },
);
