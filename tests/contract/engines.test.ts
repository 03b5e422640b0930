import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { units } from '../../src/base/units.ts';
import { engineIds } from '../../src/cli/engines.ts';
import { engineSpecs } from '../../src/engines/specs.ts';
import type {
  Axis,
  Checkpoint,
  Engine,
  EngineInput,
  FieldData,
  RunResult,
} from '../../src/simulation/contract.ts';
import { isDrawn, isInstant } from '../../src/simulation/derived-fields.ts';
import { canLackValues } from '../../src/simulation/finite.ts';
import { buffersOf } from '../../src/simulation/transfer.ts';
import { memberKinds } from '../../src/territory/territory.ts';
import { type EngineCase, engineCases } from './engine-cases.ts';

interface Whole {
  readonly checkpoints: readonly Checkpoint[];
  readonly result: RunResult;
}

type Runnable = Engine<EngineInput>;

function inputOf({ engine, applied, hypothesis, parameters }: EngineCase): EngineInput {
  return (engine as unknown as Runnable).createInput(applied, hypothesis, parameters, {});
}

function runOf(
  { engine, parameters, frameEveryS }: EngineCase,
  input: EngineInput,
  everyS = frameEveryS,
): Whole {
  const steps = (engine as unknown as Runnable).run(input, parameters, { seed: 1, frameEveryS: everyS });
  const checkpoints: Checkpoint[] = [];
  let next = steps.next();
  for (; !next.done; next = steps.next()) checkpoints.push(next.value);
  return { checkpoints, result: next.value };
}

/** Values along the axes that an input tells; passages and routes come with the result. */
function sizesOf({ axes }: EngineInput): Partial<Record<Axis, number>> {
  const { cell, edge, building, place, zone } = axes;
  return {
    ...(cell ? { cell: cell.columns * cell.rows } : {}),
    ...(edge ? { edge: edge.ids.length } : {}),
    ...(building ? { building: building.length } : {}),
    ...(place ? { place: place.length } : {}),
    ...(zone ? { zone: zone.length } : {}),
  };
}

