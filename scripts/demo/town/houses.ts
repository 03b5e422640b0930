import type { Spot } from '../curves.ts';
import { type Building, building, type Footprint, rectangle, roofs, walls, withWing } from './buildings.ts';
import { inLot, type Lot } from './frontage.ts';
import { type Frame, frameToward, inFrame, turned } from './shapes.ts';
import type { Manner } from './streets/street.ts';

type Draw = () => number;
export type HouseManner = Exclude<Manner, 'medieval' | 'faubourg' | 'row' | 'hamlet' | 'works'>;

/** How detached houses of a time are measured, m, and how often they have what. */
interface Model {
  readonly years: readonly [number, number];
  readonly lotM: readonly [number, number];
  readonly depthM: readonly [number, number];
  readonly setbackM: readonly [number, number];
  readonly longM: readonly [number, number];
  readonly deepM: readonly [number, number];
  /** Shares: a wing, a garage at the side, an upper floor, a shed in the garden, the gable to the street. */
  readonly wing: number;
  readonly garage: number;
  readonly floor: number;
  readonly shed: number;
  readonly gable: number;
  readonly riseM: readonly [number, number];
  readonly wall: string;
  readonly slate: number;
  readonly flat: number;
  readonly turn: number;
}

export const models: Readonly<Record<HouseManner, Model>> = {
  villa: {
    years: [1885, 1938],
    lotM: [14.5, 27],
    depthM: [32, 48],
    setbackM: [3, 8],
    longM: [8.5, 12],
    deepM: [8.5, 11],
    wing: 0.3,
    garage: 0.06,
    floor: 0.92,
    shed: 0.25,
    gable: 0.35,
    riseM: [3, 4.6],
    wall: walls.brick,
    slate: 0.6,
    flat: 0,
    turn: 0.02,
  },
  sixties: {
    years: [1956, 1969],
    lotM: [16.5, 27],
    depthM: [28, 42],
    setbackM: [4, 8],
    longM: [8.5, 12],
    deepM: [8, 9.6],
    wing: 0.12,
    garage: 0.15,
    floor: 0.55,
    shed: 0.23,
    gable: 0.2,
    riseM: [2, 3],
    wall: walls.block,
    slate: 0.25,
    flat: 0,
    turn: 0.03,
  },
  seventies: {
    years: [1970, 1981],
    lotM: [18.5, 30],
    depthM: [27, 40],
    setbackM: [5, 10],
    longM: [10.5, 15.5],
    deepM: [8, 10.4],
    wing: 0.28,
    garage: 0.17,
    floor: 0.24,
    shed: 0.17,
    gable: 0.16,
    riseM: [1.8, 2.8],
    wall: walls.block,
    slate: 0.15,
    flat: 0.03,
    turn: 0.1,
  },
  eighties: {
    years: [1980, 1991],
    lotM: [18.5, 30],
    depthM: [26, 38],
    setbackM: [5, 9],
    longM: [10.5, 15],
    deepM: [7.8, 9.6],
    wing: 0.42,
    garage: 0.19,
    floor: 0.22,
    shed: 0.17,
    gable: 0.2,
    riseM: [2.6, 3.6],
    wall: walls.block,
    slate: 0.2,
    flat: 0,
    turn: 0.14,
  },
  nineties: {
    years: [1991, 2003],
    lotM: [17.5, 28],
    depthM: [25, 36],
    setbackM: [5, 9],
    longM: [10, 15],
    deepM: [7.8, 9.4],
    wing: 0.48,
    garage: 0.19,
    floor: 0.3,
    shed: 0.15,
    gable: 0.2,
    riseM: [2.6, 3.5],
    wall: walls.block,
    slate: 0.22,
    flat: 0,
    turn: 0.16,
  },
  millennium: {
    years: [2001, 2016],
    lotM: [16, 25],
    depthM: [23, 32],
    setbackM: [4, 7],
    longM: [9, 13.5],
    deepM: [7.6, 9.4],
    wing: 0.4,
    garage: 0.21,
    floor: 0.46,
    shed: 0.14,
    gable: 0.24,
    riseM: [2.2, 3.2],
    wall: walls.block,
    slate: 0.3,
    flat: 0.14,
    turn: 0.14,
  },
};

export const pick = (draw: Draw, [low, high]: readonly [number, number]): number =>
  low + (high - low) * draw();

