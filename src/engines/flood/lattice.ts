import { AppError } from '../../base/errors.ts';

/** Largest distance to the local offset, m. */
export const rangeM = 1024;

/**
 * A whole number of metres in the middle of the ground's range, to be subtracted from every elevation.
 *
 * @throws AppError `flood/range` when the ground spans 2048 m or more, which no single offset can hold.
 */
export function localOffset(groundM: Float32Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const z of groundM) {
    if (z < low) low = z;
    if (z > high) high = z;
  }
  if (low > high) throw new AppError('layer/all-nodata', 'the terrain has no known elevation');
  const offset = Math.round((low + high) / 2);
  if (high - offset >= rangeM || offset - low >= rangeM) {
    throw new AppError('flood/range', 'elevations span more than 2048 m', {
      lowM: Math.floor(low),
      highM: Math.ceil(high),
    });
  }
  return offset;
}
