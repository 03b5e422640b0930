import { hoursMinutes } from '../../base/clock.ts';
import type { Text } from '../../base/text.ts';
import type { TrafficDay } from './day-run.ts';
import { vehiclesOn } from './dynamic/passages.ts';
import type { Standing } from './dynamic/standing.ts';
import { nameOfRoad } from './edges.ts';
import type { TrafficInput } from './input.ts';

const dayS = 86_400;
/** Names of a circle that a sentence tells. */
const mostNames = 6;

/** Queues at a standstill on roads of one name, which overlap in time. */
interface Stretch {
  readonly name: string;
  readonly sinceS: number;
  /** Infinity: still at the end. */
  untilS: number;
  /** The most vehicles that stood on each link. */
  readonly vehicles: Map<number, number>;
}

/** Circles of roads whose queues block each other, by their names. */
interface Circle {
  readonly names: readonly string[];
  readonly sinceS: number;
  untilS: number;
  readonly vehicles: Map<number, number>;
}

/** Where vehicles stood still though they were ready to go on, in figures and in sentences in the order of time. */
export interface StandingFacts {
  readonly queues: number;
  readonly circles: number;
  readonly facts: readonly Text[];
}

/** Queues that stood, and circles of them, told by road, with from when to when and how many vehicles. */
export function standingFacts(
  { roads, table }: Pick<TrafficInput, 'roads' | 'table'>,
  { queues }: Pick<TrafficDay, 'queues'>,
  startHour: number,
): StandingFacts {
  const nameOf = (link: number): string => nameOfRoad(table, roads.road[link]!);
  // Nothing leaves a queue that stands: it is longest when it ends.
  const vehiclesAt = (link: number, atS: number): number =>
    vehiclesOn(queues, link, 0, Math.min(atS, queues.endS)).there;
  const standing = (link: number, atS: number): Standing | undefined =>
    queues.standings.find((one) => one.link === link && one.sinceS <= atS && atS <= one.untilS);
  const circles: Circle[] = [];
  for (const { sinceS, links } of queues.gridlocks) {
    const untilS = Math.min(...links.map((link) => standing(link, sinceS)?.untilS ?? Infinity));
    const names = [...new Set(links.map(nameOf))];
    const key = names.toSorted().join('\n');
    let circle = circles.find((one) => one.names.toSorted().join('\n') === key && sinceS <= one.untilS);
    if (circle === undefined) circles.push((circle = { names, sinceS, untilS, vehicles: new Map() }));
    circle.untilS = Math.max(circle.untilS, untilS);
    for (const link of links) keepMost(circle.vehicles, link, vehiclesAt(link, untilS));
  }
  const stretches: Stretch[] = [];
  for (const { link, sinceS, untilS } of queues.standings.toSorted((a, b) => a.sinceS - b.sinceS)) {
    const name = nameOf(link);
    let stretch = stretches.find((one) => one.name === name && sinceS <= one.untilS);
    if (stretch === undefined) stretches.push((stretch = { name, sinceS, untilS, vehicles: new Map() }));
    stretch.untilS = Math.max(stretch.untilS, untilS);
    keepMost(stretch.vehicles, link, vehiclesAt(link, untilS));
  }
  const told = [
    ...circles.map((one) => ({ sinceS: one.sinceS, text: circleText(one, startHour) })),
    ...stretches.map((one) => ({ sinceS: one.sinceS, text: stretchText(one, startHour) })),
  ];
  return {
    queues: stretches.length,
    circles: circles.length,
    facts: told.toSorted((a, b) => a.sinceS - b.sinceS).map(({ text }) => text),
  };
}

function keepMost(vehicles: Map<number, number>, link: number, found: number): void {
  vehicles.set(link, Math.max(vehicles.get(link) ?? 0, found));
}

function circleText(circle: Circle, startHour: number): Text {
  const { fr, en } = whenAndHowMany(circle, startHour);
  const [more, shown] = [circle.names.length - mostNames, circle.names.slice(0, mostNames).join(' → ')];
  return {
    fr: `${shown}${more > 0 ? ` et ${more} de plus` : ''} : files qui se bloquent en boucle, ${fr}`,
    en: `${shown}${more > 0 ? ` and ${more} more` : ''}: queues that block each other in a circle, ${en}`,
  };
}

function stretchText(stretch: Stretch, startHour: number): Text {
  const { fr, en } = whenAndHowMany(stretch, startHour);
  return {
    fr: `${stretch.name} : file à l’arrêt, ${fr}`,
    en: `${stretch.name}: queue at a standstill, ${en}`,
  };
}

function whenAndHowMany({ sinceS, untilS, vehicles }: Omit<Circle, 'names'>, startHour: number): Text {
  const links = vehicles.size;
  const n = Math.round([...vehicles.values()].reduce((sum, one) => sum + one, 0));
  const [from, to] = [clock(sinceS, startHour), untilS === Infinity ? null : clock(untilS, startHour)];
  return {
    fr: `${to === null ? `de ${from} jusqu’à la fin` : `de ${from} à ${to}`}, ${n} ${n > 1 ? 'véhicules' : 'véhicule'} au plus sur ${links} ${links > 1 ? 'tronçons' : 'tronçon'}`,
    en: `${to === null ? `from ${from} to the end` : `from ${from} to ${to}`}, ${n} ${n === 1 ? 'vehicle' : 'vehicles'} at most on ${links} ${links > 1 ? 'segments' : 'segment'}`,
  };
}

/** Time of day of an instant of the run: « 8 h 05 ». */
function clock(atS: number, startHour: number): string {
  const timeS = (atS + 3600 * startHour) % dayS;
  return timeS < 3600 ? `0 h ${String(Math.floor(timeS / 60)).padStart(2, '0')}` : hoursMinutes(timeS);
}
