import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../base/errors.ts';
import { FrankWolfe } from '../../../engines/traffic/frank-wolfe.ts';
import { relativeGapOf } from '../../../engines/traffic/gap.ts';
import type { RoadNetwork } from '../../../engines/traffic/network.ts';
import { PathAssignment } from '../../../engines/traffic/path-assignment.ts';
import { readTntpFlows } from '../../../loaders/tntp-flow.ts';
import { openFile, openTrafficCase, type TrafficCase, unjoinedTrips } from '../../traffic/case.ts';
import { timed } from '../../traffic/equilibrium.ts';
import { notRun, rounded, type ValidationResult } from '../result.ts';
import { type Expected, readExpected, type TrafficFolder } from './folders.ts';

/** A published case: what is known of it beside what its folder says. */
export interface ExpectedCase extends Expected {
  readonly folder: string;
  readonly name?: string;
  /** Flows under `high-precision`, when the folder has none of its own for these weights. */
  readonly flows?: string;
}

/** Gap and relative tolerance of the objective: Z − Z* is at most the gap × total cost, by convexity. */
const objectiveGap = 1e-8;
const objectiveTolerance = 1e-8;
/** Gap at which link flows are compared, and how far they may be: relative, or vehicles. */
const flowGap = 1e-11;
const flowTolerance = 1e-4;
const fewVehicles = 0.01;
/** Published flows are judged against only where they themselves are in equilibrium under the costs as read. */
const publishedGap = 1e-10;
/** Gap of the cross-check by the method of Frank and Wolfe. */
const crossGap = 1e-4;
const iterations = 2000;
const crossIterations = 1000;
/** Origins × links × iterations that the cross-check may take: its bound holds wherever it stops. */
const crossWork = 4e8;

/**
 * Solves a network found in the data: to 10⁻⁸, whose objective is compared where one is known; to 10⁻¹¹ where link
 * flows are known; and by Frank–Wolfe, whose objective may lie above by its gap × total cost and never below.
 * Networks that cannot be read are not run.
 */
export async function networkCase(
  name: string,
  folder: TrafficFolder,
  given: Partial<ExpectedCase>,
  limits: { readonly flowsFolder: string; readonly largestWork: number },
): Promise<ValidationResult> {
  try {
    const expected: Partial<ExpectedCase> = { ...(await readExpected(folder.path)), ...given };
    const read = await openTrafficCase(folder.net, folder.trips, {
      toll: expected.tollFactor,
      distance: expected.distanceFactor,
    });
    const assignment = new PathAssignment(read.network, read.classes);
    const work = assignment.pairs.groups.length * read.tntp.from.length;
    if (work > limits.largestWork) return notRun(name, 'a large network, which takes minutes; add --all');
    const flows = await publishedFlows(folder, given, limits.flowsFolder, read);
    const rounds = Math.ceil(Math.min(crossIterations, crossWork / work));
    return solvedCase(name, read, assignment, rounds, expected.objective ?? null, flows);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return notRun(name, `${error.code}, ${error.message}`);
  }
}

