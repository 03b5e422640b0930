import { assert } from './errors.ts';

/**
 * JSON with one spelling for one value: keys sorted by UTF-16 code units, no space, numbers as ECMAScript writes
 * them, −0 as 0 (after RFC 8785). Throws on what JSON would drop or change: non-finite numbers, undefined,
 * functions, class instances, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, ancestors: readonly object[]): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return writeNumber(value);
  assert(typeof value === 'object', `no ${typeof value} in canonical JSON`);
  assert(!ancestors.includes(value), 'no cycle in canonical JSON');
  const inside = [...ancestors, value];
  if (Array.isArray(value)) return `[${value.map((item) => write(item, inside)).join(',')}]`;
  assert(isPlainObject(value), 'no class instance in canonical JSON');
  const entries = Object.keys(value)
    .sort(byCodeUnits)
    .map((key) => `${JSON.stringify(key)}:${write(value[key], inside)}`);
  return `{${entries.join(',')}}`;
}

function writeNumber(value: number): string {
  assert(Number.isFinite(value), 'no non-finite number in canonical JSON');
  return String(value === 0 ? 0 : value);
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether a value is an object literal (or JSON's), not an instance of a class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
