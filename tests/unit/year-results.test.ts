import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildingAt, buildingChange, buildingFields } from '../../src/simulation/building-results.ts';
import { ways } from '../../src/app/leaving.ts';
import {
  evenly,
  everyHour,
  groupDuration,
  groupKinds,
  nearestHours,
  peakRow,
} from '../../src/simulation/group-durations.ts';
import {
  durationCurve,
  firstHourOf,
  flowsOf,
  meanDays,
  monthBounds,
  monthOf,
  peakHour,
  stretches,
  typicalDaysOf,
  yearCurves,
} from '../../src/simulation/year-results.ts';
import { spans, stepped, tableBounds, windowAt } from '../../src/ui/atelier/year/hour-window.ts';
import { hourText, windowText } from '../../src/ui/atelier/year/hour-text.ts';
import { lineLook } from '../../src/ui/atelier/year/line-looks.ts';
import { sankeyLayout } from '../../src/ui/atelier/year/sankey-layout.ts';
import { yearTexts } from '../../src/ui/atelier/year/sentences.ts';
import { roundTicks, tickDecimals } from '../../src/ui/atelier/year/ticks.ts';
import type { Text } from '../../src/base/text.ts';
import { words } from '../../src/i18n/i18n.ts';
import { durationsCsv } from '../../src/ui/atelier/year/year-csv.ts';
import { yearRun } from '../year-run.ts';

const run = yearRun();

