import { type Building, building, rectangle, roofs, walls } from './buildings.ts';
import { ellOfLot, inLot, type Lot, pieceOfLot } from './frontage.ts';
import { annexe, frameOf, pick } from './houses.ts';
import { type Frame, turned } from './shapes.ts';

type Draw = () => number;

/** What a row remembers from one house to the next: neighbours are alike more often than not. */
export interface RowMemory {
  eavesM: number;
  deepM: number;
  year: number;
}

/** House of the old town: party walls on both sides, a court behind, often a wing along it and a building at its end. */
export function medievalHouse(lot: Lot, busy: boolean, memory: RowMemory, draw: Draw): Building[] {
  const deep = Math.min(lot.depthM - 0.5, 7.5 + draw() * 5.5);
  const storeys = draw() < 0.16 ? 4 : draw() < 0.62 ? 3 : 2;
  if (draw() < 0.72) memory.eavesM = storeys * 2.75 + draw() * 1.3;
  const years = [0, 0, 1500, 1600, 1700, 1750, 1800, 1800, 1850, 1900, 1954];
  const shop = busy && draw() < 0.42;
  const common = {
    quarter: 'centre',
    year: years[Math.floor(draw() * years.length)] as number,
    walls: draw() < 0.8 ? walls.stone : draw() < 0.6 ? walls.wood : walls.block,
    roof: draw() < 0.72 ? roofs.tile : roofs.slate,
  };
  const court = lot.depthM - deep;
  const wing = court > 6 && draw() < 0.55 ? Math.min(court - 2.5, 3.5 + draw() * 6.5) : 0;
  const share = 0.4 + draw() * 0.22;
  const onLeft = draw() < 0.5;
  const main = pieceOfLot(lot, 0, 1, 0, deep);
  const houses: Building[] = [
    building(
      wing > 0 ? ellOfLot(lot, [0, deep, deep + wing], share, onLeft) : { ring: main, parts: [main] },
      shop && draw() < 0.25 ? 'Commercial et services' : 'Résidentiel',
      {
        ...common,
        otherUse: shop ? 'Commercial et services' : '',
        storeys: Math.max(2, Math.round(memory.eavesM / 3)),
        eavesM: memory.eavesM,
        riseM: 2.6 + draw() * 2.2,
        dwellings: lot.widthM > 7 && draw() < 0.35 ? 2 + Math.floor(draw() * 3) : 1,
      },
    ),
  ];
  const left = court - wing;
  if (left > 7 && draw() < 0.16) {
    const thick = 3.5 + draw() * 2.5;
    const shape = pieceOfLot(lot, 0, 0.6 + draw() * 0.4, lot.depthM - thick, lot.depthM - 0.1);
    houses.push(
      building({ ring: shape, parts: [shape] }, 'Annexe', {
        ...common,
        eavesM: 2.6 + draw() * 1.5,
        riseM: 1 + draw(),
      }),
    );
  }
  return houses;
}

/** House of the nineteenth century on the street: a garden behind, often a wash house or workshop in it. */
export function faubourgHouse(lot: Lot, quarter: string, memory: RowMemory, draw: Draw): Building[] {
  if (draw() < 0.6) memory.deepM = 7.5 + draw() * 3;
  if (draw() < 0.55)
    memory.eavesM = draw() < 0.3 ? 3.4 + draw() * 0.6 : draw() < 0.8 ? 5.6 + draw() * 1.1 : 8.4 + draw();
  if (draw() < 0.3) memory.year = 1820 + Math.floor(draw() * 100);
  const deep = Math.min(memory.deepM, lot.depthM - 2);
  const set = draw() < 0.08 ? 1.5 + draw() * 1.5 : 0;
  const shop = draw() < 0.14;
  const room = lot.depthM - set - deep;
  const wing = room > 6 && draw() < 0.36 ? Math.min(room - 1, 3 + draw() * 5) : 0;
  const main = pieceOfLot(lot, 0, 1, set, set + deep);
  const outline =
    wing > 0
      ? ellOfLot(lot, [set, set + deep, set + deep + wing], 0.36 + draw() * 0.25, draw() < 0.5)
      : { ring: main, parts: [main] };
  const common = {
    quarter,
    year: memory.year,
    walls: draw() < 0.55 ? walls.stone : walls.brick,
    roof: draw() < 0.55 ? roofs.tile : roofs.slate,
  };
  const houses: Building[] = [
    building(outline, 'Résidentiel', {
      ...common,
      otherUse: shop ? 'Commercial et services' : '',
      storeys: Math.max(1, Math.round(memory.eavesM / 3)),
      eavesM: memory.eavesM,
      riseM: 2.4 + draw() * 1.8,
      dwellings: memory.eavesM > 8 ? 2 + Math.floor(draw() * 3) : draw() < 0.12 ? 2 : 1,
    }),
  ];
  if (room - wing > 16 && draw() < 0.2) {
    const t = set + deep + wing + 6 + draw() * (room - wing - 13);
    const f = draw() * 0.5;
    const shape = pieceOfLot(lot, f, f + 0.42, t, t + 3 + draw() * 2.4);
    houses.push(annexe({ ring: shape, parts: [shape] }, 0, quarter, 2.4 + draw() * 0.4, 0.9, draw() < 0.4));
  }
  return houses;
}

