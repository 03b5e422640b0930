import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import type { TrafficIndicator } from '../../src/engines/traffic/indicator-specs.ts';
import { servicePlaces } from '../../src/engines/traffic/place-fields.ts';
import { transitField } from '../../src/engines/traffic/transit-fields.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { type FieldData, resolveParameters } from '../../src/simulation/contract.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Territory } from '../../src/territory/territory.ts';
import type { TransitFeed } from '../../src/territory/transit-feed.ts';
import { offeredNames } from '../../src/ui/atelier/drawn-field.ts';
import { createValley } from '../contract/flood-case.ts';
import {
  createTown,
  createTrafficProject,
  every,
  feedOf,
  type Line,
  withBuses,
  workingDays,
} from '../contract/traffic-case.ts';

const town = createTown(createValley());
const { westM, northM } = town.layers.terrain.grid;

/** Rows and fields of a morning hour, with other parameters, edits or water. */
function run(
  territory: Territory,
  edits: readonly Edit[] = [],
  own: Readonly<Record<string, number>> = {},
  upstream: Readonly<Record<string, FieldData>> = {},
) {
  const [morning] = createTrafficProject(town).hypotheses;
  const parameters = { ...resolveParameters(trafficEngine.spec), startHour: 8, ...own };
  const hypothesis = { ...morning!, durationS: 3600 };
  const input = trafficEngine.createInput(applyEdits(territory, edits), hypothesis, parameters, upstream);
  const { fields, indicators } = drained(trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 1e6 }));
  const row = (name: TrafficIndicator, key: string) => indicators[name].find((one) => one.key === key);
  return { fields, row, input };
}

function withFeed(feed: TransitFeed): Territory {
  return sealTerritory({
    ...town,
    transit: feed,
    sources: [...town.sources, { ...town.sources[0]!, id: 'transit' }],
  });
}

/** A bus from the town's north-west corner to its south-east one, every two minutes. */
const across: Line = { stops: [0, 1], legS: [60], startS: every(120, 18_000, 79_200) };
const ends = [
  [westM + 100, northM - 62],
  [westM + 540, northM - 500],
] as const;

/** A hospital at the line's far end. */
const hospital: Edit = {
  kind: 'facility',
  id: 'hospital',
  label: 'Hôpital',
  point: [[westM + 530, northM - 495]],
  role: 'hospital',
  name: '',
};

