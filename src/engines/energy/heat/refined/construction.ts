/** One material of a wall, roof or floor. */
export interface Layer {
  readonly thicknessM: number;
  readonly conductivityWPerMK: number;
  /** 0 for a layer that only resists. */
  readonly densityKgPerM3: number;
  readonly heatJPerKgK: number;
}

/** A layer from its figures, in the order of tables of materials. */
export function layer(
  thicknessM: number,
  conductivityWPerMK: number,
  densityKgPerM3: number,
  heatJPerKgK: number,
): Layer {
  return { thicknessM, conductivityWPerMK, densityKgPerM3, heatJPerKgK };
}

/** A construction as a chain of nodes, the first its outer surface, the last its inner one; per m². */
export interface NodeChain {
  /** Between a node and the next, W/(m² K); one fewer than nodes. */
  readonly linkWPerM2K: Float64Array;
  /** What each node stores, J/(m² K). */
  readonly storeJPerM2K: Float64Array;
}

const dayS = 86_400;
/** Pieces are at most this share of the depth to which a day's wave reaches. */
const pieceShare = 0.5;

/**
 * Nodes of a construction: a node at each surface and between layers, and within layers so thick that a day's wave
 * would not be seen. A piece's heat is stored half at either end (linear elements, lumped). Common walls come out with
 * four to six nodes (ISO 52016-1:2017 has five for all and puts the mass in them by a class; here the layers say where
 * it is).
 *
 * @param layers From the outside in.
 */
export function nodesOf(layers: readonly Layer[]): NodeChain {
  const pieces = layers.flatMap((layer) => {
    const count = pieceCount(layer);
    const lengthM = layer.thicknessM / count;
    return Array.from({ length: count }, () => ({
      link: layer.conductivityWPerMK / lengthM,
      store: lengthM * layer.densityKgPerM3 * layer.heatJPerKgK,
    }));
  });
  const storeJPerM2K = new Float64Array(pieces.length + 1);
  for (const [i, { store }] of pieces.entries()) {
    storeJPerM2K[i] = storeJPerM2K[i]! + store / 2;
    storeJPerM2K[i + 1] = storeJPerM2K[i + 1]! + store / 2;
  }
  return { linkWPerM2K: Float64Array.from(pieces, ({ link }) => link), storeJPerM2K };
}

/** Depth of a wave of a day: √(a P / π), a the diffusivity (Carslaw and Jaeger 1959, 2.6). */
function pieceCount({ thicknessM, conductivityWPerMK, densityKgPerM3, heatJPerKgK }: Layer): number {
  const heat = densityKgPerM3 * heatJPerKgK;
  if (heat === 0) return 1;
  const depthM = Math.sqrt(((conductivityWPerMK / heat) * dayS) / Math.PI);
  return Math.max(Math.ceil(thicknessM / (pieceShare * depthM)), 1);
}

/** A chain that stores nothing: a window, whose resistance from surface to surface is known. */
export function masslessChain(resistanceM2KPerW: number): NodeChain {
  return { linkWPerM2K: Float64Array.of(1 / resistanceM2KPerW), storeJPerM2K: new Float64Array(2) };
}
