import { stream } from '../chance.ts';
import { nearestOn, pointAlong, type Spot } from '../curves.ts';
import { type Building, building, octagon, rectangle, roofs, walls, withWing } from './buildings.ts';
import type { Settlement } from './country-plan.ts';
import type { LaidRoad } from './laid.ts';
import { box, type Frame, frameToward, inFrame, turned } from './shapes.ts';
import type { Site } from './site.ts';

/** Builds the farms of a settlement: a yard, the house on one side, barns on the others, sheds of our time behind. */
export function buildFarms(site: Site, place: Settlement, roads: readonly LaidRoad[], seed: number): void {
  const draw = stream(seed);
  for (let farm = 0; farm < place.farms; farm++) {
    for (let attempt = 0; attempt < 24; attempt++) {
      const wide = 20 + place.reachM * 0.5 + attempt * 5;
      const spot: Spot = [place.at[0] + (draw() - 0.5) * 2 * wide, place.at[1] + (draw() - 0.5) * 2 * wide];
      const frame = facing(spot, roads, draw);
      if (frame && layFarm(site, frame, draw)) break;
    }
  }
}

/** Frame of a yard: u along the nearest road, v away from it. */
function facing(spot: Spot, roads: readonly LaidRoad[], draw: () => number): Frame | null {
  let least = 120;
  let found: { foot: Spot; direction: Spot } | null = null;
  for (const { line, class: name } of roads) {
    if (name === 'path') continue;
    const [x, y] = line[0] as Spot;
    if ((x - spot[0]) * (x - spot[0]) + (y - spot[1]) * (y - spot[1]) > 3000 * 3000) continue;
    const near = nearestOn(line, spot[0], spot[1]);
    if (near.distance >= least) continue;
    least = near.distance;
    const { at, direction } = pointAlong(line, near.along);
    found = { foot: at, direction };
  }
  if (!found || least > 100) return null;
  const frame = turned(frameToward(spot, found.direction), (draw() - 0.5) * 0.3);
  const away = (spot[0] - found.foot[0]) * frame.v[0] + (spot[1] - found.foot[1]) * frame.v[1] > 0;
  const facingAway: Frame = away ? frame : { at: frame.at, u: frame.u, v: [-frame.v[0], -frame.v[1]] };
  // The yard opens at about 10 m from the road.
  const distance = Math.min(least, 14 + draw() * 16);
  return { ...facingAway, at: inFrame(facingAway, 0, distance - least) };
}

function layFarm(site: Site, frame: Frame, draw: () => number): boolean {
  const yard = 13 + draw() * 5;
  const long = 14 + draw() * 8;
  const old = { walls: walls.stone, roof: draw() < 0.8 ? roofs.tile : roofs.slate, quarter: 'farm' };
  const year = 1760 + Math.floor(draw() * 140);
  const house = building(rectangle(frame, -yard - 7.6, -yard, -2, long - 2), 'Résidentiel', {
    ...old,
    year,
    storeys: 2,
    eavesM: 4.6 + draw() * 1.4,
    riseM: 3 + draw(),
    dwellings: 1,
  });
  const barnLong = 20 + draw() * 14;
  const barn = building(
    rectangle(frame, -barnLong / 2, barnLong / 2, long + 4, long + 13.5 + draw() * 2),
    'Agricole',
    {
      ...old,
      year,
      eavesM: 5.4 + draw() * 1.6,
      riseM: 4 + draw(),
    },
  );
  const stableLong = 14 + draw() * 14;
  const stables =
    draw() < 0.4
      ? withWing(
          { ...frame, u: frame.v, v: frame.u },
          [0, stableLong, yard, yard + 7],
          [stableLong - 8, stableLong, 6],
        )
      : rectangle(frame, yard, yard + 7 + draw() * 2, 0, stableLong);
  const stable = building(stables, draw() < 0.7 ? 'Agricole' : 'Annexe', {
    ...old,
    year: year + 20,
    eavesM: 3.6 + draw(),
    riseM: 2.8,
  });
  const grounds = box(frame, -yard - 13, yard + 15, -8, long + 18);
  if (!site.hasRoomFor(grounds, '')) return false;
  if (!site.tryBuild(house, 1, 2.6)) return false;
  site.addPlot({ shape: grounds, kind: 'farm', draw: draw() });
  site.tryBuild(barn, 1, 3.2);
  site.tryBuild(stable, 1, 3);
  if (draw() < 0.85) addShed(site, frame, yard, long, draw);
  if (draw() < 0.5) addShed(site, frame, yard, long, draw);
  if (draw() < 0.4) {
    const tank = octagon(inFrame(frame, yard + 17 + draw() * 6, long + 6), 2.6 + draw());
    site.tryBuild(metal(tank, 8 + draw() * 5, 1978 + Math.floor(draw() * 30), 'Silo'), 1, 2);
  }
  return true;
}

/** Shed of sheet metal, behind the yard or beside it. */
function addShed(site: Site, frame: Frame, yard: number, long: number, draw: () => number): void {
  for (let attempt = 0; attempt < 5; attempt++) {
    const [wide, deep] = [22 + draw() * 26, 13 + draw() * 11];
    const s = (draw() - 0.5) * 2 * (yard + 26);
    const t = draw() < 0.6 ? long + 20 + draw() * 10 : draw() * 14;
    const at = turned({ ...frame, at: inFrame(frame, s, t) }, (draw() - 0.5) * 0.12);
    const shed = metal(
      rectangle(at, -wide / 2, wide / 2, 0, deep),
      5 + draw() * 2.5,
      1968 + Math.floor(draw() * 50),
      'Industriel, agricole ou commercial',
    );
    if (!site.tryBuild(shed, 3, 3)) continue;
    site.addPlot({ shape: box(at, -wide / 2 - 5, wide / 2 + 5, -6, deep + 4), kind: 'farm', draw: draw() });
    return;
  }
}

function metal(
  footprint: ReturnType<typeof rectangle>,
  eavesM: number,
  year: number,
  nature: string,
): Building {
  return building(footprint, 'Agricole', {
    nature,
    eavesM,
    riseM: nature === 'Silo' ? 1.5 : 1.8,
    year,
    walls: walls.other,
    roof: roofs.metal,
    quarter: 'farm',
  });
}
