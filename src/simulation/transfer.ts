import { isPlainObject } from '../base/canonical.ts';

/** Every buffer of the typed arrays inside plain data, once: what to transfer instead of copying. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
  } else if (isPlainObject(value)) {
    for (const item of Object.values(value)) collect(item, found);
  }
}
