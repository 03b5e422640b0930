import { describe, expect, test } from 'vitest';
import { energyEngine } from '../../src/engines/energy/index.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { differenceOf } from '../../src/scene/sources.ts';
import { buildingFields } from '../../src/simulation/building-results.ts';
import type { FinishedRun } from '../../src/simulation/compare.ts';
import type { DrawnField } from '../../src/simulation/contract.ts';
import { mayShow } from '../../src/simulation/privacy.ts';
import { buildingsTold } from '../../src/simulation/published-view.ts';
import type { Told } from '../../src/ui/atelier/told.ts';
import { sourcesOf } from '../../src/ui/atelier/views/field-sources.ts';
import { publishedCsv } from '../../src/ui/atelier/year/published-csv.ts';
import { words } from '../../src/i18n/i18n.ts';
import { yearRun } from '../year-run.ts';
import { homes, inputOf, resultOf, selection } from './energy-runs.ts';

const { buildings, terrain } = homes.layers;
/** Two blocks, small houses, and what nobody lives in: a garage, a shop, a shed. */
const counts = [4, 1, 12, Number.NaN, 3, Number.NaN, 2, Number.NaN, 12, 9, 1, 4, 1];
const place = {
  ...homes,
  layers: {
    ...homes.layers,
    buildings: {
      ...buildings!,
      table: {
        ...buildings!.table,
        columns: {
          ...buildings!.table.columns,
          dwellings: {
            type: 'number' as const,
            values: Float64Array.from(buildings!.table.ids, (_, i) => counts[i]!),
          },
        },
      },
    },
  },
};
const layers = { terrain: terrain!, buildings: place.layers.buildings };

/** A run as the page holds it. */
function runOf(name: string, edits: readonly Edit[]): FinishedRun {
  const asked = { edits, place };
  const made = yearRun({ name });
  return {
    ...made,
    spec: energyEngine.spec,
    axes: inputOf(asked).axes,
    result: resultOf(asked),
  } as FinishedRun;
}

const renovation: Edit = {
  kind: 'renovation',
  id: 'r',
  label: '',
  ...selection,
  walls: 'aided',
  roof: 'aided',
  floor: 'keep',
  windows: 'aided',
  air: 'keep',
  ventilation: 'keep',
  heating: 'heat-pump',
};
const solar: Edit = { kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.5 };
const before = runOf('base', []);
const after = runOf('works', [renovation, solar]);

describe('a year of every building outside the studio', () => {
  const told: Told = {
    buildings: buildingsTold([before, after]),
    runs: new Set([before, after]),
    squares: () => new Set(),
  };
  const ids = before.axes.building!;
  const names = buildingFields(after).map(({ name }) => name);
  const fewAt = [...before.result.fields['dwellings']!].flatMap((count, i) => (mayShow(count) ? [] : [i]));

  test('SC-71 every field of buildings of the engine is hidden on those of few dwellings, and on no other', () => {
    for (const name of ['bill', 'billPerM2', 'works', 'worksLow', 'worksHigh', 'heatNeed'])
      expect(names).toContain(name);
    expect(fewAt.length).toBeGreaterThan(5);
    for (const name of names) {
      const spec = energyEngine.spec.fields[name as 'bill'] as DrawnField;
      const sources = (run: FinishedRun, seen: Told | null) =>
        sourcesOf(run, [], name, spec, layers, seen)!.field;
      const [whole, kept, first] = [sources(after, null), sources(after, told), sources(before, told)];
      const difference = differenceOf(first, kept).source.values();
      for (const [i, id] of ids.entries()) {
        const isFew = fewAt.includes(i);
        expect(told.buildings.has(id), id).toBe(!isFew);
        expect(kept.values()[i], `${name} ${id}`).toBe(isFew ? Number.NaN : whole.values()[i]);
      }
      // Durations without a value count as none, on both sides.
      for (const i of fewAt) expect(difference[i]! || 0, `${name} ${ids[i]}`).toBe(0);
    }
  });

  test('SR-56 squares have bills and works of eleven dwellings at least; of one house’s works there is nothing', () => {
    const placeOf = (id: string): readonly [number, number] => [200 * (ids.indexOf(id as never) % 3), 0];
    const french = words('fr');
    const base = { name: 'Sans projet', run: before };
    const csvOf = (name: string, run: FinishedRun): string =>
      publishedCsv(french, { isFictional: true, base, other: { name, run }, placeOf });
    const lines = csvOf('Travaux', after)
      .split('\r\n')
      .map((line) => line.split(';'));
    const first = lines.findIndex(([cell]) => cell?.startsWith('carreau'));
    const end = lines.findIndex(([cell]) => cell === 'ensemble');
    for (const column of ['Facture annuelle (€) · Travaux', 'Coût des travaux (€) · Travaux'])
      expect(lines[first]).toContain(column);
    expect(end).toBeGreaterThan(first + 1);
    for (const [, dwellings] of lines.slice(first + 1, end)) expect(Number(dwellings)).toBeGreaterThan(10);
    const one = runOf('one', [{ ...renovation, ids: [ids[fewAt[0]!]!] }]);
    expect(csvOf('Une maison', one)).not.toContain('· Une maison');
  });
});
