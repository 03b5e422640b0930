import { drawn } from '../chance.ts';
import { apart, lengthOf, nearestOn, type Spot, smoothed } from '../curves.ts';
import { heightM, mainRoads, northStream, railway, river, southStream, widthM } from '../plan.ts';
import { hamlets, lanes, loneFarms, type Settlement } from './country-plan.ts';
import { hardshipAt, slopeAt, STEP_M } from './hardship.ts';
import { Joining } from './joining.ts';
import { joined } from './knit.ts';
import type { Ground, LaidRoad } from './laid.ts';
import { fordTrack, inside, mainRoadPieces } from './main-roads.ts';
import { overWater } from './over-water.ts';
import type { RoadClassName } from './roads.ts';
import { Router } from './router.ts';
import { streets } from './street-plan.ts';

/** Where people settled and the roads that they laid. */
export interface Layout {
  readonly settlements: readonly Settlement[];
  readonly roads: readonly LaidRoad[];
}

/** Hamlets, farms and every road of the commune, main ones first, before they are cut at crossings. */
export function layOut(ground: Ground): Layout {
  const settlements = settle(ground);
  return { settlements, roads: joined(layRoads(ground, settlements)) };
}

function layRoads({ groundM }: Ground, sites: readonly Settlement[]): LaidRoad[] {
  const laid: LaidRoad[] = [];
  for (const road of mainRoads) laid.push(...mainRoadPieces(road.id));
  for (const [i, street] of streets.entries()) {
    const { via, ...kept } = street;
    laid.push({
      ...kept,
      id: `s${i}`,
      line: inside(smoothed(via, 7)),
      number: '',
      oneWay: street.oneWay ?? false,
      level: '0',
      urban: true,
    });
  }
  laid.push(...fordTrack());
  const router = new Router(
    { widthM, heightM, stepM: STEP_M },
    { groundM, hardship: (x, y) => hardshipAt(x, y) },
  );
  for (const { line } of laid) router.open(line);
  const bySite = new Map(sites.map((site) => [site.name, site.at]));
  const near = new Joining(laid);
  const add = (from: Spot, to: Spot | 'road', roadClass: RoadClassName, id: string) => {
    const pieces = router.way(from, to) ?? [];
    for (const [k, piece] of pieces.entries()) {
      const line = near.join(piece, k > 0 || to !== 'road');
      if (lengthOf(line) < 35 || near.follows(line)) continue;
      const road: LaidRoad = {
        id: `${id}.${k}`,
        class: roadClass,
        line,
        name: '',
        number: '',
        oneWay: false,
        level: '0',
        urban: false,
      };
      laid.push(road);
      near.add(road);
      router.open(line);
    }
  };
  for (const [i, { at }] of sites.entries()) add(at, 'road', 'communal', `a${i}`);
  for (const [i, [from, to]] of lanes.entries()) {
    const [a, b] = [bySite.get(from), bySite.get(to)];
    if (a && b) add(a, b, i % 3 === 0 ? 'communal' : 'lane', `l${i}`);
  }
  for (const [i, [from, to]] of trackEnds(groundM, sites).entries())
    add(from, to, drawn(611, i) < 0.2 ? 'stonedTrack' : drawn(612, i) < 0.16 ? 'path' : 'track', `t${i}`);
  return laid.flatMap(overWater);
}

/** Settlements moved to the levellest ground near where they are wanted, off streams and the river. */
function settle({ groundM }: Ground): Settlement[] {
  return [...hamlets, ...loneFarms].map((site) => {
    let best = site.at;
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < 25; k++) {
      const [i, j] = [(k % 5) - 2, Math.floor(k / 5) - 2];
      const spot: Spot = [site.at[0] + i * 35, site.at[1] + j * 35];
      const away = Math.min(
        nearestOn(northStream, ...spot).distance,
        nearestOn(southStream, ...spot).distance,
        nearestOn(river, ...spot).distance - 40,
        nearestOn(railway, ...spot).distance,
      );
      const fault = slopeAt(groundM, ...spot) * 100 + (away < 70 ? 20 : 0) + 0.02 * apart(spot, site.at);
      if (fault >= least) continue;
      least = fault;
      best = spot;
    }
    return { ...site, at: best };
  });
}

/** Where tracks go: from places in the fields to the nearest way, then on to another place. */
function trackEnds(
  groundM: Ground['groundM'],
  sites: readonly Settlement[],
): (readonly [Spot, Spot | 'road'])[] {
  const spots: Spot[] = [];
  for (let k = 0; k < 2400 && spots.length < 170; k++) {
    const spot: Spot = [60 + drawn(615, k, 0) * (widthM - 120), 60 + drawn(615, k, 1) * (heightM - 120)];
    if (hardshipAt(...spot) > 3 || slopeAt(groundM, ...spot) > 0.13) continue;
    if (spots.some((other) => apart(other, spot) < 255)) continue;
    if (sites.some((site) => apart(site.at, spot) < 130)) continue;
    spots.push(spot);
  }
  const ends: (readonly [Spot, Spot | 'road'])[] = spots.map((spot) => [spot, 'road']);
  for (const [i, spot] of spots.entries()) {
    const others = spots
      .filter((other, j) => j !== i && apart(other, spot) < 900)
      .sort((a, b) => apart(a, spot) - apart(b, spot));
    const other = others[1 + Math.floor(drawn(616, i) * 3)];
    if (other && drawn(617, i) < 0.8) ends.push([spot, other]);
  }
  return ends;
}
