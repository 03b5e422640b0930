import { unitsPerVehicle } from './links.ts';

/** A link whose vehicles stood though they were ready to leave. */
export interface Standing {
  readonly link: number;
  readonly sinceS: number;
  /** Infinity: still at the end. */
  untilS: number;
}

/** Links that wait for each other in a circle: nothing there moves of its own. */
export interface Gridlock {
  readonly sinceS: number;
  readonly links: readonly number[];
}

/** As long as fewer pass, in vehicles, a queue stands: what is left of a flow that dies out counts as none. */
const fewUnits = unitsPerVehicle / 8;

/** Watches for queues that stand, and for circles of them. */
export class StandingWatch {
  readonly standings: Standing[] = [];
  readonly gridlocks: Gridlock[] = [];
  private readonly afterS: number;
  /** Since when each link stands; Infinity: it does not. */
  private readonly sinceS: Float64Array;
  private readonly passed: Float64Array;
  private readonly wanted: Int32Array;
  /** Entry in `standings`; −1: none under way. */
  private readonly entry: Int32Array;

  /** @param afterS Seconds after which a queue that does not move is said to stand. */
  constructor(links: number, afterS: number) {
    this.afterS = afterS;
    this.sinceS = new Float64Array(links).fill(Infinity);
    this.passed = new Float64Array(links);
    this.wanted = new Int32Array(links).fill(-1);
    this.entry = new Int32Array(links).fill(-1);
  }

  /** What a link sent in a step that ends at an instant; `isReady`: it had more to send than room or time allowed. */
  note(link: number, isReady: boolean, sent: number, wanted: number, fromS: number, toS: number): void {
    if (!isReady) {
      this.moves(link, fromS, Infinity);
      return;
    }
    if (this.sinceS[link] === Infinity) this.moves(link, fromS, fromS);
    this.passed[link]! += sent;
    if (this.passed[link]! >= fewUnits) {
      this.moves(link, fromS, toS);
      return;
    }
    this.wanted[link] = wanted;
    if (this.entry[link]! >= 0 || toS - this.sinceS[link]! < this.afterS) return;
    this.entry[link] = this.standings.length;
    this.standings.push({ link, sinceS: this.sinceS[link]!, untilS: Infinity });
    this.findCircle(link);
  }

  private moves(link: number, atS: number, sinceS: number): void {
    this.sinceS[link] = sinceS;
    this.passed[link] = 0;
    this.wanted[link] = -1;
    const entry = this.entry[link]!;
    if (entry < 0) return;
    this.standings[entry]!.untilS = atS;
    this.entry[link] = -1;
  }

  private findCircle(start: number): void {
    const links: number[] = [];
    let sinceS = 0;
    let link = start;
    do {
      if (link < 0 || this.entry[link]! < 0 || links.includes(link)) return;
      links.push(link);
      sinceS = Math.max(sinceS, this.sinceS[link]!);
      link = this.wanted[link]!;
    } while (link !== start);
    this.gridlocks.push({ sinceS, links });
  }
}