/** Terraced house of the eco-district: low, narrow, a lean-to for bicycles. */
export function terraceHouse(lot: Lot, memory: RowMemory, draw: Draw): Building[] {
  const set = memory.deepM;
  const deep = 9 + (draw() < 0.4 ? 1.2 : 0);
  const common = {
    quarter: 'ecoDistrict',
    year: memory.year,
    walls: draw() < 0.55 ? walls.wood : walls.block,
  };
  const main = pieceOfLot(lot, 0, 1, set, set + deep);
  const flat = memory.eavesM > 5.9;
  const houses: Building[] = [
    building({ ring: main, parts: [main] }, 'Résidentiel', {
      ...common,
      storeys: 2,
      eavesM: memory.eavesM,
      riseM: flat ? 0 : 2.2,
      dwellings: 1,
      roof: flat ? roofs.other : roofs.metal,
    }),
  ];
  if (draw() < 0.2) {
    const shape = pieceOfLot(lot, 0.08, 0.5, set + deep + 5, set + deep + 7.4);
    houses.push(annexe({ ring: shape, parts: [shape] }, memory.year, 'ecoDistrict', 2.3, 0, true));
  }
  return houses;
}

/** Village house: long and low, along the lane or its gable on it, with a barn that leans on it or stands behind. */
export function villageHouse(lot: Lot, quarter: string, draw: Draw): Building[] {
  const frame = frameOf(lot, (draw() - 0.5) * 0.16);
  const long = Math.min(11 + draw() * 11, lot.widthM - 1.5);
  const deep = 6.4 + draw() * 1.9;
  const set = draw() < 0.5 ? 0.6 + draw() * 2 : 4 + draw() * 7;
  const gable = draw() < 0.34;
  const common = { quarter, year: 1780 + Math.floor(draw() * 130), walls: walls.stone, roof: roofs.tile };
  const s = (draw() - 0.5) * Math.max(0, lot.widthM - (gable ? deep : long) - 1);
  const outline = gable
    ? rectangle(frame, s - deep / 2, s + deep / 2, set, set + Math.min(long, lot.depthM - set - 2))
    : rectangle(frame, s - long / 2, s + long / 2, set, set + deep);
  const houses: Building[] = [
    building(outline, 'Résidentiel', {
      ...common,
      storeys: draw() < 0.4 ? 2 : 1,
      eavesM: draw() < 0.4 ? 5 + draw() : 3 + draw(),
      riseM: 2.8 + draw() * 1.2,
      dwellings: 1,
    }),
  ];
  if (draw() < 0.6)
    houses.push(barn(turned(frame, (draw() - 0.5) * 0.4), s, set, gable ? long : deep, quarter, lot, draw));
  return houses;
}

function barn(
  frame: Frame,
  s: number,
  set: number,
  deep: number,
  quarter: string,
  lot: Lot,
  draw: Draw,
): Building {
  const wide = 7 + draw() * 3;
  const long = Math.min(9 + draw() * 9, lot.widthM - 1);
  const t = Math.min(set + deep + 4 + draw() * 6, lot.depthM - wide - 0.5);
  const at = s + (draw() - 0.5) * 10;
  return building(
    rectangle(frame, at - long / 2, at + long / 2, t, t + wide),
    draw() < 0.5 ? 'Agricole' : 'Annexe',
    {
      quarter,
      year: 1800 + Math.floor(draw() * 130),
      walls: walls.stone,
      roof: roofs.tile,
      eavesM: 3.6 + draw() * 1.6,
      riseM: 2.6 + draw(),
    },
  );
}

/** Where the door of a lot is: in the middle of its front. */
export const doorOf = (lot: Lot) => inLot(lot, 0.35 + 0.3 * (lot.widthM % 1), 0.3);

/** A row's first memory. */
export function newMemory(draw: Draw, years: readonly [number, number], deepM: number): RowMemory {
  return { eavesM: 5.6, deepM, year: Math.round(pick(draw, years)) };
}
