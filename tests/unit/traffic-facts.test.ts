import { describe, expect, test } from 'vitest';
import { clockTime, lasting } from '../../src/base/clock.ts';
import { counted, grouped } from '../../src/base/counted.ts';
import { drained } from '../../src/base/steps.ts';
import { dayLinks, dayOf, type DayRoad } from '../../src/cli/validate/traffic/day-roads.ts';
import { causeText, factsOf } from '../../src/engines/traffic/access/access-facts.ts';
import { toldRoad } from '../../src/engines/traffic/edges.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { stretchesOf } from '../../src/engines/traffic/roads/touching.ts';
import { standingFacts } from '../../src/engines/traffic/standing-facts.ts';
import { busFacts } from '../../src/engines/traffic/transit/bus-facts.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { resolveParameters, type RunResult } from '../../src/simulation/contract.ts';
import { isLacking } from '../../src/simulation/derived-fields.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { counterpart } from '../../src/ui/atelier/views/field-sources.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';
import { roadTable } from '../road-table.ts';
import { roadsOfLinks } from './traffic-demand-fixture.ts';

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');
const { fields: fieldSpecs } = trafficEngine.spec;

const lanes = roadTable(
  ['a', 'b', 'c', 'd'].map((id, i) => ({
    id,
    nature: 'Chemin',
    name: id === 'a' ? 'rue A' : null,
    number: id === 'b' ? 'D 12' : null,
    line: [
      [100 * i, 0],
      [100 * i + 100, 0],
    ],
  })),
);
const context = {
  nameOf: (road: number) => toldRoad(lanes, road),
  water: { timesS: Float64Array.of(0, 4200), depthM: Float32Array.of(0, 0, 0, 0, 0.6, 0.604, 0.5, 0.73) },
  roads: lanes.count,
  passableM: 0.6,
  startHour: 4,
};

describe('the chain of facts of a flood', () => {
  test('TR-380 how long a building is cut off is told as a length of time', () => {
    const cut = { road: 3, atS: 4200, buildings: [1, 2], withoutS: 15_600, isStillSo: false };
    const [fact, last] = factsOf(
      { cuts: [cut, { ...cut, isStillSo: true }], detours: [] },
      { ...context, place: { fr: 'pompiers', en: 'fire engine' } },
    );
    expect(spaced(fact!.fr)).toBe(
      'Chemin (d) : 73 cm à 5 h 10 > 60 cm → 2 bâtiments sans accès (pompiers), pendant 4 h 20 au plus',
    );
    expect(spaced(fact!.en)).toBe(
      'Chemin (d): 73 cm at 5:10 > 60 cm → 2 buildings out of reach (fire engine), for 4 h 20 at most',
    );
    expect(spaced(last!.fr)).toMatch(/pendant 4 h 20 au plus, encore à la fin du calcul$/);
    expect(spaced(last!.en)).toMatch(/for 4 h 20 at most, still so at the end of the run$/);
  });

  test('TR-380 a depth that closes a road reads greater than the limit, whatever it rounds to', () => {
    // 0.6 in single precision is a little more than 0.6.
    expect(spaced(causeText(0, 4200, context).fr)).toBe('rue A : 61 cm à 5 h 10 > 60 cm');
    expect(spaced(causeText(1, 4200, context).fr)).toBe('D 12 : 61 cm à 5 h 10 > 60 cm');
    expect(spaced(causeText(1, 4200, { ...context, passableM: 0.6035 }).fr)).toMatch(/61 cm .* > 60,4 cm$/);
    expect(spaced(causeText(2, 4200, context).fr)).toBe('Chemin (c) : fermée à 5 h 10');
  });

  test('TR-385 no line breaks between a figure and its unit', () => {
    for (const text of [causeText(3, 4200, context).fr, lasting(15_600), clockTime(90_000, 4).fr])
      expect(text).not.toMatch(/\d (?:cm|h|min|\d)/);
  });
});

