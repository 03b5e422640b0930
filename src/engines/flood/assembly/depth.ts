import { larger, minus, plus, smaller, square, times } from './arithmetic';
import { tileB } from './constants';
import * as m from './memory';
import * as c from './parameters';

/**
 * New depths of one row of one tile, in compensated form: `residue` holds what f32 depth cannot (two-sum, Knuth
 * 1969). Updates maxima, arrival and durations, and the largest wave speed. Returns whether some cell can flow.
 */
export function depthRow(offset: i32, advection: bool): bool {
  const s = m.strideB;
  const byCell = c.get(c.byCell);
  const deep = c.get(c.deep);
  const dry = c.get(c.dry);
  const froude = c.get(c.froude);
  const gravities = c.get(c.gravities);
  const half = c.get(c.half);
  const rain = c.get(c.rain);
  const walls = c.get(c.walls);
  const wet = c.get(c.wet);
  const zero = f32x4.splat(0);
  const raining = m.rainM > 0;
  let wave = v128.load(m.waveAt);
  let most = zero;
  const end = offset + tileB;
  for (let i = offset; i < end; i += 16) {
    const qE = v128.load(m.newQx + i);
    const qW = v128.load(m.newQx + i - 4);
    const qS = v128.load(m.newQy + i);
    const qN = v128.load(m.newQy + i - s);
    const h = v128.load(m.depthAt + i);
    const moving = v128.or(v128.or(qE, qW), v128.or(qS, qN));
    if (!raining && !v128.any_true(v128.or(moving, f32x4.gt(h, dry)))) continue;

    let gain = times(byCell, plus(minus(qW, qE), minus(qN, qS)));
    if (raining) {
      gain = plus(gain, v128.and(rain, f32x4.lt(v128.load(m.bedAt + i), walls)));
    }
    const y = plus(gain, v128.load(m.residueAt + i));
    const t = plus(h, y);
    const b = minus(t, h);
    const lost = plus(minus(h, minus(t, b)), minus(y, b));
    const now = larger(t, zero);
    v128.store(m.depthAt + i, now);
    v128.store(m.residueAt + i, plus(lost, minus(t, now)));

    const maxDepth = v128.load(m.maxDepthAt + i);
    if (v128.any_true(f32x4.gt(now, maxDepth))) v128.store(m.maxDepthAt + i, larger(maxDepth, now));

    let speed2: v128;
    let fastest: v128;
    if (advection) {
      const uE = v128.load(m.newUx + i);
      const uW = v128.load(m.newUx + i - 4);
      const vS = v128.load(m.newUy + i);
      const vN = v128.load(m.newUy + i - s);
      speed2 = plus(square(times(half, plus(uE, uW))), square(times(half, plus(vS, vN))));
      fastest = larger(
        larger(f32x4.abs(uE), f32x4.abs(uW)),
        larger(f32x4.abs(vS), f32x4.abs(vN)),
      );
    } else {
      const q2 = plus(square(times(half, plus(qE, qW))), square(times(half, plus(qS, qN))));
      const bound = times(froude, now);
      speed2 = smaller(f32x4.div(q2, square(larger(now, dry))), bound);
      fastest = zero;
    }
    speed2 = v128.and(speed2, f32x4.gt(now, dry));
    const maxSpeed = v128.load(m.maxSpeedAt + i);
    if (v128.any_true(f32x4.gt(speed2, maxSpeed))) v128.store(m.maxSpeedAt + i, larger(maxSpeed, speed2));

    wave = larger(wave, plus(f32x4.sqrt(times(gravities, now)), fastest));
    most = larger(most, now);
    const crossed = v128.or(
      v128.xor(f32x4.gt(h, wet), f32x4.gt(now, wet)),
      v128.xor(f32x4.gt(h, deep), f32x4.gt(now, deep)),
    );
    if (v128.any_true(crossed)) {
      for (let k = 0; k < 16; k += 4) noteCrossing(i + k, lane(h, k), lane(now, k));
    }
  }
  v128.store(m.waveAt, wave);
  return v128.any_true(f32x4.gt(most, dry));
}

// @ts-ignore: decorator
@inline
function lane(x: v128, k: i32): f32 {
  if (k == 0) return f32x4.extract_lane(x, 0);
  if (k == 4) return f32x4.extract_lane(x, 1);
  if (k == 8) return f32x4.extract_lane(x, 2);
  return f32x4.extract_lane(x, 3);
}

/** Arrival at the first rise above the wet depth; durations as the sum of the falls minus that of the rises. */
export function noteCrossing(i: i32, from: f32, to: f32): void {
  if (from > m.wetDepthM != to > m.wetDepthM) {
    const rises = to > m.wetDepthM;
    store<f32>(m.wetTimeAt + i, load<f32>(m.wetTimeAt + i) + (rises ? -m.endS : m.endS));
    if (rises && load<f32>(m.arrivalAt + i) > m.endS) store<f32>(m.arrivalAt + i, m.endS);
  }
  if (from > m.deepDepthM != to > m.deepDepthM) {
    const rises = to > m.deepDepthM;
    store<f32>(m.deepTimeAt + i, load<f32>(m.deepTimeAt + i) + (rises ? -m.endS : m.endS));
  }
}
