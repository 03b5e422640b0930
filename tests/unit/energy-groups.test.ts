import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { blocksOf, leastHomes } from '../../src/engines/energy/groups/blocks.ts';
import { sortedPowers } from '../../src/engines/energy/groups/durations.ts';
import { Groups } from '../../src/engines/energy/groups/groups.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { type Edit, edit as editSchema } from '../../src/scenario/project.ts';
import type { FinishedRun } from '../../src/simulation/compare.ts';
import type { RunResult } from '../../src/simulation/contract.ts';
import { groupDuration, groupKinds } from '../../src/simulation/group-durations.ts';
import { leastDwellings } from '../../src/simulation/privacy.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import { TableBuilder, textColumn } from '../../src/territory/table-builder.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { pointsTable } from '../points-table.ts';
import { roadTable } from '../road-table.ts';
import { homes, inputOf, plainYear, resultOf, selection, usual, valueOf } from './energy-runs.ts';

const { westM, northM } = homes.layers.terrain.grid;
const source = homes.layers.buildings!.source;
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The valley with a layer of roads and one of limits: houses stand 30 m apart from 200 m east on, 300 m south. */
function placeWith({
  roads = [],
  communes = [],
}: {
  readonly roads?: Parameters<typeof roadTable>[0];
  readonly communes?: readonly (readonly [name: string, west: number, east: number])[];
}): Territory {
  const limits = new TableBuilder('polygon');
  const [name, insee] = [textColumn(), textColumn()];
  for (const [k, [own, west, east]] of communes.entries()) {
    const [w, e, s, n] = [westM + west, westM + east, northM - 600, northM];
    limits.addParts(`commune/${k}`, [{ xy: Float64Array.of(w, s, e, s, e, n, w, n, w, s), z: null }]);
    name.push(own);
    insee.push(`9900${k}`);
  }
  const built = limits.build({ name: name.build(), insee: insee.build() });
  return sealTerritory({
    ...homes,
    layers: {
      ...homes.layers,
      roads: { source, table: roadTable(roads) },
      ...(communes.length > 0 ? { limits: { source, table: built } } : {}),
    },
  });
}

/** A street from north to south at so many metres east. */
function street(id: string, east: number, more: object = {}) {
  const line = [
    [westM + east, northM],
    [westM + east, northM - 600],
  ] as const;
  return { id, line, nature: 'Route à 1 chaussée', level: '0', ...more };
}

const middles = [210, 240, 270, 400, 430].map((east) => ({ xM: westM + east, yM: northM - 300 }));
const blocksWith = (roads: Parameters<typeof roadTable>[0], dwellings: readonly number[]) =>
  blocksOf(placeWith({ roads }), middles, dwellings, () => true);

