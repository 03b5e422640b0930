import type { EnergyTotal } from '../../../territory/energy-totals.ts';
import { cellsOfPolygon, partsOfFeature } from '../../../territory/rasterize.ts';
import { containsPoint } from '../../../territory/polygons.ts';
import { signedArea } from '../../../territory/ring.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { Territory } from '../../../territory/territory.ts';
import type { Footprint } from '../buildings/footprints.ts';

/** Communes whose totals can be held against buildings. */
export interface Communes {
  readonly codes: readonly string[];
  readonly rings: readonly (readonly Float64Array[])[];
  /** Communes with totals that reach beyond the terrain: their buildings are not all here. */
  readonly partly: number;
}

/** Part of a commune that the terrain has to cover for its totals to count: its edge is drawn in cells. */
const wholeShare = 0.98;

/** Communes of the territory that have totals and lie on its terrain as a whole. */
export function communesOf({ layers, energyTotals = [] }: Territory): Communes {
  const limits = layers.limits?.table;
  const known = new Set(energyTotals.map(({ place }) => place.slice(0, 5)));
  const found: { code: string; rings: readonly Float64Array[] }[] = [];
  let partly = 0;
  for (let i = 0; limits?.geometry === 'polygon' && i < limits.count; i++) {
    const code = textAt(limits, 'insee', i);
    if (!known.has(code) || found.some((one) => one.code === code)) continue;
    const rings = partsOfFeature(limits, i);
    const { grid } = layers.terrain;
    const areaM2 = Math.abs(rings.reduce((sum, ring) => sum + signedArea(ring), 0));
    const coveredM2 = cellsOfPolygon(rings, grid).length * grid.cellSizeM * grid.cellSizeM;
    if (coveredM2 >= wholeShare * areaM2) found.push({ code, rings });
    else partly++;
  }
  return { codes: found.map(({ code }) => code), rings: found.map(({ rings }) => rings), partly };
}

/** The commune of each building by its middle; −1: none of these. */
export function communeOfEach(
  { rings }: Communes,
  footprints: readonly Footprint[],
): Int32Array<ArrayBuffer> {
  return Int32Array.from(footprints, ({ xM, yM }) => rings.findIndex((ring) => containsPoint(ring, xM, yM)));
}

/**
 * Totals by commune: its own where they are published, else the sum of its IRIS. One that is kept back keeps the sum back; an
 * IRIS without a row is delivered nothing of that carrier.
 */
export function totalsByCommune(totals: readonly EnergyTotal[]): readonly EnergyTotal[] {
  const own = totals.filter(({ place }) => place.length === 5);
  const hasOwn = new Set(own.map(keyOf));
  const parts = new Map<string, EnergyTotal[]>();
  for (const total of totals) {
    if (total.place.length <= 5) continue;
    const key = keyOf({ ...total, place: total.place.slice(0, 5) });
    if (hasOwn.has(key)) continue;
    const known = parts.get(key);
    if (known) known.push(total);
    else parts.set(key, [total]);
  }
  const summed = [...parts.values()].map((list): EnergyTotal => {
    const [first] = list as [EnergyTotal];
    const place = first.place.slice(0, 5);
    const sum = (of: (one: EnergyTotal) => number | null): number | null =>
      list.reduce<number | null>((all, one) => {
        const value = of(one);
        return all === null || value === null ? null : all + value;
      }, 0);
    return { ...first, place, mwh: sum(({ mwh }) => mwh), points: sum(({ points }) => points) };
  });
  return [...own, ...summed];
}

function keyOf({ place, year, carrier, sector }: EnergyTotal): string {
  return `${place} ${year} ${carrier} ${sector}`;
}
