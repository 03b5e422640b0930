import { inverseCubeRoot, larger, minus, plus, smaller, square, times } from './arithmetic';
import { dryM, gravity, tileB } from './constants';
import * as m from './memory';

/**
 * Speed at a face after one step (Stelling and Duinmeijer 2003, conservative form; docs/engines/flood-numerics.md).
 * `left` and `right` are the depths above the face's bed seen from either side.
 */
// @ts-ignore: decorator
@inline
function speed(
  u: v128, // here, the step before
  before: v128, // u of the neighbouring faces along the flow
  after: v128,
  above: v128, // and across it
  below: v128,
  qBefore: v128, // twice the discharge through the sides of the face's control volume
  qAfter: v128,
  qAbove: v128,
  qBelow: v128,
  across: v128, // four times the speed along the face
  depths: v128, // twice the mean depth
  rise: v128, // of the water surface, from left to right
  left: v128,
  right: v128,
  step: v128, // of the bed, from left to right
  roughness: v128, // twice n
): v128 {
  const zero = f32x4.splat(0);
  const byCell = f32x4.splat(m.stepByCell);
  // What the neighbours bring in: each inflow carries its own speed, and never replaces more than all.
  const inBefore = larger(qBefore, zero);
  const inAbove = larger(qAbove, zero);
  const outAfter = smaller(qAfter, zero);
  const outBelow = smaller(qBelow, zero);
  const brought = plus(
    plus(times(inBefore, minus(before, u)), times(outAfter, minus(u, after))),
    plus(times(inAbove, minus(above, u)), times(outBelow, minus(u, below))),
  );
  const inflow = plus(minus(inBefore, outAfter), minus(inAbove, outBelow));
  const advected = f32x4.div(times(byCell, brought), larger(depths, times(byCell, inflow)));

  let pushed = plus(u, advected);
  if (m.theta != 1) {
    const mean = times(f32x4.splat(0.5), plus(before, after));
    pushed = plus(pushed, times(f32x4.splat(1 - m.theta), minus(mean, u)));
  }
  pushed = minus(pushed, times(f32x4.splat(gravity * m.stepByCell), rise));

  const forward = f32x4.gt(pushed, zero);
  const upwind = v128.bitselect(left, right, forward);
  const depth = larger(upwind, f32x4.splat(dryM));
  const inverse = inverseCubeRoot(depth);
  const root = square(inverse);
  const total = f32x4.sqrt(plus(square(u), times(square(across), f32x4.splat(0.0625))));
  const drag = times(f32x4.splat(gravity * 0.25 * m.stepS), square(roughness));
  let divisor = plus(f32x4.splat(1), times(times(drag, total), square(root)));
  // Rain comes without speed: what it adds to the depth dilutes the momentum.
  if (m.rainM > 0) divisor = plus(divisor, times(f32x4.splat(m.rainM), times(root, inverse)));
  const slowed = f32x4.div(pushed, divisor);
  return bounded(slowed, depth, v128.bitselect(step, f32x4.neg(step), forward), upwind);
}

/**
 * No flow from dry ground. Where the ground falls by steps, the level difference overstates the pull: there the
 * Froude number is capped.
 */
// @ts-ignore: decorator
@inline
function bounded(u: v128, depth: v128, climb: v128, upwind: v128): v128 {
  const most2 = times(f32x4.splat(m.froudeCap * m.froudeCap * gravity), depth);
  const falls = f32x4.lt(climb, f32x4.splat(0));
  let result = u;
  if (v128.any_true(v128.and(f32x4.gt(square(u), most2), falls))) {
    const most = f32x4.sqrt(most2);
    const capped = larger(smaller(u, most), f32x4.neg(most));
    result = v128.bitselect(capped, u, falls);
  }
  return v128.and(result, f32x4.gt(upwind, f32x4.splat(dryM)));
}

