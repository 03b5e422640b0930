import { BufferAttribute } from 'three';
import type { TreeLook } from '../palette.ts';

/** Half-width (share of a crown's) and height (share of the whole) of the rings of a plant, from its foot up. */
type Profile = readonly (readonly [halfWidth: number, height: number])[];

export const ringCount = 5;

/** Rings of each look; the last one closes to a point at the top. */
export const profiles: Readonly<Record<TreeLook, Profile>> = {
  broadleaf: [
    [0.14, 0],
    [0.78, 0.24],
    [1, 0.5],
    [0.74, 0.82],
    [0.3, 0.97],
  ],
  conifer: [
    [0.16, 0],
    [1, 0.14],
    [0.72, 0.4],
    [0.42, 0.68],
    [0.14, 0.92],
  ],
  poplar: [
    [0.2, 0],
    [0.9, 0.16],
    [1, 0.42],
    [0.8, 0.72],
    [0.34, 0.94],
  ],
  bush: [
    [0.8, 0],
    [1, 0.3],
    [0.92, 0.55],
    [0.66, 0.82],
    [0.3, 0.97],
  ],
  orchard: [
    [0.12, 0],
    [0.7, 0.34],
    [1, 0.6],
    [0.72, 0.86],
    [0.3, 0.98],
  ],
  vine: [
    [0.8, 0],
    [1, 0.3],
    [1, 0.6],
    [0.9, 0.85],
    [0.5, 1],
  ],
};

/** One crown for all: sides by rings, to be given its profile by the shader, and its triangles near and far. */
export interface Crown {
  /** Cosine and sine of the side, ring (`ringCount`: the top), per vertex. */
  readonly corner: BufferAttribute;
  readonly index: BufferAttribute;
  /** First index and count of the triangles to draw from near, and from afar. */
  readonly near: readonly [first: number, count: number];
  readonly far: readonly [first: number, count: number];
}

export function crown(): Crown {
  const corners: number[] = [];
  const index: number[] = [];
  const near = lathe(corners, index, 8, [0, 1, 2, 3, 4]);
  const far = lathe(corners, index, 5, [1, 3]);
  return {
    corner: new BufferAttribute(Float32Array.from(corners), 3),
    index: new BufferAttribute(Uint16Array.from(index), 1),
    near,
    far,
  };
}

/** Rings joined from the lowest to the highest, then to the top. */
function lathe(
  corners: number[],
  index: number[],
  sides: number,
  rings: readonly number[],
): readonly [number, number] {
  const first = index.length;
  const start = corners.length / 3;
  for (const ring of rings) {
    for (let side = 0; side < sides; side++) {
      const angle = (2 * Math.PI * (side + (ring % 2) / 2)) / sides;
      corners.push(Math.cos(angle), Math.sin(angle), ring);
    }
  }
  const top = corners.length / 3;
  corners.push(0, 0, ringCount);
  for (let level = 0; level < rings.length; level++) {
    for (let side = 0; side < sides; side++) {
      const a = start + level * sides + side;
      const b = start + level * sides + ((side + 1) % sides);
      if (level + 1 === rings.length) index.push(a, b, top);
      else index.push(a, b, b + sides, a, b + sides, a + sides);
    }
  }
  return [first, index.length - first];
}
