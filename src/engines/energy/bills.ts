import type { Hypothesis, Parameters } from '../../simulation/contract.ts';
import { type Heater, heaters } from './buildings/systems.ts';
import type { ThermalBuilding } from './buildings/thermal.ts';
import { billOfSums, type Tariff, usualTariffs } from './costs/tariffs.ts';
import type { EnergyInput } from './energy-input.ts';
import type { EnergyParameter } from './parameters.ts';
import { carrierKwh, type YearFigures } from './year/results.ts';

type PriceKey =
  | 'priceElectricity'
  | 'priceGas'
  | 'priceOil'
  | 'priceWood'
  | 'priceNetwork'
  | 'standing6'
  | 'standing9'
  | 'standingGas'
  | 'standingNetwork';

function usual(carrier: Tariff['carrier'], name: string = carrier): Tariff {
  const ofCarrier = usualTariffs.filter((tariff) => tariff.carrier === carrier);
  return ofCarrier.find((tariff) => tariff.name === name) ?? ofCarrier[0]!;
}

/**
 * How each carrier is paid, in their order: prices and charges of the hypothesis, else of the parameters; off-peak hours where
 * the hypothesis has them. A standing charge of zero is one that is not counted.
 */
export function tariffsOf(
  { conditions }: Hypothesis,
  parameters: Pick<Parameters<EnergyParameter>, PriceKey>,
): readonly Tariff[] {
  const prices = conditions.findLast((condition) => condition.kind === 'energy/prices');
  const tariff = conditions.findLast((condition) => condition.kind === 'energy/tariff');
  const { standing6, standing9, standingGas, standingNetwork } = parameters;
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
    standingEur: counted(standing),
  });
  return [
    {
      ...electricity,
      standingEur: counted(tariff?.standingElectricity ?? standing6),
      heatedStandingEur: counted(tariff?.standingHeated ?? tariff?.standingElectricity ?? standing9),
    },
    at('gas', prices?.gas ?? parameters.priceGas, tariff?.standingGas ?? standingGas),
    at('oil', prices?.oil ?? parameters.priceOil),
    at('wood', prices?.wood ?? parameters.priceWood),
    at(
      'district-heat',
      prices?.network ?? parameters.priceNetwork,
      tariff?.standingNetwork ?? standingNetwork,
    ),
  ];
}

function counted(standing: number): number | null {
  return standing > 0 ? standing : null;
}

/** Whether every price of a carrier is one: without that there is no bill of it. */
export function isPaid({ eurPerKwh, offPeakEurPerKwh }: Tariff): boolean {
  return eurPerKwh > 0 && (offPeakEurPerKwh === null || offPeakEurPerKwh > 0);
}

/** What a building buys of a carrier in a year, kWh: without what its own modules give. */
export function boughtKwh(figures: YearFigures, carrier: number, i: number): number {
  return carrierKwh(figures, carrier, i) - (carrier === 0 ? figures.ownUseKwh[i]! : 0);
}

/**
 * A building's bill of a carrier in a year, €. Standing charges by dwelling, or one by service; those of gas and of network
 * heat for their part of the stock.
 */
export function billEur(
  { tariffs, designC }: Pick<EnergyInput, 'tariffs' | 'designC'>,
  building: ThermalBuilding,
  figures: YearFigures,
  carrier: number,
  i: number,
): number {
  const offPeakKwh = carrier === 0 ? figures.offPeakKwh[i]! : 0;
  const fullKwh = boughtKwh(figures, carrier, i) - offPeakKwh;
  const tariff = tariffs[carrier]!;
  const { energyEur } = billOfSums(tariff, fullKwh, offPeakKwh, 0);
  return energyEur + standingEur(tariff, building, designC);
}

/** Bills of a year of all buildings, €: carriers × buildings; NaN: not computed. */
export function billsOf(
  input: Pick<EnergyInput, 'buildings' | 'tariffs' | 'designC'>,
  figures: YearFigures,
): readonly Float64Array[] {
  return input.tariffs.map((tariff, carrier) =>
    Float64Array.from(input.buildings, (building, i) => {
      if (building === null) return Number.NaN;
      if (isPaid(tariff)) return billEur(input, building, figures, carrier, i);
      return boughtKwh(figures, carrier, i) > 0 ? Number.NaN : 0;
    }),
  );
}

/** Rooms for which power is subscribed, °C. */
const roomC = 19;
/** Living area above which a dwelling that electricity heats subscribes 9 kVA, and otherwise 6, m². */
const largeM2 = 80;

/** Network heat is subscribed for the loss that the generator was put in for: insulating later does not lower it by itself. */
function standingEur(
  { carrier, standingEur: eur, heatedStandingEur = eur }: Tariff,
  { dwellings, floorM2, heating, plant }: ThermalBuilding,
  designC: number,
): number {
  const points = Math.max(1, dwellings);
  const share = (heater: Heater): number => heating[heaters.indexOf(heater)]!;
  const [each, heated] = [eur ?? 0, heatedStandingEur ?? 0];
  if (carrier === 'gas') return each * points * share('gas');
  if (carrier === 'district-heat')
    return (each * share('network') * plant.generatorWPerK * (roomC - designC)) / 1000;
  if (carrier !== 'electricity') return each * points;
  const large = floorM2 / points > largeM2 ? share('electric') + share('heat-pump') : 0;
  return points * (each + (heated - each) * large);
}