/**
 * Speeds and discharges of the east and south faces of one row of one tile, with advection. Returns whether some
 * cell may give more than it holds: four faces at a quarter of a cell per step cannot.
 */
export function fluxAdvective(offset: i32): bool {
  const s = m.strideB;
  const zero = f32x4.splat(0);
  const dry = f32x4.splat(dryM);
  const end = offset + tileB;
  let fastest = zero;
  for (let i = offset; i < end; i += 16) {
    const h = v128.load(m.depthAt + i);
    const hE = v128.load(m.depthAt + i + 4);
    const hS = v128.load(m.depthAt + i + s);
    if (!v128.any_true(f32x4.gt(larger(h, larger(hE, hS)), dry))) {
      v128.store(m.newUx + i, zero);
      v128.store(m.newUy + i, zero);
      v128.store(m.newQx + i, zero);
      v128.store(m.newQy + i, zero);
      continue;
    }
    const z = v128.load(m.bedAt + i);
    const n = v128.load(m.manningAt + i);
    const u = v128.load(m.oldUx + i);
    const v = v128.load(m.oldUy + i);
    const uS = v128.load(m.oldUx + i + s);
    const vE = v128.load(m.oldUy + i + 4);
    const uW = v128.load(m.oldUx + i - 4);
    const vN = v128.load(m.oldUy + i - s);
    const qx = v128.load(m.oldQx + i);
    const qy = v128.load(m.oldQy + i);
    const qxW = v128.load(m.oldQx + i - 4);
    const qyN = v128.load(m.oldQy + i - s);

    const stepX = minus(v128.load(m.bedAt + i + 4), z);
    const leftX = larger(minus(h, larger(stepX, zero)), zero);
    const rightX = larger(plus(hE, smaller(stepX, zero)), zero);
    const ux = speed(
      u,
      uW,
      v128.load(m.oldUx + i + 4),
      v128.load(m.oldUx + i - s),
      uS,
      plus(qxW, qx),
      plus(qx, v128.load(m.oldQx + i + 4)),
      plus(qyN, v128.load(m.oldQy + i + 4 - s)),
      plus(qy, v128.load(m.oldQy + i + 4)),
      plus(plus(v, vE), plus(vN, v128.load(m.oldUy + i + 4 - s))),
      plus(h, hE),
      plus(minus(hE, h), stepX),
      leftX,
      rightX,
      stepX,
      plus(n, v128.load(m.manningAt + i + 4)),
    );
    v128.store(m.newUx + i, ux);
    v128.store(m.newQx + i, times(ux, v128.bitselect(leftX, rightX, f32x4.gt(ux, zero))));

    const stepY = minus(v128.load(m.bedAt + i + s), z);
    const leftY = larger(minus(h, larger(stepY, zero)), zero);
    const rightY = larger(plus(hS, smaller(stepY, zero)), zero);
    const uy = speed(
      v,
      vN,
      v128.load(m.oldUy + i + s),
      v128.load(m.oldUy + i - 4),
      vE,
      plus(qyN, qy),
      plus(qy, v128.load(m.oldQy + i + s)),
      plus(qxW, v128.load(m.oldQx + i - 4 + s)),
      plus(qx, v128.load(m.oldQx + i + s)),
      plus(plus(u, uS), plus(uW, v128.load(m.oldUx + i - 4 + s))),
      plus(h, hS),
      plus(minus(hS, h), stepY),
      leftY,
      rightY,
      stepY,
      plus(n, v128.load(m.manningAt + i + s)),
    );
    v128.store(m.newUy + i, uy);
    v128.store(m.newQy + i, times(uy, v128.bitselect(leftY, rightY, f32x4.gt(uy, zero))));
    fastest = larger(fastest, larger(f32x4.abs(ux), f32x4.abs(uy)));
  }
  return v128.any_true(f32x4.gt(times(fastest, f32x4.splat(m.stepByCell)), f32x4.splat(0.2499)));
}