describe('times by public transport of a run', () => {
  test('TR-286 each building is told its time to each kind of place, no longer than on foot and quicker where a line helps', () => {
    const { fields, row } = run(withBuses(town));
    for (const place of servicePlaces) {
      const times = fields[transitField(place, 'Time')]!;
      const shares = fields[transitField(place, 'Share')]!;
      const walk = fields[`${place}WalkTime`]!;
      for (const [building, seconds] of times.entries()) {
        expect(seconds).toBeGreaterThan(0);
        // Its streets are level: there and back take the same time on foot.
        const onFoot = walk[building]!;
        expect(shares[building]! < 50 ? Math.abs(seconds - onFoot) < 0.5 : seconds < onFoot).toBe(true);
      }
      expect(row('transitNear', place)).toMatchObject({
        value: times.length,
        notes: [{ key: 'timetableDay', details: { year: '2026', month: '01', day: '01' } }],
      });
      expect(row('transitNearInhabitants', place)!.value).toBeCloseTo(1200, 6);
      expect(row('transitWithout', place)?.value).toBe(0);
    }
    expect(Math.max(...fields.hospitalTransitShare!)).toBe(100);
  });

  test('TR-287 without timetables, without a working day, without a stop nearby there is no time, and it is said why', () => {
    const sundays = { ...workingDays, weekdays: [false, false, false, false, false, false, true] };
    const far = ends.map(([x, y]) => [x - 9000, y] as const);
    for (const [territory, reason] of [
      [town, 'noStops'],
      [withFeed(feedOf(ends, [across], [sundays])), 'noService'],
      [withFeed(feedOf(far, [across])), 'noStopsHere'],
    ] as const) {
      const { fields, row } = run(territory);
      expect(fields.hospitalTransitTime).toBeUndefined();
      for (const name of ['transitNear', 'transitNearInhabitants', 'transitWithout'] as const)
        for (const place of servicePlaces) expect(row(name, place)).toMatchObject({ value: null, reason });
    }
    const { places: _places, ...others } = town.layers;
    const nowhere = run(sealTerritory({ ...withBuses(town), layers: others }));
    expect(nowhere.row('transitNear', 'school')).toMatchObject({ value: null, reason: 'noSuchPlace' });
    expect(nowhere.fields.schoolTransitTime).toBeUndefined();
  });

  test('TR-287 fields that no territory without timetables can have are not offered there', () => {
    const [here, there] = [town, withBuses(town)].map((one) => offeredNames(trafficEngine.spec, one));
    expect(here!.filter((name) => name.includes('Transit'))).toEqual([]);
    expect(there!.filter((name) => name.includes('Transit'))).toHaveLength(9);
    expect(there!.filter((name) => !name.includes('Transit'))).toEqual(here);
  });

  test('TR-288 a new facility is a place to go to', () => {
    const feed = withFeed(feedOf(ends, [across]));
    const [before, after] = [run(feed), run(feed, [hospital])].map(
      ({ fields }) => fields.hospitalTransitTime!,
    ) as [Float32Array, Float32Array];
    // The nearest building is at the other end of the line, where the new hospital is.
    expect(after.every((seconds, building) => seconds <= before[building]!)).toBe(true);
    expect(after.some((seconds, building) => seconds < before[building]! - 20)).toBe(true);
  });

  test('TR-289 the longest walk and the window are those of the parameters', () => {
    const feed = withFeed(feedOf(ends, [{ ...across, startS: every(120, 28_800, 30_600) }]));
    const share = (own: Readonly<Record<string, number>>): number =>
      Math.max(...run(feed, [hospital], own).fields.hospitalTransitShare!);
    expect(share({ transitWalk: 0.1 })).toBe(0);
    const [whole, after] = [share({ transitWindow: 30 }), share({ transitStart: 9 })];
    expect(whole).toBeGreaterThan(0);
    expect(after).toBe(0);
  });

  test('TR-290 a flooded street makes buses late and walks longer; the longest instant is told', () => {
    const feed = withBuses(town);
    const roads = town.layers.roads!.table.count;
    const deep = new Float32Array(2 * roads);
    const dry = run(feed, [], {}, { 'flood/timesS': Float64Array.of(0, 1200), 'flood/depth/roads': deep });
    // From 0:20 on all is under 40 cm: nobody walks, buses pass.
    const flooded = run(
      feed,
      [],
      {},
      {
        'flood/timesS': Float64Array.of(0, 1200),
        'flood/depth/roads': deep.map((_, i) => (i < roads ? 0 : 0.4)),
      },
    );
    const none = run(feed);
    expect(dry.fields.hospitalTransitTime).toEqual(none.fields.hospitalTransitTime);
    expect(flooded.fields.hospitalTransitTime!.every(Number.isNaN)).toBe(true);
    expect(flooded.row('transitWithout', 'hospital')?.value).toBe(town.layers.buildings!.table.count);
    // The line's first street closes to buses alone, for good: they go round, and some people are there later.
    const [first, second] = town.layers.roads!.table.ids;
    const close: Edit = {
      kind: 'road-close',
      id: 'works',
      label: 'Travaux',
      roads: [first!],
      classes: ['bus'],
      fromS: null,
      toS: null,
    };
    const [open, closed] = [none, run(feed, [close])].map(({ fields }) =>
      Array.from(fields.hospitalTransitTime!),
    ) as [number[], number[]];
    expect(closed.every((seconds, building) => seconds >= open[building]! - 1e-3)).toBe(true);
    expect(closed.some((seconds, building) => seconds > open[building]! + 10)).toBe(true);
    const passing = (roads: readonly string[]) =>
      run(feed, [{ ...close, roads: [...roads], fromS: 600, toS: 1200 }]);
    expect(Array.from(passing([first!]).fields.hospitalTransitTime!)).toEqual(closed);
    // Both streets at the corner of its first stop, which stands 2 m down the second one.
    const { row } = passing([first!, second!]);
    const facts = row('transitNear', 'hospital')?.facts?.map(({ fr }) => fr);
    expect(facts?.[0]).toMatch(/^Rue 2 : fermée à 8\sh\s10 → ligne 1 : ne dessert pas Arrêt 0/);
    expect(facts?.at(-1)).toBe('8\u00a0h\u00a020 → ligne 2 : à nouveau selon l’horaire');
    expect(row('transitNear', 'school')?.facts).toBeUndefined();
    expect(none.row('transitNear', 'hospital')?.facts).toBeUndefined();
  });
});
