import type { Handed } from './cascade.ts';
import { decodeField } from './frames.ts';

/** Depths and grounds are read in whole centimetres: as the run itself, and as what is kept or shipped of it. */
export const waterStepM = 0.01;

/** Water on each of some features at each instant, from the depths of the cells: instants × features, m. */
export function waterInTime<T>(
  frames: Handed['frames'],
  field: string,
  features: readonly T[],
  waterOn: (feature: T, depth: Float32Array) => number,
): Float32Array<ArrayBuffer> {
  const depths = new Float32Array(frames.length * features.length);
  for (const [i, frame] of frames.entries()) {
    const stored = frame.fields[field];
    if (!stored) continue;
    const depth = decodeField(stored);
    for (const [k, feature] of features.entries()) depths[i * features.length + k] = waterOn(feature, depth);
  }
  return depths;
}
