import { hoursMinutes } from '../../base/clock.ts';
import type { Text } from '../../base/text.ts';
import type { TrafficDay } from './day-run.ts';
import { vehiclesOn } from './dynamic/passages.ts';
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
  const standings = groupedBy(queues.standings, ({ link }) => link);
  const circles = new Latest<Circle>();
  for (const { sinceS, links } of queues.gridlocks) {
    const untilS = Math.min(
      ...links.map((link) => {
        const there = standings.get(link)?.find((one) => one.sinceS <= sinceS && sinceS <= one.untilS);
        return there?.untilS ?? Infinity;
      }),
    );
    const names = [...new Set(links.map(nameOf))];
    const key = names.toSorted().join('\n');
    const circle =
      circles.goingOn(key, sinceS) ?? circles.add(key, { names, sinceS, untilS, vehicles: new Map() });
    circle.untilS = Math.max(circle.untilS, untilS);
    for (const link of links) keepMost(circle.vehicles, link, vehiclesAt(link, untilS));
  }
  const stretches = new Latest<Stretch>();
  for (const { link, sinceS, untilS } of queues.standings.toSorted((a, b) => a.sinceS - b.sinceS)) {
    const name = nameOf(link);
    const stretch =
      stretches.goingOn(name, sinceS) ?? stretches.add(name, { name, sinceS, untilS, vehicles: new Map() });
    stretch.untilS = Math.max(stretch.untilS, untilS);
    keepMost(stretch.vehicles, link, vehiclesAt(link, untilS));
  }
  const told = [
    ...circles.all.map((one) => ({ sinceS: one.sinceS, text: circleText(one, startHour) })),
    ...stretches.all.map((one) => ({ sinceS: one.sinceS, text: stretchText(one, startHour) })),
  ];
  return {
    queues: stretches.all.length,
    circles: circles.all.length,
    facts: told.toSorted((a, b) => a.sinceS - b.sinceS).map(({ text }) => text),
  };
}

/** Things that go on for a time, by name: one that begins again while it goes on is the same. */
class Latest<T extends { readonly sinceS: number; untilS: number }> {
  readonly all: T[] = [];
  private readonly byName = new Map<string, T[]>();

  /** The first of that name that has not ended at an instant. */
  goingOn(name: string, atS: number): T | undefined {
    return this.byName.get(name)?.find(({ untilS }) => atS <= untilS);
  }

  add(name: string, one: T): T {
    this.all.push(one);
    const known = this.byName.get(name);
    if (known) known.push(one);
    else this.byName.set(name, [one]);
    return one;
  }
}

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known) known.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
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
