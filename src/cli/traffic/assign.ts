import { writeFile } from 'node:fs/promises';
import { FrankWolfe } from '../../engines/traffic/frank-wolfe.ts';
import { closeLinks, type VehicleClass } from '../../engines/traffic/network.ts';
import { PathAssignment } from '../../engines/traffic/path-assignment.ts';
import { selectLinks } from '../../engines/traffic/select-link.ts';
import { writeTntpFlows } from '../../loaders/tntp-write.ts';
import { readArguments, UsageError } from '../arguments.ts';
import type { Voice } from '../messages.ts';
import { linksBetween, openTrafficCase, tellProblems, type TrafficCase, unjoinedTrips } from './case.ts';
import { timed, type TimedEquilibrium } from './equilibrium.ts';

/** `jumelles traffic assign`: the equilibrium of a network and its trips. */
export async function assignCommand(args: readonly string[], voice: Voice): Promise<number> {
  const wish = readWish(args, voice);
  const read = await openTrafficCase(wish.net, wish.trips, wish.factors);
  const scaled = { ...read, classes: read.classes.map((one) => scaledDemand(one, wish.demandFactor)) };
  tellProblems(read.problems, voice);
  const solved = solve(scaled, wish);
  const { result, assignment } = solved;
  const unjoined = assignment && unjoinedTrips(assignment, read.nodeNumbers);
  if (unjoined) tellProblems([unjoined], voice);
  if (wish.out !== undefined) {
    const { from, to } = read.tntp;
    const cost = result.time.map((time, link) => time + (read.classes[0]?.extraCost[link] ?? 0));
    await writeFile(wish.out, writeTntpFlows(from, to, result.flow, cost));
  }
  const selected = assignment ? wish.select.map((ends) => selection(scaled, assignment, ends)) : [];
  const summary = {
    ...figuresOf(result),
    ...(solved.before ? { before: figuresOf(solved.before) } : {}),
    ...(unjoined ? { unassignedTrips: unjoined.details['trips'] } : {}),
    ...(selected.length > 0 ? { selected } : {}),
  };
  if (wish.json) console.log(JSON.stringify(summary, null, 2));
  else console.log(textOf(result, voice));
  if (!result.converged) {
    console.error(
      voice.say('gapNotReached', { gap: wish.gap, reached: result.relativeGap.toExponential(2) }),
    );
  }
  return result.converged ? 0 : 1;
}

/** Numbers of the nodes at both ends of a road. */
type Ends = readonly [from: number, to: number];

interface Wish {
  readonly net: string;
  readonly trips: string;
  readonly factors: { readonly toll: number | undefined; readonly distance: number | undefined };
  readonly demandFactor: number;
  readonly gap: number;
  readonly iterations: number;
  readonly method: 'paths' | 'frank-wolfe';
  readonly close: readonly Ends[];
  readonly select: readonly Ends[];
  readonly out: string | undefined;
  readonly json: boolean;
}

function readWish(args: readonly string[], voice: Voice): Wish {
  const { values, positionals } = readArguments(args, {
    net: { type: 'string' },
    trips: { type: 'string' },
    gap: { type: 'string', default: '1e-6' },
    'toll-factor': { type: 'string' },
    'distance-factor': { type: 'string' },
    'demand-factor': { type: 'string', default: '1' },
    close: { type: 'string', multiple: true, default: [] },
    select: { type: 'string', multiple: true, default: [] },
    method: { type: 'string', default: 'paths' },
    iterations: { type: 'string', default: '10000' },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
  });
  const { net, trips, method } = values;
  if (net === undefined || trips === undefined || positionals.length > 0)
    throw new UsageError(voice.say('netAndTrips'));
  if (method !== 'paths' && method !== 'frank-wolfe') throw new UsageError(voice.say('method'));
  const number = (option: string, written: string): number => {
    const value = written.trim() === '' ? Number.NaN : Number(written);
    if (!(value >= 0 && value < Infinity)) throw new UsageError(voice.say('notANumber', { option, written }));
    return value;
  };
  const optional = (option: 'toll-factor' | 'distance-factor'): number | undefined => {
    const written = values[option];
    return written === undefined ? undefined : number(`--${option}`, written);
  };
  const ends = (option: string, written: string): Ends => {
    const match = /^(\d+)-(\d+)$/.exec(written);
    if (!match) throw new UsageError(voice.say('notARoad', { option, written }));
    return [Number(match[1]), Number(match[2])];
  };
  return {
    net,
    trips,
    method,
    factors: { toll: optional('toll-factor'), distance: optional('distance-factor') },
    demandFactor: number('--demand-factor', values['demand-factor']),
    gap: number('--gap', values.gap),
    iterations: number('--iterations', values.iterations),
    close: values.close.map((written) => ends('--close', written)),
    select: values.select.map((written) => ends('--select', written)),
    out: values.out,
    json: values.json,
  };
}

function scaledDemand(one: VehicleClass, factor: number): VehicleClass {
  return { ...one, demand: { ...one.demand, trips: one.demand.trips.map((count) => count * factor) } };
}

interface Solved {
  readonly result: TimedEquilibrium;
  /** The equilibrium before roads were closed. */
  readonly before: TimedEquilibrium | null;
  /** None by the method of Frank and Wolfe, which knows no paths. */
  readonly assignment: PathAssignment | null;
}

function solve({ network, classes, tntp }: TrafficCase, wish: Wish): Solved {
  const closed = wish.close.flatMap(([from, to]) => linksBetween(tntp, from, to));
  const after = closeLinks(network, closed);
  if (wish.method === 'frank-wolfe') {
    const result = timed(() => new FrankWolfe(after, classes).equilibrate(wish));
    return { result, before: null, assignment: null };
  }
  let assignment: PathAssignment | undefined;
  const run = (roads: typeof network): TimedEquilibrium =>
    timed(() => {
      assignment = new PathAssignment(roads, classes, assignment);
      return assignment.equilibrate(wish);
    });
  const first = run(network);
  const result = closed.length > 0 ? run(after) : first;
  return { result, before: closed.length > 0 ? first : null, assignment: assignment ?? null };
}

function figuresOf(result: TimedEquilibrium): Record<string, number> {
  const { objective, relativeGap, iterations, seconds, totalTravelTime, totalCost } = result;
  return { objective, relativeGap, iterations, seconds, totalTravelTime, totalCost };
}

/** Who drives along a road, by the numbers of the files. */
function selection(read: TrafficCase, assignment: PathAssignment, [from, to]: Ends): unknown {
  const links = linksBetween(read.tntp, from, to);
  const { pairs, amounts } = selectLinks(assignment, links);
  const { groups, destination } = assignment.pairs;
  let g = 0;
  const rows = Array.from(pairs, (pair, i) => {
    while ((groups[g]?.end ?? Infinity) <= pair) g++;
    return {
      from: read.nodeNumbers[groups[g]?.origin ?? 0],
      to: read.nodeNumbers[destination[pair] ?? 0],
      trips: amounts[i],
    };
  });
  return {
    from,
    to,
    flow: links.reduce((sum, link) => sum + (assignment.state.flow[link] ?? 0), 0),
    pairs: rows,
  };
}

function textOf(result: TimedEquilibrium, voice: Voice): string {
  const { significant, number } = voice.words;
  return voice.say('equilibrium', {
    objective: significant(result.objective, 12),
    gap: result.relativeGap.toExponential(2),
    iterations: result.iterations,
    seconds: number(result.seconds, 2),
    time: significant(result.totalTravelTime, 9),
  });
}