describe('blocks and communes', () => {
  const tens = middles.map(() => 10);

  test('EN-560 a block is what no road parts; paths, tunnels and dead ends do not part', () => {
    const parted = blocksWith([street('a', 255, { name: 'Rue Haute' }), street('b', 330)], tens);
    expect([...parted.ofBuilding]).toEqual([0, 0, 1, 2, 2]);
    expect(parted.names.map(({ name }) => name)).toEqual(['Rue Haute (1)', 'Rue Haute (2)', 'Rue Haute (3)']);
    const dead = { id: 'd', line: street('d', 330).line.map(([x, y], i) => [x, y + 400 * i] as const) };
    for (const road of [
      street('path', 255, { nature: 'Sentier' }),
      street('tunnel', 255, { level: '-1' }),
      { ...dead, nature: 'Route à 1 chaussée', level: '0' },
    ])
      expect([...blocksWith([road], tens).ofBuilding], road.id).toEqual([0, 0, 0, 0, 0]);
    expect(blocksOf(homes, middles, tens, () => true).names).toEqual([]);
  });

  test('EN-561 blocks of one to nine dwellings are not told of; the least is that of what may leave the studio', () => {
    expect(leastHomes).toBe(leastDwellings);
    const roads = [street('a', 255), street('b', 330)];
    expect([...blocksWith(roads, [5, 5, 9, 0, 0]).ofBuilding]).toEqual([0, 0, -1, 1, 1]);
    expect([...blocksWith(roads, [1, 0, 30, 0, 0]).ofBuilding]).toEqual([-1, -1, 0, 1, 1]);
  });

  test('EN-562 communes and blocks have the energy and peak of their buildings, and all of them the territory’s', () => {
    const roads = [street('a', 335)];
    const place = placeWith({
      roads,
      communes: [
        ['Ouest', 0, 400],
        ['Est', 400, 4000],
      ],
    });
    const input = inputOf({ place });
    const result = resultOf({ place, edits: [solar] });
    const all = sum(result.indicators['energyByCarrier']!.map(({ value }) => value!));
    const rows = result.indicators['communeEnergy']!;
    expect(sum(rows.map(({ value }) => value!))).toBeCloseTo(all, 6);
    expect(rows.map(({ key }) => input.axes.zone!.find(({ id }) => id === key)!.name)).toEqual([
      'Ouest',
      'Est',
    ]);
    for (const [c, { members, value }] of rows.entries()) {
      expect([...members!.indices].every((i) => input.communes.ofBuilding[i] === c)).toBe(true);
      expect(sum([...(members!.weight as Float64Array)])).toBeCloseTo(value!, 9);
    }
    const peaks = result.indicators['communePeak']!;
    expect(sum(peaks.map(({ value }) => value!))).toBeGreaterThanOrEqual(netPeak(result) * (1 - 1e-6));
    expect(peaks[0]!.facts![0]!.fr).toMatch(/ de \d+ h à \d+ h/);
    const whole = resultOf({
      place: placeWith({ roads: [street('far', 1)], communes: [['Seule', 0, 4000]] }),
    });
    for (const kind of ['commune', 'block']) {
      expect(
        valueOf(whole, `${kind}Peak`, whole.indicators[`${kind}Peak`]![0]!.key) / netPeak(whole),
      ).toBeCloseTo(1, 6);
      expect(whole.indicators[`${kind}Energy`]!).toHaveLength(1);
    }
    const bare = resultOf({}).indicators;
    expect(bare['communePeak']).toEqual([{ value: null, reason: 'noCommunes' }]);
    expect(bare['blockEnergy']).toEqual([{ value: null, reason: 'noBlocks' }]);
  });

  test('EN-563 blocks are those of the territory as it is: a road that an alternative builds parts none', () => {
    const place = placeWith({ roads: [street('a', 335)] });
    const road = editSchema.parse({
      kind: 'road-new',
      id: 'c',
      label: '',
      line: street('n', 215).line,
      nature: 'single',
      importance: '5',
      lanes: 2,
      speedKmh: 50,
      level: 0,
      direction: 'both',
    });
    const edited = applyEdits(place, [road]);
    const input = energyEngine.createInput(edited, plainYear, usual, {});
    expect(input.blocks).toEqual(inputOf({ place }).blocks);
  });
});

