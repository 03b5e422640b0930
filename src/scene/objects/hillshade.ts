import type { RasterLayer } from '../../territory/territory.ts';

/** Directions of the light (toward it, horizontally) and how much each counts: mostly north-west. */
const lights: readonly (readonly [east: number, north: number, weight: number])[] = [
  [-Math.SQRT1_2, Math.SQRT1_2, 0.62],
  [-1, 0, 0.2],
  [0, 1, 0.18],
];
const altitudeSin = 0.64;
const altitudeCos = Math.sqrt(1 - altitudeSin * altitudeSin);

/**
 * Light on each cell: 1 on level ground, less on slopes that face away. Several lights soften the shade so that
 * valleys in the line of the main light stay legible (after Mark 1992, USGS Open-File Report 92-422). Slopes
 * are drawn steeper in flat country, so that a flood plain shows its relief.
 */
export function hillshade({ grid, values }: RasterLayer): Float32Array {
  const { columns, rows } = grid;
  const shade = new Float32Array(columns * rows);
  const steepness = steepnessFor(values, columns, rows, grid.cellSizeM);
  const at = (column: number, row: number, here: number) => {
    const c = Math.min(columns - 1, Math.max(0, column));
    const r = Math.min(rows - 1, Math.max(0, row));
    const z = values[r * columns + c] as number;
    return Number.isNaN(z) ? here : z;
  };
  const scale = steepness / (2 * grid.cellSizeM);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      const here = values[i] as number;
      if (Number.isNaN(here)) {
        shade[i] = 1;
        continue;
      }
      const east = (at(column + 1, row, here) - at(column - 1, row, here)) * scale;
      const north = (at(column, row - 1, here) - at(column, row + 1, here)) * scale;
      const size = Math.sqrt(1 + east * east + north * north);
      let light = 0;
      for (const [x, y, weight] of lights) {
        const facing = (altitudeSin - altitudeCos * (x * east + y * north)) / size;
        light += weight * Math.max(0, facing);
      }
      const relative = light / altitudeSin;
      const dark = (1 - relative) * 0.52;
      // Steep banks are not drawn black: what is darker counts less and less.
      shade[i] = relative < 1 ? 1 - dark / (1 + 0.9 * dark) : 1 + Math.min(0.5, relative - 1) * 0.15;
    }
  }
  return shade;
}

/** Brings the usual slope of the territory to about 12 %, within a factor of 1 to 5. */
function steepnessFor(values: ArrayLike<number>, columns: number, rows: number, cellSizeM: number): number {
  let sum = 0;
  let count = 0;
  const every = Math.max(1, Math.floor(Math.sqrt((columns * rows) / 20_000)));
  for (let row = 0; row < rows; row += every) {
    for (let column = 0; column + 1 < columns; column += every) {
      const rise =
        (values[row * columns + column + 1] as number) - (values[row * columns + column] as number);
      if (Number.isNaN(rise)) continue;
      sum += Math.min(1, Math.abs(rise) / cellSizeM);
      count += 1;
    }
  }
  const usual = count > 0 ? sum / count : 0;
  return usual > 0 ? Math.min(5, Math.max(1, 0.12 / usual)) : 1;
}
