import { pow } from '../../base/math.ts';
import type { RoadNetwork, VehicleClass } from './network.ts';

/** Flows of a network's links, and what follows from them; always in step with each other. */
export class LinkState {
  /** Passenger cars on each link. */
  readonly flow: Float64Array;
  readonly time: Float64Array;
  /** Derivative of the time by the flow, ≥ 0. */
  readonly slope: Float64Array;
  /** Time plus extra cost, by class. */
  readonly cost: readonly Float64Array[];
  /** By class. */
  readonly extraCost: readonly Float64Array[];
  private readonly network: RoadNetwork;

  constructor(network: RoadNetwork, classes: readonly VehicleClass[]) {
    const links = network.freeTime.length;
    this.network = network;
    this.flow = new Float64Array(links);
    this.time = new Float64Array(links);
    this.slope = new Float64Array(links);
    this.extraCost = classes.map(({ extraCost }) => extraCost);
    this.cost = classes.map(() => new Float64Array(links));
    this.update();
  }

  /** Brings times, slopes and costs in step with flows that were written directly. */
  update(): void {
    for (let link = 0; link < this.flow.length; link++) this.set(link, this.flow[link]!);
  }

  /** Flow of one link; below zero by rounding counts as zero in its time. */
  set(link: number, flow: number): void {
    const { freeTime, capacity, b, power } = this.network;
    this.flow[link] = flow;
    const free = freeTime[link]!;
    const share = free * b[link]!;
    let time = free;
    let slope = 0;
    if (share > 0 && free < Infinity) {
      const p = power[link]!;
      const load = flow > 0 ? flow / capacity[link]! : 0;
      const raised = raise(load, p);
      time += share * raised;
      if (p > 0)
        slope =
          (share * p * (load > leastLoad || p >= 1 ? raiseLess(load, raised, p) : raise(leastLoad, p - 1))) /
          capacity[link]!;
    }
    this.time[link] = time;
    this.slope[link] = slope;
    const { cost, extraCost } = this;
    for (let m = 0; m < cost.length; m++) cost[m]![link] = time + extraCost[m]![link]!;
  }

  /** Integral of the time from no flow to the present one: the link's part of the objective. */
  timeIntegral(link: number): number {
    const { freeTime, capacity, b, power } = this.network;
    const flow = this.flow[link]!;
    if (!(flow > 0)) return 0;
    const free = freeTime[link]!;
    const p = power[link]!;
    const share = free * b[link]!;
    if (share === 0) return free * flow;
    return free * flow + (share * flow * raise(flow / capacity[link]!, p)) / (p + 1);
  }
}

/** Load below which a power under 1, whose slope has no bound at 0, takes the slope of this load. */
const leastLoad = 1e-6;

/** xᵖ⁻¹ from x and xᵖ, p > 0. */
function raiseLess(x: number, raised: number, p: number): number {
  if (x > 0) return raised / x;
  return p === 1 ? 1 : 0;
}

/** x to the power p, x ≥ 0; whole powers up to 16 by products, which is fast. */
function raise(x: number, p: number): number {
  if (p === 4) {
    const square = x * x;
    return square * square;
  }
  if (p <= 16 && p >= 0 && Math.floor(p) === p) {
    let result = 1;
    for (let k = 0; k < p; k++) result *= x;
    return result;
  }
  return pow(x, p);
}
