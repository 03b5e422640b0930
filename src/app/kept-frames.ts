import type { StoredFrame } from '../simulation/frames.ts';

/** Memory that the frames of one run may take in the page, bytes. */
const budgetBytes = 384 * 2 ** 20;

/**
 * The frames with one more. When they outgrow their budget every second one is let go: a long event on a large
 * territory plays in coarser steps rather than filling the memory. The first and the newest are always there.
 */
export function keepFrame(
  frames: readonly StoredFrame[],
  frame: StoredFrame,
  budget = budgetBytes,
): readonly StoredFrame[] {
  const longer = [...frames, frame];
  if (longer.length < 3 || bytesOf(longer) <= budget) return longer;
  return longer.filter((_, i) => i % 2 === 0 || i === longer.length - 1);
}

function bytesOf(frames: readonly StoredFrame[]): number {
  let bytes = 0;
  for (const { fields } of frames) {
    for (const field of Object.values(fields)) bytes += field.values.byteLength + field.tiles.byteLength;
  }
  return bytes;
}
