import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { postsOf } from '../../src/engines/energy/posts/posts.ts';
import { floodEngine } from '../../src/engines/flood/index.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { type Handed, joined, startingFrom, upstreamOf } from '../../src/simulation/cascade.ts';
import { makeUpstream } from '../../src/simulation/cascade-run.ts';
import {
  type AnyEngine,
  type AppliedTerritory,
  type Checkpoint,
  type FieldData,
  resolveParameters,
  type RunResult,
} from '../../src/simulation/contract.ts';
import { execute } from '../../src/simulation/execute.ts';
import { encodeField } from '../../src/simulation/frames.ts';
import { Pace } from '../../src/simulation/pace.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { waterAtFeatures } from '../../src/simulation/water-at-features.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import { createFloodProject } from '../contract/flood-case.ts';
import { homes, plainYear, resultOf, selection, usual, valueOf } from './energy-runs.ts';

const { westM, northM } = homes.layers.terrain.grid;

/** Points with the roles of places. */
function placesTable(
  places: readonly (readonly [x: number, y: number, role: string, name: string])[],
): FeatureTable {
  const text = (values: readonly string[]) =>
    ({ type: 'text', codes: Uint32Array.from(values.keys()), dictionary: values }) as const;
  const offsets = (): Uint32Array<ArrayBuffer> =>
    Uint32Array.from({ length: places.length + 1 }, (_, i) => i);
  return {
    geometry: 'point',
    count: places.length,
    featureOffsets: offsets(),
    partOffsets: offsets(),
    xy: Float64Array.from(places.flatMap(([x, y]) => [x, y])),
    z: null,
    ids: places.map((_, i) => `place/${i}` as SourceId),
    columns: { role: text(places.map(([, , role]) => role)), name: text(places.map(([, , , name]) => name)) },
  };
}

/** Houses stand 30 m apart from 200 m east on, 300 m south; two posts at their ends. */
const posts = placesTable([
  [westM + 100, northM - 310, 'substation', 'Poste Ouest'],
  [westM + 300, northM - 310, 'townHall', 'Mairie'],
  [westM + 640, northM - 310, 'substation', 'Poste Est'],
]);
const wired = sealTerritory({
  ...homes,
  layers: { ...homes.layers, places: { ...homes.layers.places!, table: posts } },
});
const count = homes.layers.buildings!.table.count;
const modules = { kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.5 } as const;

describe('substations', () => {
  test('EN-450 a building hangs on the nearest, the first of equally near ones, and on none without any', () => {
    const table = placesTable([
      [0, 0, 'substation', 'A'],
      [10, 0, 'substation', ''],
      [4, 0, 'school', 'C'],
    ]);
    const middles = [3, 5, 6].map((xM) => ({ xM, yM: 0 }));
    const found = postsOf(table, middles);
    expect([...found.ofBuilding]).toEqual([0, 0, 1]);
    expect(found.names).toEqual([
      { id: 'place/0', name: 'A' },
      { id: 'place/1', name: 'place/1' },
    ]);
    expect([...postsOf(undefined, middles).ofBuilding]).toEqual([-1, -1, -1]);
  });

  test('EN-451 one post has the peak of the territory, and what its roofs send back, with their dates', () => {
    const alone = {
      ...homes,
      layers: { ...homes.layers, places: { ...wired.layers.places!, table: posts } },
    };
    const only = placesTable([[westM, northM, 'substation', 'P']]);
    const place = { ...alone, layers: { ...alone.layers, places: { ...alone.layers.places, table: only } } };
    const result = resultOf({ place, edits: [modules] });
    const net = Float64Array.from(
      result.fields['takenCurve']!,
      (taken, hour) => taken - result.fields['givenCurve']![hour]!,
    );
    const [peak, back] = [result.indicators['postPeak']![0]!, result.indicators['postReturn']![0]!];
    expect(peak.value! / Math.max(...net)).toBeCloseTo(1, 6);
    expect(back.value! / -Math.min(...net)).toBeCloseTo(1, 6);
    expect(peak.facts![0]!.fr).toMatch(/ de \d+ h à \d+ h/);
    expect(back.facts![0]!.fr).toMatch(/de 1[0-4] h/);
    const hours = net.filter((kw) => kw > 0.8 * peak.value!).length;
    expect(peak.facts![1]!.fr).toContain(`${hours} h`);
  });

  test('EN-452 posts share the buildings; without posts, or buildings, a reason stands instead', () => {
    const far = placesTable([
      [westM + 100, northM - 310, 'substation', 'A'],
      [westM + 99_000, northM, 'substation', 'B'],
    ]);
    const place = { ...wired, layers: { ...wired.layers, places: { ...wired.layers.places!, table: far } } };
    const rows = resultOf({ place }).indicators['postPeak']!;
    expect(rows.map(({ key, reason }) => [key, reason])).toEqual([
      ['place/0', undefined],
      ['place/1', 'nobodyAttached'],
    ]);
    const both = resultOf({ place: wired });
    expect(both.indicators['postPeak']!.map(({ key }) => key)).toEqual(['place/0', 'place/2']);
    const sum = both.indicators['postPeak']!.reduce((all, { value }) => all + value!, 0);
    expect(sum).toBeGreaterThanOrEqual(valueOf(both, 'electricPeak') * (1 - 1e-9));
    expect(resultOf({}).indicators['postPeak']).toEqual([{ value: null, reason: 'noPosts' }]);
  });
});

