import { clockTime } from '../../base/clock.ts';
import { counted } from '../../base/counted.ts';
import type { Text } from '../../base/text.ts';
import type { TrafficDay } from './day-run.ts';
import { vehiclesOn } from './dynamic/passages.ts';
import { properName, toldRoad } from './edges.ts';
import type { TrafficInput } from './input.ts';
import { stretchesOf } from './roads/touching.ts';

/** Names of a circle that a sentence tells. */
const mostNames = 6;

/** Queues at a standstill on roads of one name, or on roads without one that touch, which overlap in time. */
interface Stretch {
  readonly sinceS: number;
  /** Infinity: still at the end. */
  untilS: number;
  /** The most vehicles that stood on each link. */
  readonly vehicles: Map<number, number>;
}

/** Circles of roads whose queues block each other, by their names. */
interface Circle {
  readonly names: readonly Text[];
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
  const nameOf = (link: number): Text => toldRoad(table, roads.road[link]!);
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
    const names = [...new Map(links.map((link) => [nameOf(link).fr, nameOf(link)])).values()];
    const key = names
      .map(({ fr }) => fr)
      .toSorted()
      .join('\n');
    const circle =
      circles.goingOn(key, sinceS) ?? circles.add(key, { names, sinceS, untilS, vehicles: new Map() });
    circle.untilS = Math.max(circle.untilS, untilS);
    for (const link of links) keepMost(circle.vehicles, link, vehiclesAt(link, untilS));
  }
  const stretches = new Latest<Stretch>();
  const placeOf = placesOf({ roads, table }, [...standings.keys()]);
  for (const { link, sinceS, untilS } of queues.standings.toSorted((a, b) => a.sinceS - b.sinceS)) {
    const place = placeOf(link);
    const stretch =
      stretches.goingOn(place, sinceS) ?? stretches.add(place, { sinceS, untilS, vehicles: new Map() });
    stretch.untilS = Math.max(stretch.untilS, untilS);
    keepMost(stretch.vehicles, link, vehiclesAt(link, untilS));
  }
  const told = [
    ...circles.all.map((one) => ({ sinceS: one.sinceS, text: circleText(one, startHour) })),
    ...stretches.all.map((one) => ({
      sinceS: one.sinceS,
      text: stretchText(nameOfStretch({ roads, table }, [...one.vehicles.keys()]), one, startHour),
    })),
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
  const more = circle.names.length - mostNames;
  const shown = circle.names.slice(0, mostNames);
  const [inFrench, inEnglish] = [shown.map((name) => name.fr), shown.map((name) => name.en)];
  return {
    fr: `${inFrench.join(' → ')}${more > 0 ? ` et ${more} de plus` : ''} : files qui se bloquent en boucle, ${fr}`,
    en: `${inEnglish.join(' → ')}${more > 0 ? ` and ${more} more` : ''}: queues that block each other in a circle, ${en}`,
  };
}

function stretchText(name: Text, stretch: Stretch, startHour: number): Text {
  const { fr, en } = whenAndHowMany(stretch, startHour);
  return {
    fr: `${name.fr} : file à l’arrêt, ${fr}`,
    en: `${name.en}: queue at a standstill, ${en}`,
  };
}

const vehicle = { one: { fr: 'véhicule', en: 'vehicle' }, many: { fr: 'véhicules', en: 'vehicles' } };
const segment = { one: { fr: 'tronçon', en: 'segment' }, many: { fr: 'tronçons', en: 'segments' } };

function whenAndHowMany({ sinceS, untilS, vehicles }: Omit<Circle, 'names'>, startHour: number): Text {
  const n = counted(
    [...vehicles.values()].reduce((sum, one) => sum + one, 0),
    vehicle,
  );
  const on = counted(vehicles.size, segment);
  const [from, to] = [
    clockTime(sinceS, startHour),
    untilS === Infinity ? null : clockTime(untilS, startHour),
  ];
  return {
    fr: `${to === null ? `de ${from.fr} jusqu’à la fin` : `de ${from.fr} à ${to.fr}`}, ${n.fr} au plus sur ${on.fr}`,
    en: `${to === null ? `from ${from.en} to the end` : `from ${from.en} to ${to.en}`}, ${n.en} at most on ${on.en}`,
  };
}

const neighbours: Text = { fr: ' et ses voisines', en: ' and roads that touch it' };

/** The name of the roads of a stretch, its first road's first; where they have none, that they are several. */
function nameOfStretch(
  { roads, table }: Pick<TrafficInput, 'roads' | 'table'>,
  links: readonly number[],
): Text {
  const all = [...new Set(links.map((link) => roads.road[link]!))];
  const { fr, en } = toldRoad(table, all[0]!);
  const isOne = all.length === 1 || properName(table, all[0]!) !== '';
  return isOne ? { fr, en } : { fr: `${fr}${neighbours.fr}`, en: `${en}${neighbours.en}` };
}

/** Where each of some links is, as a key: the name of its road; without one, the stretch of nameless links that it is of. */
function placesOf(
  { roads, table }: Pick<TrafficInput, 'roads' | 'table'>,
  links: readonly number[],
): (link: number) => string {
  const nameOf = (link: number): string => properName(table, roads.road[link]!);
  const firstOf = stretchesOf(
    roads.graph,
    links.filter((link) => nameOf(link) === ''),
  );
  return (link) => (firstOf.has(link) ? `\n${firstOf.get(link)}` : nameOf(link));
}
