import { landCoverCode } from '../../territory/land-cover.ts';
import type { RasterLayer } from '../../territory/territory.ts';

/**
 * Where water stands as far as a territory without land cover tells: its layer of initial depths, and the sea,
 * taken as the ground under 0 m that such ground joins to the border. Codes of land cover; null when there is
 * none. For the picture only: no engine reads it.
 */
export function standingWater(terrain: RasterLayer, initialDepth: RasterLayer | null): RasterLayer | null {
  const { grid } = terrain;
  const codes = new Uint8Array(grid.columns * grid.rows);
  const water = landCoverCode('water');
  let count = fillSea(terrain, codes, water);
  if (initialDepth && initialDepth.values.length === codes.length) {
    for (let i = 0; i < codes.length; i++) {
      if (!((initialDepth.values[i] as number) > 0.1)) continue;
      codes[i] = water;
      count += 1;
    }
  }
  return count > 0 ? { grid, values: codes, source: terrain.source } : null;
}

function fillSea({ grid, values }: RasterLayer, codes: Uint8Array, water: number): number {
  const { columns, rows } = grid;
  const waiting: number[] = [];
  const reach = (i: number) => {
    if (codes[i] === water || !((values[i] as number) < 0)) return;
    codes[i] = water;
    waiting.push(i);
  };
  for (let c = 0; c < columns; c++) {
    reach(c);
    reach((rows - 1) * columns + c);
  }
  for (let r = 0; r < rows; r++) {
    reach(r * columns);
    reach(r * columns + columns - 1);
  }
  let count = 0;
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    count += 1;
    const column = i % columns;
    if (column > 0) reach(i - 1);
    if (column + 1 < columns) reach(i + 1);
    if (i >= columns) reach(i - columns);
    if (i + columns < codes.length) reach(i + columns);
  }
  return count;
}
