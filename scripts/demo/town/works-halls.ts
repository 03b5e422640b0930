import { type Building, building, rectangle, roofs, walls } from './buildings.ts';
import type { Lot } from './frontage.ts';
import { frameOf } from './houses.ts';

type Draw = () => number;

/** Hall of a works or a shop on its lot, with offices in front or a store behind, sometimes. */
export function works(lot: Lot, quarter: string, draw: Draw): Building[] {
  const frame = frameOf(lot, 0);
  const shop = draw() < 0.4;
  const wide = lot.widthM * (0.5 + draw() * 0.28);
  const deep = lot.depthM * (0.38 + draw() * 0.24);
  const set = shop ? lot.depthM - deep - 6 : 9 + draw() * 10;
  const from = -wide / 2 + (draw() - 0.5) * (lot.widthM - wide - 9);
  const use = shop ? 'Commercial et services' : 'Industriel';
  const common = {
    quarter,
    year: 1972 + Math.floor(draw() * 48),
    nature: 'Industriel, agricole ou commercial',
    walls: draw() < 0.7 ? walls.other : walls.block,
    roof: roofs.metal,
  };
  const halls: Building[] = [
    building(rectangle(frame, from, from + wide, set, set + deep), use, {
      ...common,
      eavesM: 5.5 + draw() * 4.5,
      riseM: draw() < 0.45 ? 0 : 1.2 + draw() * 1.4,
    }),
  ];
  if (!shop && draw() < 0.6) {
    const long = Math.min(wide * 0.6, 10 + draw() * 12);
    halls.push(
      building(rectangle(frame, from + 2, from + 2 + long, set - 6.5, set), 'Commercial et services', {
        ...common,
        nature: 'Indifférenciée',
        storeys: 2,
        eavesM: 6,
        walls: walls.block,
      }),
    );
  }
  if (draw() < 0.4) {
    const t = set + deep + 5;
    const long = wide * (0.25 + draw() * 0.3);
    if (t + 12 < lot.depthM)
      halls.push(
        building(rectangle(frame, from, from + long, t, t + 8 + draw() * 4), use, {
          ...common,
          eavesM: 4.5,
          riseM: 1,
        }),
      );
  }
  return halls;
}
