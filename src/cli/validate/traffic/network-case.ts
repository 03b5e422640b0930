import { join } from 'node:path';
import { AppError } from '../../../base/errors.ts';
import { FrankWolfe } from '../../../engines/traffic/frank-wolfe.ts';
import { relativeGapOf } from '../../../engines/traffic/gap.ts';
import { pairsOf } from '../../../engines/traffic/pairs.ts';
import { PathAssignment } from '../../../engines/traffic/path-assignment.ts';
import type { Problem } from '../../../loaders/problem.ts';
import { openTrafficCase, type TrafficCase, unjoinedTrips } from '../../traffic/case.ts';
import { solved, type TimedEquilibrium } from '../../traffic/equilibrium.ts';
import { notRun, rounded, type ValidationResult } from '../result.ts';
import { type Expected, readExpected, type ReadExpected } from './expected.ts';
import type { TrafficFolder } from './folders.ts';
import { compareFlows, type KnownFlows, publishedFlows } from './published-flows.ts';

/** A published case: what is known of it beside what its folder says. */
export interface ExpectedCase extends Expected {
  readonly folder: string;
  readonly name?: string;
  /** Flows under `high-precision`, when the folder has none of its own for these weights. */
  readonly flows?: string;
}

/** What a case may take, and where flows of high precision are. */
export interface CaseLimits {
  readonly flowsFolder: string;
  /** Origins × links above which a network is not solved. */
  readonly largestWork: number;
  /** Seconds that each solution may take. */
  readonly seconds: number;
}

/** Gap and relative tolerance of the objective: Z − Z* is at most the gap × total cost, by convexity. */
const objectiveGap = 1e-8;
const objectiveTolerance = 1e-8;
/** Gap at which link flows are compared. */
const flowGap = 1e-11;
/** Published flows are judged against only where they themselves are in equilibrium under the costs as read. */
const publishedGap = 1e-10;
/** Gap of the cross-check by the method of Frank and Wolfe. */
const crossGap = 1e-4;
const iterations = 2000;
const crossIterations = 1000;
/** Origins × links × iterations that the cross-check may take: its bound holds wherever it stops. */
const crossWork = 4e8;
/** What the search along a line costs in each of its iterations, in origins. */
const lineSearchWork = 40;

const tolerance =
  'objective 1e-8 relative at gap 1e-8, where one is known; flows at gap 1e-11 within 1e-4 or 0.01 vehicle on links whose cost grows with flow, where published ones are in equilibrium to 1e-10; Frank–Wolfe above by at most its gap × total cost (convexity)';

/**
 * Solves a network found in the data: to 10⁻⁸, whose objective is compared where one is known; to 10⁻¹¹ where link
 * flows are known; and by Frank–Wolfe, whose objective may lie above by its gap × total cost and never below.
 *
 * @throws AppError where the files cannot be used, or the time or the memory does not suffice: the case is not run.
 */
export async function networkCase(
  name: string,
  folder: TrafficFolder,
  given: Partial<ExpectedCase>,
  limits: CaseLimits,
): Promise<ValidationResult> {
  if (folder.trips === null) return notRun(name, `no *_trips.tntp beside ${folder.net} goes with it`);
  const { said, faults } = folder.expected === null ? nothingSaid : await readExpected(folder.expected);
  const expected: Partial<ExpectedCase> = { ...said, ...given };
  const read = await openTrafficCase(folder.net, folder.trips, {
    toll: expected.tollFactor,
    distance: expected.distanceFactor,
  });
  const pairs = pairsOf(read.classes);
  if (pairs.count === 0) return notRun(name, `no trip can be assigned: ${told(read.problems)}`);
  const work = pairs.groups.length * read.tntp.from.length;
  if (work > limits.largestWork) return notRun(name, 'a large network, which takes minutes; add --all');
  const target = { gap: objectiveGap, iterations };
  const { solver, result } = solved(
    () => new PathAssignment(read.network, read.classes),
    target,
    limits.seconds,
  );
  const unjoined = unjoinedTrips(solver, read.nodeNumbers);
  if (unjoined && solver.unjoined.size === pairs.count)
    return notRun(name, `no trip can be assigned: ${told([...read.problems, unjoined])}`);
  const parts = [solutionPart(read, result, unjoined)];
  if (Number.isFinite(result.totalCost)) {
    if (expected.objective !== undefined) parts.push(objectivePart(result.objective, expected.objective));
    const perRound = (pairs.groups.length + lineSearchWork) * read.tntp.from.length;
    const rounds = Math.ceil(Math.min(crossIterations, crossWork / perRound));
    parts.push(crossPart(read, result.objective, rounds, limits.seconds));
    const path = given.flows === undefined ? folder.flow : join(limits.flowsFolder, given.flows);
    if (path !== null) {
      const known = await publishedFlows(path, read.tntp);
      parts.push(flowsPart(read, solver, known, given.folder !== undefined, limits.seconds));
    }
  }
  const notes = [
    ...faults.map((fault) => `solved without what cannot be read, ${fault}`),
    ...(read.problems.length > 0 ? [`read with ${told(read.problems)}`] : []),
    ...parts.flatMap(({ notes: own }) => own),
  ];
  return {
    case: name,
    figures: Object.fromEntries(
      parts.flatMap(({ figures }) => Object.entries(figures).filter(isFiniteFigure)),
    ),
    expected: Object.fromEntries(parts.flatMap((part) => Object.entries(part.expected))),
    tolerance: [tolerance, ...notes].join('; '),
    pass: parts.every(({ held }) => held),
  };
}

