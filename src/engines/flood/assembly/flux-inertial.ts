import { inverseCubeRoot, larger, minus, plus, smaller, square, times } from './arithmetic';
import { tileB } from './constants';
import * as m from './memory';
import * as c from './parameters';

/**
 * Discharges of the east and south faces of one row of one tile, without advection. Returns whether some cell may
 * give more than it holds: four faces at a quarter of the cell per step cannot.
 */
export function fluxInertial(offset: i32): bool {
  const s = m.strideB;
  const x = sweep(offset, 4, s, m.oldQx, m.oldQy, m.newQx);
  const y = sweep(offset, s, 4, m.oldQy, m.oldQx, m.newQy);
  return v128.any_true(v128.or(x, y));
}

/**
 * Faces between the cells at `i` and `i + along`: Bates et al. 2010 eq. 11, θ of de Almeida et al. 2012 eq. 9.
 * Q: discharge through them; P: through the faces across. Returns where it is large.
 */
// @ts-ignore: decorator
@inline
function sweep(offset: i32, along: i32, across: i32, Q: usize, P: usize, newQ: usize): v128 {
  const drag = c.get(c.drag);
  const dry = c.get(c.dry);
  const fourTimes = c.get(c.fourTimes);
  const froude = c.get(c.froude);
  const half = c.get(c.half);
  const magic = c.get(c.magic);
  const mantissa = c.get(c.mantissa);
  const minusThird = c.get(c.minusThird);
  const one = c.get(c.one);
  const pull = c.get(c.pull);
  const root0 = c.get(c.root0);
  const root1 = c.get(c.root1);
  const root2 = c.get(c.root2);
  const sixteenth = c.get(c.sixteenth);
  const unsmoothed = c.get(c.unsmoothed);
  const still = c.get(c.still);
  const zero = f32x4.splat(0);
  const end = offset + tileB;
  const smooth = m.theta != 1;
  let heavy = zero;
  for (let i = offset; i < end; i += 16) {
    const h = v128.load(m.depthAt + i);
    const hR = v128.load(m.depthAt + i + along);
    if (!v128.any_true(f32x4.gt(larger(h, hR), dry))) {
      v128.store(newQ + i, zero);
      continue;
    }
    const step = minus(v128.load(m.bedAt + i + along), v128.load(m.bedAt + i));
    // Highest surface minus highest bed.
    const depth = larger(minus(h, larger(step, zero)), plus(hR, smaller(step, zero)));
    const deep = larger(depth, dry);
    const q = v128.load(Q + i);
    let pushed = q;
    if (smooth) {
      const mean = times(half, plus(v128.load(Q + i - along), v128.load(Q + i + along)));
      pushed = plus(q, times(unsmoothed, minus(mean, q)));
    }
    pushed = minus(pushed, times(times(pull, deep), plus(minus(hR, h), step)));

    const sideways = plus(
      plus(v128.load(P + i), v128.load(P + i + along)),
      plus(v128.load(P + i - across), v128.load(P + i - across + along)),
    );
    const total = f32x4.sqrt(plus(square(q), times(square(sideways), sixteenth)));
    const roughness = square(plus(v128.load(m.manningAt + i), v128.load(m.manningAt + i + along)));
    const inverse = inverseCubeRoot(deep, minusThird, mantissa, magic, root0, root1, root2);
    const root = square(inverse);
    const power = times(times(square(root), inverse), root);
    const friction = times(times(times(drag, roughness), total), power);
    let now = f32x4.div(pushed, plus(one, friction));

    const most2 = times(times(froude, deep), square(deep));
    if (v128.any_true(f32x4.gt(square(now), most2))) {
      const most = f32x4.sqrt(most2);
      now = larger(smaller(now, most), f32x4.neg(most));
    }
    const size = f32x4.abs(now);
    const flows = v128.and(f32x4.gt(depth, dry), f32x4.gt(size, still));
    v128.store(newQ + i, v128.and(now, flows));
    heavy = v128.or(heavy, f32x4.gt(times(fourTimes, v128.and(size, flows)), smaller(h, hR)));
  }
  return heavy;
}
