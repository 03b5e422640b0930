import type { Parameters } from '../../../simulation/contract.ts';
import type { ThermalBuilding } from '../buildings/thermal.ts';
import type { EnergyParameter } from '../parameters.ts';

/** Wh of a litre of water by a kelvin. */
const waterWhPerLitreK = 1.163;
/** Water of services, kWh per m² and year (an estimate of the house: offices and shops, few showers). */
const serviceWaterKwhPerM2 = 5;

/** Electricity of appliances, lighting and cooking, and heat of hot water that a building asks for in a mean hour, W. */
export function meanDemand(
  { use, floorM2, dwellings, people }: ThermalBuilding,
  parameters: Parameters<EnergyParameter>,
  hours: number,
): { readonly appliancesW: number; readonly waterW: number } {
  const isService = use === 'service';
  const appliancesKwh = isService
    ? parameters.serviceElectricKwhPerM2 * floorM2
    : dwellings * (parameters.applianceKwh + parameters.cookingKwh);
  const waterKwh = isService
    ? serviceWaterKwhPerM2 * floorM2
    : (people * waterWhPerLitreK * parameters.waterLitres * 365 * (40 - parameters.coldWaterC)) / 1000;
  return { appliancesW: (1000 * appliancesKwh) / hours, waterW: (1000 * waterKwh) / hours };
}
