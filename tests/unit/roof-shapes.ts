import { atan, atan2, cos, sin, tan } from '../../src/base/math.ts';
import type { Grid } from '../../src/base/grid.ts';
import { Random } from '../../src/base/random.ts';

const degree = Math.PI / 180;
const eavesM = 5;
const groundM = 120;

/** A roof in its own axes, its middle at 0: u along the longer side, v across. */
export interface RoofShape {
  /** Corners, counter-clockwise. */
  readonly outline: readonly (readonly [u: number, v: number])[];
  /** Height over the eaves of each plane, by rises along u and v. */
  readonly planes: readonly { readonly u: number; readonly v: number; readonly base: number }[];
  /** Of the planes over a point, the one that is the roof there. */
  readonly ownerOf: (u: number, v: number) => number;
}

function box(length: number, width: number): RoofShape['outline'] {
  const [a, b] = [length / 2, width / 2];
  return [
    [-a, -b],
    [a, -b],
    [a, b],
    [-a, b],
  ];
}

function lowest(planes: RoofShape['planes']): RoofShape['ownerOf'] {
  return (u, v) => {
    const heights = planes.map((plane) => plane.u * u + plane.v * v + plane.base);
    return heights.indexOf(Math.min(...heights));
  };
}

export function gable(length: number, width: number, pitch: number): RoofShape {
  const rise = tan(pitch * degree);
  const planes = [1, -1].map((side) => ({ u: 0, v: -side * rise, base: (rise * width) / 2 }));
  return { outline: box(length, width), planes, ownerOf: lowest(planes) };
}

export function hip(length: number, width: number, pitch: number): RoofShape {
  const rise = tan(pitch * degree);
  const ends = [1, -1].map((side) => ({ u: -side * rise, v: 0, base: (rise * length) / 2 }));
  const planes = [...gable(length, width, pitch).planes, ...ends];
  return { outline: box(length, width), planes, ownerOf: lowest(planes) };
}

export function shed(length: number, width: number, pitch: number): RoofShape {
  const rise = tan(pitch * degree);
  const planes = [{ u: 0, v: rise, base: (rise * width) / 2 }];
  return { outline: box(length, width), planes, ownerOf: () => 0 };
}

/** A roof round a corner: a hip outside, a valley inside, gables at both ends. */
export function angled(length: number, width: number, pitch: number): RoofShape {
  const rise = tan(pitch * degree);
  const [a, b] = [length / 2, width / 2];
  const top = rise * b;
  // The wing runs along −v from the main roof's ridge, as wide as the main part, at the end of +u.
  const middle = a - b;
  const planes = [
    { u: 0, v: -rise, base: top },
    { u: 0, v: rise, base: top },
    { u: -rise, v: 0, base: top + rise * middle },
    { u: rise, v: 0, base: top - rise * middle },
  ];
  const at = (i: number, u: number, v: number): number =>
    planes[i]!.u * u + planes[i]!.v * v + planes[i]!.base;
  return {
    outline: [
      [-a, -b],
      [a - width, -b],
      [a - width, -b - width],
      [a, -b - width],
      [a, b],
      [-a, b],
    ],
    planes,
    // The outer slopes meet on a hip, the inner ones in a valley.
    ownerOf: (u, v) => {
      const inner = at(1, u, v) > at(3, u, v) ? 1 : 3;
      return [0, 2, inner].reduce((low, i) => (at(i, u, v) < at(low, u, v) ? i : low));
    },
  };
}

/** Something that stands on a roof or over it, over the eaves. */
interface Block {
  readonly u: number;
  readonly v: number;
  readonly halfM: number;
  readonly heightM: number;
  /** Uneven as a crown of leaves. */
  readonly isTree?: boolean;
}

interface Raised {
  readonly shape: RoofShape;
  /** Of the axis u, clockwise from east, degrees. */
  readonly turnDeg: number;
  readonly cellSizeM: number;
  readonly noiseM: number;
  readonly seed: number;
  readonly blocks?: readonly Block[];
}

interface TruePlane {
  readonly tilt: number;
  readonly azimuth: number;
  readonly slopedM2: number;
}