const nothingSaid: ReadExpected = { said: {}, faults: [] };

/** What one comparison adds to a case. */
interface Part {
  readonly figures: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<string, number | string>>;
  /** What a person should know beside the figures. */
  readonly notes: readonly string[];
  readonly held: boolean;
}

function solutionPart(
  { network, classes, problems, unknownTrips }: TrafficCase,
  quick: TimedEquilibrium,
  unjoined: Problem | null,
): Part {
  const independent = relativeGapOf(network, classes, quick.classFlow);
  const overflow = 'the costs exceed the largest number there is: no equilibrium';
  return {
    figures: {
      objective: quick.objective,
      relativeGap: rounded(quick.relativeGap),
      iterations: quick.iterations,
      seconds: rounded(quick.seconds),
      totalTravelTime: quick.totalTravelTime,
      problems: problems.length,
      'trips without a path': unjoined ? Number(unjoined.details['trips']) : 0,
      ...(unknownTrips > 0 ? { 'trips of unknown nodes': unknownTrips } : {}),
      'relativeGap from the link flows alone': rounded(independent),
    },
    expected: { relativeGap: `≤ ${objectiveGap}` },
    notes: Number.isFinite(quick.totalCost) ? [] : [overflow],
    held: quick.converged && independent <= objectiveGap,
  };
}

function objectivePart(found: number, known: number): Part {
  const isZero = known === 0;
  const difference = isZero ? Math.abs(found) : Math.abs(found - known) / Math.abs(known);
  return {
    figures: { [`objective, ${isZero ? 'absolute' : 'relative'} difference`]: rounded(difference) },
    expected: { objective: known },
    notes: [],
    held: difference <= objectiveTolerance,
  };
}

function crossPart(
  { network, classes }: TrafficCase,
  objective: number,
  rounds: number,
  limitS: number,
): Part {
  const target = { gap: crossGap, iterations: rounds };
  const cross = withinTime(() => solved(() => new FrankWolfe(network, classes), target, limitS).result);
  if (cross === null) return notDone('Frank–Wolfe took too long to cross-check');
  const difference = cross.objective - objective;
  const above = difference === 0 ? 0 : difference / cross.totalCost;
  return {
    figures: {
      'Frank–Wolfe gap': rounded(cross.relativeGap),
      'Frank–Wolfe seconds': rounded(cross.seconds),
      'Frank–Wolfe objective above, of total cost': rounded(above),
    },
    expected: { 'Frank–Wolfe objective above, of total cost': '0 … its gap' },
    notes: [],
    held: above >= -objectiveGap && above <= cross.relativeGap + objectiveGap,
  };
}

/** @param isPublished Whether other programs are known to agree on every flow: then no link may be outside, open or not. */
function flowsPart(
  read: TrafficCase,
  assignment: PathAssignment,
  known: KnownFlows,
  isPublished: boolean,
  limitS: number,
): Part {
  if ('reason' in known) return notDone(`the flows beside it are not compared: ${known.reason}`);
  const { flows } = known;
  const gap = relativeGapOf(read.network, read.classes, [flows]);
  const figures = { 'gap of the published flows': rounded(gap) };
  // Below zero: they are not flows of these trips.
  if (!(Math.abs(gap) <= publishedGap)) {
    const reason = 'the flows beside it are no equilibrium of these trips and costs: not compared';
    return { ...notDone(reason), figures };
  }
  const exact = withinTime(() => solved(() => assignment, { gap: flowGap, iterations }, limitS).result);
  if (exact === null)
    return { ...notDone('the flows beside it are not compared: it took too long'), figures };
  const excess = (Math.abs(gap) + exact.relativeGap) * exact.totalCost;
  const { links, outside, open, largest } = compareFlows(read, exact.flow, flows, excess);
  return {
    figures: {
      ...figures,
      'gap of the compared flows': rounded(exact.relativeGap),
      'links compared': links,
      'links outside the tolerance': outside,
      ...(open > 0 ? { 'of these, links whose flow the gaps leave open': open } : {}),
      'largest difference of flow': rounded(largest),
    },
    expected: { 'gap of the compared flows': `≤ ${flowGap}`, 'links outside the tolerance': 0 },
    notes: [],
    held: exact.converged && outside - (isPublished ? 0 : open) === 0,
  };
}

function notDone(reason: string): Part {
  return { figures: {}, expected: {}, notes: [reason], held: true };
}

/** null: it took too long. */
function withinTime<T>(action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof AppError && error.code === 'run/time-limit') return null;
    throw error;
  }
}

/** Problems of the files in a line, as the command line has them in its brackets. */
function told(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'all trips are zero, or stay where they begin';
  return `${problems.map(({ code, message }) => (message.includes(code) ? message : `${code}, ${message}`)).join(', ')}`;
}

/** JSON cannot say others. */
function isFiniteFigure([, value]: readonly [string, number]): boolean {
  return Number.isFinite(value);
}