describe('load-duration curves of groups', () => {
  const { hours, kinds } = energyEngine.spec.year!.groups!;
  const place = placeWith({
    roads: [street('a', 335)],
    communes: [
      ['Ouest', 0, 400],
      ['Est', 400, 4000],
      ['Vide', 5000, 6000],
    ],
  });

  test('EN-690 the powers of a group are its hours sorted, kept by hundreds and closer at both ends', () => {
    expect([hours[0], hours.at(-1)]).toEqual([1, 8760]);
    expect(hours.every((count, i) => i === 0 || count > hours[i - 1]!)).toBe(true);
    const input = inputOf({ place });
    const groups = new Groups(input, 8760);
    // Neither in the order of hours nor alike; under zero in part.
    const own = input.buildings.map((_, building) =>
      Float64Array.from({ length: 8760 }, (__, hour) => ((hour * (building + 7919)) % 8761) - 900 * building),
    );
    for (const [building, netW] of own.entries()) groups.add(building, netW);
    const { zonePowers, postPowers } = drained(sortedPowers(input, groups.settled()));
    const zones = [input.communes, input.blocks].flatMap((grouping) =>
      grouping.names.map((_, group) => own.filter((__, i) => grouping.ofBuilding[i] === group)),
    );
    expect(zones.map((members) => members.length > 0)).toEqual([true, true, false, true]);
    expect(zonePowers).toHaveLength(zones.length * hours.length);
    for (const [zone, members] of zones.entries()) {
      const told = zonePowers.subarray(zone * hours.length, (zone + 1) * hours.length);
      const sums = Array.from({ length: 8760 }, (_, hour) =>
        members.length === 0 ? Number.NaN : sum(members.map((netW) => netW[hour]!)),
      );
      const falling = sums.toSorted((a, b) => b - a);
      expect([...told]).toEqual(hours.map((count) => Math.fround(falling[count - 1]! / 1000)));
      expect(told[0]).toBe(Math.fround(Math.max(...sums) / 1000));
      expect(told.at(-1)).toBe(Math.fround(Math.min(...sums) / 1000));
    }
    expect(postPowers).toHaveLength(input.axes.place!.length * hours.length);
  });

  test('EN-691 each curve begins at the peak that the group’s row tells; of one commune it is the territory’s', () => {
    const post = pointsTable([[westM + 300, northM - 310]], {}, { role: ['substation'], name: ['Poste'] });
    const alone = placeWith({ roads: [street('far', 1)], communes: [['Seule', 0, 4000]] });
    const wired = sealTerritory({
      ...alone,
      layers: { ...alone.layers, places: { source, table: post } },
    });
    const result = resultOf({ place: wired, edits: [solar] });
    const { takenCurve, givenCurve } = result.fields;
    const falling = Float64Array.from(takenCurve!, (taken, hour) => taken - givenCurve![hour]!)
      .toSorted()
      .toReversed();
    const run = { spec: energyEngine.spec, axes: inputOf({ place: wired }).axes, result } as FinishedRun;
    expect(groupKinds([run]).map(({ peaks, groups }) => [peaks, groups.length])).toEqual(
      kinds.map(({ peaks }) => [peaks, 1]),
    );
    for (const { peaks } of kinds) {
      const [row] = result.indicators[peaks]!;
      const { values } = groupDuration(run, { peaks, key: row!.key! });
      expect(values).toHaveLength(hours.length);
      expect(values[0], peaks).toBe(Math.fround(row!.value!));
      // A garage with modules belongs to no block, where buildings are computed ones.
      if (peaks === 'blockPeak') continue;
      // The territory's two curves are rounded to single numbers.
      for (const [i, count] of hours.entries())
        expect(Math.abs(values[i]! - falling[count - 1]!), `${peaks} ${count} h`).toBeLessThan(0.001);
    }
    const back = result.indicators['postReturn']![0]!;
    const { values } = groupDuration(run, { peaks: 'postPeak', key: back.key! });
    expect(values[values.length - 1]).toBe(Math.fround(-back.value!));
  });

  test('EN-692 a group without a computed building, and a run without groups, has no curve', () => {
    const result = resultOf({ place });
    const run = { spec: energyEngine.spec, axes: inputOf({ place }).axes, result } as FinishedRun;
    const [communes, blocks, posts] = groupKinds([run]);
    expect(communes!.groups.map(({ name }) => name)).toEqual(['Ouest', 'Est']);
    expect(blocks!.peaks).toBe('blockPeak');
    expect(posts).toBeUndefined();
    expect(groupDuration(run, { peaks: 'communePeak', key: 'commune/2' }).values).toHaveLength(0);
    const bare = { spec: energyEngine.spec, axes: inputOf({}).axes, result: resultOf({}) } as FinishedRun;
    expect(groupKinds([bare])).toEqual([]);
    expect(bare.result.fields['zonePowers']).toHaveLength(0);
  });
});

const solar: Edit = { kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.6 };

function netPeak(result: RunResult): number {
  const { takenCurve, givenCurve } = result.fields;
  return Math.max(...Float64Array.from(takenCurve!, (taken, hour) => taken - givenCurve![hour]!));
}

function shared(more: object = {}): Edit {
  return editSchema.parse({
    kind: 'shared-power',
    id: 'c',
    label: 'Le Pré',
    key: 'by-use',
    withinKm: '2',
    ...more,
  });
}

const part = (result: RunResult, key: string): number => valueOf(result, 'collectiveBalance', key);

