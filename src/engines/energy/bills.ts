import type { Hypothesis, Parameters } from '../../simulation/contract.ts';
import { heaters } from './buildings/systems.ts';
import type { ThermalBuilding } from './buildings/thermal.ts';
import { billOfSums, type Tariff, usualTariffs } from './costs/tariffs.ts';
import type { EnergyParameter } from './parameters.ts';
import { carrierKwh, type YearFigures } from './year/results.ts';

type PriceKey = 'priceElectricity' | 'priceGas' | 'priceOil' | 'priceWood' | 'priceNetwork';

function usual(carrier: Tariff['carrier'], name: string = carrier): Tariff {
  const ofCarrier = usualTariffs.filter((tariff) => tariff.carrier === carrier);
  return ofCarrier.find((tariff) => tariff.name === name) ?? ofCarrier[0]!;
}

/**
 * How each carrier is paid, in their order: prices of the hypothesis, else of the parameters; off-peak hours and standing
 * charges where the hypothesis has them. A standing charge of zero is one that is not known.
 */
export function tariffsOf(
  { conditions }: Hypothesis,
  parameters: Pick<Parameters<EnergyParameter>, PriceKey>,
): readonly Tariff[] {
  const prices = conditions.findLast((condition) => condition.kind === 'energy/prices');
  const tariff = conditions.findLast((condition) => condition.kind === 'energy/tariff');
  const electricity =
    tariff?.option === 'off-peak'
      ? {
          ...usual('electricity', 'off-peak'),
          eurPerKwh: tariff.fullEur,
          offPeakEurPerKwh: tariff.offPeakEur,
        }
      : { ...usual('electricity', 'base'), eurPerKwh: prices?.electricity ?? parameters.priceElectricity };
  const at = (carrier: Tariff['carrier'], eurPerKwh: number, standing = 0): Tariff => ({
    ...usual(carrier),
    eurPerKwh,
    standingEur: standing > 0 ? standing : null,
  });
  const standing = tariff?.standingElectricity ?? 0;
  return [
    { ...electricity, standingEur: standing > 0 ? standing : null },
    at('gas', prices?.gas ?? parameters.priceGas, tariff?.standingGas),
    at('oil', prices?.oil ?? parameters.priceOil),
    at('wood', prices?.wood ?? parameters.priceWood),
    at('district-heat', prices?.network ?? parameters.priceNetwork),
  ];
}

/** Whether every price is one. */
export function arePaid(tariffs: readonly Tariff[]): boolean {
  return tariffs.every(
    ({ eurPerKwh, offPeakEurPerKwh }) => eurPerKwh > 0 && (offPeakEurPerKwh === null || offPeakEurPerKwh > 0),
  );
}

/** What a building buys of a carrier in a year, kWh: without what its own modules give. */
export function boughtKwh(figures: YearFigures, carrier: number, i: number): number {
  return carrierKwh(figures, carrier, i) - (carrier === 0 ? figures.ownUseKwh[i]! : 0);
}

/**
 * A building's bill of a carrier in a year, €. Standing charges by dwelling, or by service; those of gas for its part of
 * the stock.
 */
export function billEur(
  tariffs: readonly Tariff[],
  building: ThermalBuilding,
  figures: YearFigures,
  carrier: number,
  i: number,
): number {
  const points = Math.max(1, building.dwellings);
  const offPeakKwh = carrier === 0 ? figures.offPeakKwh[i]! : 0;
  const fullKwh = boughtKwh(figures, carrier, i) - offPeakKwh;
  const share = carrier === 1 ? building.heating[heaters.indexOf('gas')]! : 1;
  return billOfSums(tariffs[carrier]!, fullKwh, offPeakKwh, points * share).totalEur;
}