describe('a year of results', () => {
  test('SR-50 months tile the year', () => {
    expect(firstHourOf(0)).toBe(0);
    expect(firstHourOf(12)).toBe(8760);
    expect([0, 743, 744, 8759].map(monthOf)).toEqual([0, 0, 1, 11]);
  });

  test('SR-50 the peak is the highest hour, told with its date and hour', () => {
    const [heat] = yearCurves(run);
    const peak = peakHour(heat!.values);
    expect(peak).toBe(9 * 24 + 7);
    expect(hourText(words('fr'), peak)).toBe('10 janvier, de 7 h à 8 h');
    expect(hourText(words('en'), peak)).toBe('10 January, 7:00 to 8:00');
    expect(windowText(words('fr'), windowAt('week', 0))).toBe('du 1ᵉʳ janvier au 7 janvier');
  });

  test('SR-51 a duration curve falls, and holds the same hours and the same energy', () => {
    const { values } = yearCurves(run)[0]!;
    const sorted = durationCurve(values);
    expect(sorted).toHaveLength(8760);
    expect(sorted[0]).toBe(200);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i]).toBeLessThanOrEqual(sorted[i - 1]!);
    const sum = (all: ArrayLike<number>): number =>
      Array.from(all).reduce((total, value) => total + value, 0);
    expect(sum(sorted)).toBeCloseTo(sum(values), 6);
  });

  test('EN-693 curves of groups are read by key, and drawn straight between the hours that were kept', () => {
    const works = yearRun({ name: 'works', scale: 0.5 });
    const [blocks, ...others] = groupKinds([run, works]);
    expect(others).toEqual([]);
    expect(blocks!.groups).toHaveLength(15);
    expect(blocks!.groups.slice(0, 2).map(({ name }) => name)).toEqual(['Rue Haute (1)', 'Quai (3)']);
    const of = { peaks: 'blockPeak', key: 'block/2' };
    const curve = groupDuration(works, of);
    expect([curve.values[0], curve.values[11]]).toEqual([75, -7.5]);
    expect(peakRow(works, of)!.value).toBe(75);
    const drawn = evenly(curve, 8760);
    for (let i = 0; i < curve.hours.length; i++)
      expect(drawn[curve.hours[i]! - 1]).toBeCloseTo(curve.values[i]!, 12);
    expect(drawn[749]).toBeCloseTo((curve.values[5]! + curve.values[6]!) / 2, 12);
    expect(nearestHours(curve.hours, 740)).toBe(5);
    expect(nearestHours(curve.hours, 8000)).toBe(11);
    expect(groupDuration(run, { peaks: 'blockPeak', key: 'block/1' }).values).toHaveLength(0);
    expect(evenly(groupDuration(run, { peaks: 'blockPeak', key: 'none' }), 10)).toEqual([]);
    const { values } = yearCurves(run)[0]!;
    const whole = { hours: everyHour, values: durationCurve(values) };
    expect(evenly(whole, 8760)).toEqual([...whole.values]);
  });

  test('EN-694 the file of groups’ curves is for internal use, with a line for each group and alternative', () => {
    const works = yearRun({ name: 'works', scale: 0.5 });
    const named = [
      { name: 'Sans projet', run },
      { name: 'Travaux', run: works },
    ];
    const lines = durationsCsv(words('fr'), false, named).split('\r\n');
    expect(lines[0]).toContain('USAGE INTERNE');
    const head = lines.findIndex((line) => line.startsWith('sorte de groupe;'));
    expect(lines[head]).toContain('alternative;1 h;10 h;50 h');
    expect(lines.slice(head + 1).filter((line) => line !== '')).toHaveLength(30);
    expect(lines[head + 2]).toMatch(/^Îlot;Rue Haute \(1\);Travaux;25;/);
    expect(ways.curves.for).toEqual(['internal']);
  });

  test('SR-50 months and mean days hold the energy of the year', () => {
    const { values } = yearCurves(run)[0]!;
    const total = [...values].reduce((sum, value) => sum + value, 0) / 1000;
    const months = stretches(values, monthBounds);
    expect(months.reduce((sum, { energyMwh }) => sum + energyMwh, 0)).toBeCloseTo(total, 9);
    expect(months[0]).toMatchObject({ peakKw: 200, peakHour: 223 });
    const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const ofMeans = meanDays(values).reduce((sum, mean, i) => sum + mean * days[Math.floor(i / 24)]!, 0);
    expect(ofMeans / 1000).toBeCloseTo(total, 9);
  });

  test('SR-50 windows hold the hour that they are asked for, and follow one another without a gap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spans), fc.integer({ min: 0, max: 8759 }), (span, hour) => {
        const { from, to } = windowAt(span, hour);
        expect(hour).toBeGreaterThanOrEqual(from);
        expect(hour).toBeLessThan(to);
        const next = windowAt(span, stepped(span, hour, 1));
        expect(next.from).toBe(to % 8760);
        expect(windowAt(span, stepped(span, next.from, -1))).toEqual({ from, to });
        const bounds = tableBounds(span, { from, to });
        expect([bounds[0], bounds.at(-1)]).toEqual([from, to]);
      }),
    );
  });

  test('SR-50 lines of the first 36 alternatives differ in hue or pattern, the first nine in pattern', () => {
    const looks = Array.from({ length: 36 }, (_, i) => lineLook(i));
    expect(new Set(looks.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(36);
    expect(new Set(looks.slice(0, 9).map(({ dash }) => dash)).size).toBe(9);
  });

  test('SR-50 ticks are round and hold what is drawn', () => {
    expect(roundTicks(0, 18_076)).toEqual([0, 5000, 10_000, 15_000, 20_000]);
    expect(roundTicks(-3, 8, 4)).toEqual([-5, 0, 5, 10]);
    const small = roundTicks(0, 0.34);
    expect(small).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
    expect(tickDecimals(small)).toBe(1);
  });

  test('SR-53 bands of energy keep their width, and fill both sides of each node', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const flows = fc.uniqueArray(
      fc.record({ from: key, to: key, value: fc.double({ min: 0.001, max: 1e6, noNaN: true }) }),
      { selector: ({ from, to }) => `${from}/${to}`, minLength: 1 },
    );
    fc.assert(
      fc.property(flows, (all) => {
        const { left, right, links } = sankeyLayout(all, [['c'], ['a', 'b']], {
          height: 260,
          total: 2 * all.reduce((total, { value }) => total + value, 0),
          pitch: 20,
          gap: 8,
        });
        const near = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(1e-6);
        for (const [nodes, end] of [
          [left, 'from'],
          [right, 'to'],
        ] as const)
          for (const node of nodes) {
            const own = links.filter(({ flow }) => flow[end] === node.key);
            const tops = own.map((link) => (end === 'from' ? link.fromTop : link.toTop));
            near(
              own.reduce((sum, { height }) => sum + height, 0),
              node.height,
            );
            near(Math.min(...tops), node.top);
          }
        const sum = (heights: readonly { readonly height: number }[]): number =>
          heights.reduce((total, { height }) => total + height, 0);
        near(sum(left), sum(right));
        near(sum(links), sum(left));
        for (const nodes of [left, right])
          for (let i = 1; i < nodes.length; i++)
            expect(nodes[i]!.top).toBeGreaterThanOrEqual(nodes[i - 1]!.top + nodes[i - 1]!.height + 8 - 1e-9);
      }),
    );
  });

  test('SR-53 flows are read from the rows that their spec names', () => {
    expect(flowsOf(run)).toEqual([
      { from: 'gas', to: 'heating', value: 60 },
      { from: 'gas', to: 'water', value: 20 },
      { from: 'wood', to: 'heating', value: 40 },
    ]);
  });

  test('SR-54 a building is told field by field, by its identifier, before and after', () => {
    const after = yearRun({ name: 'works', scale: 0.5 });
    expect(buildingFields(run).map(({ name }) => name)).toEqual(['gas', 'wood', 'need', 'dwellings']);
    expect(buildingAt(run, 'B2')).toBe(2);
    expect(buildingAt(run, 'nobody')).toBe(-1);
    expect(buildingChange('gas', 'B2', run, after)).toEqual({ before: 1002, after: 501, change: -501 });
    expect(buildingChange('need', 'B3', run, after)).toEqual({ before: null, after: null, change: null });
    expect(typicalDaysOf(run, 1)[0]!.values).toHaveLength(288);
  });

  test('SR-4 sentences of the year are in both languages, with the same placeholders', () => {
    const holes = (text: string): string =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)]
        .map(([, name]) => name)
        .toSorted((a, b) => String(a).localeCompare(String(b)))
        .join();
    for (const { fr, en } of Object.values<Text>(yearTexts)) {
      expect(fr.trim()).not.toBe('');
      expect(holes(fr)).toBe(holes(en));
      expect(fr.length > 24 && fr === en).toBe(false);
    }
  });
});
