import type { FeatureTable } from './feature-table.ts';
import { boxOf } from './polygons.ts';
import { levelOf, roadNatures } from './road-words.ts';
import { textAt } from './table-ops.ts';

/** Parts join where their ends have the same coordinates to 1 cm, as roads do. */
const gridM = 0.01;

/**
 * Bridges and underpasses of a layer of roads, however many parts they are cut into: by their source where an attribute
 * changes, by an edit where another road joins. Ends are numbered: 2 × part for its first vertex, 2 × part + 1 for its last.
 */
export interface Structures {
  /** Of each part: 1 over the ground, −1 under it, 0 on it. */
  readonly sides: Int8Array;
  /** Vertices at which the structure that a part belongs to comes to the ground. */
  readonly footings: (part: number) => readonly number[];
  /**
   * Elevation of the deck at each end, m: its own where all vertices of the part have one, the ground's where the
   * structure comes to the ground, and straight between these along the parts that follow each other. NaN: nobody knows.
   */
  readonly endLevels: (groundAt: (vertex: number) => number) => Float64Array;
}

/**
 * Parts of the same side of the ground that share an end are one structure. It comes to the ground where a road on the
 * ground joins (stairs do not count: they climb), where one of the other side does, and where nothing does. At a junction
 * within it the two parts that lead straightest on follow each other, and the others hang on them.
 */
export function structuresOf(table: FeatureTable): Structures {
  const { sides, nodes } = sidesAndNodes(table);
  const joints = jointsOf(table, sides, nodes);
  const groups = groupsOf(sides.length, joints);
  const outer = outerEnds(sides, nodes, joints, groups);
  const vertexOf = (end: number): number =>
    end % 2 === 0
      ? (table.partOffsets[end >> 1] as number)
      : (table.partOffsets[(end >> 1) + 1] as number) - 1;
  return {
    sides,
    footings: (part) => (outer.get(groups[part] as number) ?? [2 * part, 2 * part + 1]).map(vertexOf),
    endLevels: (groundAt) => {
      const levels = new Float64Array(2 * sides.length).fill(Number.NaN);
      for (let end = 0; end < levels.length; end++) {
        if (sides[end >> 1] === 0) continue;
        const own = hasOwnLevels(table, end >> 1);
        if (own) levels[end] = table.z?.[vertexOf(end)] ?? Number.NaN;
        else if (!joints.has(nodes[end] as number) || !outer.has(groups[end >> 1] as number))
          levels[end] = groundAt(vertexOf(end));
      }
      layDecks(table, { sides, nodes, joints, groups, outer }, levels);
      return levels;
    },
  };
}

/** Whether every vertex of a part has its own elevation. */
export function hasOwnLevels({ z, partOffsets }: FeatureTable, part: number): boolean {
  return z !== null && z.subarray(partOffsets[part], partOffsets[part + 1]).every(Number.isFinite);
}

/**
 * Of each part: 1 over the ground, −1 under it, 0 on it; of each end: the number of its place, 0 everywhere where all lie
 * on the ground.
 */
function sidesAndNodes(table: FeatureTable): { readonly sides: Int8Array; readonly nodes: Int32Array } {
  const parts = table.partOffsets.length - 1;
  const sides = new Int8Array(parts);
  const nodes = new Int32Array(2 * parts);
  for (let feature = 0; feature < table.count; feature++) {
    const [first, end] = [table.featureOffsets[feature], table.featureOffsets[feature + 1]];
    sides.fill(Math.sign(levelOf(table, feature)), first, end);
  }
  if (sides.every((side) => side === 0)) return { sides, nodes };
  const [west, south, , north] = boxOf([table.xy]);
  const rows = Math.round((north - south) / gridM) + 2;
  const known = new Map<number, number>();
  const nodeAt = (vertex: number): number => {
    const column = Math.round(((table.xy[2 * vertex] as number) - west) / gridM);
    // Exact up to 900 km by 900 km: below 2⁵³.
    const key = column * rows + Math.round(((table.xy[2 * vertex + 1] as number) - south) / gridM);
    const node = known.get(key) ?? known.size;
    known.set(key, node);
    return node;
  };
  for (let part = 0; part < parts; part++) {
    nodes[2 * part] = nodeAt(table.partOffsets[part] as number);
    nodes[2 * part + 1] = nodeAt((table.partOffsets[part + 1] as number) - 1);
  }
  return { sides, nodes };
}

