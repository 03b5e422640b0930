import type { Spot } from '../curves.ts';
import { type Building, building, rectangle, roofs, walls } from './buildings.ts';
import { type Frame, inFrame } from './shapes.ts';

/** A church with its nave along the frame, apse to the far end, tower at the near one, and a side chapel. */
export function church(at: Frame, scale: number, quarter: string): Building[] {
  const common = { quarter, nature: 'Eglise', walls: walls.stone, year: 0, roof: roofs.slate };
  const half = 6 * scale;
  const end = 15 * scale;
  const apse: Spot[] = [
    inFrame(at, end, -half * 0.75),
    inFrame(at, end + 5 * scale, -half * 0.45),
    inFrame(at, end + 7 * scale, 0),
    inFrame(at, end + 5 * scale, half * 0.45),
    inFrame(at, end, half * 0.75),
  ];
  return [
    building(rectangle(at, -end, end, -half, half), 'Religieux', {
      ...common,
      eavesM: 9.5 * scale,
      riseM: 5.5 * scale,
    }),
    building({ ring: apse, parts: [apse] }, 'Religieux', {
      ...common,
      eavesM: 8.5 * scale,
      riseM: 3 * scale,
    }),
    building(rectangle(at, -end - 7 * scale, -end, -3.5 * scale, 3.5 * scale), 'Religieux', {
      ...common,
      storeys: 3,
      eavesM: 20 * scale,
      riseM: 13 * scale,
    }),
    building(rectangle(at, -4 * scale, 3 * scale, half, half + 5 * scale), 'Religieux', {
      ...common,
      nature: 'Chapelle',
      eavesM: 6 * scale,
      riseM: 2.4 * scale,
    }),
  ];
}
