/** A surface of a room as light meets it. */
export interface LitSurface {
  readonly areaM2: number;
  /** Share of the light that is taken in, 0 to 1; for a window what goes out again through it counts too. */
  readonly absorptance: number;
  readonly isFloor: boolean;
}

/**
 * Where the light that comes through windows ends, as shares of it, one per surface: it meets the floor first; what the
 * floor throws back goes to all other surfaces by area; what these throw back is even over all. Shares add up to 1.
 */
export function lightShares(surfaces: readonly LitSurface[]): Float64Array {
  const areaOf = (list: readonly LitSurface[]): number => list.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  const floors = surfaces.filter(({ isFloor }) => isFloor);
  const others = surfaces.filter(({ isFloor }) => !isFloor);
  const [floorM2, otherM2] = [areaOf(floors), areaOf(others)];
  const taking = surfaces.reduce((sum, { areaM2, absorptance }) => sum + areaM2 * absorptance, 0);
  const shares = new Float64Array(surfaces.length);
  let left = 1;
  const meet = (isMet: (surface: LitSurface) => boolean, metM2: number): void => {
    if (metM2 === 0) return;
    const coming = left;
    for (const [i, surface] of surfaces.entries()) {
      if (!isMet(surface)) continue;
      const taken = (coming * surface.areaM2 * surface.absorptance) / metM2;
      shares[i] = shares[i]! + taken;
      left -= taken;
    }
  };
  meet(({ isFloor }) => isFloor, floorM2);
  meet(({ isFloor }) => !isFloor, otherM2);
  for (const [i, { areaM2, absorptance }] of surfaces.entries())
    shares[i] = shares[i]! + (left * areaM2 * absorptance) / taking;
  return shares;
}
