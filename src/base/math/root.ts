import { exponentOf, scaleByPowerOfTwo } from './bits.ts';
import { low, twoProduct } from './double-double.ts';

/** Cube root; error < 1 ulp. */
export function cbrt(x: number): number {
  if (x === 0 || x - x !== 0) return x;
  const size = Math.abs(x);
  const isSubnormal = size < 2.2250738585072014e-308;
  const normal = isSubnormal ? size * 18014398509481984 : size;
  const third = Math.floor(exponentOf(normal) / 3);
  const root = rootOfReduced(scaleByPowerOfTwo(normal, -3 * third));
  const scaled = scaleByPowerOfTwo(root, isSubnormal ? third - 18 : third);
  return x < 0 ? -scaled : scaled;
}

/**
 * Cube root of 1 ≤ m < 8: a parabola through m = 1, 8 and near 3 (within 3 %), three steps of Halley's cubic
 * method (3e-2 → 2e-5 → 5e-15 → exact but for rounding), and one of Newton's on the exact residual m − r³.
 */
function rootOfReduced(m: number): number {
  let root = 0.7143 + m * (0.2988 - m * 0.0173);
  for (let step = 0; step < 3; step++) {
    const cube = root * root * root;
    root *= (cube + 2 * m) / (2 * cube + m);
  }
  const square = twoProduct(root, root);
  const squareLow = low[0]!;
  const cube = twoProduct(square, root);
  const residual = m - cube - low[0]! - squareLow * root;
  return root + residual / (3 * square);
}
