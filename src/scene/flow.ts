import type { RasterLayer } from '../territory/territory.ts';
import type { FieldSource, FlowSource } from './picture.ts';

/**
 * Velocities for streaks from what frames keep: the speed given by the run, directed down the slope of the
 * water's level (ground + depth). Where that level is flat there is no direction, hence no streak.
 */
export function flowDownLevel(terrain: RasterLayer, depth: FieldSource, speed: FieldSource): FlowSource {
  const { grid } = depth;
  let made = -1;
  let version = 0;
  let seen = '';
  let east = new Float32Array(0);
  let north = new Float32Array(0);
  const current = () => {
    const now = `${depth.version()}/${speed.version()}`;
    if (now !== seen) {
      seen = now;
      version += 1;
    }
    return version;
  };
  const make = () => {
    if (made === current()) return;
    made = version;
    east = new Float32Array(grid.columns * grid.rows);
    north = new Float32Array(grid.columns * grid.rows);
    direct(terrain, depth.values(), speed.values(), depth.spec.classes[0] ?? 0, east, north);
  };
  return {
    grid,
    version: current,
    east: () => {
      make();
      return east;
    },
    north: () => {
      make();
      return north;
    },
    subscribe: (listener) => {
      const stops = [depth.subscribe(listener), speed.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function direct(
  terrain: RasterLayer,
  depth: Float32Array,
  speed: Float32Array,
  leastM: number,
  east: Float32Array,
  north: Float32Array,
): void {
  const { columns, rows } = terrain.grid;
  if (depth.length !== columns * rows) return;
  const bed = terrain.values;
  const level = (c: number, r: number, here: number) => {
    if (c < 0 || r < 0 || c >= columns || r >= rows) return here;
    const j = r * columns + c;
    return (depth[j] as number) >= leastM ? (bed[j] as number) + (depth[j] as number) : here;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      if (!((depth[i] as number) >= leastM)) continue;
      const here = (bed[i] as number) + (depth[i] as number);
      const dx = level(column - 1, row, here) - level(column + 1, row, here);
      const dy = level(column, row + 1, here) - level(column, row - 1, here);
      const size = Math.sqrt(dx * dx + dy * dy);
      if (!(size > 1e-6)) continue;
      east[i] = (dx / size) * (speed[i] as number);
      north[i] = (dy / size) * (speed[i] as number);
    }
  }
}
