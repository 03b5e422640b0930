import type { Spot } from '../curves.ts';
import type { Building } from './buildings.ts';
import type { Ground } from './laid.ts';
import { Near } from './near.ts';
import { type Road, roadClasses } from './roads.ts';
import { band, boxOf, type Convex, meet } from './shapes.ts';

interface Strip {
  readonly road: string;
  readonly shape: Convex;
}

/** A plot of land: its outline, whose street it is on, and what is built there. */
export interface Plot {
  readonly shape: Convex;
  readonly kind: string;
  /** 0 … 1, the plot's own draw: what grows in its garden. */
  readonly draw: number;
}

/** The ground of the commune as it fills up: what is taken, and by what. */
export class Site {
  readonly buildings: Building[] = [];
  readonly plots: Plot[] = [];
  readonly groundM: Ground['groundM'];
  readonly #roads = new Near<Strip>(40);
  readonly #kept = new Near<Convex>(60);
  readonly #plots = new Near<Convex>(40);
  readonly #built = new Near<Convex>(40);

  constructor({ groundM }: Ground) {
    this.groundM = groundM;
  }

  addRoad({ id, line, class: name }: Road): void {
    const { widthM } = roadClasses[name];
    for (let i = 0; i + 1 < line.length; i++) {
      const shape = band(line[i] as Spot, line[i + 1] as Spot, widthM);
      this.#roads.add(boxOf(shape), { road: id, shape });
    }
  }

  /** Land on which nothing is built: beds, embankments, squares. */
  keepFree(shape: Convex): void {
    this.#kept.add(boxOf(shape), shape);
  }

  keepFreeAlong(line: readonly Spot[], widthM: number): void {
    for (let i = 0; i + 1 < line.length; i++)
      this.keepFree(band(line[i] as Spot, line[i + 1] as Spot, widthM));
  }

  addPlot(plot: Plot): void {
    this.plots.push(plot);
    this.#plots.add(boxOf(plot.shape), plot.shape);
  }

  /** Whether a plot on a road finds its ground free. */
  hasRoomFor(shape: Convex, road: string): boolean {
    const box = boxOf(shape);
    if (this.#plots.around(box, 0).some((other) => meet(shape, other, -0.05))) return false;
    if (this.#kept.around(box, 0).some((other) => meet(shape, other, 0))) return false;
    return !this.#roads.around(box, 1).some((strip) => strip.road !== road && meet(shape, strip.shape, 0.6));
  }

  /** Whether outlines keep a clearance from other buildings and stand on no road, bed or steep ground. */
  canBuild(parts: readonly Convex[], clearM: number, mostFallM: number): boolean {
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (const part of parts) {
      const box = boxOf(part);
      if (this.#built.around(box, clearM).some((other) => meet(part, other, clearM))) return false;
      if (this.#kept.around(box, 0).some((other) => meet(part, other, 0))) return false;
      if (this.#roads.around(box, 1).some(({ shape }) => meet(part, shape, 0.4))) return false;
      for (const [x, y] of part) {
        const level = this.groundM(x, y);
        lowest = Math.min(lowest, level);
        highest = Math.max(highest, level);
      }
    }
    return highest - lowest <= mostFallM;
  }

  build(built: Building): void {
    this.buildings.push(built);
    for (const part of built.parts) this.#built.add(boxOf(part), part);
  }

  /** Builds where there is room; says whether it did. */
  tryBuild(built: Building, clearM: number, mostFallM = 3): boolean {
    if (!this.canBuild(built.parts, clearM, mostFallM)) return false;
    this.build(built);
    return true;
  }
}