/** Ends that meet within a structure, by their place. */
type Joints = ReadonlyMap<number, readonly number[]>;

function jointsOf(table: FeatureTable, sides: Int8Array, nodes: Int32Array): Joints {
  const met = new Map<number, number[]>();
  for (const [end, node] of nodes.entries()) {
    if (sides[end >> 1] === 0) continue;
    const own = met.get(node);
    if (own) own.push(end);
    else met.set(node, [end]);
  }
  for (let feature = 0; feature < table.count; feature++) {
    if (textAt(table, 'nature', feature) === roadNatures.stairs) continue;
    const end = table.featureOffsets[feature + 1] as number;
    for (let part = table.featureOffsets[feature] as number; part < end; part++) {
      if (sides[part] !== 0) continue;
      met.delete(nodes[2 * part] as number);
      met.delete(nodes[2 * part + 1] as number);
    }
  }
  const isWithin = (ends: readonly number[]): boolean =>
    ends.length > 1 && ends.every((end) => sides[end >> 1] === sides[(ends[0] as number) >> 1]);
  return new Map([...met].filter(([, ends]) => isWithin(ends)));
}

/** Of each part, the least part of its structure. */
function groupsOf(parts: number, joints: Joints): Int32Array {
  const root = Int32Array.from({ length: parts }, (_, part) => part);
  const find = (part: number): number => {
    let at = part;
    while (root[at] !== at) at = root[at] as number;
    return at;
  };
  for (const ends of joints.values()) {
    const roots = ends.map((end) => find(end >> 1));
    const least = Math.min(...roots);
    for (const one of roots) root[one] = least;
  }
  return root.map((_, part) => find(part));
}

/** Ends where each structure comes to the ground, by its group; none for one that nowhere does: a ring. */
function outerEnds(
  sides: Int8Array,
  nodes: Int32Array,
  joints: Joints,
  groups: Int32Array,
): ReadonlyMap<number, readonly number[]> {
  const outer = new Map<number, number[]>();
  for (const [end, node] of nodes.entries()) {
    if (sides[end >> 1] === 0 || joints.has(node)) continue;
    const group = groups[end >> 1] as number;
    const own = outer.get(group);
    if (own) own.push(end);
    else outer.set(group, [end]);
  }
  return outer;
}

interface Parts {
  readonly sides: Int8Array;
  readonly nodes: Int32Array;
  readonly joints: Joints;
  readonly groups: Int32Array;
  readonly outer: ReadonlyMap<number, readonly number[]>;
}

/**
 * Levels at the joints, from those of the ends that have one. Chains are laid once both their ends are known; what
 * hangs on nothing known, such as a ring, lies at the mean of where its structure comes to the ground.
 */
