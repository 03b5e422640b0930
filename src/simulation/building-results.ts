import type { FinishedRun } from './compare.ts';
import type { FieldSpec } from './contract.ts';
import { isDrawn, isInstant, valuesOf } from './derived-fields.ts';

/** One value per building of a run. */
export interface BuildingField {
  readonly name: string;
  readonly field: FieldSpec;
  readonly values: Float32Array;
}

const known = new WeakMap<FinishedRun, readonly BuildingField[]>();

/** Fields of the whole run that say one thing of each building, in the order of the spec. */
export function buildingFields(run: FinishedRun): readonly BuildingField[] {
  const found = known.get(run);
  if (found) return found;
  const made = Object.entries(run.spec.fields).flatMap(([name, field]) => {
    if (field.per.length !== 1 || field.per[0] !== 'building' || !isDrawn(field) || isInstant(field))
      return [];
    const values = valuesOf(run.spec, name, (one) => run.result.fields[one]);
    return values ? [{ name, field, values }] : [];
  });
  known.set(run, made);
  return made;
}

const positions = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Position of a building of a run by its identifier; −1 where the run has none of that name. */
export function buildingAt({ axes }: FinishedRun, id: string): number {
  const ids = axes.building;
  if (!ids) return -1;
  const byId = positions.get(ids) ?? new Map(ids.map((one, i) => [one, i]));
  positions.set(ids, byId);
  return byId.get(id) ?? -1;
}

/** One value of one building in two runs; null where it has none. */
export interface BuildingChange {
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
}

/** A field of one building, before and after. */
export function buildingChange(
  field: string,
  id: string,
  before: FinishedRun | null,
  after: FinishedRun,
): BuildingChange {
  const valueIn = (run: FinishedRun | null): number | null => {
    if (run === null) return null;
    const value = buildingFields(run).find(({ name }) => name === field)?.values[buildingAt(run, id)];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  const [from, to] = [valueIn(before), valueIn(after)];
  return { before: from, after: to, change: from === null || to === null ? null : to - from };
}

/** Keys of what was assumed of one building, of the indicator that its spec names. */
export function assumedOf(run: FinishedRun, id: string): readonly string[] {
  const { sheet } = run.spec;
  const at = buildingAt(run, id);
  const rows = sheet === undefined || at < 0 ? [] : (run.result.indicators[sheet.assumed] ?? []);
  return rows.flatMap(({ key, members }) =>
    key !== undefined && members?.axis === 'building' && members.indices.includes(at) ? [key] : [],
  );
}
