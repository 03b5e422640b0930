import type { StoredField, StoredFrame } from '../simulation/frames.ts';

/** Memory that the frames of one run may take in the page, bytes. */
const budgetBytes = 384 * 2 ** 20;

/**
 * The frames with one more, which shares the fields that are as in the one before: access changes when a road closes, not
 * at every instant. When they outgrow their budget every second one is let go: a long event on a large
 * territory plays in coarser steps rather than filling the memory. The first and the newest are always there.
 */
export function keepFrame(
  frames: readonly StoredFrame[],
  frame: StoredFrame,
  budget = budgetBytes,
): readonly StoredFrame[] {
  const longer = [...frames, sharing(frame, frames.at(-1))];
  if (longer.length < 3 || bytesOf(longer) <= budget) return longer;
  return longer.filter((_, i) => i % 2 === 0 || i === longer.length - 1);
}

function sharing(frame: StoredFrame, before: StoredFrame | undefined): StoredFrame {
  if (!before) return frame;
  const fields = Object.entries(frame.fields).map(([name, field]): [string, StoredField] => {
    const former = before.fields[name];
    return [name, former && isSame(former, field) ? former : field];
  });
  return { ...frame, fields: Object.fromEntries(fields) };
}

function isSame(a: StoredField, b: StoredField): boolean {
  return (
    a.step === b.step &&
    a.base === b.base &&
    a.columns === b.columns &&
    a.rows === b.rows &&
    isEqual(a.values, b.values) &&
    isEqual(a.tiles, b.tiles)
  );
}

function isEqual(a: Uint16Array | Uint32Array, b: Uint16Array | Uint32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Bytes of the frames; a field that several share counts once. */
function bytesOf(frames: readonly StoredFrame[]): number {
  const fields = new Set(frames.flatMap((frame) => Object.values(frame.fields)));
  let bytes = 0;
  for (const { values, tiles } of fields) bytes += values.byteLength + tiles.byteLength;
  return bytes;
}
