/** Larger of two finite values; one machine instruction, unlike the propagating `max`. */
// @ts-ignore: decorator
@inline
export function larger(a: v128, b: v128): v128 {
  return f32x4.pmax(a, b);
}

/** Smaller of two finite values. */
// @ts-ignore: decorator
@inline
export function smaller(a: v128, b: v128): v128 {
  return f32x4.pmin(a, b);
}

// @ts-ignore: decorator
@inline
export function times(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

// @ts-ignore: decorator
@inline
export function plus(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

// @ts-ignore: decorator
@inline
export function minus(a: v128, b: v128): v128 {
  return f32x4.sub(a, b);
}

// @ts-ignore: decorator
@inline
export function square(a: v128): v128 {
  return f32x4.mul(a, a);
}

/**
 * x^(-1/3) for x > 0: the exponent divided by −3 on the bits (in the mantissa of a float, for want of an integer
 * division), then one third-order step y ← y p(x y³), p the quadratic nearest to c^(-1/3) on the range of c.
 * Relative error < 5e-5. After Moroz et al. 2021, "Fast calculation of cube root and inverse cube root using a
 * magic constant", with constants fitted to this first guess.
 */
// @ts-ignore: decorator
@inline
export function inverseCubeRoot(
  x: v128,
  minusThird: v128,
  mantissa: v128,
  magic: v128,
  root0: v128,
  root1: v128,
  root2: v128,
): v128 {
  const third = plus(times(f32x4.convert_i32x4_s(i32x4.shr_u(x, 9)), minusThird), mantissa);
  const y = i32x4.add(i32x4.shl(third, 9), magic);
  const cube = times(times(x, y), times(y, y));
  return times(y, plus(times(plus(times(cube, root2), root1), cube), root0));
}
