import { AppError } from '../../base/errors.ts';
import { FrankWolfe } from '../../engines/traffic/frank-wolfe.ts';
import { closeLinks, type VehicleClass } from '../../engines/traffic/network.ts';
import { PathAssignment } from '../../engines/traffic/path-assignment.ts';
import { selectLinks } from '../../engines/traffic/select-link.ts';
import { problem, type Problem } from '../../loaders/problem.ts';
import { writeTntpFlows } from '../../loaders/tntp-write.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { tellingFailure } from '../failure-json.ts';
import type { Voice } from '../messages.ts';
import { linksBetween, openTrafficCase, tellProblems, type TrafficCase, unjoinedTrips } from './case.ts';
import { solved, type TimedEquilibrium } from './equilibrium.ts';
import { assertWritable, writeTextFile } from './writable.ts';

/**
 * `jumelles traffic assign`: the equilibrium of a network and its trips. With `--json`, what could not be done is an
 * object on standard output too: `{ error: { code, message } }`.
 */
export async function assignCommand(args: readonly string[], voice: Voice): Promise<number> {
  const wish = readWish(args, voice);
  return tellingFailure(wish.json, () => assigned(wish, voice));
}

async function assigned(wish: Wish, voice: Voice): Promise<number> {
  if (wish.out !== undefined) await assertWritable(wish.out);
  const read = await openTrafficCase(wish.net, wish.trips, wish.factors);
  const scaled = { ...read, classes: read.classes.map((one) => scaledDemand(one, wish.demandFactor)) };
  tellProblems(read.problems, voice);
  // A road that is not there is told before the work, not after it.
  for (const [from, to] of [...wish.close, ...wish.select]) linksBetween(read.tntp, from, to);
  const { result, before, assignment, solver } = solve(scaled, wish);
  if (!Number.isFinite(result.totalCost))
    throw new AppError('traffic/overflow', 'the total cost is no finite number');
  const unjoined = unjoinedTrips(solver, read.nodeNumbers);
  const isNothing = solver.pairs.count === solver.unjoined.size;
  if (unjoined) tellProblems([(isNothing ? closedNodes(read) : null) ?? unjoined], voice);
  const unassigned = Number(unjoined?.details['trips'] ?? 0) + read.unknownTrips * wish.demandFactor;
  if (isNothing) console.error(voice.say('nothingToAssign'));
  const selected = assignment ? wish.select.map((ends) => selection(scaled, assignment, ends)) : [];
  const summary = {
    ...figuresOf(result),
    ...(before ? { before: figuresOf(before) } : {}),
    ...(unassigned > 0 ? { unassignedTrips: unassigned } : {}),
    ...(selected.length > 0 ? { selected } : {}),
  };
  if (wish.json) console.log(JSON.stringify(summary, null, 2));
  else
    console.log([textOf(result, voice), ...selected.flatMap((one) => selectionLines(one, voice))].join('\n'));
  if (!result.converged) {
    console.error(
      voice.say('gapNotReached', { gap: wish.gap, reached: result.relativeGap.toExponential(2) }),
    );
  }
  if (wish.out !== undefined) {
    const { from, to } = read.tntp;
    const cost = result.time.map((time, link) => time + (read.classes[0]?.extraCost[link] ?? 0));
    const text = writeTntpFlows(from, to, result.flow, cost);
    // The figures are printed already: they stay the one object on standard output, whatever becomes of the file.
    const failure = await writeTextFile(wish.out, text).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure !== null) {
      console.error(voice.explain(failure));
      return 1;
    }
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
  // The method of Frank and Wolfe knows flows alone, and not who drives them.
  if (method === 'frank-wolfe' && values.select.length > 0) throw new UsageError(voice.say('selectByPaths'));
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
  readonly solver: PathAssignment | FrankWolfe;
}

function solve({ network, classes, tntp }: TrafficCase, wish: Wish): Solved {
  const closed = wish.close.flatMap(([from, to]) => linksBetween(tntp, from, to));
  const after = closeLinks(network, closed);
  if (wish.method === 'frank-wolfe') {
    const first = closed.length > 0 ? solved(() => new FrankWolfe(network, classes), wish) : null;
    const { result, solver } = solved(() => new FrankWolfe(after, classes), wish);
    return { result, before: first?.result ?? null, assignment: null, solver };
  }
  const first = solved(() => new PathAssignment(network, classes), wish);
  const [before, last] =
    closed.length > 0
      ? [first.result, solved(() => new PathAssignment(after, classes, first.solver), wish)]
      : [null, first];
  return { result: last.result, before, assignment: last.solver, solver: last.solver };
}

function figuresOf(result: TimedEquilibrium): Record<string, number> {
  const { objective, relativeGap, iterations, seconds, totalTravelTime, totalCost } = result;
  return { objective, relativeGap, iterations, seconds, totalTravelTime, totalCost };
}

/** Who drives along a road, by the numbers of the files. */
interface Selection {
  readonly from: number;
  readonly to: number;
  readonly flow: number;
  readonly pairs: readonly { readonly from: number; readonly to: number; readonly trips: number }[];
}

function selection(read: TrafficCase, assignment: PathAssignment, [from, to]: Ends): Selection {
  const links = linksBetween(read.tntp, from, to);
  const { pairs, amounts } = selectLinks(assignment, links);
  const { groups, destination } = assignment.pairs;
  let g = 0;
  const rows = Array.from(pairs, (pair, i) => {
    while ((groups[g]?.end ?? Infinity) <= pair) g++;
    return {
      from: read.nodeNumbers[groups[g]?.origin ?? 0] ?? 0,
      to: read.nodeNumbers[destination[pair] ?? 0] ?? 0,
      trips: amounts[i] ?? 0,
    };
  });
  return {
    from,
    to,
    flow: links.reduce((sum, link) => sum + (assignment.state.flow[link] ?? 0), 0),
    pairs: rows,
  };
}

/** Pairs of zones that are listed for a person; JSON has them all. */
const mostListed = 10;

/** A selected road for a person: its vehicles, and the pairs that have most of them. */
function selectionLines({ from, to, flow, pairs }: Selection, voice: Voice): string[] {
  const { significant } = voice.words;
  const listed = pairs.toSorted((a, b) => b.trips - a.trips).slice(0, mostListed);
  const more = pairs.length - listed.length;
  return [
    voice.say('selected', { from, to, flow: significant(flow, 6), count: pairs.length }),
    ...listed.map((pair) => `  ${voice.say('selectedPair', { ...pair, trips: significant(pair.trips, 6) })}`),
    ...(more > 0 ? [`  ${voice.say('morePairs', { count: more })}`] : []),
  ];
}

/** Where `<FIRST THRU NODE>` is above every node, nobody may pass through any: no road is to blame. */
function closedNodes({ network, nodeNumbers, tntp }: TrafficCase): Problem | null {
  if (network.firstThrough < nodeNumbers.length) return null;
  const details = { first: tntp.firstThroughNode, last: nodeNumbers.at(-1) ?? 0 };
  return problem('traffic/closed-nodes', 'partial', 'first-thru-node is above every node', details);
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
