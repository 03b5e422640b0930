import { unitsPerVehicle } from './links.ts';
import type { Routes } from './routes.ts';

/** What sets out on a route in one step. */
export type Depart = (route: number, units: number, departedS: number) => void;

/** Irrational: routes with the same curve do not release together. */
const golden = 0.618_033_988_749_894_8;

/**
 * Releases vehicles as the routes' curves reach them. A route of n vehicles sets out in packets of the same size, the largest
 * one that divides n and is not above the size asked for; each when the curve has reached a part of it, another part for
 * each route, so that departures of many small routes follow their curves. With a size of 0, whatever sets out in each step.
 * A route costs nothing between two releases.
 */
export class Departures {
  private readonly routes: Routes;
  private readonly stepS: number;
  private readonly steps: number;
  /** Packets of each route, how many are released, and the part of a packet at which it leaves; 0 packets: evenly. */
  private readonly packets: Float64Array;
  private readonly phase: Float64Array;
  private readonly count: Float64Array;
  /** Units. */
  private readonly released: Float64Array;
  /** Point of each route at or before its last release. */
  private readonly point: Int32Array;
  /** Routes that release in a step, chained: head by step, then the next one. */
  private readonly due: Int32Array;
  private readonly nextDue: Int32Array;

  /** @param packet Units. */
  constructor(routes: Routes, stepS: number, steps: number, packet: number) {
    const count = routes.first.length - 1;
    this.routes = routes;
    this.stepS = stepS;
    this.steps = steps;
    this.packets = new Float64Array(count);
    this.phase = new Float64Array(count);
    this.count = new Float64Array(count);
    this.released = new Float64Array(count);
    this.point = routes.departureFirst.slice(0, -1);
    this.due = new Int32Array(steps).fill(-1);
    this.nextDue = new Int32Array(count).fill(-1);
    for (let route = count - 1; route >= 0; route--) {
      if (packet > 0) this.packets[route] = Math.ceil(this.totalOf(route) / packet);
      this.phase[route] = (0.5 + route * golden) % 1;
      this.schedule(route, 0);
    }
  }

  /** All that sets out in a step. */
  release(step: number, depart: Depart): void {
    for (let route = this.due[step]!; route >= 0; ) {
      const after = this.nextDue[route]!;
      if (this.packets[route] === 0) this.releaseEvenly(route, step, depart);
      else this.releasePackets(route, step, depart);
      this.follow(route);
      this.schedule(route, step + 1);
      route = after;
    }
  }

  private releaseEvenly(route: number, step: number, depart: Depart): void {
    const endS = (step + 1) * this.stepS;
    const until = this.unitsAt(route, endS);
    const units = until - this.released[route]!;
    if (units > 0) depart(route, units, endS - this.stepS / 2);
    this.released[route] = until;
  }

  private releasePackets(route: number, step: number, depart: Depart): void {
    const endS = (step + 1) * this.stepS;
    const total = this.totalOf(route);
    const packets = this.packets[route]!;
    while (this.count[route]! < packets) {
      const timeS = this.instantOf(route, this.dueUnits(route));
      if (timeS > endS) return;
      this.count[route]!++;
      const until = Math.floor((total * this.count[route]!) / packets);
      depart(route, until - this.released[route]!, timeS);
      this.released[route] = until;
    }
  }

  /** Count of the curve at which the next packet leaves. */
  private dueUnits(route: number): number {
    const packets = this.packets[route]!;
    return (this.totalOf(route) * (this.count[route]! + this.phase[route]!)) / packets;
  }

  /** Moves a route's point on to its last release. */
  private follow(route: number): void {
    const last = this.routes.departureFirst[route + 1]! - 1;
    const reached = this.packets[route] === 0 ? this.released[route]! : Math.floor(this.dueUnits(route)) - 1;
    let at = this.point[route]!;
    while (at < last && this.units(at + 1) <= reached) at++;
    this.point[route] = at;
  }

  /** Puts a route into the step of its next release, `from` at the earliest. */
  private schedule(route: number, from: number): void {
    const total = this.totalOf(route);
    const released = this.released[route]!;
    if (released >= total) return;
    const next = this.packets[route] === 0 ? released + 1 : this.dueUnits(route);
    const step = Math.max(from, Math.ceil(this.instantOf(route, next) / this.stepS) - 1);
    if (step >= this.steps) return;
    this.nextDue[route] = this.due[step]!;
    this.due[step] = route;
  }

  private totalOf(route: number): number {
    const last = this.routes.departureFirst[route + 1]! - 1;
    return last < this.routes.departureFirst[route]! ? 0 : this.units(last);
  }

  private units(point: number): number {
    return Math.floor(this.routes.departed[point]! * unitsPerVehicle);
  }

  /** Units that have set out until an instant, which is not before the last release. */
  private unitsAt(route: number, timeS: number): number {
    const { departureS, departureFirst, departed } = this.routes;
    const last = departureFirst[route + 1]! - 1;
    let at = this.point[route]!;
    while (at < last && departureS[at + 1]! <= timeS) at++;
    if (timeS < departureS[at]!) return 0;
    if (at === last) return this.units(last);
    const share = (timeS - departureS[at]!) / (departureS[at + 1]! - departureS[at]!);
    return Math.floor((departed[at]! + (departed[at + 1]! - departed[at]!) * share) * unitsPerVehicle);
  }

  /** When a route's curve reaches so many units. */
  private instantOf(route: number, units: number): number {
    const { departureS, departureFirst } = this.routes;
    const last = departureFirst[route + 1]! - 1;
    let at = this.point[route]!;
    while (at < last && this.units(at + 1) < units) at++;
    if (at === last) return departureS[last]!;
    const from = this.units(at);
    const rise = this.units(at + 1) - from;
    const share = rise > 0 ? Math.max(0, units - from) / rise : 0;
    return departureS[at]! + share * (departureS[at + 1]! - departureS[at]!);
  }
}
