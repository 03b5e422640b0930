import { clockTime } from '../../../base/clock.ts';
import type { Text } from '../../../base/text.ts';
import type { TransitSchedule } from '../../../territory/transit-feed.ts';
import type { BusService } from './bus-detours.ts';
import type { Timetable } from './timetable.ts';

/** What closed or changed roads do to a line of buses from an instant on, all its patterns together. */
export interface LineTrouble {
  /** Position in the feed's routes. */
  readonly line: number;
  /** The closed link that was met first; −1: the alternative's roads are others. */
  readonly cause: number;
  /** The most that a bus is late anywhere, s. */
  readonly lateS: number;
  /** Stops at which no bus of it calls any more, and beyond which some go no farther. */
  readonly passedBy: readonly number[];
  readonly endsAt: readonly number[];
}

/** Less than this is not told, s. */
const leastLateS = 30;
/** Stops named in a sentence. */
const mostNames = 2;

/** Lines that do not run as their timetable says, in the order of the feed. */
export function lineTroubles(timetable: Timetable, service: BusService | null): readonly LineTrouble[] {
  if (service === null) return [];
  const { patterns, patternFirst, patternStop, patternRoute } = timetable;
  const troubles = new Map<number, LineTrouble>();
  for (let pattern = 0; pattern < patterns; pattern++) {
    const [first, end] = [patternFirst[pattern]!, patternFirst[pattern + 1]!];
    const last = service.lastPosition[pattern]!;
    const positions = Array.from(
      { length: Math.min(end - first, last + 1) },
      (_, position) => first + position,
    );
    const passedBy = positions.filter((at) => service.unserved[at] === 1).map((at) => patternStop[at]!);
    const endsAt = last < Infinity ? [patternStop[first + last]!] : [];
    const lateS = Math.max(0, ...positions.map((at) => service.lateS[at]!));
    if (lateS < leastLateS && passedBy.length === 0 && endsAt.length === 0) continue;
    const line = patternRoute[pattern]!;
    const known = troubles.get(line);
    troubles.set(line, {
      line,
      cause: known && known.cause >= 0 ? known.cause : service.cause[pattern]!,
      lateS: Math.max(lateS, known?.lateS ?? 0),
      passedBy: [...new Set([...(known?.passedBy ?? []), ...passedBy])],
      endsAt: [...new Set([...(known?.endsAt ?? []), ...endsAt])],
    });
  }
  return [...troubles.values()].sort((a, b) => a.line - b.line);
}

/** Troubles from an instant of the run on, until the next. */
export interface TroublesAt {
  readonly atS: number;
  readonly troubles: readonly LineTrouble[];
}

/**
 * The chain of facts, one sentence each time that something becomes of a line, in the order of time.
 *
 * @param because Why, by closed link: « rue des Tanneurs : 52 cm à 6 h 40 > 50 cm ».
 * @param startHour Hour of the day at which the run begins.
 */
export function busFacts(
  { routeNames, stopNames }: Pick<TransitSchedule, 'routeNames' | 'stopNames'>,
  instants: readonly TroublesAt[],
  because: (link: number, atS: number) => Text,
  startHour: number,
): readonly Text[] {
  const facts: Text[] = [];
  const last = new Map<number, string>();
  for (const { atS, troubles } of instants) {
    for (const trouble of troubles) {
      const told = troubleText(trouble, stopNames);
      if (last.get(trouble.line) === told.fr) continue;
      last.set(trouble.line, told.fr);
      const cause = trouble.cause < 0 ? changedRoads : because(trouble.cause, atS);
      const name = routeNames[trouble.line] ?? '';
      facts.push({
        fr: `${cause.fr} → ligne ${name} : ${told.fr}`,
        en: `${cause.en} → line ${name}: ${told.en}`,
      });
    }
    const troubled = new Set(troubles.map(({ line }) => line));
    for (const line of last.keys()) {
      if (troubled.has(line)) continue;
      last.delete(line);
      facts.push(backText(clockTime(atS, startHour), routeNames[line] ?? ''));
    }
  }
  return facts;
}

const changedRoads: Text = { fr: 'voies modifiées', en: 'changed roads' };

function troubleText({ lateS, passedBy, endsAt }: LineTrouble, names: readonly string[]): Text {
  const fr: string[] = [];
  const en: string[] = [];
  if (lateS >= leastLateS) {
    const minutes = Math.max(1, Math.round(lateS / 60));
    fr.push(`jusqu’à +${minutes}\u00a0min`);
    en.push(`up to +${minutes}\u00a0min`);
  }
  if (passedBy.length > 0) {
    fr.push(`ne dessert pas ${listOf(passedBy, names)}`);
    en.push(`does not call at ${listOf(passedBy, names)}`);
  }
  if (endsAt.length > 0) {
    fr.push(`ne va pas au-delà de ${listOf(endsAt, names)}`);
    en.push(`goes no farther than ${listOf(endsAt, names)}`);
  }
  return { fr: fr.join(', '), en: en.join(', ') };
}

function backText(at: Text, name: string): Text {
  return {
    fr: `${at.fr} → ligne ${name} : à nouveau selon l’horaire`,
    en: `${at.en} → line ${name}: by the timetable again`,
  };
}

function listOf(stops: readonly number[], names: readonly string[]): string {
  const all = [...new Set(stops.map((stop) => names[stop] ?? ''))];
  return `${all.slice(0, mostNames).join(', ')}${all.length > mostNames ? ` (+${all.length - mostNames})` : ''}`;
}
