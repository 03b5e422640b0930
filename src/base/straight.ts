/** Straight between the points of a table in the order of x, level beyond its ends; 0 where there are none. */
export function valueAt(points: readonly (readonly [x: number, y: number])[], x: number): number {
  const [first] = points;
  if (!first || x <= first[0]) return first?.[1] ?? 0;
  for (const [i, [to, value]] of points.entries()) {
    const before = points[i - 1];
    if (!before || x > to) continue;
    return before[1] + ((value - before[1]) * (x - before[0])) / (to - before[0]);
  }
  return points.at(-1)?.[1] ?? 0;
}