/** Every text in two languages anywhere in a spec, with where it stands. */
function textsOf(value: unknown, path: string): [string, { fr: unknown; en: unknown }][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('fr' in value || 'en' in value) return [[path, value as { fr: unknown; en: unknown }]];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

const cases = engineCases();

test('CO-1 every engine of src/engines is in the lists and under this suite', () => {
  const folder = resolve(import.meta.dirname, '../../src/engines');
  // A folder becomes an engine with its spec; before that it is a core that the command line alone uses.
  const ids = readdirSync(folder)
    .filter((name) => existsSync(resolve(folder, name, 'spec.ts')))
    .toSorted();
  const tested = cases.map((one) => one.engine.spec.id);
  expect(engineSpecs.map((spec) => spec.id).toSorted()).toEqual(ids);
  expect([...engineIds].toSorted()).toEqual(ids);
  for (const id of ids) expect(tested).toContain(id);
});

describe.each(cases.map((one) => [one.engine.spec.id, one] as const))('%s', (_id, one) => {
  const { spec } = one.engine;

  test('CO-2 every text stands in French and in English', () => {
    const texts = textsOf(spec, spec.id);
    expect(texts.length).toBeGreaterThan(10);
    for (const [path, { fr, en }] of texts) {
      expect(typeof fr === 'string' && typeof en === 'string', path).toBe(true);
    }
  });

  test('CO-3 defaults lie within their bounds, choices among them, and say where they come from', () => {
    for (const [name, parameter] of Object.entries(spec.parameters)) {
      const { min, max, choices, spread } = parameter;
      expect(parameter.default, name).toBeGreaterThanOrEqual(min);
      expect(parameter.default, name).toBeLessThanOrEqual(max);
      expect(Object.keys(spec.card.references), name).toContain(parameter.source);
      expect(Object.keys(spec.groups), name).toContain(parameter.group);
      expect(Object.keys(units), name).toContain(parameter.unit);
      for (const { value } of choices ?? []) expect(value >= min && value <= max, name).toBe(true);
      expect(choices?.some(({ value }) => value === parameter.default) ?? true, name).toBe(true);
      const ends = spread?.kind === 'normal' ? [spread.mean] : spread ? [spread.low, spread.high] : [];
      for (const end of ends) expect(end >= min && end <= max, name).toBe(true);
    }
  });

  test('CO-4 indicators rest on known assumptions and inputs, and classes have unlike keys', () => {
    const known = [
      ...Object.keys(spec.fields),
      ...Object.keys(spec.parameters),
      ...Object.keys(spec.indicators),
      ...spec.reads,
      ...memberKinds,
    ];
    for (const [name, indicator] of Object.entries(spec.indicators)) {
      for (const key of indicator.assumes) expect(Object.keys(spec.card.assumptions), name).toContain(key);
      for (const input of indicator.inputs) expect(known, name).toContain(input);
      const keys = indicator.classes?.map(({ key }) => key) ?? [];
      expect(new Set(keys).size, name).toBe(keys.length);
      expect(keys.length > 0, name).toBe(indicator.per === 'class');
    }
    for (const field of spec.frameFields) expect(spec.fields[field]?.per, field).toContain('time');
    for (const { classes, differenceClasses: sizes = [1] } of Object.values(spec.fields)) {
      expect(sizes.length > 0 && sizes.every((bound, i) => bound > (sizes[i - 1] ?? 0))).toBe(true);
      if (classes === 'even') continue;
      expect(classes.every((bound, i) => i === 0 || bound > classes[i - 1]!)).toBe(true);
    }
  });

  test('CO-12 fields made from others come from computed ones, and those not drawn have no classes', () => {
    for (const [name, field] of Object.entries(spec.fields)) {
      const { from, classes } = field;
      const parts = from === undefined || from.kind === 'density' ? [] : from.of;
      expect(isDrawn(field), name).toBe(classes === 'even' || classes.length > 0);
      expect(isInstant(field), name).toBe(
        from ? parts.some((part) => spec.frameFields.includes(part)) : spec.frameFields.includes(name),
      );
      expect(from?.kind !== 'density' || from.of in spec.indicators, name).toBe(true);
      for (const part of parts) {
        expect(spec.fields[part], name).toBeDefined();
        expect(spec.fields[part]?.from, name).toBeUndefined();
      }
    }
  });

  test('CO-5 the same arguments give the same bits, whatever the frame interval', () => {
    const first = runOf(one, inputOf(one));
    expect(runOf(one, inputOf(one)).result).toEqual(first.result);
    const sparse = runOf(one, inputOf(one), one.hypothesis.durationS);
    expect(sparse.result).toEqual(first.result);
    expect(sparse.checkpoints.at(-1)?.frame).toEqual(first.checkpoints.at(-1)?.frame);
  });

  test('CO-6 neither making an input nor running changes what it is given', () => {
    const layers = structuredClone(one.applied.layers);
    const hypothesis = structuredClone(one.hypothesis);
    const input = inputOf(one);
    expect(one.applied.layers).toEqual(layers);
    expect(one.hypothesis).toEqual(hypothesis);
    const before = structuredClone(input);
    runOf(one, input);
    // Errors lose their class on the way; both went it.
    expect(structuredClone(input)).toEqual(before);
  });

  test('CO-7 frames are fresh copies of the declared fields, the last one at the end', () => {
    const { checkpoints, result } = runOf(one, inputOf(one));
    const frames = checkpoints.flatMap(({ frame }) => (frame ? [frame] : []));
    expect(frames.length).toBeGreaterThan(2);
    expect(checkpoints.at(-1)?.frame).toBeDefined();
    for (const frame of frames)
      expect(Object.keys(frame).toSorted()).toEqual([...spec.frameFields].toSorted());
    const buffers = [...frames, result].flatMap(buffersOf);
    expect(new Set(buffers).size).toBe(buffers.length);
  });

  test('CO-8 progress rises to one, and time with it', () => {
    const { checkpoints } = runOf(one, inputOf(one));
    expect(
      checkpoints.every(
        ({ progress }, i) => progress >= (checkpoints[i - 1]?.progress ?? 0) && progress <= 1,
      ),
    ).toBe(true);
    expect(checkpoints.every(({ timeS }, i) => timeS >= (checkpoints[i - 1]?.timeS ?? 0))).toBe(true);
    expect(checkpoints.at(-1)?.progress).toBe(1);
  });

  test('CO-9 the result has exactly the declared fields and indicators, of the right lengths, and finite', () => {
    const input = inputOf(one);
    const { result } = runOf(one, input);
    const own = Object.keys(spec.fields).filter(
      (name) => !spec.fields[name]?.from && !spec.frameFields.includes(name),
    );
    expect(Object.keys(result.fields).toSorted()).toEqual(own.toSorted());
    const known = sizesOf(input);
    for (const [name, values] of Object.entries(result.fields) as [string, FieldData][]) {
      const { per } = spec.fields[name]!;
      const size = known[per[0]!] ?? 1;
      // No substation, no commune: nothing of any.
      const ofEach = size === 0 && values.length === 0 ? 1 : values.length / size;
      expect(Number.isInteger(ofEach) && ofEach > 0, name).toBe(true);
      expect(ofEach === 1 || per.length > 1 || !(per[0]! in known), name).toBe(true);
      const allowed = (value: number) =>
        Number.isFinite(value) || (canLackValues(spec.fields[name]) && Number.isNaN(value));
      expect([...values].every(allowed), name).toBe(true);
    }
    expect(Object.keys(result.indicators).toSorted()).toEqual(Object.keys(spec.indicators).toSorted());
    for (const [name, rows] of Object.entries(result.indicators)) {
      expect(rows.length, name).toBeGreaterThan(0);
      const classes = spec.indicators[name]?.classes?.map(({ key }) => key);
      expect(classes === undefined || classes.join() === rows.map(({ key }) => key).join(), name).toBe(true);
      for (const { value, reason, noise } of rows) {
        expect(
          value === null ? Object.keys(spec.reasons).includes(reason ?? '') : Number.isFinite(value),
          name,
        ).toBe(true);
        expect(noise === undefined || (Number.isFinite(noise) && noise >= 0), name).toBe(true);
      }
    }
    expect(Object.values(result.diagnostics).every(Number.isFinite)).toBe(true);
  });

  test('CO-13 what a run says of itself and beside its figures has words, and says of which fields it speaks', () => {
    const { result } = runOf(one, inputOf(one));
    for (const name of Object.keys(result.diagnostics)) {
      expect(Object.keys(spec.diagnostics), name).toContain(name);
      expect(Object.keys(units), name).toContain(spec.diagnostics[name]?.unit);
    }
    const ofRows = Object.values(result.indicators).flatMap((rows) =>
      rows.flatMap(({ notes = [] }) => notes),
    );
    for (const { key, details = {} } of [...ofRows, ...(result.notes ?? [])]) {
      const text = spec.reasons[key];
      expect(text, key).toBeDefined();
      for (const said of [text?.fr ?? '', text?.en ?? ''])
        for (const [, name] of said.matchAll(/\{\{(\w+)\}\}/g))
          expect(Object.keys(details), key).toContain(name);
    }
    for (const { fields } of result.notes ?? [])
      for (const field of fields) expect(Object.keys(spec.fields)).toContain(field);
  });

  test('CO-10 members are sorted, and a figure with members is their sum', () => {
    const { result } = runOf(one, inputOf(one));
    const rows = Object.values(result.indicators)
      .flat()
      .filter(({ members }) => members);
    expect(rows.length).toBeGreaterThan(0);
    for (const { value, members } of rows) {
      const { indices, weight } = members!;
      expect(indices.every((index, k) => k === 0 || index > indices[k - 1]!)).toBe(true);
      const sum = typeof weight === 'number' ? weight * indices.length : weight.reduce((a, b) => a + b, 0);
      expect(value).toBeCloseTo(sum, 9);
    }
  });

  test('CO-11 the result survives the way to another thread', () => {
    const { result } = runOf(one, inputOf(one));
    const copy = structuredClone(result);
    const moved = structuredClone(result, { transfer: buffersOf(result) });
    expect(moved).toEqual(copy);
  });
});
