import type { Graph } from '../../../base/graph.ts';
import type { TurnBan } from '../roads/roads.ts';

/** Vehicles are counted in whole units of 2⁻²⁰ vehicle: sums are exact up to 2³³ vehicles. */
export const unitsPerVehicle = 1_048_576;

/** Halvings of the step at the ends of short links. */
const halvingsAtMost = 6;

/** A turn that lets fewer vehicles through than its two links would. */
export interface TurnCapacity {
  readonly fromLink: number;
  readonly toLink: number;
  readonly perS: number;
}

/**
 * Roads with a triangular fundamental diagram (Newell 1993, "A simplified theory of kinematic waves in highway traffic",
 * TR-B 27): vehicles drive at `freeSpeedMPerS` up to the capacity; queues grow and shrink by waves that travel upstream at
 * q / (k − q/u). One value per link, all lanes together.
 */
export interface DynamicLinks {
  readonly graph: Graph;
  readonly lengthM: Float64Array;
  readonly freeSpeedMPerS: Float64Array;
  /** Vehicles a second; 0: nobody gets in or out. */
  readonly capacityPerS: Float64Array;
  /** Vehicles a metre at a standstill. */
  readonly jamDensityPerM: Float64Array;
  /** Share of the capacity that a signal lets out (g/C where the capacity is the saturation flow); without it 1. */
  readonly green?: Float64Array;
  /** What each link counts for where links merge, in the unit of capacities; without it the capacity of its exit. */
  readonly priority?: Float64Array;
  /** Vehicles a second that each node lets through, all turns together; without it any. */
  readonly nodePerS?: Float64Array;
  readonly turns?: readonly TurnCapacity[];
  /** Turns that nobody who looks for another way makes; routes are taken as they come. */
  readonly bans?: readonly TurnBan[];
}

/** Links as the simulation counts them. Capacities are in units by step of the node concerned. */
export interface CountedLinks {
  readonly stepS: number;
  /** Seconds that a vehicle takes from end to end without traffic, and a hole in the queue from exit to entry. */
  readonly freeS: Float64Array;
  readonly waveS: Float64Array;
  /** Units that the link holds at a standstill. */
  readonly storage: Float64Array;
  readonly entry: Float64Array;
  readonly exit: Float64Array;
  readonly priority: Float64Array;
  /** Units that each node lets through by step; Infinity: any. */
  readonly through: Float64Array;
  /** The step is halved so many times at each node. */
  readonly level: Uint8Array;
  /** The most halvings. */
  readonly levels: number;
  /** Links that a vehicle crosses in less than the shortest step: they count as long as such a step. */
  readonly lengthened: Int32Array;
  /** Links whose capacity no triangle allows: it counts as u k / 2, at which queues shrink as fast as vehicles drive. */
  readonly lowered: Int32Array;
}

/**
 * A node's step is the longest of `stepS`, its half, its quarter … in which no vehicle crosses a link that ends or begins
 * there: what a node needs to know of the other end is then always known already, and short links cost only at their own ends.
 */
export function countLinks(links: DynamicLinks, stepS: number): CountedLinks {
  const { graph, lengthM, freeSpeedMPerS, capacityPerS, jamDensityPerM } = links;
  const count = lengthM.length;
  const level = new Uint8Array(graph.nodes);
  const freeS = new Float64Array(count);
  const waveS = new Float64Array(count);
  const storage = new Float64Array(count);
  const capacity = new Float64Array(count);
  const lengthened: number[] = [];
  const lowered: number[] = [];
  const shortest = stepS / (1 << halvingsAtMost);
  for (let link = 0; link < count; link++) {
    const speed = freeSpeedMPerS[link]!;
    const density = jamDensityPerM[link]!;
    let seconds = lengthM[link]! / speed;
    if (seconds < shortest) {
      lengthened.push(link);
      seconds = shortest;
    }
    const most = (speed * density) / 2;
    const isTooMuch = capacityPerS[link]! > most;
    if (isTooMuch) lowered.push(link);
    const flow = isTooMuch ? most : capacityPerS[link]!;
    capacity[link] = flow;
    freeS[link] = seconds;
    waveS[link] = flow > 0 ? (seconds * speed * (density - flow / speed)) / flow : Infinity;
    storage[link] = Math.round(density * speed * seconds * unitsPerVehicle);
    const halvings = halvingsFor(seconds, stepS);
    for (const node of [graph.tail[link]!, graph.head[link]!])
      if (level[node]! < halvings) level[node] = halvings;
  }
  const unitsAt = (node: number, perS: number): number =>
    Math.round((perS * stepS * unitsPerVehicle) / (1 << level[node]!));
  const exit = capacity.map((perS, link) =>
    unitsAt(graph.head[link]!, Math.min(perS, capacityPerS[link]! * (links.green?.[link] ?? 1))),
  );
  return {
    stepS,
    freeS,
    waveS,
    storage,
    entry: capacity.map((perS, link) => unitsAt(graph.tail[link]!, perS)),
    exit,
    priority: links.priority?.map((perS, link) => unitsAt(graph.head[link]!, perS)) ?? exit,
    through: Float64Array.from({ length: graph.nodes }, (_, node) =>
      unitsAt(node, links.nodePerS?.[node] ?? Infinity),
    ),
    level,
    levels: level.reduce((most, halvings) => Math.max(most, halvings), 0),
    lengthened: Int32Array.from(lengthened),
    lowered: Int32Array.from(lowered),
  };
}

function halvingsFor(seconds: number, stepS: number): number {
  let halvings = 0;
  while (stepS / (1 << halvings) > seconds && halvings < halvingsAtMost) halvings++;
  return halvings;
}
