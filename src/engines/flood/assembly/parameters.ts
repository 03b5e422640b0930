import { dryM, gravity, stillMPerS, wallM } from './constants';
import * as m from './memory';

// Vectors that the inner loops use, in memory: a load costs one instruction, a vector constant three.

const tableAt: usize = 256;

export const dry: usize = 0;
export const byCell: usize = 1;
export const pull: usize = 2;
export const drag: usize = 3;
export const rain: usize = 4;
export const unsmoothed: usize = 5;
export const half: usize = 6;
export const sixteenth: usize = 7;
export const one: usize = 8;
export const froude: usize = 9;
export const minusThird: usize = 10;
export const mantissa: usize = 11;
export const magic: usize = 12;
export const root0: usize = 13;
export const root1: usize = 14;
export const root2: usize = 15;
export const wet: usize = 16;
export const deep: usize = 17;
export const gravities: usize = 18;
export const walls: usize = 19;
export const fourTimes: usize = 20;
export const still: usize = 21;
export const signBit: usize = 22;

// @ts-ignore: decorator
@inline
export function get(name: usize): v128 {
  return v128.load(tableAt + 16 * name);
}

function put(name: usize, value: f32): void {
  v128.store(tableAt + 16 * name, f32x4.splat(value));
}

/** Fills the table from the numbers of the run and of the step. */
export function tabulate(): void {
  put(dry, dryM);
  put(byCell, m.stepByCell);
  put(pull, gravity * m.stepByCell);
  put(drag, gravity * 0.25 * m.stepS);
  put(rain, m.rainM);
  put(unsmoothed, 1 - m.theta);
  put(half, 0.5);
  put(sixteenth, 0.0625);
  put(one, 1);
  put(froude, m.froudeCap * m.froudeCap * gravity);
  put(minusThird, -1.0 / 3.0);
  put(mantissa, 12582912);
  v128.store(tableAt + 16 * magic, i32x4.splat(0xd49ce00c));
  put(root0, 1.5983766);
  put(root1, -0.8657106);
  put(root2, 0.26732892);
  put(wet, m.wetDepthM);
  put(deep, m.deepDepthM);
  put(gravities, gravity);
  put(walls, wallM);
  put(still, stillMPerS);
  v128.store(tableAt + 16 * signBit, i32x4.splat(0x80000000));
  put(fourTimes, 4.0001 * m.stepByCell);
}
