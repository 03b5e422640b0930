import { dryM, gravity } from './constants';
import * as m from './memory';

/** Kinds of faces treated apart; the same numbers as `FaceKind` in solver-faces.ts. */
const crestX: i32 = 0;
const crestY: i32 = 1;
const outEast: i32 = 2;
const outSouth: i32 = 3;
const outWest: i32 = 4;

/** Bytes of one entry: face offset, kind, crest or slope, cell offset, inner cell offset. */
const entryB: i32 = 20;

/** Faces treated apart in one padded row, after its ordinary fluxes. */
export function specialRow(row: i32, advection: bool): void {
  const from = load<i32>(m.specialRowAt + 4 * row);
  const to = load<i32>(m.specialRowAt + 4 * row + 4);
  for (let k = from; k < to; k++) {
    const entry = m.specialAt + k * entryB;
    const face = load<i32>(entry);
    const kind = load<i32>(entry, 4);
    const value = load<f32>(entry, 8);
    const cell = load<i32>(entry, 12);
    const inner = load<i32>(entry, 16);
    if (kind == crestX) crest(m.newUx + face, m.newQx + face, face, face + 4, value, advection);
    else if (kind == crestY) crest(m.newUy + face, m.newQy + face, face, face + m.strideB, value, advection);
    else outflow(face, kind, value, cell, inner, advection);
  }
}

/**
 * Flow over a crest: no more than the depth above it carries at the face's speed, nor than a broad-crested weir
 * gives, q = (2/3)^1.5 √g H^1.5, drowned as Villemonte (1947): (1 − (Hd/Hu)^1.5)^0.385.
 */
function crest(uAt: usize, qAt: usize, left: i32, right: i32, top: f32, advection: bool): void {
  const q = load<f32>(qAt);
  if (q == 0) return;
  const forward = q > 0;
  const from = forward ? left : right;
  const to = forward ? right : left;
  const hFrom = load<f32>(m.depthAt + from);
  const zFrom = load<f32>(m.bedAt + from);
  const zTo = load<f32>(m.bedAt + to);
  const bed = max<f32>(zFrom, zTo);
  const head = hFrom - (max<f32>(top, bed) - zFrom);
  if (head <= dryM) {
    store<f32>(qAt, 0);
    if (advection) store<f32>(uAt, 0);
    return;
  }
  const free = hFrom - (bed - zFrom);
  const drowned = max<f32>(0, load<f32>(m.depthAt + to) - (max<f32>(top, bed) - zTo));
  const ratio = min<f32>(1, drowned / head);
  const weir = <f32>1.7049 * head * sqrt<f32>(head) * Mathf.pow(1 - ratio * sqrt<f32>(ratio), 0.385);
  const bounded = min<f32>(abs<f32>(q) * min<f32>(1, head / free), weir);
  store<f32>(qAt, forward ? bounded : -bounded);
  if (advection) store<f32>(uAt, (forward ? bounded : -bounded) / head);
}

/** Normal depth: u = √S h^(2/3) / n, with the slope given or, when negative, the steeper of ground and water. */
function outflow(face: i32, kind: i32, slope: f32, cell: i32, inner: i32, advection: bool): void {
  const h = load<f32>(m.depthAt + cell);
  let u: f32 = 0;
  if (h > dryM) {
    const ground = load<f32>(m.bedAt + inner) - load<f32>(m.bedAt + cell);
    const water = ground + (load<f32>(m.depthAt + inner) - h);
    const local = (load<f32>(m.depthAt + inner) > dryM ? max<f32>(ground, water) : ground) / m.cellM;
    const used = slope >= 0 ? slope : max<f32>(0, ground < 100000 ? local : 0);
    const root = Mathf.cbrt(h);
    u = (sqrt<f32>(used) * root * root) / max<f32>(load<f32>(m.manningAt + cell), 0.001);
    u = min<f32>(u, m.froudeCap * sqrt<f32>(gravity * h));
  }
  const signed = kind == outEast || kind == outSouth ? u : -u;
  const alongX = kind == outEast || kind == outWest;
  store<f32>((alongX ? m.newQx : m.newQy) + face, signed * h);
  if (advection) store<f32>((alongX ? m.newUx : m.newUy) + face, signed);
}
