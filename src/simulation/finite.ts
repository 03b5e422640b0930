import { AppError } from '../base/errors.ts';
import type { EngineSpec, FieldData, FieldRole, FieldSpec, RunResult } from './contract.ts';
import type { Pace } from './pace.ts';

const chunk = 1 << 20;

/** Roles of fields in which NaN says that there is none here: dry, never reached, no way, not heated. */
const lacking: ReadonlySet<FieldRole> = new Set([
  'level',
  'instant',
  'ground',
  'travelTime',
  'ratio',
  'noise',
  'intensity',
  'energy',
  'power',
  'cost',
  'temperature',
  'series',
  'ends',
]);

/**
 * Refuses numbers that are none, wherever they come out of an engine: `engine/diverged` with the `field` and
 * the instant. NaN says "none here" in fields of some roles; infinity never means a thing.
 */
export async function refuseDivergedFields(
  spec: EngineSpec,
  fields: Readonly<Partial<Record<string, FieldData>>>,
  timeS: number,
  pace: Pace,
): Promise<void> {
  for (const [name, values] of Object.entries(fields)) {
    if (!values || values instanceof Uint32Array) continue;
    const mayLack = canLackValues(spec.fields[name]);
    for (let from = 0; from < values.length; from += chunk) {
      const part = values.subarray(from, from + chunk);
      if (mayLack ? hasInfinity(part) : !allFinite(part)) throw diverged(name, timeS);
      if (pace.due()) await pace.rest();
    }
  }
}

/** The same for indicators and diagnostics; null values are not numbers and pass. */
export function refuseDivergedFigures(result: RunResult, timeS: number): void {
  for (const [name, rows] of Object.entries(result.indicators)) {
    const figures = rows.flatMap((row) => [
      row.value ?? 0,
      row.noise ?? 0,
      ...(row.range ?? []),
      ...(row.parts?.map(({ value }) => value) ?? []),
    ]);
    if (!figures.every(Number.isFinite)) throw diverged(name, timeS);
  }
  for (const [name, value] of Object.entries(result.diagnostics)) {
    if (!Number.isFinite(value)) throw diverged(name, timeS);
  }
}

/** Whether NaN stands for "there is none here" (dry, never reached) in a field. */
export function canLackValues(field: FieldSpec | undefined): boolean {
  return field !== undefined && lacking.has(field.role);
}

function allFinite(values: Float32Array | Float64Array): boolean {
  let sum = 0;
  for (const value of values) sum += value - value;
  return sum === 0;
}

function hasInfinity(values: Float32Array | Float64Array): boolean {
  for (const value of values) {
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return true;
  }
  return false;
}

function diverged(field: string, timeS: number): AppError {
  return new AppError('engine/diverged', `${field} is not finite at ${timeS} s`, { field, timeS });
}