/** A run on given water: instants of 0, 1, 2 h. */
function flooded(ofBuildings: readonly number[], ofPlaces: readonly number[]) {
  const upstream: Record<string, FieldData> = {
    'flood/timesS': Float64Array.of(0, 3600, 7200),
    'flood/depth/buildings': Float32Array.from(ofBuildings),
    'flood/depth/places': Float32Array.from(ofPlaces),
  };
  const hypothesis = { ...plainYear, durationS: 10_800 };
  const input = energyEngine.createInput(applyEdits(wired, []), hypothesis, usual, upstream);
  const steps = energyEngine.run(input, usual, { seed: 1, frameEveryS: 3600 });
  const frames: Checkpoint[] = [];
  let next = steps.next();
  for (; !next.done; next = steps.next()) if (next.value.frame) frames.push(next.value);
  return { input, frames, result: next.value as RunResult };
}

describe('a flood takes the electricity away', () => {
  const dry = new Array<number>(count).fill(0);
  const wet = (building: number, depthM: number): number[] =>
    dry.map((_, i) => (i === building ? depthM : 0));
  const { input, frames, result } = flooded(
    [...dry, ...wet(1, 0.31), ...wet(10, 2)],
    [0.5, 3, 0, 0.5, 3, 0.1, 0.3, 3, 0.62],
  );
  const ofEast = [...dry.keys()].filter((i) => input.posts.ofBuilding[i] === 1);
  const homesOf = (positions: readonly number[]): number =>
    positions.reduce((sum, i) => sum + (input.buildings[i]?.dwellings ?? 0), 0);

  test('EN-453 from the first instant above a threshold, at the foot or at the post, to the end', () => {
    const at = result.fields['powerLostAt']!;
    expect(at[1]).toBe(3600);
    for (const i of ofEast) expect(at[i]).toBe(7200);
    // The west post has just what it bears; a town hall in water cuts nothing.
    expect(at[0]).toBeNaN();
    const lostFor = result.fields['powerLostFor']!;
    expect([lostFor[0], lostFor[1], lostFor[ofEast[0]!]]).toEqual([0, 7200, 3600]);
  });

  test('EN-454 pictures say since when, instant by instant', () => {
    const told = frames.map(({ timeS, frame }) => [timeS, frame!['powerOff']![1]]);
    expect(told).toEqual([
      [0, 0],
      [3600, 0],
      [7200, 3600],
      [10_800, 7200],
    ]);
  });

  test('EN-455 figures have their members and the chain of facts', () => {
    const [row] = result.indicators['homesWithoutPower']!;
    const lost = [1, ...ofEast];
    expect(row!.value).toBe(homesOf(lost));
    expect([...row!.members!.indices].every((i) => lost.includes(i))).toBe(true);
    expect(result.indicators['buildingsWithoutPower']![0]!.value).toBe(lost.length);
    expect(row!.facts!.map(({ fr }) => fr)).toEqual([
      // The tenth house stands in water itself when its post is lost.
      `Poste Est : 62 cm à 2 h 00 > 50 cm → ${homesOf(ofEast.filter((i) => i !== 10))} logements sans électricité`,
      '2 bâtiments avec plus de 30 cm au pied, à partir de 1 h 00 → 2 logements sans électricité',
    ]);
    expect(result.indicators['postLostAt']).toEqual([
      { key: 'place/0', value: null, reason: 'postKept' },
      { key: 'place/2', value: 7200 },
    ]);
  });

  test('EN-456 without a flood nothing is said to be cut, and the year is the same', () => {
    const plain = resultOf({ place: wired });
    expect(plain.indicators['homesWithoutPower']).toEqual([{ value: null, reason: 'noFlood' }]);
    expect(plain.fields['powerLostAt']!.every(Number.isNaN)).toBe(true);
    expect(plain.fields['powerLostFor']!.every((value) => value === 0)).toBe(true);
    for (const name of ['heatNeed', 'electricCurve'] as const)
      expect(plain.fields[name]).toEqual(result.fields[name]);
  });
});