function solvedCase(
  name: string,
  read: TrafficCase,
  assignment: PathAssignment,
  crossRounds: number,
  known: number | null,
  flows: Float64Array | null,
): ValidationResult {
  const { network, classes } = read;
  const quick = timed(() => assignment.equilibrate({ gap: objectiveGap, iterations }));
  const unjoined = unjoinedTrips(assignment, read.nodeNumbers);
  const figures: Record<string, number> = {
    objective: quick.objective,
    relativeGap: rounded(quick.relativeGap),
    iterations: quick.iterations,
    seconds: rounded(quick.seconds),
    totalTravelTime: quick.totalTravelTime,
    problems: read.problems.length,
    'trips without a path': unjoined ? Number(unjoined.details['trips']) : 0,
  };
  const expected: Record<string, number | string> = { relativeGap: `≤ ${objectiveGap}` };
  const independent = relativeGapOf(network, classes, quick.classFlow);
  figures['relativeGap from the link flows alone'] = rounded(independent);
  let held = quick.converged && independent <= objectiveGap;

  if (known !== null) {
    const difference = Math.abs(quick.objective - known) / Math.abs(known);
    expected['objective'] = known;
    figures['objective, relative difference'] = rounded(difference);
    held &&= difference <= objectiveTolerance;
  }
  const cross = timed(() =>
    new FrankWolfe(network, classes).equilibrate({ gap: crossGap, iterations: crossRounds }),
  );
  const above = (cross.objective - quick.objective) / cross.totalCost;
  figures['Frank–Wolfe gap'] = rounded(cross.relativeGap);
  figures['Frank–Wolfe seconds'] = rounded(cross.seconds);
  figures['Frank–Wolfe objective above, of total cost'] = rounded(above);
  expected['Frank–Wolfe objective above, of total cost'] = '0 … its gap';
  held &&= above >= -objectiveGap && above <= cross.relativeGap + objectiveGap;

  if (flows !== null) {
    const gap = relativeGapOf(network, classes, [flows]);
    figures['gap of the published flows'] = rounded(gap);
    if (gap <= publishedGap) {
      const exact = timed(() => assignment.equilibrate({ gap: flowGap, iterations }));
      const { links, outside, largest } = compareFlows(network, exact.flow, flows);
      figures['gap of the compared flows'] = rounded(exact.relativeGap);
      figures['links compared'] = links;
      figures['links outside the tolerance'] = outside;
      figures['largest difference of flow'] = rounded(largest);
      expected['gap of the compared flows'] = `≤ ${flowGap}`;
      expected['links outside the tolerance'] = 0;
      held &&= exact.converged && outside === 0;
    }
  }
  return {
    case: name,
    figures,
    expected,
    tolerance:
      'objective 1e-8 relative at gap 1e-8, where one is known; flows at gap 1e-11 within 1e-4 or 0.01 vehicle on links whose cost grows with flow, where published ones are in equilibrium to 1e-10; Frank–Wolfe above by at most its gap × total cost (convexity)',
    pass: held,
  };
}

/** Flows of another program by link of the network, from the folder or from `high-precision`; null: none. */
async function publishedFlows(
  folder: TrafficFolder,
  { flows: file }: Partial<ExpectedCase>,
  flowsFolder: string,
  { tntp }: TrafficCase,
): Promise<Float64Array | null> {
  const path = file === undefined ? folder.flow : join(flowsFolder, file);
  if (path === null || !existsSync(path)) return null;
  const read = await readTntpFlows(await openFile(path));
  const linkOf = new Map<string, number>();
  for (const [link, from] of tntp.from.entries()) {
    const ends = `${from} ${tntp.to[link]}`;
    // Which of several parallel links a line means cannot be told.
    if (linkOf.has(ends)) return null;
    linkOf.set(ends, link);
  }
  const flows = new Float64Array(tntp.from.length);
  for (const [i, flow] of read.flow.entries()) {
    const link = linkOf.get(`${read.from[i]} ${read.to[i]}`);
    if (link === undefined) return null;
    flows[link] = flow;
  }
  return flows;
}

/** How flows agree on links whose cost grows with flow: only there are they unique. */
function compareFlows(
  { b, freeTime, power }: RoadNetwork,
  found: Float64Array,
  expected: Float64Array,
): { readonly links: number; readonly outside: number; readonly largest: number } {
  let links = 0;
  let outside = 0;
  let largest = 0;
  for (const [link, due] of expected.entries()) {
    const grows = [b, freeTime, power].every((values) => (values[link] ?? 0) > 0);
    if (!grows) continue;
    links++;
    const difference = Math.abs((found[link] ?? 0) - due);
    largest = Math.max(largest, difference);
    if (difference > Math.max(fewVehicles, flowTolerance * due)) outside++;
  }
  return { links, outside, largest };
}
