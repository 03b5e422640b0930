import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../base/errors.ts';
import {
  closeLinks,
  createNetwork,
  type RoadNetwork,
  type VehicleClass,
} from '../../engines/traffic/network.ts';
import type { Pairs } from '../../engines/traffic/pairs.ts';
import { fileFromBlob, type InputFile } from '../../loaders/input-file.ts';
import { problem, type Problem } from '../../loaders/problem.ts';
import { readTntpNetwork, type TntpNetwork } from '../../loaders/tntp-network.ts';
import { readTntpTrips, type TntpTrips } from '../../loaders/tntp-trips.ts';
import type { Voice } from '../messages.ts';

/** What links cost on top of their time: weights of the columns `toll` and `length`. */
export interface CostFactors {
  readonly toll?: number | undefined;
  readonly distance?: number | undefined;
}

/** A network and its trips, ready to be assigned. */
export interface TrafficCase {
  readonly tntp: TntpNetwork;
  readonly trips: TntpTrips;
  readonly network: RoadNetwork;
  readonly classes: readonly VehicleClass[];
  /** Number of each node in the files, increasing. */
  readonly nodeNumbers: Float64Array;
  /** Trips left out because the network does not have their nodes. */
  readonly unknownTrips: number;
  readonly problems: readonly Problem[];
}

/** @throws AppError `file/absent`, `file/folder`. */
export async function openFile(path: string): Promise<InputFile> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new AppError('file/absent', `${path} is not there`, { file: path });
  if (found.isDirectory()) throw new AppError('file/folder', `${path} is a folder`, { file: path });
  return fileFromBlob(await openAsBlob(path), basename(path));
}

/**
 * Opens a network and its trips. Factors that are not given are those that the network's file states, else 0.
 *
 * @throws AppError of `readTntpNetwork` and `readTntpTrips`.
 */
export async function openTrafficCase(
  netPath: string,
  tripsPath: string,
  factors: CostFactors,
): Promise<TrafficCase> {
  const tntp = await readTntpNetwork(await openFile(netPath));
  const trips = await readTntpTrips(await openFile(tripsPath));
  return trafficCaseOf(tntp, trips, factors);
}

/**
 * A case from what its files say. Trips of nodes that the network does not have are left out and told; links whose cost
 * without traffic is below zero or not finite are closed and told: no equilibrium exists with them.
 */
export function trafficCaseOf(tntp: TntpNetwork, trips: TntpTrips, factors: CostFactors): TrafficCase {
  const { from, to, values } = tntp;
  const nodeNumbers = Float64Array.from(new Set([...from, ...to])).toSorted();
  const indexOf = new Map(Array.from(nodeNumbers, (number, index) => [number, index]));
  const index = (number: number): number => indexOf.get(number) ?? -1;
  const toll = factors.toll ?? tntp.tollFactor ?? 0;
  const distance = factors.distance ?? tntp.distanceFactor ?? 0;
  const whole = createNetwork(nodeNumbers.length, {
    tail: Int32Array.from(from, index),
    head: Int32Array.from(to, index),
    firstThrough: nodeNumbers.findLastIndex((number) => number < tntp.firstThroughNode) + 1,
    freeTime: values.freeTime,
    capacity: values.capacity,
    b: values.b,
    power: values.power,
  });
  const weighed = (weight: number, value: number): number => (weight === 0 ? 0 : weight * value);
  const extraCost = values.toll.map(
    (paid, link) => weighed(toll, paid) + weighed(distance, values.length[link] ?? 0),
  );
  const costless = Array.from(extraCost.keys()).filter((link) => {
    const cost = (values.freeTime[link] ?? 0) + (extraCost[link] ?? 0);
    return !(cost >= 0 && cost < Infinity);
  });
  for (const link of costless) extraCost[link] = 0;
  const network = costless.length > 0 ? closeLinks(whole, costless) : whole;
  const origin = Int32Array.from(trips.from, index);
  const destination = Int32Array.from(trips.to, index);
  const unknown = trips.trips.findIndex((count, k) => count > 0 && isUnknown(k));
  function isUnknown(k: number): boolean {
    return trips.from[k] !== trips.to[k] && ((origin[k] ?? -1) < 0 || (destination[k] ?? -1) < 0);
  }
  const known = trips.trips.map((count, k) => (isUnknown(k) ? 0 : count));
  const lost = trips.trips.reduce((sum, count, k) => sum + count - (known[k] ?? 0), 0);
  const node = (origin[unknown] ?? -1) < 0 ? trips.from[unknown] : trips.to[unknown];
  const problems = [...tntp.problems, ...trips.problems];
  const [first] = costless;
  if (first !== undefined) {
    const details = { count: costless.length, from: from[first] ?? 0, to: to[first] ?? 0 };
    problems.push(problem('traffic/cost', 'partial', `${costless.length} links of impossible cost`, details));
  }
  if (unknown >= 0) {
    const details = { trips: lost, node: node ?? 0 };
    problems.push(problem('traffic/unknown-zone', 'partial', `${lost} trips of unknown nodes`, details));
  }
  return {
    tntp,
    trips,
    network,
    classes: [{ passengerCars: 1, extraCost, demand: { origin, destination, trips: known } }],
    nodeNumbers,
    unknownTrips: lost,
    problems,
  };
}

/** Tells of problems on the error output. */
export function tellProblems(problems: readonly Problem[], voice: Voice): void {
  for (const { code, message, details } of problems) {
    console.error(`! ${voice.explain(new AppError(code, message, details))}`);
  }
}

/** Trips that no path joins, as a problem; none: null. By either method. */
export function unjoinedTrips(
  { pairs, unjoined }: { readonly pairs: Pairs; readonly unjoined: ReadonlySet<number> },
  nodeNumbers: Float64Array,
): Problem | null {
  const [first] = unjoined;
  const group = pairs.groups.find(
    ({ first: from, end }) => first !== undefined && from <= first && first < end,
  );
  if (first === undefined || group === undefined) return null;
  let trips = 0;
  for (const pair of unjoined) trips += pairs.amount[pair] ?? 0;
  const details = {
    trips,
    count: unjoined.size,
    from: nodeNumbers[group.origin] ?? 0,
    to: nodeNumbers[pairs.destination[first] ?? 0] ?? 0,
  };
  return problem('traffic/no-path', 'partial', `${trips} trips find no path`, details);
}

/**
 * The links from one node to another, by the nodes' numbers in the files.
 *
 * @throws AppError `traffic/unknown-link` when there are none.
 */
export function linksBetween({ from, to }: TntpNetwork, tail: number, head: number): number[] {
  const links = Array.from(from.keys()).filter((link) => from[link] === tail && to[link] === head);
  if (links.length > 0) return links;
  throw new AppError('traffic/unknown-link', `no link from ${tail} to ${head}`, { from: tail, to: head });
}
