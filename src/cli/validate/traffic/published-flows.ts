import { AppError } from '../../../base/errors.ts';
import { LinkState } from '../../../engines/traffic/link-state.ts';
import { readTntpFlows } from '../../../loaders/tntp-flow.ts';
import type { TntpNetwork } from '../../../loaders/tntp-network.ts';
import { openFile, type TrafficCase } from '../../traffic/case.ts';
import { reasonOf } from '../result.ts';

/** Flows of another program by link of the network, or why there are none to compare with. */
export type KnownFlows = { readonly flows: Float64Array } | { readonly reason: string };

/** Every link must have its flow: a file cut short says nothing about the others. */
export async function publishedFlows(path: string, tntp: TntpNetwork): Promise<KnownFlows> {
  try {
    return await flowsOf(path, tntp);
  } catch (error) {
    if (error instanceof AppError) return { reason: reasonOf(error) };
    throw error;
  }
}

async function flowsOf(path: string, tntp: TntpNetwork): Promise<KnownFlows> {
  const read = await readTntpFlows(await openFile(path));
  const linkOf = new Map<string, number>();
  for (const [link, from] of tntp.from.entries()) {
    const ends = `${from} ${tntp.to[link]}`;
    // Which of several parallel links a line means cannot be told.
    if (linkOf.has(ends)) return { reason: `several links join ${ends}` };
    linkOf.set(ends, link);
  }
  const flows = new Float64Array(tntp.from.length).fill(Number.NaN);
  for (const [i, flow] of read.flow.entries()) {
    const ends = `${read.from[i]} ${read.to[i]}`;
    const link = linkOf.get(ends);
    if (link === undefined) return { reason: `no link of the network joins ${ends}` };
    if (!(flow >= 0)) return { reason: `a flow below zero on ${ends}` };
    flows[link] = flow;
  }
  const missing = flows.findIndex(Number.isNaN);
  if (missing >= 0) return { reason: `no flow for ${tntp.from[missing]} ${tntp.to[missing]}` };
  return { flows };
}

/** How far flows may be: relative, or vehicles. */
const flowTolerance = 1e-4;
const fewVehicles = 0.01;

/** How flows agree on links whose cost grows with flow: only there are they unique. */
export interface FlowAgreement {
  readonly links: number;
  readonly outside: number;
  /** Of those outside, the links whose flow the two gaps leave open. */
  readonly open: number;
  readonly largest: number;
}

/**
 * Compares flows link by link. Of two sets of flows x and y of the same trips Σ (x − y)(t(x) − t(y)) is at most what each
 * could save, gap × total cost, by the definition of the gap. A link whose time hardly changes within the tolerance may be
 * outside of it although both are what they claim to be.
 *
 * @param excess Sum of gap × total cost of both.
 */
export function compareFlows(
  { network, classes }: TrafficCase,
  found: Float64Array,
  expected: Float64Array,
  excess: number,
): FlowAgreement {
  const { b, freeTime, power } = network;
  const state = new LinkState(network, classes);
  let links = 0;
  let outside = 0;
  let open = 0;
  let largest = 0;
  for (const [link, due] of expected.entries()) {
    const grows = [b, freeTime, power].every((values) => (values[link] ?? 0) > 0);
    if (!grows) continue;
    links++;
    const difference = Math.abs((found[link] ?? 0) - due);
    largest = Math.max(largest, difference);
    const tolerance = Math.max(fewVehicles, flowTolerance * due);
    if (difference <= tolerance) continue;
    outside++;
    const timeAt = (flow: number): number => {
      state.set(link, flow);
      return state.time[link] ?? 0;
    };
    const beyond = (found[link] ?? 0) > due ? due + tolerance : due - tolerance;
    if (tolerance * Math.abs(timeAt(beyond) - timeAt(due)) <= excess) open++;
  }
  return { links, outside, open, largest };
}
