/** West, south, east, north, m. */
export type Box = readonly [number, number, number, number];

/** Smallest box around parts of interleaved vertices. */
export function boxOf(parts: readonly Float64Array[]): Box {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    for (let k = 0; k + 1 < part.length; k += 2) {
      west = Math.min(west, part[k] as number);
      east = Math.max(east, part[k] as number);
      south = Math.min(south, part[k + 1] as number);
      north = Math.max(north, part[k + 1] as number);
    }
  }
  return [west, south, east, north];
}

/** Signed area of a closed ring, m²: positive counter-clockwise, so that holes subtract. */
export function ringArea(ring: Float64Array): number {
  let twice = 0;
  const [x0 = 0, y0 = 0] = ring;
  for (let k = 0; k + 3 < ring.length; k += 2) {
    twice +=
      ((ring[k] as number) - x0) * ((ring[k + 3] as number) - y0) -
      ((ring[k + 2] as number) - x0) * ((ring[k + 1] as number) - y0);
  }
  return twice / 2;
}

/** Whether a point lies inside the rings, by even-odd. */
export function containsPoint(rings: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    const vertices = ring.length >> 1;
    for (let i = 0, j = vertices - 1; i < vertices; j = i++) {
      const yi = ring[2 * i + 1] as number;
      const yj = ring[2 * j + 1] as number;
      if (yi > y === yj > y) continue;
      const xi = ring[2 * i] as number;
      const xj = ring[2 * j] as number;
      if (x < xi + ((y - yi) * (xj - xi)) / (yj - yi)) inside = !inside;
    }
  }
  return inside;
}
