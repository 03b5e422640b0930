import { larger, plus, times } from './arithmetic';
import { tileB } from './constants';
import * as m from './memory';

/** A hair under one, so that rounding never takes more than a cell holds. */
const safety: f32 = 0.9999995;

/**
 * Positivity: where a cell would give more than it holds, all its outgoing discharges shrink by one factor.
 * A face has one giver, hence no order between cells matters. One row of one tile.
 */
export function limitRow(offset: i32): void {
  const s = m.strideB;
  const zero = f32x4.splat(0);
  const byCell = f32x4.splat(m.stepByCell);
  const end = offset + tileB;
  for (let i = offset; i < end; i += 16) {
    const outX = plus(
      larger(v128.load(m.newQx + i), zero),
      larger(f32x4.neg(v128.load(m.newQx + i - 4)), zero),
    );
    const outY = plus(
      larger(v128.load(m.newQy + i), zero),
      larger(f32x4.neg(v128.load(m.newQy + i - s)), zero),
    );
    const out = times(byCell, plus(outX, outY));
    if (v128.any_true(f32x4.gt(out, times(v128.load(m.depthAt + i), f32x4.splat(safety))))) {
      for (let k = i; k < i + 16; k += 4) limitCell(k);
    }
  }
}

function limitCell(i: i32): void {
  const e = load<f32>(m.newQx + i);
  const w = load<f32>(m.newQx + i - 4);
  const s = load<f32>(m.newQy + i);
  const n = load<f32>(m.newQy + i - m.strideB);
  const out = m.stepByCell * (max<f32>(e, 0) + max<f32>(-w, 0) + (max<f32>(s, 0) + max<f32>(-n, 0)));
  const held = load<f32>(m.depthAt + i) * safety;
  if (out <= held) return;
  const factor = held / out;
  if (e > 0) store<f32>(m.newQx + i, e * factor);
  if (w < 0) store<f32>(m.newQx + i - 4, w * factor);
  if (s > 0) store<f32>(m.newQy + i, s * factor);
  if (n < 0) store<f32>(m.newQy + i - m.strideB, n * factor);
}
