import { grown, type Places, robustPlane } from './grow.ts';
import { type LocalPlanes, localPlanes } from './local-planes.ts';
import { cosBetween, type FittedPlane, heightOn, slopeOf } from './plane-fit.ts';
import type { RoofWindow } from './roof-window.ts';

/** Planes of a roof, and the one that each cell of its window lies on; −1: none. */
export interface Segments {
  readonly planes: readonly FittedPlane[];
  readonly label: Int16Array;
  /** What heights are off a plane round a usual cell, m: noise of the surface, or a roof without planes. */
  readonly noiseM: number;
}

/** Heights off a plane that still belong to it: three times the noise, within these bounds, m. */
const offNoise = 3;
const offBounds = { least: 0.15, most: 0.4 } as const;
/** Least ground under a plane while planes grow: smaller ones are dormers, m², and cells. */
const leastGrown = { areaM2: 3, cells: 6 } as const;
/** Share of what is left over in one piece that has to lie on one plane to be one. */
const leastTold = 0.7;
/** Planes that are turned less than this against each other, and lie on each other, are one: 4°. */
const sameTurned = 0.9976;
/** Steeper ones are façades and the sides of trees, degrees: 70. */
const mostSlope = 2.92;
/** Rounds in which neighbours settle their border and planes are fitted anew. */
const rounds = 2;

/**
 * Finds the planes of a roof: they grow over cells that lie and are turned alike, from the smoothest cell on (after Rabbani,
 * van den Heuvel and Vosselman 2006, ISPRS Archives XXXVI-5:248); what is left in one piece may be one more; then each cell
 * goes to the neighbouring plane that it lies nearest to. Nothing is drawn at random.
 */
export function segmentRoof(window: RoofWindow, places: Places): Segments {
  const local = localPlanes(window);
  const noiseM = usualRoughness(local);
  const mostOffM = Math.min(offBounds.most, Math.max(offBounds.least, offNoise * noiseM));
  const label = new Int16Array(window.isRoof.length).fill(-1);
  const { cellSizeM } = window.grid;
  const leastCells = Math.max(leastGrown.cells, leastGrown.areaM2 / (cellSizeM * cellSizeM));
  let planes = growAll(window, places, local, mostOffM, leastCells, label);
  spread(window, places, planes, mostOffM, label);
  planes = [...planes, ...leftOver(window, places, mostOffM, leastCells, planes.length, label)];
  for (let round = 0; round < rounds; round++) {
    planes = withoutStrips(window, places, planes, noiseM, label);
    spread(window, places, planes, mostOffM, label);
    settle(window, places, planes, mostOffM, label);
    planes = merged(window, places, refitted(window, places, planes, label), mostOffM, label);
  }
  return { planes, label, noiseM };
}

/** Roughness that a third of the cells are under. */
function usualRoughness({ roughM }: LocalPlanes): number {
  const known = roughM.filter((value) => !Number.isNaN(value)).toSorted();
  return known.length === 0 ? Number.NaN : known[Math.floor(known.length / 3)]!;
}

function growAll(
  window: RoofWindow,
  places: Places,
  local: LocalPlanes,
  mostOffM: number,
  leastCells: number,
  label: Int16Array,
): FittedPlane[] {
  const { roughM } = local;
  const isFree = window.isRoof.slice();
  const isSeed = Uint8Array.from(roughM, (rough) => (rough <= mostOffM ? 1 : 0));
  const seeds = smoothestFirst(roughM, isSeed);
  const planes: FittedPlane[] = [];
  for (const seed of seeds) {
    if (isSeed[seed] === 0 || isFree[seed] === 0) continue;
    const found = grown(seed, window, places, local, isFree, mostOffM);
    const isPlane = found !== null && found.cells.length >= leastCells && slopeOf(found.plane) <= mostSlope;
    if (!isPlane) {
      for (const at of found?.cells ?? []) isFree[at] = 1;
      isSeed[seed] = 0;
      continue;
    }
    for (const at of found.cells) label[at] = planes.length;
    planes.push(found.plane);
    explain(found.cells, found.plane);
  }
  return planes;

  /** Nothing grows from cells that a plane reaches and that lie on it: those along a ridge would make a level strip of it. */
  function explain(cells: readonly number[], plane: FittedPlane): void {
    const reached = [...cells];
    for (const at of cells) isSeed[at] = 0;
    for (let i = 0; i < reached.length; i++) {
      for (const step of places.eight) {
        const at = reached[i]! + step;
        if (isSeed[at] === 0 || offOf(at, plane, window, places, mostOffM) > 1) continue;
        isSeed[at] = 0;
        reached.push(at);
      }
    }
  }
}

