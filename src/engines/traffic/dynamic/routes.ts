import { wider } from '../../../base/number-array.ts';
import { everyKind } from './kinds.ts';

/** Who drives where and when: routes by their links in order, and the vehicles that have set out until each instant. */
export interface Routes {
  /** Links of route k: `links[first[k]] … links[first[k + 1] − 1]`; at least one. */
  readonly first: Int32Array;
  readonly links: Int32Array;
  /**
   * Points of route k: `departureFirst[k] … departureFirst[k + 1] − 1`. Between them vehicles set out evenly; instants
   * and counts do not decrease.
   */
  readonly departureFirst: Int32Array;
  readonly departureS: Float64Array;
  /** Vehicles, from 0 on. */
  readonly departed: Float64Array;
  /** Whose route it is, in bits of `kindBits`: its vehicles go where none of these is shut out. Default: everybody's. */
  readonly kinds?: Uint8Array;
}

/** One route in words. */
export interface Route {
  readonly links: readonly number[];
  readonly departures: readonly (readonly [timeS: number, vehicles: number])[];
  /** In bits of `kindBits`. Default: everybody's. */
  readonly kinds?: number;
}

export function routesOf(routes: readonly Route[]): Routes {
  const firstOf = (lengthOf: (route: Route) => number): Int32Array => {
    const first = new Int32Array(routes.length + 1);
    for (const [k, route] of routes.entries()) first[k + 1] = first[k]! + lengthOf(route);
    return first;
  };
  return {
    first: firstOf(({ links }) => links.length),
    links: Int32Array.from(routes.flatMap(({ links }) => links)),
    departureFirst: firstOf(({ departures }) => departures.length),
    departureS: Float64Array.from(routes.flatMap(({ departures }) => departures.map(([timeS]) => timeS))),
    kinds: Uint8Array.from(routes, ({ kinds = everyKind }) => kinds),
    departed: Float64Array.from(routes.flatMap(({ departures }) => departures.map(([, count]) => count))),
  };
}

/**
 * Routes as planned, and those that take their place under way. A place is a position among all routes' links; each route
 * knows the planned one it stands for, which counts its vehicles.
 */
export class RouteBook {
  links: Int32Array;
  first: Int32Array;
  end: Int32Array;
  planned: Int32Array;
  /** Of each planned route, in bits of `kindBits`. */
  private readonly kinds: Uint8Array | null;
  /** 1: its vehicles find no way on, and wait where it ends. */
  isStranded: Uint8Array;
  count: number;
  private used: number;
  private readonly known = new Map<string, number>();

  constructor({ first, links, kinds }: Routes) {
    this.kinds = kinds ?? null;
    this.count = first.length - 1;
    this.used = links.length;
    this.links = links.slice();
    this.first = first.slice(0, -1);
    this.end = first.slice(1);
    this.planned = Int32Array.from({ length: this.count }, (_, k) => k);
    this.isStranded = new Uint8Array(this.count);
  }

  /** Link after a place of a route; −1: the route ends there. */
  after(route: number, place: number): number {
    return place + 1 < this.end[route]! ? this.links[place + 1]! : -1;
  }

  /** Last link of the planned route that a route stands for. */
  lastLink(route: number): number {
    return this.links[this.end[this.planned[route]!]! - 1]!;
  }

  /** Whose vehicles follow a route, in bits of `kindBits`. */
  kindsOf(route: number): number {
    return this.kinds === null ? everyKind : this.kinds[this.planned[route]!]!;
  }

  /** Whether a link that shuts out its vehicles lies on a route from a place on. */
  meets(route: number, place: number, isClosed: Uint8Array): boolean {
    const kinds = this.kindsOf(route);
    for (let k = place, end = this.end[route]!; k < end; k++)
      if ((isClosed[this.links[k]!]! & kinds) !== 0) return true;
    return false;
  }

  /** Whether a route goes on after a place by just these links. */
  goesOn(route: number, place: number, way: readonly number[]): boolean {
    const start = place + 1;
    return this.end[route]! - start === way.length && way.every((link, k) => this.links[start + k] === link);
  }

  /** The route of these links for the vehicles of another one. */
  instead(of: number, links: readonly number[], isStranded = false): number {
    const planned = this.planned[of]!;
    const key = `${planned} ${isStranded ? 1 : 0} ${links.join(' ')}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const route = this.count++;
    this.makeRoom(links.length);
    this.links.set(links, this.used);
    this.first[route] = this.used;
    this.used += links.length;
    this.end[route] = this.used;
    this.planned[route] = planned;
    this.isStranded[route] = isStranded ? 1 : 0;
    this.known.set(key, route);
    return route;
  }

  private makeRoom(length: number): void {
    if (this.used + length > this.links.length) {
      this.links = wider(this.links, new Int32Array(2 * (this.used + length)));
    }
    if (this.count <= this.first.length) return;
    const room = 2 * this.count;
    this.first = wider(this.first, new Int32Array(room));
    this.end = wider(this.end, new Int32Array(room));
    this.planned = wider(this.planned, new Int32Array(room));
    this.isStranded = wider(this.isStranded, new Uint8Array(room));
  }
}
