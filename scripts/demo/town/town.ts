import { lengthOf, nearestOn, type Spot } from '../curves.ts';
import {
  mill,
  northStream,
  oldDike,
  oxbows,
  quarters,
  railway,
  river,
  riverWidthM,
  southStream,
} from '../plan.ts';
import type { Address, Building } from './buildings.ts';
import type { Settlement } from './country-plan.ts';
import { buildFarms } from './farms.ts';
import { fillStretch, Numbering, type Stretch } from './fill.ts';
import { knit } from './knit.ts';
import type { Landmark } from './landmark-parts.ts';
import { landmarks } from './landmarks.ts';
import type { Ground, LaidRoad } from './laid.ts';
import type { Layout } from './lay.ts';
import type { Section } from './roads.ts';
import { contains } from './shapes.ts';
import { type Plot, Site } from './site.ts';

/** Everything that people built in the commune. */
export interface Town {
  readonly roads: readonly Section[];
  readonly buildings: readonly Building[];
  readonly plots: readonly Plot[];
  readonly addresses: readonly Address[];
  readonly landmarks: readonly Landmark[];
  readonly settlements: readonly Settlement[];
}

/** Builds the commune on its ground and along its roads: what stands by itself first, then street after street. */
export function makeTown(ground: Ground, layout: Layout): Town {
  const { settlements, roads: laid } = layout;
  const site = new Site(ground);
  keepWatersAndWorks(site);
  for (const road of laid) site.addRoad(road);
  const own = landmarks();
  for (const { buildings, grounds } of own) {
    for (const built of buildings) site.build(built);
    site.keepFree(grounds);
  }
  for (const square of squares) site.keepFree(square);
  const numbering = new Numbering();
  const stretches = laid.flatMap((road) => stretchesOf(road));
  for (const [i, stretch] of stretches.entries()) fillStretch(site, stretch, numbering, 7000 + i);
  for (const [i, place] of settlements.entries()) {
    buildFarms(site, place, laid, 9000 + i);
    for (const [k, stretch] of aroundHamlet(place, laid).entries())
      fillStretch(site, stretch, numbering, 12000 + 100 * i + k);
  }
  return {
    roads: knit(laid),
    buildings: site.buildings,
    plots: site.plots,
    addresses: numbering.addresses,
    landmarks: own,
    settlements,
  };
}

/** Open squares of the old town, convex. */
export const squares: readonly (readonly Spot[])[] = [
  [
    [2747, 2594],
    [2798, 2602],
    [2796, 2541],
    [2748, 2546],
  ],
  [
    [2742, 2612],
    [2798, 2618],
    [2792, 2672],
    [2756, 2668],
  ],
];

function keepWatersAndWorks(site: Site): void {
  site.keepFreeAlong(river, riverWidthM + 16);
  site.keepFreeAlong(northStream, 16);
  site.keepFreeAlong(southStream, 16);
  site.keepFreeAlong(mill.race, 12);
  site.keepFreeAlong(railway, 22);
  site.keepFreeAlong(oldDike, 14);
  for (const loop of oxbows) site.keepFreeAlong(loop, 30);
}

function stretchesOf(road: LaidRoad): Stretch[] {
  const whole = { fromM: 0, toM: lengthOf(road.line), road };
  const quarter = quarterOf(road.line);
  return [
    ...(road.left ? [{ ...whole, side: 1 as const, manner: road.left, quarter }] : []),
    ...(road.right ? [{ ...whole, side: -1 as const, manner: road.right, quarter }] : []),
  ];
}

function quarterOf(line: readonly Spot[]): string {
  const middle = line[Math.floor(line.length / 2)] as Spot;
  const found = Object.entries(quarters).find(([, ring]) => contains(ring, middle));
  if (found) return found[0];
  if (middle[0] > 5100) return 'neighbour';
  return middle[1] < 2000 ? 'south' : middle[0] > 3000 ? 'east' : 'north';
}

/** The ways that pass near the middle of a hamlet, as far as its houses reach. */
function aroundHamlet(place: Settlement, laid: readonly LaidRoad[]): Stretch[] {
  if (place.reachM === 0) return [];
  return laid.flatMap((road) => {
    if (road.urban || road.class === 'path' || road.class === 'track' || road.level !== '0') return [];
    const { distance, along } = nearestOn(road.line, place.at[0], place.at[1]);
    if (distance > place.reachM * 0.8) return [];
    const common = {
      road: { ...road, name: place.name },
      manner: 'hamlet' as const,
      fromM: Math.max(0, along - 1.3 * place.reachM),
      toM: along + 1.3 * place.reachM,
      quarter: place.name,
    };
    return [
      { ...common, side: 1 as const },
      { ...common, side: -1 as const },
    ];
  });
}
