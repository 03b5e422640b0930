/**
 * x^(-1/3) for x > 0: exponent divided by three on the bits, then two Newton steps y ← y (4 − x y³) / 3.
 * Relative error < 2e-5 (bit trick: Kahan; Turkowski 1998, "Computing the cube root").
 */
// @ts-ignore: decorator
@inline
export function inverseCubeRoot(x: v128): v128 {
  const third = f32x4.mul(f32x4.convert_i32x4_s(x), f32x4.splat(-1.0 / 3.0));
  let y = i32x4.add(i32x4.trunc_sat_f32x4_s(third), i32x4.splat(0x548c39cb));
  y = refine(x, y);
  return refine(x, y);
}

// @ts-ignore: decorator
@inline
function refine(x: v128, y: v128): v128 {
  const cube = f32x4.mul(f32x4.mul(x, y), f32x4.mul(y, y));
  return f32x4.mul(f32x4.mul(y, f32x4.splat(1.0 / 3.0)), f32x4.sub(f32x4.splat(4), cube));
}

/** Larger of two finite values; one machine instruction. */
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

/** a·b. */
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