/** Cells by their roughness in steps of 10 µm, then by their place: as numbers, which sort fastest. */
function smoothestFirst(roughM: Float64Array, isSeed: Uint8Array): Float64Array {
  const size = roughM.length;
  const keys: number[] = [];
  for (let at = 0; at < size; at++) {
    if (isSeed[at] === 1) keys.push(Math.floor(roughM[at]! * 1e5) * size + at);
  }
  return Float64Array.from(keys)
    .sort()
    .map((key) => key % size);
}

/** How far a cell is off a plane, over the most that is allowed: at most 1 on it. */
function offOf(
  at: number,
  plane: FittedPlane,
  { heightM }: RoofWindow,
  { x, y }: Places,
  mostOffM: number,
): number {
  return Math.abs(heightM[at]! - heightOn(plane, x[at]!, y[at]!)) / (mostOffM * slopeOf(plane));
}

/** Lets go cells that are off their plane, and lets planes spread over free neighbours that lie on them. */
function spread(
  window: RoofWindow,
  places: Places,
  planes: readonly FittedPlane[],
  mostOffM: number,
  label: Int16Array,
): void {
  const cells: number[] = [];
  for (let at = 0; at < label.length; at++) {
    if (label[at]! < 0) continue;
    if (offOf(at, planes[label[at]!]!, window, places, mostOffM) <= 1) cells.push(at);
    else label[at] = -1;
  }
  for (let i = 0; i < cells.length; i++) {
    const own = label[cells[i]!]!;
    for (const step of places.four) {
      const at = cells[i]! + step;
      if (window.isRoof[at] === 0 || label[at]! >= 0) continue;
      if (offOf(at, planes[own]!, window, places, mostOffM) > 1) continue;
      label[at] = own;
      cells.push(at);
    }
  }
}

/** Gives cells on the border of planes to the neighbour that they lie nearest to; twice, in the order of rows. */
function settle(
  window: RoofWindow,
  places: Places,
  planes: readonly FittedPlane[],
  mostOffM: number,
  label: Int16Array,
): void {
  for (let turn = 0; turn < 2; turn++) {
    for (let at = 0; at < label.length; at++) {
      if (label[at]! < 0) continue;
      let nearest = offOf(at, planes[label[at]!]!, window, places, mostOffM);
      for (const step of places.eight) {
        const other = label[at + step]!;
        if (other < 0 || other === label[at]) continue;
        const off = offOf(at, planes[other]!, window, places, mostOffM);
        if (off < nearest) [nearest, label[at]] = [off, other];
      }
    }
  }
}

/** Pieces without a plane of which most lies on one: the ends of a hip whose cells all have a ridge beside them. */
function leftOver(
  window: RoofWindow,
  places: Places,
  mostOffM: number,
  leastCells: number,
  first: number,
  label: Int16Array,
): FittedPlane[] {
  const planes: FittedPlane[] = [];
  const isLeft = (at: number): boolean => window.isRoof[at] === 1 && label[at]! < 0;
  for (const piece of pieces(label.length, isLeft, places.four)) {
    if (piece.length < leastCells) continue;
    const plane = robustPlane(piece, window, places);
    if (plane === null || slopeOf(plane) > mostSlope) continue;
    const told = piece.filter((at) => offOf(at, plane, window, places, mostOffM) <= 1);
    if (told.length < Math.max(leastCells, leastTold * piece.length)) continue;
    for (const at of told) label[at] = first + planes.length;
    planes.push(plane);
  }
  return planes;
}

/** Strips along a ridge or a hip lie as well on the planes beside them: so many times the noise off these, at most. */
const mostStrip = 2;