describe('collective self-consumption', () => {
  const few: Edit = { ...solar, which: 'services' };
  const none = resultOf({ edits: [solar] });
  const all = resultOf({ edits: [solar, shared()] });

  test('EN-564 what roofs give serves members first, hour by hour, and every kWh is somewhere', () => {
    expect(part(all, 'shared')).toBeGreaterThan(0);
    expect(part(all, 'own') + part(all, 'shared') + part(all, 'sold')).toBeCloseTo(part(all, 'produced'), 2);
    const used = valueOf(all, 'energyByCarrier', 'electricity');
    expect(part(all, 'own') + part(all, 'shared') + part(all, 'bought')).toBeCloseTo(used, 2);
    // All computed buildings are members: what they share is what the territory keeps.
    expect(part(all, 'shared')).toBeCloseTo(valueOf(all, 'electricBalance', 'nearby'), 2);
    const taken = [...all.fields['sharedTaken']!];
    expect(sum(taken) / 1000).toBeCloseTo(part(all, 'shared'), 3);
    const [own, covered] = ['selfConsumption', 'selfProduction'].map((key) =>
      valueOf(all, 'collectiveRates', key),
    );
    expect(own).toBeCloseTo(100 * (1 - part(all, 'sold') / part(all, 'produced')), 1);
    expect(covered).toBeCloseTo(100 * (1 - part(all, 'bought') / used), 1);
    const row = all.indicators['collectiveBalance']!.find(({ key }) => key === 'shared')!;
    expect(row.facts![0]!.fr).toMatch(/^Le Pré : \d+ bâtiments, 0,3 km .* selon les consommations/);
  });

  test('EN-565 fixed shares leave more unused than a key by use, and no key shares more than is given', () => {
    const byUse = resultOf({ edits: [few, shared()] });
    for (const key of ['by-area', 'equal'] as const) {
      const fixed = resultOf({ edits: [few, shared({ key })] });
      expect(part(fixed, 'shared')).toBeGreaterThan(0);
      expect(part(fixed, 'shared')).toBeLessThan(part(byUse, 'shared'));
      expect(part(fixed, 'produced')).toBe(part(byUse, 'produced'));
    }
  });

  test('EN-566 sharing changes nothing of the year itself; without a collective a reason stands', () => {
    const { sharedTaken: _, ...others } = none.fields;
    for (const [name, values] of Object.entries(others)) expect(all.fields[name], name).toEqual(values);
    expect([...none.fields['sharedTaken']!].every((kwh) => kwh === 0)).toBe(true);
    expect(none.indicators['collectiveRates']![0]!.reason).toBe('noCollective');
    const nothing = resultOf({ edits: [shared()] });
    expect(part(nothing, 'shared')).toBe(0);
    expect(nothing.indicators['collectiveRates']![0]!.reason).toBe('nothingShared');
    expect(valueOf(nothing, 'collectiveRates', 'selfProduction')).toBe(0);
  });

  test('EN-567 a building is of one collective; too wide or empty ones are told of and left out, the rest kept', () => {
    const ids = inputOf({}).axes.building!;
    const half = shared({ ids: ids.slice(0, 6) });
    const { collectives, leftOut } = inputOf({ edits: [half, { ...shared(), id: 'd' }] });
    expect(leftOut).toEqual([]);
    expect(collectives.map(({ members }) => members.length)).toEqual([6, ids.length - 6]);
    expect(new Set(collectives.flatMap(({ members }) => members)).size).toBe(ids.length);
    const again = inputOf({ edits: [half, { ...half, id: 'e' }] });
    expect(again.leftOut.map(({ code }) => code)).toEqual(['energy/empty-selection']);
    const table = homes.layers.buildings!.table;
    const far = table.xy.slice();
    for (let at = table.partOffsets[table.featureOffsets[11]!]!; at < far.length / 2; at++)
      far[2 * at]! += 3000;
    const place = sealTerritory({
      ...homes,
      layers: { ...homes.layers, buildings: { source, table: { ...table, xy: far } } },
    });
    const wide = inputOf({ place, edits: [shared()] });
    expect(wide.leftOut.map(({ code }) => code)).toEqual(['energy/collective-width']);
    expect(wide.leftOut[0]!.details).toMatchObject({ edit: 'Le Pré', position: 0, km: 3.3, allowed: 2 });
    expect(wide.collectives).toEqual([]);
    expect(inputOf({ place, edits: [shared({ withinKm: '10' })] }).leftOut).toEqual([]);
    // Who was asked to share too far may still share in the next one.
    const after = inputOf({ place, edits: [shared(), { ...half, id: 'f' }] });
    expect(after.collectives.map(({ members }) => members.length)).toEqual([6]);
  });
});
