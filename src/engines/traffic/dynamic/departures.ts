import { unitsPerVehicle } from './links.ts';
import type { Routes } from './routes.ts';

/** What sets out on a route in one step. */
export type Depart = (route: number, units: number, departedS: number) => void;

/**
 * Releases vehicles as the routes' curves reach them: in packets of a size, each at the instant when it is complete, the last
 * one of a route with what is left; or, with a size of 0, whatever sets out in each step. A route costs nothing between two
 * releases.
 */
export class Departures {
  private readonly routes: Routes;
  private readonly stepS: number;
  private readonly packet: number;
  private readonly steps: number;
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
    this.packet = packet;
    this.steps = steps;
    this.released = new Float64Array(count);
    this.point = routes.departureFirst.slice(0, -1);
    this.due = new Int32Array(steps).fill(-1);
    this.nextDue = new Int32Array(count).fill(-1);
    for (let route = count - 1; route >= 0; route--) this.schedule(route, 0);
  }

  /** All that sets out in a step. */
  release(step: number, depart: Depart): void {
    for (let route = this.due[step]!; route >= 0; ) {
      const after = this.nextDue[route]!;
      this.releaseOf(route, step, depart);
      this.follow(route);
      this.schedule(route, step + 1);
      route = after;
    }
  }

  private releaseOf(route: number, step: number, depart: Depart): void {
    const { packet, stepS } = this;
    const endS = (step + 1) * stepS;
    const until = this.unitsAt(route, endS);
    if (packet === 0) {
      const units = until - this.released[route]!;
      if (units > 0) depart(route, units, endS - stepS / 2);
      this.released[route] = until;
      return;
    }
    const total = this.totalOf(route);
    for (;;) {
      const next = Math.min(this.released[route]! + packet, total);
      const units = next - this.released[route]!;
      if (units <= 0 || next > until) return;
      depart(route, units, this.instantOf(route, next));
      this.released[route] = next;
    }
  }

  /** Moves a route's point on to its last release. */
  private follow(route: number): void {
    const last = this.routes.departureFirst[route + 1]! - 1;
    let at = this.point[route]!;
    while (at < last && this.units(at + 1) <= this.released[route]!) at++;
    this.point[route] = at;
  }

  /** Puts a route into the step of its next release, `from` at the earliest. */
  private schedule(route: number, from: number): void {
    const total = this.totalOf(route);
    const released = this.released[route]!;
    if (released >= total) return;
    const next = this.packet === 0 ? released + 1 : Math.min(released + this.packet, total);
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
