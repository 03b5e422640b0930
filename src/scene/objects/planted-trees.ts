import type { AppliedTerritory } from '../../simulation/contract.ts';
import { treePlaces } from '../../territory/tree-places.ts';
import { treeLooks } from '../palette.ts';
import type { Ground } from './ground.ts';
import type { Plot } from './planting.ts';

type Edits = AppliedTerritory['edits'];
/** Trees that an alternative plants. */
export type TreeEdit = Extract<Edits[number], { kind: 'trees' }>;

const none: readonly TreeEdit[] = [];

export function treeEditsOf(edits: Edits | undefined): readonly TreeEdit[] {
  const trees = edits?.filter((edit) => edit.kind === 'trees') ?? none;
  return trees.length === 0 ? none : trees;
}

/** Whether two alternatives plant the same trees. */
export function plantsTheSame(a: readonly TreeEdit[], b: readonly TreeEdit[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The trees of each edit, where they are asked for and as high and wide. */
export function* plantedPlots(edits: readonly TreeEdit[], ground: Ground): Generator<Plot, void, void> {
  for (const edit of edits) yield plotOf(edit, ground);
}

/** A step that meets every position once, so that the first trees of a plot are spread over it. */
function spread(count: number): readonly number[] {
  const bits = Math.ceil(Math.log2(Math.max(2, count)));
  const reversed = (i: number): number => {
    let out = 0;
    for (let bit = 0; bit < bits; bit++) out |= ((i >> bit) & 1) << (bits - 1 - bit);
    return out;
  };
  return Array.from({ length: 2 ** bits }, (_, i) => reversed(i)).filter((i) => i < count);
}

function plotOf(edit: TreeEdit, ground: Ground): Plot {
  const trees = treePlaces(edit).map(([x, y]) => ground.sceneAt(x, y));
  const order = spread(trees.length);
  const places = new Float32Array(4 * trees.length);
  const looks = new Uint8Array(4 * trees.length);
  const [low, high] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ] as [number[], number[]];
  for (const [to, from] of order.entries()) {
    const tree = trees[from] as readonly [number, number, number];
    places.set([...tree, edit.heightM * ground.exaggeration], 4 * to);
    const widthDm = Math.min(255, Math.round(10 * edit.crownM));
    looks.set([widthDm, treeLooks.indexOf('broadleaf'), (from * 89) & 255, (from * 151) & 255], 4 * to);
    for (const [axis, at] of tree.entries()) {
      low[axis] = Math.min(low[axis] as number, at);
      high[axis] = Math.max(high[axis] as number, at);
    }
  }
  const middle = (axis: number): number =>
    trees.length === 0 ? 0 : ((low[axis] as number) + (high[axis] as number)) / 2;
  const half = (axis: number): number => (trees.length === 0 ? 0 : (high[axis] as number) - middle(axis));
  return {
    x: middle(0),
    y: middle(1),
    z: middle(2),
    radiusM: Math.hypot(half(0), half(1), half(2) + edit.heightM),
    count: trees.length,
    places,
    looks,
  };
}
