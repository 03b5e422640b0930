import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { guarded, type ValidationResult } from '../../src/cli/validate/result.ts';
import { readExpected } from '../../src/cli/validate/traffic/expected.ts';
import { findTrafficFolders } from '../../src/cli/validate/traffic/folders.ts';
import { type CaseLimits, networkCase } from '../../src/cli/validate/traffic/network-case.ts';
import { validateTraffic } from '../../src/cli/validate/traffic.ts';

let data = '';
const at = (...parts: readonly string[]): string => join(data, 'traffic', ...parts);

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'jumelles-validation-'));
  await mkdir(at());
});

afterEach(async () => {
  await rm(data, { recursive: true, force: true });
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Two ways from 1 to 2, a toll of 5 on each link. */
const net = `<FIRST THRU NODE> 1
1 3 100 1 1 0.15 4 0 5 1 ;
3 2 100 1 1 0.15 4 0 5 1 ;
1 4 50 1 1.5 0.15 4 0 5 1 ;
4 2 50 1 1.5 0.15 4 0 5 1 ;
`;
const trips = 'Origin 1\n2 : 200;\n';
/** Of `net` and `trips`: found by bisection on the flow of the first way, and from it. */
const objective = objectiveOf(flowByBisection());
const withTolls = objective + 200 * 10;

function timeOf(flow: number, free: number, capacity: number): number {
  return free * (1 + 0.15 * (flow / capacity) ** 4);
}

function flowByBisection(): number {
  let [low, high] = [0, 200];
  for (let k = 0; k < 200; k++) {
    const middle = (low + high) / 2;
    if (timeOf(middle, 1, 100) < timeOf(200 - middle, 1.5, 50)) low = middle;
    else high = middle;
  }
  return low;
}

function objectiveOf(first: number): number {
  const way = (flow: number, free: number, capacity: number): number =>
    2 * free * (flow + (0.15 * flow * (flow / capacity) ** 4) / 5);
  return way(first, 1, 100) + way(200 - first, 1.5, 50);
}

const limits = (): CaseLimits => ({ flowsFolder: at('high-precision'), largestWork: 1e8, seconds: 600 });

/** The only network found, as a case. */
async function only(change: Partial<CaseLimits> = {}): Promise<ValidationResult> {
  const { networks } = await findTrafficFolders(at());
  expect(networks.length).toBe(1);
  const [folder] = networks;
  if (!folder) throw new Error('nothing found');
  return guarded(folder.name, () => networkCase(folder.name, folder, {}, { ...limits(), ...change }));
}

async function caseOf(network: string, demand: string, said?: string): Promise<ValidationResult> {
  await write(at('x', 'x_net.tntp'), network);
  await write(at('x', 'x_trips.tntp'), demand);
  if (said !== undefined) await write(at('x', 'expected.json'), said);
  return only();
}

describe('folders with networks', () => {
  test('TR-44 links to folders and to files are followed, each folder once, and circles end', async () => {
    await write(at('a', 'a_net.tntp'), net);
    await write(at('a', 'a_trips.tntp'), trips);
    await write(join(data, 'elsewhere', 'e_net.tntp'), net);
    await write(join(data, 'elsewhere', 'e_trips.tntp'), trips);
    await mkdir(at('files'));
    await symlink(at('a', 'a_net.tntp'), at('files', 'l_net.tntp'));
    await symlink(at('a', 'a_trips.tntp'), at('files', 'l_trips.tntp'));
    await symlink(join(data, 'elsewhere'), at('linked'));
    await symlink(at('a'), at('again'));
    await symlink(at(), at('a', 'circle'));
    await symlink(join(data, 'nowhere'), at('a', 'lost_net.tntp'));
    const { networks, unread } = await findTrafficFolders(at());
    expect(networks.map(({ name, trips: own }) => [name, own !== null])).toEqual([
      ['a/a', true],
      ['a/lost', false],
      ['files', true],
      ['linked', true],
    ]);
    expect(unread).toEqual([{ name: 'again', reason: 'the same folder as a' }]);
  });

  test('TR-44 capitals part no network from its trips, unless both spellings are there', async () => {
    for (const name of ['a_net', 'B_NET', 'a_trips', 'b_trips', 'c_net', 'C_trips', 'c_trips', 'd_net'])
      await write(at('many', `${name}.tntp`), name.toLowerCase().endsWith('net') ? net : trips);
    await write(at('upper', 'UP_NET.TNTP'), net);
    await write(at('upper', 'UP_TRIPS.TNTP'), trips);
    await write(at('upper', 'EXPECTED.JSON'), '{}');
    const { networks } = await findTrafficFolders(at());
    const nameOf = (path: string | null): string | null => path && path.slice(at().length + 1);
    expect(networks.map(({ name, trips: own, expected }) => [name, nameOf(own), nameOf(expected)])).toEqual([
      ['many/B', 'many/b_trips.tntp', null],
      ['many/a', 'many/a_trips.tntp', null],
      ['many/c', 'many/c_trips.tntp', null],
      ['many/d', null, null],
      ['upper', 'upper/UP_TRIPS.TNTP', 'upper/EXPECTED.JSON'],
    ]);
  });

  test('TR-44 every network comes out, one with the name of a published case deeper down too', async () => {
    for (const folder of ['SiouxFalls', 'sub/deep/SiouxFalls', 'sub/deep/Chicago-Sketch', 'alone']) {
      await write(at(folder, 'n_net.tntp'), net);
      if (folder !== 'alone') await write(at(folder, 'n_trips.tntp'), trips);
    }
    const results = new Map<string, ValidationResult>();
    for await (const result of validateTraffic({ all: false, dataFolder: data }))
      results.set(result.case, result);
    const verdict = (name: string) => results.get(name)?.pass;
    expect(verdict('SiouxFalls')).toBe(true);
    expect(verdict('sub/deep/SiouxFalls')).toBe(true);
    expect(verdict('sub/deep/Chicago-Sketch')).toBe(true);
    expect(verdict('Chicago-Sketch')).toBe(null);
    expect(verdict('Chicago-Sketch, time only')).toBe(null);
    expect(results.get('alone')).toMatchObject({
      pass: null,
      tolerance: expect.stringContaining('_trips.tntp'),
    });
  });
});

describe('what expected.json says', () => {
  test.each([
    ['numbers', '{"tollFactor":1,"distanceFactor":0}'],
    ['text that is a number', '{"tollFactor":"1","objective":null,"source":"somebody"}'],
    ['a byte-order mark', '\uFEFF{"tollFactor":1}'],
    ['other spelling', '{"Toll_Factor": 1}'],
  ])('TR-45 %s', async (_, said) => {
    const result = await caseOf(net, trips, said);
    expect(result.pass).toBe(true);
    expect(result.figures['objective']).toBeCloseTo(withTolls, 8);
  });

  test('TR-45 the objective is compared, whether it is a number, text, or zero', async () => {
    expect((await caseOf(net, trips, `{"objective":${objective}}`)).pass).toBe(true);
    expect((await caseOf(net, trips, `{"objective":"${objective}"}`)).pass).toBe(true);
    expect((await caseOf(net, trips, `{"objective":${objective * (1 + 1e-7)}}`)).pass).toBe(false);
    const ofZero = await caseOf(net, trips, '{"objective":0}');
    expect(ofZero.pass).toBe(false);
    expect(ofZero.figures['objective, absolute difference']).toBeCloseTo(objective, 1);
  });

  test.each([
    ['{"tollFactor":1,'],
    ['{"tollFactor":-1}'],
    ['{"tollFactor":"one"}'],
    ['{"distanceFactor":[1]}'],
    ['{"objective":1e999}'],
    ['null'],
    ['[1]'],
    [''],
  ])('TR-355 what cannot be is noted, and the network solved without it: %s', async (said) => {
    const result = await caseOf(net, trips, said);
    expect(result.pass).toBe(true);
    expect(result.figures['objective']).toBeCloseTo(objective, 8);
    expect(result.tolerance).toContain('solved without what cannot be read, expected.json: ');
  });

  test('TR-355 what can be read is kept; an objective beside a weight that cannot is of another problem', async () => {
    const weighed = await caseOf(net, trips, '{"tollFactor":1,"objective":"abc"}');
    expect(weighed.figures['objective']).toBeCloseTo(withTolls, 8);
    expect(weighed.tolerance).toContain('objective is abc');
    await write(at('x', 'expected.json'), '{"tollFactor":"one","distanceFactor":0,"objective":7}');
    expect(await readExpected(at('x', 'expected.json'))).toEqual({
      said: { distanceFactor: 0 },
      faults: ['expected.json: tollFactor is one, which it cannot be'],
    });
  });
});

describe('networks where nothing is lost or nothing moves', () => {
  test('TR-46 free roads cost nobody anything, and hold', async () => {
    const free = net.replaceAll(/ 1(\.5)? 0\.15 4/g, ' 0 0.15 4');
    const result = await caseOf(free, trips, '{"objective":0}');
    expect(result.figures).toMatchObject({
      objective: 0,
      relativeGap: 0,
      'objective, absolute difference': 0,
      'Frank–Wolfe objective above, of total cost': 0,
    });
    expect(result.pass).toBe(true);
  });

  test.each([
    ['trips of zero', net, 'Origin 1\n2 : 0;', 'all trips are zero'],
    ['trips within a zone', net, 'Origin 1\n1 : 9;', 'all trips are zero, or stay'],
    ['trips without a way', net, 'Origin 2\n1 : 9;', 'traffic/no-path'],
    ['trips of unknown nodes', net, 'Origin 98\n77 : 9;', 'traffic/unknown-zone'],
    ['nodes that all may not be crossed', net.replace('NODE> 1', 'NODE> 99'), trips, 'traffic/no-path'],
  ])('TR-46 %s are not run, with the reason', async (_, network, demand, reason) => {
    const result = await caseOf(network, demand);
    expect([result.pass, result.tolerance]).toEqual([null, expect.stringContaining(reason)]);
  });

  test('TR-46 costs beyond what a number can hold fail, in JSON that can be read', async () => {
    const result = await caseOf(net.replaceAll(/ (100|50) 1 (1(\.5)?) 0\.15 4/g, ' 1 1 $2 0.15 400'), trips);
    expect([result.pass, result.tolerance]).toEqual([false, expect.stringContaining('no equilibrium')]);
    expect(JSON.stringify(result)).not.toContain('null');
  });

  test('TR-46 negative tolls end: below zero in all, the links are closed and told', async () => {
    const rebate = await caseOf(net.replaceAll(' 5 1 ;', ' -0.5 1 ;'), trips, '{"tollFactor":1}');
    expect(rebate.pass).toBe(true);
    expect(rebate.figures['objective']).toBeCloseTo(objective - 200, 8);
    const circle = `${net.replaceAll(' 5 1 ;', ' -5 1 ;')}3 1 9 1 1 0 0 0 -5 1 ;\n`;
    const result = await caseOf(circle, trips, '{"tollFactor":1}');
    expect([result.pass, result.tolerance]).toEqual([null, expect.stringContaining('traffic/cost')]);
  });

  test('TR-46 a capacity of zero stops nobody where the time does not depend on it', async () => {
    const flat = '1 3 0 1 1 0.15 0;\n3 2 0 1 1 0 4;\n1 2 100 1 2 0.15 1;\n';
    const result = await caseOf(flat, trips);
    expect([result.pass, result.figures['problems']]).toEqual([true, 0]);
    // 2.15 on the way round: the straight one takes 50, at 2 (1 + 0.15 · 50/100).
    expect(result.figures['totalTravelTime']).toBeCloseTo(200 * 2.15, 8);
  });

  test('TR-46 a solution that takes too long is not run, and says so', async () => {
    await caseOf(net, trips);
    const result = await only({ seconds: -1 });
    expect([result.pass, result.tolerance]).toEqual([null, expect.stringContaining('run/time-limit')]);
  });
});

describe('flows beside a network', () => {
  const flow = (rows: string): Promise<ValidationResult> =>
    write(at('x', 'x_flow.tntp'), `From To Volume Cost\n${rows}`).then(() => caseOf(net, trips));
  const first = flowByBisection();
  const second = 200 - first;

  test('TR-47 those in equilibrium are compared link by link', async () => {
    const result = await flow(`1 3 ${first} 0\n3 2 ${first} 0\n1 4 ${second} 0\n4 2 ${second} 0\n`);
    expect(result).toMatchObject({
      pass: true,
      figures: { 'links compared': 4, 'links outside the tolerance': 0 },
    });
  });

  test.each([
    ['no row', '', 'no flow'],
    ['a row missing', '1 3 9 9\n', 'no flow for 3 2'],
    ['a row of another network', '1 3 9 9\n7 8 9 9\n', 'no link of the network joins 7 8'],
    ['flow below zero', '1 3 -9 9\n', 'below zero'],
    ['flows of fewer trips', '1 3 1 1\n3 2 1 1\n1 4 1 1\n4 2 1 1\n', 'no equilibrium of these trips'],
    ['flows of nothing', '1 3 0 1\n3 2 0 1\n1 4 0 1\n4 2 0 1\n', 'no equilibrium of these trips'],
  ])('TR-47 with %s they are not compared, and the network holds by the rest', async (_, rows, reason) => {
    const result = await flow(rows);
    expect([result.pass, result.tolerance]).toEqual([true, expect.stringContaining(reason)]);
    expect(result.figures['objective']).toBeCloseTo(objective, 8);
  });

  test('TR-47 flows that the costs leave open fail nothing', async () => {
    const flat = net.replaceAll(/ (100|50) 1 1(\.5)? 0\.15 4/g, ' 1000000 1 1 0.15 4');
    await write(at('x', 'x_flow.tntp'), '1 3 150 0\n3 2 150 0\n1 4 50 0\n4 2 50 0\n');
    const result = await caseOf(flat, trips);
    expect(result.pass).toBe(true);
    const { 'links outside the tolerance': outside, 'of these, links whose flow the gaps leave open': open } =
      result.figures;
    expect([outside, open]).toEqual([4, 4]);
  });
});

test('TR-48 a fault of the program fails its case; data that cannot be used are not run', async () => {
  const fault = await guarded('a', () => {
    throw new TypeError('oops');
  });
  expect([fault.pass, fault.tolerance]).toEqual([false, 'unexpected failure: oops']);
  const refused = await guarded('b', () => {
    throw new AppError('traffic/no-links', 'none', {}, [new AppError('traffic/syntax', 'line 3')]);
  });
  expect([refused.pass, refused.tolerance]).toEqual([
    null,
    'not run: traffic/no-links, none; traffic/syntax, line 3',
  ]);
});
