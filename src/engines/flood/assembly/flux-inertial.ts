import { inverseCubeRoot, larger, minus, plus, smaller, square, times } from './arithmetic';
import { dryM, gravity, tileB } from './constants';
import * as m from './memory';

/** Discharge per metre at a face after one step: Bates et al. 2010 eq. 11, θ of de Almeida et al. 2012 eq. 9. */
// @ts-ignore: decorator
@inline
function discharge(
  q: v128, // here, the step before
  before: v128, // of the neighbouring faces along the flow
  after: v128,
  across: v128, // four times the discharge along the face
  rise: v128, // of the water surface, from left to right
  depth: v128, // of flow: highest surface minus highest bed
  roughness: v128, // twice n
): v128 {
  let pushed = q;
  if (m.theta != 1) {
    const mean = times(f32x4.splat(0.5), plus(before, after));
    pushed = plus(q, times(f32x4.splat(1 - m.theta), minus(mean, q)));
  }
  const deep = larger(depth, f32x4.splat(dryM));
  pushed = minus(pushed, times(times(f32x4.splat(gravity * m.stepByCell), deep), rise));
  const total = f32x4.sqrt(plus(square(q), times(square(across), f32x4.splat(0.0625))));
  const inverse = inverseCubeRoot(deep);
  const root = square(square(inverse));
  const power = times(times(root, inverse), square(inverse));
  const drag = times(f32x4.splat(gravity * 0.25 * m.stepS), square(roughness));
  let result = f32x4.div(pushed, plus(f32x4.splat(1), times(times(drag, total), power)));
  const most2 = times(f32x4.splat(m.froudeCap * m.froudeCap * gravity), times(deep, square(deep)));
  if (v128.any_true(f32x4.gt(square(result), most2))) {
    const most = f32x4.sqrt(most2);
    result = larger(smaller(result, most), f32x4.neg(most));
  }
  return v128.and(result, f32x4.gt(depth, f32x4.splat(dryM)));
}

/**
 * Discharges of the east and south faces of one row of one tile, without advection. Returns whether some cell may
 * give more than it holds: four faces at a quarter of the cell per step cannot.
 */
export function fluxInertial(offset: i32): bool {
  const s = m.strideB;
  const zero = f32x4.splat(0);
  const dry = f32x4.splat(dryM);
  const end = offset + tileB;
  const share = f32x4.splat(4.0001 * m.stepByCell);
  let heavy = zero;
  for (let i = offset; i < end; i += 16) {
    const h = v128.load(m.depthAt + i);
    const hE = v128.load(m.depthAt + i + 4);
    const hS = v128.load(m.depthAt + i + s);
    if (!v128.any_true(f32x4.gt(larger(h, larger(hE, hS)), dry))) {
      v128.store(m.newQx + i, zero);
      v128.store(m.newQy + i, zero);
      continue;
    }
    const z = v128.load(m.bedAt + i);
    const n = v128.load(m.manningAt + i);
    const qx = v128.load(m.oldQx + i);
    const qy = v128.load(m.oldQy + i);
    const qxS = v128.load(m.oldQx + i + s);
    const qyE = v128.load(m.oldQy + i + 4);
    const qxW = v128.load(m.oldQx + i - 4);
    const qyN = v128.load(m.oldQy + i - s);

    const stepX = minus(v128.load(m.bedAt + i + 4), z);
    const leftX = minus(h, larger(stepX, zero));
    const rightX = plus(hE, smaller(stepX, zero));
    const newX = discharge(
      qx,
      qxW,
      v128.load(m.oldQx + i + 4),
      plus(plus(qy, qyE), plus(qyN, v128.load(m.oldQy + i + 4 - s))),
      plus(minus(hE, h), stepX),
      larger(leftX, rightX),
      plus(n, v128.load(m.manningAt + i + 4)),
    );
    v128.store(m.newQx + i, newX);

    const stepY = minus(v128.load(m.bedAt + i + s), z);
    const leftY = minus(h, larger(stepY, zero));
    const rightY = plus(hS, smaller(stepY, zero));
    const newY = discharge(
      qy,
      qyN,
      v128.load(m.oldQy + i + s),
      plus(plus(qx, qxS), plus(qxW, v128.load(m.oldQx + i - 4 + s))),
      plus(minus(hS, h), stepY),
      larger(leftY, rightY),
      plus(n, v128.load(m.manningAt + i + s)),
    );
    v128.store(m.newQy + i, newY);
    heavy = v128.or(heavy, f32x4.gt(times(share, f32x4.abs(newX)), smaller(h, hE)));
    heavy = v128.or(heavy, f32x4.gt(times(share, f32x4.abs(newY)), smaller(h, hS)));
  }
  return v128.any_true(heavy);
}