describe('instants in facts', () => {
  test('TR-381 are times of the day, with the day from the second on', () => {
    const told = (atS: number, startHour: number) => {
      const { fr, en } = clockTime(atS, startHour);
      return [spaced(fr), spaced(en)];
    };
    expect(told(0, 4)).toEqual(['4 h 00', '4:00']);
    expect(told(3660, 0)).toEqual(['1 h 01', '1:01']);
    expect(told(19 * 3600 + 3540, 4)).toEqual(['23 h 59', '23:59']);
    expect(told(20 * 3600, 4)).toEqual(['0 h 00 (jour 2)', '0:00 (day 2)']);
    expect(told(46 * 3600, 4)).toEqual(['2 h 00 (jour 3)', '2:00 (day 3)']);
  });

  test('TR-381 lines of buses are told by the clock too', () => {
    const trouble = { line: 0, cause: 3, lateS: 240, passedBy: [], endsAt: [] };
    const facts = busFacts(
      { routeNames: ['7'], stopNames: [] },
      [
        { atS: 4200, troubles: [trouble] },
        { atS: 7200, troubles: [] },
      ],
      (road, atS) => causeText(road, atS, context),
      4,
    );
    expect(facts.map(({ fr }) => spaced(fr))).toEqual([
      'Chemin (d) : 73 cm à 5 h 10 > 60 cm → ligne 7 : jusqu’à +4 min',
      '6 h 00 → ligne 7 : à nouveau selon l’horaire',
    ]);
  });

  test('TR-386 instants of edits count from the start, and the form says so and what sets its hour', () => {
    for (const form of trafficEngine.spec.edits) {
      const instants = form.fields.filter(({ kind }) => kind === 'instant');
      if (instants.length === 0) continue;
      for (const { label } of instants) expect([label.fr, label.en].join()).toMatch(/début.*start/);
      expect(form.help.fr).toContain(trafficEngine.spec.parameters.startHour.label.fr);
      expect(form.help.en).toContain(trafficEngine.spec.parameters.startHour.label.en);
    }
  });
});

describe('roads without a name', () => {
  test('TR-382 a road is told by its name, else its number, else what it is and which', () => {
    expect([0, 1, 2].map((road) => toldRoad(lanes, road).fr)).toEqual(['rue A', 'D 12', 'Chemin (c)']);
    const bare = roadTable([
      {
        id: 'x',
        line: [
          [0, 0],
          [1, 0],
        ],
      },
    ]);
    expect(toldRoad(bare, 0)).toEqual({ fr: 'Voie sans nom (x)', en: 'Unnamed road (x)' });
  });

  test('TR-382 standing queues on nameless roads are told stretch by stretch, never as one', () => {
    // Two blocks that do not touch, each filled by vehicles that go round.
    const block = (first: number): readonly DayRoad[] =>
      [0, 1, 2, 3].map((i) => ({ from: first + i, to: first + ((i + 1) % 4), length: 60 }));
    const all = [...block(0), ...block(4)];
    const rounds = all.map((_, i) => {
      const [first, k] = [4 * Math.floor(i / 4), i % 4];
      return {
        links: [i, first + ((k + 1) % 4), first + ((k + 2) % 4)],
        departures: [
          [0, 0],
          [600, 300],
        ] as const,
      };
    });
    const queues = dayOf(dayLinks(all), rounds, { stepS: 1, endS: 7200 });
    const roads = roadsOfLinks(
      all.flatMap((_, i) => [i, 0]),
      all.map(({ from, to }, road) => ({
        tail: from,
        head: to,
        road,
        isForward: true,
        use: 1,
        lengthM: 60,
        speedKmh: 50,
      })),
    );
    const layer = (name: (road: number) => string | null) =>
      roadTable(
        all.map((_, road) => ({
          id: `R${road}`,
          nature: 'Chemin',
          name: name(road),
          line: [
            [road, 0],
            [road + 1, 0],
          ],
        })),
      );
    const factsWith = (name: (road: number) => string | null) =>
      standingFacts({ roads, table: layer(name) }, { queues }, 7);
    const nameless = factsWith(() => null);
    const standing = nameless.facts.filter(({ fr }) => fr.includes('à l’arrêt'));
    expect(standing).toHaveLength(2);
    for (const { fr, en } of standing) {
      expect(fr).toMatch(/^Chemin \(R\d\) et ses voisines : .* sur 4\stronçons$/);
      expect(en).toMatch(/^Chemin \(R\d\) and roads that touch it: .* on 4\ssegments$/);
    }
    expect(nameless.circles).toBe(2);
    expect(nameless.facts.filter(({ fr }) => fr.includes('en boucle')).map(({ fr }) => fr)).toEqual([
      expect.stringContaining('Chemin (R0)'),
      expect.stringContaining('Chemin (R4)'),
    ]);
    // Roads of one name are one.
    expect(factsWith(() => 'rue A').queues).toBe(1);
  });
});

