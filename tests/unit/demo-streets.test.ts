import { describe, expect, test } from 'vitest';
import { lengthOf, type Spot } from '../../scripts/demo/curves.ts';
import { fromCensus, toCensus } from '../../scripts/demo/town/census-frame.ts';
import { Frontage, pieceOfLot } from '../../scripts/demo/town/frontage.ts';
import { knit } from '../../scripts/demo/town/knit.ts';
import type { Road } from '../../scripts/demo/town/roads.ts';
import { Router } from '../../scripts/demo/town/router.ts';
import { box, frameToward, meet } from '../../scripts/demo/town/shapes.ts';
import { reproject } from '../../src/territory/reproject.ts';

function road(id: string, line: readonly Spot[], level: Road['level'] = '0'): Road {
  return { id, class: 'street', line, name: id, number: '', oneWay: false, level, urban: true };
}

describe('streets of the demonstration', () => {
  test('DE-10 roads that cross are cut at a node that they share', () => {
    const sections = knit([
      road('east', [
        [0, 50],
        [100, 50],
      ]),
      road('north', [
        [40, 0],
        [40, 100],
      ]),
    ]);
    expect(sections.length).toBe(4);
    const ends = sections.flatMap(({ from, to }) => [from, to]);
    expect(Math.max(...ends.map((node) => ends.filter((other) => other === node).length))).toBe(4);
    expect(sections.reduce((sum, { line }) => sum + lengthOf(line), 0)).toBeCloseTo(200, 6);
  });

  test('DE-10 an end is taken to the road that it nearly reaches; a stump past it is cut off', () => {
    const main = road('main', [
      [0, 0],
      [200, 0],
    ]);
    const short = road('short', [
      [60, 100],
      [60, 8],
    ]);
    const long = road('long', [
      [140, 100],
      [140, -6],
    ]);
    const sections = knit([main, short, long]);
    expect(sections.map(({ name }) => name).sort()).toEqual(['long', 'main', 'main', 'main', 'short']);
    const ends = sections.filter(({ name }) => name !== 'main').map(({ line }) => line[line.length - 1]);
    expect(ends).toEqual([
      [60, 0],
      [140, 0],
    ]);
  });

  test('DE-10 a road under a bridge is not cut by it', () => {
    const bridge = road(
      'bridge',
      [
        [50, 40],
        [50, 60],
      ],
      '1',
    );
    const before = road('before', [
      [50, 0],
      [50, 40],
    ]);
    const after = road('after', [
      [50, 60],
      [50, 100],
    ]);
    const under = road('under', [
      [0, 100],
      [50, 100],
      [90, 100],
      [90, 50],
      [0, 50],
    ]);
    const sections = knit([before, bridge, after, under]);
    expect(sections.filter(({ name }) => name === 'under').length).toBe(2);
    expect(sections.filter(({ name }) => name === 'bridge').length).toBe(1);
  });

  test('DE-11 a way winds up a slope that is too steep to climb straight', () => {
    const router = new Router(
      { widthM: 1000, heightM: 1000, stepM: 20 },
      { groundM: (_, y) => 0.2 * Math.min(600, Math.max(0, y - 200)), hardship: () => 1 },
    );
    const line = router.way([500, 200], [500, 800])?.flat() ?? [];
    expect(lengthOf(line)).toBeGreaterThan(900);
    const slopes = line.slice(3).map(([, y], i) => {
      const run = lengthOf(line.slice(i, i + 4));
      return run > 30 ? (0.2 * Math.abs(y - (line[i]?.[1] ?? 0))) / run : 0;
    });
    // Turns of a hairpin are steeper than its legs.
    expect(Math.max(...slopes)).toBeLessThan(0.17);
  });

  test('DE-16 lots of a bending street share their sides, and boxes that touch do not overlap', () => {
    const line: Spot[] = Array.from({ length: 30 }, (_, i) => [i * 4, 0.01 * i * i * 4]);
    const frontage = new Frontage(line, 1, 4);
    const [first, second] = [frontage.lot(20, 27, 20), frontage.lot(27, 33, 14)];
    expect(first?.front[1]).toEqual(second?.front[0]);
    expect(first?.sides[1]).toEqual(second?.sides[0]);
    const shapes = [first, second].map((lot) => (lot ? pieceOfLot(lot, 0, 1, 0, 12) : []));
    expect(meet(shapes[0] ?? [], shapes[1] ?? [], -0.03)).toBe(false);
    const frame = frameToward([0, 0], [1, 0.4]);
    expect(meet(box(frame, 0, 5, 0, 5), box(frame, 5, 9, 0, 5), -0.01)).toBe(false);
    expect(meet(box(frame, 0, 5, 0, 5), box(frame, 4.9, 9, 0, 5), -0.01)).toBe(true);
  });

  test('DE-18 census squares are placed as the loaders place them', () => {
    for (const place of [
      [652_000, 6_684_000],
      [655_123.4, 6_687_987.6],
      [300_000, 6_800_000],
    ] as const) {
      const known = reproject(2154, 3035, Float64Array.of(...place));
      const found = toCensus(place);
      // The series of the authalic latitude is good to a tenth of a millimetre.
      expect(found[0]).toBeCloseTo(known[0] as number, 3);
      expect(found[1]).toBeCloseTo(known[1] as number, 3);
      const back = fromCensus(found);
      expect(back[0]).toBeCloseTo(place[0], 3);
      expect(back[1]).toBeCloseTo(place[1], 3);
    }
  });
});
