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

/** Whether a padded row has faces treated apart. */
export function hasSpecials(row: i32): bool {
  return load<i32>(m.specialRowAt + 4 * row) < load<i32>(m.specialRowAt + 4 * row + 4);
}

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
    if (kind == crestX && advection) crest(m.newUx + face, m.newQx + face, face, face + 4, value);
    else if (kind == crestX) inertialCrest(m.oldQx + face, m.newQx + face, face, face + 4, value);
    else if (kind == crestY && advection) crest(m.newUy + face, m.newQy + face, face, face + m.strideB, value);
    else if (kind == crestY) inertialCrest(m.oldQy + face, m.newQy + face, face, face + m.strideB, value);
    else outflow(face, kind, value, cell, inner, advection);
  }
}

/** Flow over a crest: what the depth above it carries at the face's speed, no more than a weir gives. */
function crest(uAt: usize, qAt: usize, left: i32, right: i32, top: f32): void {
  const q = load<f32>(qAt);
  if (q == 0) return;
  const from = q > 0 ? left : right;
  const to = q > 0 ? right : left;
  const zFrom = load<f32>(m.bedAt + from);
  const zTo = load<f32>(m.bedAt + to);
  const head = load<f32>(m.depthAt + from) - (top - zFrom);
  if (head <= dryM) {
    store<f32>(qAt, 0);
    store<f32>(uAt, 0);
    return;
  }
  const free = load<f32>(m.depthAt + from) - (max<f32>(zFrom, zTo) - zFrom);
  const carried = abs<f32>(q) * (head / free);
  const bounded = min<f32>(carried, weir(head, load<f32>(m.depthAt + to) - (top - zTo)));
  store<f32>(qAt, q > 0 ? bounded : -bounded);
  store<f32>(uAt, (q > 0 ? bounded : -bounded) / head);
}

/** The same without advection: Bates et al. 2010 eq. 11 with the depth above the crest. */
function inertialCrest(oldAt: usize, qAt: usize, left: i32, right: i32, top: f32): void {
  const headLeft = load<f32>(m.depthAt + left) - (top - load<f32>(m.bedAt + left));
  const headRight = load<f32>(m.depthAt + right) - (top - load<f32>(m.bedAt + right));
  const head = max<f32>(headLeft, headRight);
  if (head <= dryM) {
    store<f32>(qAt, 0);
    return;
  }
  const old = load<f32>(oldAt);
  const n: f32 = 0.5 * (load<f32>(m.manningAt + left) + load<f32>(m.manningAt + right));
  const root = Mathf.cbrt(head);
  const friction = (gravity * m.stepS * n * n * abs<f32>(old)) / (head * head * root);
  const q = (old - gravity * m.stepByCell * head * (headRight - headLeft)) / (1 + friction);
  const most = weir(head, q > 0 ? headRight : headLeft);
  const upstream = q > 0 ? headLeft : headRight;
  const bounded = upstream <= dryM ? <f32>0 : min<f32>(abs<f32>(q), most);
  store<f32>(qAt, q > 0 ? bounded : -bounded);
}

/**
 * Broad-crested weir, m²/s: (2/3)^1.5 √g H^1.5, drowned as Villemonte (1947): (1 − (Hd/Hu)^1.5)^0.385.
 * Exactly 0 when both sides stand equally high.
 */
function weir(head: f32, downstream: f32): f32 {
  const ratio = min<f32>(1, max<f32>(0, downstream) / head);
  return <f32>1.7049 * head * sqrt<f32>(head) * Mathf.pow(1 - ratio * sqrt<f32>(ratio), 0.385);
}

/** Normal depth: u = √S h^(2/3) / n, with the slope given or, when negative, the ground's, the water's where that does not fall. */
function outflow(face: i32, kind: i32, slope: f32, cell: i32, inner: i32, advection: bool): void {
  const h = load<f32>(m.depthAt + cell);
  let u: f32 = 0;
  if (h > dryM) {
    const ground = load<f32>(m.bedAt + inner) - load<f32>(m.bedAt + cell);
    const water = ground + (load<f32>(m.depthAt + inner) - h);
    const fall = ground > 0 || load<f32>(m.depthAt + inner) <= dryM ? ground : water;
    const local = ground < 100000 ? max<f32>(0, fall) / m.cellM : <f32>0;
    const used = slope >= 0 ? slope : local;
    const root = Mathf.cbrt(h);
    u = (sqrt<f32>(used) * root * root) / max<f32>(load<f32>(m.manningAt + cell), 0.001);
    u = min<f32>(u, m.froudeCap * sqrt<f32>(gravity * h));
  }
  const signed = kind == outEast || kind == outSouth ? u : -u;
  const alongX = kind == outEast || kind == outWest;
  store<f32>((alongX ? m.newQx : m.newQy) + face, signed * h);
  if (advection) store<f32>((alongX ? m.newUx : m.newUy) + face, signed);
}
