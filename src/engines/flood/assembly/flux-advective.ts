import { inverseCubeRoot, larger, minus, plus, smaller, square, times } from './arithmetic';
import { tileB } from './constants';
import * as m from './memory';
import * as c from './parameters';

/**
 * Speeds and discharges of the east and south faces of one row of one tile, with advection. Returns whether some
 * cell may give more than it holds: four faces at a quarter of a cell per step cannot.
 */
export function fluxAdvective(offset: i32): bool {
  const s = m.strideB;
  const x = sweep(offset, 4, s, m.oldUx, m.oldUy, m.oldQx, m.oldQy, m.newUx, m.newQx);
  const y = sweep(offset, s, 4, m.oldUy, m.oldUx, m.oldQy, m.oldQx, m.newUy, m.newQy);
  return v128.any_true(f32x4.gt(times(larger(x, y), c.get(c.byCell)), f32x4.splat(0.2499)));
}

/** A speed where it is not zero, else another. */
// @ts-ignore: decorator
@inline
function movingOr(speed: v128, otherwise: v128): v128 {
  return v128.bitselect(otherwise, speed, f32x4.eq(speed, f32x4.splat(0)));
}

/**
 * Faces between the cells at `i` and `i + along` (Stelling and Duinmeijer 2003, conservative form;
 * docs/engines/flood-numerics.md). U, Q: speed and discharge through them; V, P: through the faces across.
 * Returns the largest speeds.
 */
// @ts-ignore: decorator
@inline
function sweep(
  offset: i32,
  along: i32,
  across: i32,
  U: usize,
  V: usize,
  Q: usize,
  P: usize,
  newU: usize,
  newQ: usize,
): v128 {
  const byCell = c.get(c.byCell);
  const drag = c.get(c.drag);
  const dry = c.get(c.dry);
  const froude = c.get(c.froude);
  const half = c.get(c.half);
  const magic = c.get(c.magic);
  const mantissa = c.get(c.mantissa);
  const minusThird = c.get(c.minusThird);
  const one = c.get(c.one);
  const pull = c.get(c.pull);
  const rain = c.get(c.rain);
  const root0 = c.get(c.root0);
  const root1 = c.get(c.root1);
  const root2 = c.get(c.root2);
  const sixteenth = c.get(c.sixteenth);
  const unsmoothed = c.get(c.unsmoothed);
  const still = c.get(c.still);
  const signBit = c.get(c.signBit);
  const zero = f32x4.splat(0);
  const end = offset + tileB;
  const smooth = m.theta != 1;
  const raining = m.rainM > 0;
  let fastest = zero;
  for (let i = offset; i < end; i += 16) {
    const h = v128.load(m.depthAt + i);
    const hR = v128.load(m.depthAt + i + along);
    if (!v128.any_true(f32x4.gt(larger(h, hR), dry))) {
      v128.store(newU + i, zero);
      v128.store(newQ + i, zero);
      continue;
    }
    const u = v128.load(U + i);
    const q = v128.load(Q + i);
    const sideways = plus(
      plus(v128.load(V + i), v128.load(V + i + along)),
      plus(v128.load(V + i - across), v128.load(V + i - across + along)),
    );
    // What the neighbours bring in: each inflow carries its own speed, and never replaces more than all. Behind a
    // face at rest there is a wall: what comes from that side turned a corner, and keeps the speed that it had
    // across, so that stairs of walls along a slanting bank do not brake the river.
    const corner = smaller(f32x4.abs(u), times(half, f32x4.abs(sideways)));
    const turned = v128.bitselect(u, corner, signBit);
    const before = movingOr(v128.load(U + i - along), turned);
    const after = movingOr(v128.load(U + i + along), turned);
    const inBefore = larger(plus(v128.load(Q + i - along), q), zero);
    const outAfter = smaller(plus(q, v128.load(Q + i + along)), zero);
    const alongBrought = plus(times(inBefore, minus(before, u)), times(outAfter, minus(u, after)));
    const above = movingOr(v128.load(U + i - across), turned);
    const below = movingOr(v128.load(U + i + across), turned);
    const inAbove = larger(plus(v128.load(P + i - across), v128.load(P + i - across + along)), zero);
    const outBelow = smaller(plus(v128.load(P + i), v128.load(P + i + along)), zero);
    const acrossBrought = plus(times(inAbove, minus(above, u)), times(outBelow, minus(u, below)));
    const inflow = plus(minus(inBefore, outAfter), minus(inAbove, outBelow));
    const brought = times(byCell, plus(alongBrought, acrossBrought));
    let pushed = plus(u, f32x4.div(brought, larger(plus(h, hR), times(byCell, inflow))));
    if (smooth) {
      const change = minus(times(half, plus(before, after)), u);
      pushed = plus(pushed, times(unsmoothed, change));
    }

    const step = minus(v128.load(m.bedAt + i + along), v128.load(m.bedAt + i));
    pushed = minus(pushed, times(pull, plus(minus(hR, h), step)));

    // Depths above the face's bed, seen from either side; water comes from upwind.
    const left = larger(minus(h, larger(step, zero)), zero);
    const right = larger(plus(hR, smaller(step, zero)), zero);
    const forward = f32x4.gt(pushed, zero);
    const upwind = v128.bitselect(left, right, forward);
    const depth = larger(upwind, dry);
    const inverse = inverseCubeRoot(depth, minusThird, mantissa, magic, root0, root1, root2);
    const root = square(inverse);
    const total = f32x4.sqrt(plus(square(u), times(square(sideways), sixteenth)));
    const roughness = square(plus(v128.load(m.manningAt + i), v128.load(m.manningAt + i + along)));
    const friction = times(times(times(drag, roughness), total), square(root));
    let divisor = plus(one, friction);
    // Rain comes without speed: what it adds to the depth dilutes the momentum.
    if (raining) divisor = plus(divisor, times(rain, times(root, inverse)));
    let now = f32x4.div(pushed, divisor);

    // Where the ground falls by steps, the level difference overstates the pull: the Froude number is capped.
    const most2 = times(froude, depth);
    const beyond = f32x4.gt(square(now), most2);
    if (v128.any_true(beyond)) {
      const climb = v128.bitselect(step, f32x4.neg(step), forward);
      const most = f32x4.sqrt(most2);
      const capped = larger(smaller(now, most), f32x4.neg(most));
      now = v128.bitselect(capped, now, f32x4.lt(climb, zero));
    }
    const size = f32x4.abs(now);
    const flows = v128.and(f32x4.gt(upwind, dry), f32x4.gt(size, still));
    now = v128.and(now, flows);
    v128.store(newU + i, now);
    v128.store(newQ + i, times(now, upwind));
    fastest = larger(fastest, v128.and(size, flows));
  }
  return fastest;
}
