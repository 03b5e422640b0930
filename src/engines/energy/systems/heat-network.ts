import { log } from '../../../base/math.ts';

/** A network of two pipes in one trench. */
export interface HeatNetwork {
  readonly trenchM: number;
  readonly flowC: number;
  readonly returnC: number;
  readonly groundC: number;
  /** Heat that passes the wall of the pipes, W/(m² K) of their surface: 0.5 for new ones, 1 for old ones. */
  readonly throughWPerM2K: number;
}

const gjPerMwh = 3.6;
/** Pipes are not thinner than this, m. */
const thinnestM = 0.02;

/** Heat sold by metre of trench and year, MWh/m: what networks are judged viable by. */
export function lineDensity(soldMwh: number, trenchM: number): number {
  return soldMwh / trenchM;
}

/**
 * Mean inner diameter of pipes by line density, m (Persson and Werner 2011, Applied Energy 88:568: 0.0486 ln q + 0.0007,
 * q in GJ/m).
 */
export function pipeDiameter(mwhPerM: number): number {
  return Math.max(0.0486 * log(Math.max(mwhPerM * gjPerMwh, 1e-9)) + 0.0007, thinnestM);
}

/** Heat that a network loses, W, in every hour: both pipes at their mean temperature over the ground. */
export function networkLossW(network: HeatNetwork, soldMwh: number): number {
  const { trenchM, flowC, returnC, groundC, throughWPerM2K } = network;
  const surfaceM2 = 2 * Math.PI * pipeDiameter(lineDensity(soldMwh, trenchM)) * trenchM;
  return throughWPerM2K * surfaceM2 * Math.max((flowC + returnC) / 2 - groundC, 0);
}

/** Of the heat exchanger at a building (order of 31 March 2021, annex 1, table of generation). */
export const substationEfficiency = 0.97;