/** Lets go planes that those beside them tell too, or that are a cell or two wide; the smallest ones first. */
function withoutStrips(
  window: RoofWindow,
  places: Places,
  planes: readonly FittedPlane[],
  noiseM: number,
  label: Int16Array,
): FittedPlane[] {
  const members = membersOf(label, planes.length);
  const isGone = new Uint8Array(planes.length);
  const order = [...members.keys()].sort((a, b) => members[a]!.length - members[b]!.length || a - b);
  for (const own of order) {
    const beside: number[] = [];
    for (const at of members[own]!) {
      for (const step of places.eight) {
        const other = label[at + step]!;
        if (other >= 0 && other !== own && !beside.includes(other)) beside.push(other);
      }
    }
    if (beside.length === 0) continue;
    const isWide = members[own]!.some((at) => places.four.every((step) => label[at + step] === own));
    let square = 0;
    for (const at of members[own]!) {
      let nearest = Number.POSITIVE_INFINITY;
      for (const other of beside) nearest = Math.min(nearest, offOf(at, planes[other]!, window, places, 1));
      square += nearest * nearest;
    }
    if (isWide && Math.sqrt(square / members[own]!.length) > mostStrip * noiseM) continue;
    isGone[own] = 1;
    for (const at of members[own]!) label[at] = -1;
  }
  const place = new Int16Array(planes.length);
  let kept = 0;
  for (const [i, gone] of isGone.entries()) place[i] = gone === 1 ? -1 : kept++;
  for (let at = 0; at < label.length; at++) if (label[at]! >= 0) label[at] = place[label[at]!]!;
  return planes.filter((_, i) => isGone[i] === 0);
}

/** Cells of a kind in pieces that hang together, in the order of their first cells. */
export function pieces(
  count: number,
  isOne: (at: number) => boolean,
  steps: readonly number[],
): readonly number[][] {
  const found: number[][] = [];
  const isSeen = new Uint8Array(count);
  for (let start = 0; start < count; start++) {
    if (isSeen[start] === 1 || !isOne(start)) continue;
    const piece = [start];
    isSeen[start] = 1;
    for (let i = 0; i < piece.length; i++) {
      for (const step of steps) {
        const at = piece[i]! + step;
        if (isSeen[at] === 1 || !isOne(at)) continue;
        isSeen[at] = 1;
        piece.push(at);
      }
    }
    found.push(piece);
  }
  return found;
}

function refitted(
  window: RoofWindow,
  places: Places,
  planes: readonly FittedPlane[],
  label: Int16Array,
): FittedPlane[] {
  const members = membersOf(label, planes.length);
  return planes.map((plane, i) => robustPlane(members[i]!, window, places) ?? plane);
}

/** Cells of each plane, in the order of rows. */
export function membersOf(label: Int16Array, count: number): readonly number[][] {
  const members = Array.from({ length: count }, (): number[] => []);
  for (let at = 0; at < label.length; at++) if (label[at]! >= 0) members[label[at]!]!.push(at);
  return members;
}

/** Neighbours that are one plane become one; those that have lost all their cells are left out. */
function merged(
  window: RoofWindow,
  places: Places,
  planes: readonly FittedPlane[],
  mostOffM: number,
  label: Int16Array,
): FittedPlane[] {
  const into = planes.map((_, i) => i);
  const rootOf = (i: number): number => (into[i] === i ? i : rootOf(into[i]!));
  for (let at = 0; at < label.length; at++) {
    if (label[at]! < 0) continue;
    for (const step of places.four) {
      const other = label[at + step]!;
      if (other < 0 || other === label[at]) continue;
      const [a, b] = [rootOf(label[at]!), rootOf(other)];
      if (a === b || cosBetween(planes[a]!, planes[b]!) < sameTurned) continue;
      if (offOf(at, planes[other]!, window, places, mostOffM) > 1) continue;
      into[Math.max(a, b)] = Math.min(a, b);
    }
  }
  for (let at = 0; at < label.length; at++) if (label[at]! >= 0) label[at] = rootOf(label[at]!);
  const members = membersOf(label, planes.length);
  const kept = [...members.keys()].filter((i) => members[i]!.length > 0);
  for (const [i, old] of kept.entries()) for (const at of members[old]!) label[at] = i;
  const hasGrown = new Set(
    into
      .map((_, i) => i)
      .filter((i) => into[i] !== i)
      .map(rootOf),
  );
  return kept.map((old) =>
    hasGrown.has(old) ? (robustPlane(members[old]!, window, places) ?? planes[old]!) : planes[old]!,
  );
}
