import { columnCentre, rowCentre } from '../../src/base/grid.ts';
import { smoothNoise } from '../../scripts/demo/chance.ts';
import { nearestOn, ordinateAt, ramp, type Spot } from '../../scripts/demo/curves.ts';
import { type Slopes, erodedSlopes } from './erosion.ts';
import {
  bankLevelM,
  bridgeY,
  cornerM,
  crossing,
  grid,
  northFoot,
  oldArms,
  pond,
  river,
  riverDepthM,
  riverHalfWidthM,
  riverY,
  southFoot,
} from './layout.ts';

const seed = 1847;

export interface Relief {
  /** Ground, m, on `grid`. */
  readonly ground: Float32Array<ArrayBuffer>;
  /** Water of an ordinary day in the river and the pond, m, on `grid`. */
  readonly depth: Float32Array<ArrayBuffer>;
  /** The brook from its spring to the river. */
  readonly brook: readonly Spot[];
  /** Ground of the cell under a place, m. */
  groundM(x: number, y: number): number;
}

/** Slopes, terrace, flood plain with its old arms, the river's bed, and the causeway. */
export function makeRelief(): Relief {
  const slopes = erodedSlopes(seed);
  const brook = brookToRiver(slopes);
  const ground = new Float32Array(grid.columns * grid.rows);
  const depth = new Float32Array(grid.columns * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    const y = rowCentre(grid, row) - cornerM[1];
    for (let column = 0; column < grid.columns; column++) {
      const x = columnCentre(grid, column) - cornerM[0];
      const cell = row * grid.columns + column;
      const z = rounded(groundAt(slopes, brook, x, y));
      ground[cell] = z;
      depth[cell] = rounded(Math.max(0, ordinaryLevelM(x, y) - z));
    }
  }
  return {
    ground,
    depth,
    brook,
    groundM(x, y) {
      const column = Math.min(grid.columns - 1, Math.max(0, Math.floor(x / grid.cellSizeM)));
      const row = Math.min(
        grid.rows - 1,
        Math.max(0, Math.floor((grid.rows * grid.cellSizeM - y) / grid.cellSizeM)),
      );
      return ground[row * grid.columns + column] as number;
    },
  };
}

/** Level of the water of an ordinary day: 0.8 m in the river; −∞ where there is none. */
function ordinaryLevelM(x: number, y: number): number {
  if (nearestOn(river, x, y).distance < riverHalfWidthM + 3) return bankLevelM(x) - riverDepthM + 0.8;
  return pondDepth(x, y) > 0 ? bankLevelM(2815) - 0.7 : Number.NEGATIVE_INFINITY;
}

/** To the centimetre, as terrain models are delivered; also makes a small file. */
function rounded(metres: number): number {
  return Math.round(metres * 100) / 100;
}

function groundAt(slopes: Slopes, brook: readonly Spot[], x: number, y: number): number {
  const aboveNorth = y - ordinateAt(northFoot, x);
  const away = Math.max(aboveNorth, ordinateAt(southFoot, x) - y);
  const toRiver = nearestOn(river, x, y).distance;
  const hill = slopes.groundM(x, y) + smoothNoise(seed + 9, 65, x, y) * 0.12 * ramp(-5, 95, away);
  const floor = floorM(x, y, away, toRiver);
  let z = floor + (Math.max(hill, floor) - floor) * ramp(-5, 95, away);
  z = terraced(z, x, aboveNorth);
  z = raisedRoad(z, x, y, away);
  z -= 0.7 * (1 - ramp(3, 9, nearestOn(brook, x, y).distance)) * ramp(0, 30, toRiver);
  return carved(z, x, toRiver);
}

/** Natural levees along the river, lower back swamps, old arms, a gravel pit's rim, ploughing. */
function floorM(x: number, y: number, away: number, toRiver: number): number {
  const levee = 0.3 / (1 + (toRiver / 45) * (toRiver / 45));
  const swamp = -0.35 * ramp(40, 170, toRiver) * ramp(0, 90, -away);
  const foot = 0.9 * ramp(-70, 0, away);
  const unevenness = smoothNoise(seed + 5, 120, x, y) * 0.16 + smoothNoise(seed + 6, 38, x, y) * 0.06;
  const arms = Math.min(...oldArms.map((arm) => nearestOn(arm, x, y).distance));
  const scar = -0.85 * (1 - ramp(6, 24, arms));
  const pit = -1.6 * pondDepth(x, y);
  return bankLevelM(x) + levee + swamp + foot + unevenness + scar + pit;
}

function pondDepth(x: number, y: number): number {
  let inside = false;
  for (let i = 0; i + 1 < pond.length; i++) {
    const [ax, ay] = pond[i] as Spot;
    const [bx, by] = pond[i + 1] as Spot;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside ? ramp(0, 14, nearestOn(pond, x, y).distance) : 0;
}

/** The village stands on an old level of the river, about five metres above the flood plain. */
function terraced(z: number, x: number, aboveNorth: number): number {
  if (aboveNorth <= 0) return z;
  const weight = ramp(1020, 1250, x) * (1 - ramp(2080, 2330, x)) * (1 - ramp(300, 560, aboveNorth));
  const step = 1.1 + 4.2 * ramp(0, 60, aboveNorth) + 0.022 * Math.max(0, aboveNorth - 40);
  return z + (bankLevelM(x) + step - z) * weight;
}

/** The road to the bridge stands on a bank, which leaves the river its bed and nothing else. */
function raisedRoad(z: number, x: number, y: number, away: number): number {
  if (y < 560 || y > 1260) return z;
  const distance = nearestOn(crossing.line, x, y).distance;
  if (distance > 22) return z;
  const crown = bankLevelM(x) + 1.3;
  const toBridge = Math.max(bridgeY[0] - y, y - bridgeY[1]);
  if (toBridge < 0 && nearestOn(river, x, y).distance < riverHalfWidthM + 4) return z;
  const bank = crown + (z - crown) * ramp(6, 16, distance);
  return away > 0 ? Math.max(z, bank - away * 0.02) : Math.max(z, bank);
}

function carved(z: number, x: number, toRiver: number): number {
  const bed = bankLevelM(x) - riverDepthM;
  if (toRiver >= riverHalfWidthM + 3) return z;
  return Math.min(z, bed + (z - bed) * ramp(riverHalfWidthM - 1, riverHalfWidthM + 3, toRiver));
}

function brookToRiver(slopes: Slopes): Spot[] {
  const stream = slopes.streamNear(700);
  const [lastX, lastY] = stream[stream.length - 1] as Spot;
  const mouthX = lastX + 130;
  const rest: Spot[] = [
    [lastX + 20, lastY - 90],
    [lastX + 70, (lastY + riverY(mouthX)) / 2],
    [mouthX, riverY(mouthX)],
  ];
  return chaikin(chaikin([...stream.filter((_, i) => i % 2 === 0), ...rest]));
}

/** Cuts the corners of a line (Chaikin 1974); ends stay. */
function chaikin(line: readonly Spot[]): Spot[] {
  const cut: Spot[] = [line[0] as Spot];
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = line[i] as Spot;
    const [bx, by] = line[i + 1] as Spot;
    cut.push([ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25], [ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75]);
  }
  cut.push(line[line.length - 1] as Spot);
  return cut;
}
