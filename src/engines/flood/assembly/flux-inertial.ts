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
  const smoothed = plus(
    times(f32x4.splat(m.theta), q),
    times(f32x4.splat((1 - m.theta) * 0.5), plus(before, after)),
  );
  const deep = larger(depth, f32x4.splat(dryM));
  const pushed = minus(smoothed, times(times(f32x4.splat(gravity * m.stepByCell), deep), rise));
  const total = f32x4.sqrt(plus(square(q), square(times(across, f32x4.splat(0.25)))));
  const inverse = inverseCubeRoot(deep);
  const root = square(square(inverse));
  const power = times(times(root, inverse), square(inverse));
  const friction = times(times(times(f32x4.splat(gravity * 0.25 * m.stepS), square(roughness)), total), power);
  const slowed = f32x4.div(pushed, plus(f32x4.splat(1), friction));
  const cap = times(times(f32x4.splat(m.froudeCap), deep), f32x4.sqrt(times(f32x4.splat(gravity), deep)));
  const bounded = larger(smaller(slowed, cap), f32x4.neg(cap));
  return v128.and(bounded, f32x4.gt(depth, f32x4.splat(dryM)));
}

/** Discharges of the east and south faces of one row of one tile, without advection. */
export function fluxInertial(offset: i32): void {
  const s = m.strideB;
  const zero = f32x4.splat(0);
  const dry = f32x4.splat(dryM);
  const end = offset + tileB;
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
    const rightX = minus(hE, larger(f32x4.neg(stepX), zero));
    v128.store(
      m.newQx + i,
      discharge(
        qx,
        qxW,
        v128.load(m.oldQx + i + 4),
        plus(plus(qy, qyE), plus(qyN, v128.load(m.oldQy + i + 4 - s))),
        plus(minus(hE, h), stepX),
        larger(leftX, rightX),
        plus(n, v128.load(m.manningAt + i + 4)),
      ),
    );

    const stepY = minus(v128.load(m.bedAt + i + s), z);
    const leftY = minus(h, larger(stepY, zero));
    const rightY = minus(hS, larger(f32x4.neg(stepY), zero));
    v128.store(
      m.newQy + i,
      discharge(
        qy,
        qyN,
        v128.load(m.oldQy + i + s),
        plus(plus(qx, qxS), plus(qxW, v128.load(m.oldQx + i - 4 + s))),
        plus(minus(hS, h), stepY),
        larger(leftY, rightY),
        plus(n, v128.load(m.manningAt + i + s)),
      ),
    );
  }
}