export interface SeenRoof {
  readonly grid: Grid;
  readonly ring: Float64Array;
  readonly bounds: readonly [number, number, number, number];
  readonly areaM2: number;
  readonly surfaceM: Float32Array<ArrayBuffer>;
  readonly groundM: Float32Array<ArrayBuffer>;
  /** What each plane is in truth, blocks left out. */
  readonly truth: readonly TruePlane[];
}

/** A roof as a survey from the air would have it: means of cells, façades in the outer ones, and noise. */
export function seen({ shape, turnDeg, cellSizeM, noiseM, seed, blocks = [] }: Raised): SeenRoof {
  const random = new Random(seed);
  const [c, s] = [cos(turnDeg * degree), -sin(turnDeg * degree)];
  const [offX, offY] = [700_000 + random.uniform() * cellSizeM, 6_500_000 + random.uniform() * cellSizeM];
  const ring = Float64Array.from(
    [...shape.outline, shape.outline[0]!].flatMap(([u, v]) => [offX + c * u - s * v, offY + s * u + c * v]),
  );
  const xs = ring.filter((_, k) => k % 2 === 0);
  const ys = ring.filter((_, k) => k % 2 === 1);
  const bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  const margin = 4;
  const westM = Math.floor((bounds[0] - margin) / cellSizeM) * cellSizeM;
  const northM = Math.ceil((bounds[3] + margin) / cellSizeM) * cellSizeM;
  const grid: Grid = {
    westM,
    northM,
    cellSizeM,
    columns: Math.ceil((bounds[2] + margin - westM) / cellSizeM),
    rows: Math.ceil((northM - bounds[1] + margin) / cellSizeM),
  };
  const inside = (u: number, v: number): boolean => {
    let is = false;
    for (const [i, [ua, va]] of shape.outline.entries()) {
      const [ub, vb] = shape.outline[(i + 1) % shape.outline.length]!;
      if (va > v !== vb > v && u < ua + ((v - va) * (ub - ua)) / (vb - va)) is = !is;
    }
    return is;
  };
  const areas = shape.planes.map(() => 0);
  const heightAt = (x: number, y: number, partM2: number): number => {
    const [dx, dy] = [x - offX, y - offY];
    const [u, v] = [c * dx + s * dy, -s * dx + c * dy];
    const block = blocks.find((one) => Math.abs(u - one.u) < one.halfM && Math.abs(v - one.v) < one.halfM);
    if (block && (block.isTree === true || inside(u, v)))
      return groundM + eavesM + block.heightM * (block.isTree ? 0.6 + 0.8 * random.uniform() : 1);
    if (!inside(u, v)) return groundM;
    const owner = shape.ownerOf(u, v);
    areas[owner] = areas[owner]! + partM2;
    const plane = shape.planes[owner]!;
    return groundM + eavesM + plane.u * u + plane.v * v + plane.base;
  };
  const parts = 8;
  const surfaceM = Float32Array.from({ length: grid.columns * grid.rows }, (_, cell) => {
    const [row, column] = [Math.floor(cell / grid.columns), cell % grid.columns];
    let sum = 0;
    for (let k = 0; k < parts * parts; k++) {
      const x = westM + (column + ((k % parts) + 0.5) / parts) * cellSizeM;
      const y = northM - (row + (Math.floor(k / parts) + 0.5) / parts) * cellSizeM;
      sum += heightAt(x, y, (cellSizeM / parts) ** 2);
    }
    return sum / (parts * parts) + noiseM * random.normal();
  });
  const truth = shape.planes.map(({ u, v }, i) => {
    const rise = Math.sqrt(u * u + v * v);
    const [east, north] = [c * u - s * v, s * u + c * v];
    return {
      tilt: atan(rise) / degree,
      azimuth: (atan2(-east, -north) / degree + 360) % 360,
      slopedM2: areas[i]! * Math.sqrt(1 + rise * rise),
    };
  });
  let areaM2 = 0;
  for (let k = 0; k + 3 < ring.length; k += 2)
    areaM2 += (ring[k]! * ring[k + 3]! - ring[k + 2]! * ring[k + 1]!) / 2;
  return {
    grid,
    ring,
    bounds,
    areaM2: Math.abs(areaM2),
    surfaceM,
    groundM: new Float32Array(surfaceM.length).fill(groundM),
    truth,
  };
}