/** A house for a lot, with its garage and shed: the house first. `year` is that of the estate it belongs to. */
export function houseOn(
  lot: Lot,
  manner: HouseManner,
  year: number,
  quarter: string,
  draw: Draw,
): Building[] {
  const model = models[manner];
  const frame = frameOf(lot, (draw() - 0.5) * 2 * model.turn);
  const byGable = draw() < model.gable;
  let long = pick(draw, model.longM);
  const deep = pick(draw, model.deepM);
  long = Math.min(long, lot.widthM - 4.4);
  const [wide, back] = byGable ? [deep, long] : [long, deep];
  const setback = Math.min(pick(draw, model.setbackM), Math.max(2.5, lot.depthM - back - 4));
  const slack = Math.max(0, lot.widthM - wide - 4);
  const start = -wide / 2 + (draw() - 0.5) * slack;
  const upstairs = draw() < model.floor;
  const flat = draw() < model.flat;
  const common = {
    year,
    quarter,
    storeys: upstairs ? 2 : 1,
    eavesM: (upstairs ? 5.2 : 2.7) + draw() * 0.7,
    riseM: flat ? 0 : pick(draw, model.riseM) * (deep / 9),
    walls: draw() < 0.85 ? model.wall : draw() < 0.5 ? walls.brick : walls.wood,
    roof: flat ? roofs.concrete : draw() < model.slate ? roofs.slate : roofs.tile,
  };
  const outline = footprintOf(frame, [start, start + wide, setback, setback + back], model.wing, lot, draw);
  const result = [building(outline, 'Résidentiel', { ...common, dwellings: 1 })];
  // Meadow gardens are long: more sheds and garages stand in them.
  const more = quarter === 'lowQuarter' ? 1.9 : 1;
  if (draw() < model.garage * more) {
    const right = draw() < 0.5;
    const s = right ? start + wide : start - 3.6;
    const t = setback + (draw() < 0.6 ? 0.4 + draw() * 2 : back - 6.4);
    const garage = rectangle(frame, s, s + 3.6, t, t + 5.6 + draw());
    result.push(annexe(garage, common.year, quarter, 2.5, draw() < 0.4 ? 0 : 1.1));
  }
  if (draw() < model.shed * more) {
    const size = 2.4 + draw() * 2.6;
    const s = (draw() < 0.5 ? -1 : 1) * (lot.widthM / 2 - 1.2 - size * (0.6 + draw()));
    const t = lot.depthM - 2 - draw() * 4 - size;
    if (t > setback + back + 4)
      result.push(
        annexe(
          rectangle(turned(frame, (draw() - 0.5) * 0.2), s, s + size * 1.3, t, t + size),
          0,
          quarter,
          2.2,
          0.5,
          true,
        ),
      );
  }
  return result;
}

function footprintOf(
  frame: Frame,
  [s0, s1, t0, t1]: readonly [number, number, number, number],
  wing: number,
  lot: Lot,
  draw: Draw,
): Footprint {
  if (draw() >= wing) return rectangle(frame, s0, s1, t0, t1);
  const wide = s1 - s0;
  const share = 0.34 + draw() * 0.26;
  const reach = 2.4 + draw() * 3.4;
  // To the back, or to the street; at an end (an L), or in the middle (a T).
  const place = draw();
  const from = place < 0.42 ? s0 : place < 0.84 ? s1 - wide * share : s0 + (wide * (1 - share)) / 2;
  const toStreet = draw() < 0.45 && t0 > reach + 2.5;
  if (!toStreet && t1 + reach > lot.depthM - 2.5) return rectangle(frame, s0, s1, t0, t1);
  if (!toStreet) return withWing(frame, [s0, s1, t0, t1], [from, from + wide * share, reach]);
  const mirrored: Frame = { at: frame.at, u: frame.u, v: [-frame.v[0], -frame.v[1]] };
  return withWing(mirrored, [s0, s1, -t1, -t0], [from, from + wide * share, reach]);
}

/** Garage, shed, workshop. */
export function annexe(
  footprint: Footprint,
  year: number,
  quarter: string,
  eavesM: number,
  riseM: number,
  light = false,
): Building {
  return building(footprint, 'Annexe', {
    year,
    quarter,
    eavesM,
    riseM,
    light,
    walls: light ? walls.wood : walls.block,
    roof: light ? roofs.other : riseM > 0 ? roofs.tile : roofs.concrete,
  });
}

/** Frame of a lot: origin in the middle of its front, u along the street, v away from it. */
export function frameOf(lot: Lot, tangent: number): Frame {
  const middle = inLot(lot, 0.5, 0);
  const far = inLot(lot, 0.5, 10);
  const away: Spot = [far[0] - middle[0], far[1] - middle[1]];
  const { u } = frameToward(middle, away);
  const [a, b] = lot.front;
  const along: Spot = [b[0] - a[0], b[1] - a[1]];
  const left: Spot = [-u[1], u[0]];
  const right = left[0] * along[0] + left[1] * along[1] > 0 ? left : ([u[1], -u[0]] as Spot);
  const frame: Frame = { at: middle, u: right, v: u };
  const centre = inFrame(frame, 0, lot.depthM / 2);
  const spun = turned({ ...frame, at: centre }, tangent);
  return { ...spun, at: inFrame(spun, 0, -lot.depthM / 2) };
}