function layDecks(table: FeatureTable, parts: Parts, levels: Float64Array): void {
  const { nodes, joints, groups, outer } = parts;
  const atJoint = new Map<number, number>();
  for (const [node, ends] of joints) {
    const told = ends.find((end) => hasOwnLevels(table, end >> 1));
    if (told !== undefined) atJoint.set(node, levels[told] as number);
  }
  const levelAt = (end: number): number | undefined =>
    joints.has(nodes[end] as number) ? atJoint.get(nodes[end] as number) : levels[end];
  const isLaid = (chain: readonly number[]): boolean => {
    const from = levelAt(chain[0] as number);
    const to = levelAt((chain.at(-1) as number) ^ 1);
    if (from === undefined || to === undefined) return false;
    const lengths = chain.map((end) => lengthOf(table, end >> 1));
    const whole = lengths.reduce((sum, lengthM) => sum + lengthM, 0);
    let along = 0;
    for (const [k, end] of chain.slice(0, -1).entries()) {
      along += lengths[k] as number;
      atJoint.set(nodes[end ^ 1] as number, whole > 0 ? from + ((to - from) * along) / whole : from);
    }
    return true;
  };
  let left = chainsOf(table, parts, atJoint);
  for (let before = Infinity; left.length < before; ) {
    before = left.length;
    left = left.filter((chain) => !isLaid(chain));
  }
  for (const [node, ends] of joints) {
    const own = outer.get(groups[(ends[0] as number) >> 1] as number);
    if (own === undefined) continue;
    const mean = own.reduce((sum, end) => sum + (levels[end] as number), 0) / own.length;
    for (const end of ends) if (!hasOwnLevels(table, end >> 1)) levels[end] = atJoint.get(node) ?? mean;
  }
}

/** Parts that follow each other, each by the end at which one comes to it; joints whose level is told part them. */
function chainsOf(
  table: FeatureTable,
  { sides, joints }: Parts,
  told: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  const next = new Int32Array(2 * sides.length).fill(-1);
  for (const [node, ends] of joints) {
    if (told.has(node)) continue;
    const [a, b] = straightest(table, ends);
    next[a] = b;
    next[b] = a;
  }
  const chains: (readonly number[])[] = [];
  for (let start = 0; start < next.length; start++) {
    if (sides[start >> 1] === 0 || (next[start] as number) >= 0) continue;
    const chain = [start];
    for (let far = start ^ 1; (next[far] as number) >= 0; far = (chain.at(-1) as number) ^ 1)
      chain.push(next[far] as number);
    // Each is met from both its ends.
    if (start < ((chain.at(-1) as number) ^ 1)) chains.push(chain);
  }
  return chains;
}

/** The two ends, of those that meet at a place, whose parts leave it most nearly in opposite directions. */
function straightest(table: FeatureTable, ends: readonly number[]): readonly [number, number] {
  let found: readonly [number, number] = [ends[0] as number, ends[1] as number];
  let least = Infinity;
  for (const [i, a] of ends.entries()) {
    const [ax, ay] = headingFrom(table, a);
    for (const b of ends.slice(i + 1)) {
      const [bx, by] = headingFrom(table, b);
      const cosine = ax * bx + ay * by;
      if (cosine >= least) continue;
      least = cosine;
      found = [a, b];
    }
  }
  return found;
}

/** Direction in which a part leaves its end, of length 1; of length 0 where its vertices lie on each other. */
function headingFrom({ xy, partOffsets }: FeatureTable, end: number): readonly [number, number] {
  const [first, last] = [partOffsets[end >> 1] as number, (partOffsets[(end >> 1) + 1] as number) - 1];
  const [from, step] = end % 2 === 0 ? [first, 1] : [last, -1];
  for (let vertex = from + step; vertex >= first && vertex <= last; vertex += step) {
    const dx = (xy[2 * vertex] as number) - (xy[2 * from] as number);
    const dy = (xy[2 * vertex + 1] as number) - (xy[2 * from + 1] as number);
    const lengthM = Math.sqrt(dx * dx + dy * dy);
    if (lengthM > 0) return [dx / lengthM, dy / lengthM];
  }
  return [0, 0];
}

function lengthOf({ xy, partOffsets }: FeatureTable, part: number): number {
  let lengthM = 0;
  for (let v = partOffsets[part] as number; v + 1 < (partOffsets[part + 1] as number); v++) {
    const dx = (xy[2 * v + 2] as number) - (xy[2 * v] as number);
    const dy = (xy[2 * v + 3] as number) - (xy[2 * v + 1] as number);
    lengthM += Math.sqrt(dx * dx + dy * dy);
  }
  return lengthM;
}
