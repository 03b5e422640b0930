import type { WorksAmount } from './energy-input.ts';

/**
 * Unit costs of works before aids. Walls, floors, roofs and windows: €/m² of Res-IRF 4.0 (CIRED). Heating: €/dwelling, an
 * air-to-water heat pump's, which is the dearest but wood. Solar: €/m² of module (2 €/W). Ventilation: €/dwelling, estimate of the house.
 */
export const unitCosts: Readonly<Record<WorksAmount['part'], number>> = {
  walls: 160,
  roof: 83,
  floor: 53,
  windows: 542,
  ventilation: 2500,
  heating: 15_000,
  solar: 420,
};
