import type { Edges } from '../../simulation/contract.ts';

const binM = 50;

/** Finds the edge that passes nearest to a place, in the direction that runs on its side of the road. */
export class EdgePicker {
  readonly #edges: Edges;
  /** Segments as edge, vertex, by squares of 50 m. */
  readonly #bins = new Map<string, number[]>();

  constructor(edges: Edges) {
    this.#edges = edges;
    const { offsets, xy } = edges;
    for (let edge = 0; edge < edges.ids.length; edge++) {
      for (let v = offsets[edge] as number; v + 1 < (offsets[edge + 1] as number); v++) {
        const [x0, y0, x1, y1] = xy.subarray(2 * v, 2 * v + 4) as unknown as [number, number, number, number];
        const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / (binM / 2)));
        let last = '';
        for (let k = 0; k <= steps; k++) {
          const bin = binOf(x0 + ((x1 - x0) * k) / steps, y0 + ((y1 - y0) * k) / steps);
          if (bin === last) continue;
          last = bin;
          const list = this.#bins.get(bin);
          if (list) list.push(edge, v);
          else this.#bins.set(bin, [edge, v]);
        }
      }
    }
  }

  /** The edge nearest to a place and within `reachM`, at whose right it lies where both directions are; null: none. */
  at(xM: number, yM: number, reachM: number): number | null {
    let nearest = reachM;
    let found: number | null = null;
    let isRight = false;
    const bins = Math.ceil(reachM / binM);
    for (let down = -bins; down <= bins; down++) {
      for (let across = -bins; across <= bins; across++) {
        const list = this.#bins.get(binOf(xM + across * binM, yM + down * binM)) ?? [];
        for (let k = 0; k < list.length; k += 2) {
          const edge = list[k] as number;
          const { distance, right } = this.#near(list[k + 1] as number, xM, yM);
          const isSame = Math.abs(distance - nearest) < 1e-6;
          if (distance > nearest && !isSame) continue;
          if (isSame && found !== null && (isRight || !right)) continue;
          [nearest, found, isRight] = [Math.min(nearest, distance), edge, right];
        }
      }
    }
    return found;
  }

  #near(v: number, x: number, y: number): { distance: number; right: boolean } {
    const { xy } = this.#edges;
    const [x0, y0, x1, y1] = xy.subarray(2 * v, 2 * v + 4) as unknown as [number, number, number, number];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const size = dx * dx + dy * dy;
    const t = size > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / size)) : 0;
    const [px, py] = [x - x0 - dx * t, y - y0 - dy * t];
    return { distance: Math.hypot(px, py), right: dx * py - dy * px <= 0 };
  }
}

function binOf(x: number, y: number): string {
  return `${Math.floor(x / binM)}/${Math.floor(y / binM)}`;
}