describe('water at features', () => {
  const grid = { columns: 6, rows: 6, cellSizeM: 10, westM: 0, northM: 60 };

  async function waterOn(table: FeatureTable, depth: Float32Array, ground?: Float32Array): Promise<number[]> {
    const pace = new Pace();
    const shape = { columns: 6, rows: 6, tile: 4, step: 0.001, empty: 0 as const };
    const frames = [{ timeS: 0, fields: { depth: await encodeField(depth, shape, pace) } }];
    pace.close();
    const handed = { axes: { cell: grid }, fields: ground ? { ground } : {}, frames } as unknown as Handed;
    return Array.from(waterAtFeatures(handed, 'depth', table) ?? [], (found) => Math.round(100 * found));
  }
  const depths = (at: Readonly<Record<number, number>>): Float32Array =>
    Float32Array.from({ length: 36 }, (_, cell) => at[cell] ?? 0);

  test('EN-457 the deepest under or beside it counts, round a building that stands in the way of the water', async () => {
    const point = placesTable([[25, 35, 'substation', 'P']]);
    expect(await waterOn(point, depths({ 14: 0.374, 15: 2 }))).toEqual([37]);
    const house = {
      ...placesTable([[0, 0, '', '']]),
      geometry: 'polygon',
      partOffsets: Uint32Array.of(0, 5),
      xy: Float64Array.of(21, 39, 29, 39, 29, 31, 21, 31, 21, 39),
    } as FeatureTable;
    const blocked = new Float32Array(36);
    blocked[14] = Number.NaN;
    expect(await waterOn(house, depths({ 15: 0.8 }))).toEqual([0]);
    expect(await waterOn(house, depths({ 15: 0.8, 16: 3 }), blocked)).toEqual([80]);
    expect(await waterOn(placesTable([[-500, 0, '', '']]), depths({ 0: 1 }))).toEqual([0]);
  });

  test('EN-458 a flood’s run is handed on, and the year starts from it', async () => {
    const { spec } = energyEngine;
    const project = createFloodProject(wired);
    const specs = [floodEngine.spec, spec];
    expect(upstreamOf(spec, project.hypotheses[0]!, specs).map(({ id }) => id)).toEqual(['flood']);
    expect(upstreamOf(spec, plainYear, specs)).toEqual([]);
    const flood = floodEngine as unknown as AnyEngine;
    const handed = await makeUpstream(spec, [createRequest(project, 'base', 'storm', floodEngine.spec, 60)], {
      loadEngine: () => Promise.resolve(flood),
      territory: wired,
      surroundings: { at: '', host: '', appVersion: '' },
    });
    if ('kind' in handed) throw new Error(handed.kind);
    const applied: AppliedTerritory = applyEdits(wired, []);
    const arrays = joined(spec, applied, handed);
    const instants = arrays['flood/timesS']!.length;
    expect(arrays['flood/depth/buildings']).toHaveLength(instants * count);
    expect(arrays['flood/depth/places']).toHaveLength(instants * posts.count);
    const low = resolveParameters(spec, { footDepthM: 0.05, postDepthM: 0.05 });
    const asked = { ...project, parameters: { energy: low } };
    const request = startingFrom(createRequest(asked, 'base', 'storm', spec, 600), handed);
    const made = { at: '', host: '', appVersion: '' };
    const outcome = await execute(
      energyEngine as unknown as AnyEngine,
      wired,
      request,
      made,
      undefined,
      () => {},
      handed,
    );
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    const deepest = (i: number): number =>
      Math.max(
        ...Array.from({ length: instants }, (_, k) => arrays['flood/depth/buildings']![k * count + i]!),
      );
    const lost = outcome.result.fields['powerLostAt']!;
    const isWet = (i: number): boolean => deepest(i) > 0.055;
    expect([...lost.keys()].filter((i) => isWet(i) && Number.isNaN(lost[i]!))).toEqual([]);
    expect(outcome.result.indicators['buildingsWithoutPower']![0]!.value).toBeGreaterThan(0);
    expect(outcome.record.request.upstream).toHaveLength(1);
  });
});
