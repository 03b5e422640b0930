import { smoothNoise } from '../chance.ts';
import { insideFloorM } from '../landscape.ts';
import { mill, northStream, oxbows, railway, river, southStream } from '../plan.ts';
import type { Ground } from '../town/laid.ts';
import type { Town } from '../town/town.ts';
import { around, cellCount, cellX, cellY, distances, fill, grid, trace } from './paper.ts';
import { zones } from './parcels.ts';

/** Slopes steeper than this were never worth the plough, as a ratio. */
const TOO_STEEP = 0.17;
/** Ground this near to plots on every side belongs to the built-up area, in cells. */
const BETWEEN_CELLS = 6;

/** The ground's fall around every cell: its uphill gradient, as ratios. */
export class Slopes {
  readonly #east: Float32Array;
  readonly #north: Float32Array;

  constructor({ groundM }: Ground) {
    this.#east = new Float32Array(cellCount);
    this.#north = new Float32Array(cellCount);
    for (let cell = 0; cell < cellCount; cell++) {
      const [x, y] = [cellX(cell), cellY(cell)];
      this.#east[cell] = (groundM(x + 20, y) - groundM(x - 20, y)) / 40;
      this.#north[cell] = (groundM(x, y + 20) - groundM(x, y - 20)) / 40;
    }
  }

  at(cell: number): readonly [east: number, north: number] {
    return [this.#east[cell] as number, this.#north[cell] as number];
  }

  steepness(cell: number): number {
    const [east, north] = this.at(cell);
    return Math.sqrt(east * east + north * north);
  }
}

/** What each cell is before it is parcelled. */
export function groundZones(town: Town, slopes: Slopes): Uint8Array {
  const zone = new Uint8Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++) {
    const [x, y] = [cellX(cell), cellY(cell)];
    const rough = 0.035 * smoothNoise(821, 160, x, y);
    if (insideFloorM(x, y) > 5) zone[cell] = zones.plain;
    else zone[cell] = slopes.steepness(cell) + rough > TOO_STEEP ? zones.steep : zones.upland;
  }
  smooth(zone);
  const built = new Uint8Array(cellCount);
  const shapes = [...town.plots.map(({ shape }) => shape), ...town.landmarks.map(({ grounds }) => grounds)];
  for (const shape of shapes)
    fill([shape], (cell) => {
      built[cell] = 1;
    });
  const toBuilt = distances((cell) => built[cell] === 1);
  for (let cell = 0; cell < cellCount; cell++) {
    if (built[cell] === 1) zone[cell] = zones.built;
    else if ((toBuilt[cell] as number) < BETWEEN_CELLS && isSurrounded(built, cell))
      zone[cell] = zones.between;
  }
  const bar = (cell: number) => {
    if (zone[cell] !== zones.built) zone[cell] = zones.barrier;
  };
  for (const road of town.roads) if (road.class !== 'path') trace(road.line, bar);
  for (const line of [river, northStream, southStream, railway, mill.race, ...oxbows]) trace(line, bar);
  return zone;
}

/** Whether plots lie around a cell in most of eight directions, within 60 m. */
function isSurrounded(built: Uint8Array, cell: number): boolean {
  let hits = 0;
  for (const step of ring) {
    for (let k = 1; k <= 12; k++) {
      const other = cell + step * k;
      if (other < 0 || other >= cellCount || built[other] === 0) continue;
      hits++;
      break;
    }
  }
  return hits >= 5;
}

/** Steps to the eight neighbours of a cell. */
const ring = [1, grid.columns, grid.columns + 1, grid.columns - 1].flatMap((step) => [step, -step]);

/** Lone cells take the zone of most of their neighbours, so that woods and fields have whole outlines. */
function smooth(zone: Uint8Array): void {
  for (let pass = 0; pass < 2; pass++) {
    const before = Uint8Array.from(zone);
    for (let cell = 0; cell < cellCount; cell++) {
      const counts = [0, 0, 0, 0];
      for (const other of around(cell)) {
        const kind = before[other] as number;
        counts[kind] = (counts[kind] as number) + 1;
      }
      for (const kind of [zones.plain, zones.upland, zones.steep]) {
        if (kind !== before[cell] && (counts[kind] as number) >= 5) zone[cell] = kind;
      }
    }
  }
}