test('TR-382 a whole town of nameless roads is one stretch, found at once', () => {
  const side = 60;
  const across = Array.from({ length: side * (side - 1) }, (_, i) => {
    const node = i + Math.floor(i / (side - 1));
    return [node, node + 1] as const;
  });
  const along = Array.from({ length: side * (side - 1) }, (_, node) => [node, node + side] as const);
  const links = [...across, ...along, [side * side, side * side + 1] as const];
  const ends = (k: 0 | 1) => Int32Array.from(links, (link) => link[k]);
  const found = stretchesOf({ tail: ends(0), head: ends(1) }, [...links.keys()]);
  expect(new Set(found.values())).toEqual(new Set([0, links.length - 1]));
  // Only links that are asked for join others.
  expect([...stretchesOf({ tail: ends(0), head: ends(1) }, [0, 1, 3]).values()]).toEqual([0, 0, 3]);
});

test('TR-383 the fire engine’s time at the start says so, and has no other moment', () => {
  expect(fieldSpecs.rescueTime.label).toMatchObject({
    fr: expect.stringContaining('au début') as string,
    en: expect.stringContaining('at the start') as string,
  });
  expect(counterpart(trafficEngine.spec, 'rescueTime')).toBeNull();
  expect(counterpart(trafficEngine.spec, 'rescueLongest')).toBe('rescueNow');
  // What the other moment of a field of buildings is, is named by it or names it: never the first of the same role.
  const ofBuildings = Object.entries(fieldSpecs).filter(([, { per }]) => per[0] === 'building');
  for (const [name] of ofBuildings) {
    const other = counterpart(trafficEngine.spec, name);
    expect(other === null || counterpart(trafficEngine.spec, other) === name, name).toBe(true);
  }
});

describe('places of which none is known', () => {
  const town = createTown(createValley());
  const parameters = { ...resolveParameters(trafficEngine.spec), gap: 1e-4, startHour: 8 };
  function run(territory: Territory): RunResult {
    const [morning] = createTrafficProject(town).hypotheses;
    const input = trafficEngine.createInput(
      applyEdits(territory, []),
      { ...morning!, durationS: 3600 },
      parameters,
      {},
    );
    return drained(trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 1e6 }));
  }
  const lacking = ({ fields }: RunResult): readonly string[] =>
    Object.keys(fieldSpecs).filter((name) => isLacking(trafficEngine.spec, name, fields));
  const reasonOf = ({ notes = [] }: RunResult, field: string): readonly string[] =>
    notes.filter(({ fields }) => fields.includes(field)).map(({ key }) => key);

  test('TR-384 no time is told to them, and what is missing is said instead', () => {
    const { places: _places, ...layers } = town.layers;
    const nowhere = run(sealTerritory({ ...town, layers }));
    const none = lacking(nowhere);
    for (const name of [
      'rescueTime',
      'rescueNow',
      'rescueCutFor',
      'shopWalkTime',
      'shopWalkNow',
      'wheelchairSchoolTime',
    ]) {
      expect(none).toContain(name);
      expect(nowhere.fields[name]).toBeUndefined();
    }
    expect(none).not.toContain('noise');
    expect(reasonOf(nowhere, 'rescueNow')).toEqual(['noFireStation']);
    expect(reasonOf(nowhere, 'shopWalkNow')).toEqual(['noShop']);
    expect(reasonOf(nowhere, 'shopWalkTime')).toEqual(['noShop']);
    expect(reasonOf(nowhere, 'wheelchairSchoolTime')).toEqual(['noSchool']);
    expect(reasonOf(nowhere, 'hospitalBikeTime')).toEqual(['noHospital']);
    expect(trafficEngine.spec.reasons['noShop']?.fr).toBe('aucun commerce connu');
    // Each field of which nothing is told says why.
    for (const name of none.filter((one) => !one.includes('Transit') && !one.endsWith('Along')))
      expect(reasonOf(nowhere, name), name).not.toEqual([]);
  });

  test('TR-384 where they are known nothing is said of it', () => {
    const known = run(town);
    expect(lacking(known).filter((name) => name.startsWith('rescue'))).toEqual([]);
    expect(reasonOf(known, 'rescueNow')).toEqual([]);
  });
});

test('TR-385 amounts in facts are grouped by thousands as each language does', () => {
  expect(grouped(8717)).toEqual({ fr: '8\u202f717', en: '8,717' });
  expect(grouped(1_234_567)).toEqual({ fr: '1\u202f234\u202f567', en: '1,234,567' });
  expect(grouped(717)).toEqual({ fr: '717', en: '717' });
  const home = { one: { fr: 'bâtiment', en: 'building' }, many: { fr: 'bâtiments', en: 'buildings' } };
  expect(counted(0, home)).toEqual({ fr: '0\u00a0bâtiment', en: '0\u00a0buildings' });
  expect(counted(2575, home).fr).toBe('2\u202f575\u00a0bâtiments');
});
