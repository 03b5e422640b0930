import { describe, expect, test } from 'vitest';
import { exchangerEur, plantEurPerKw, trenchEurPerM } from '../../src/engines/energy/costs/network-works.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { networkWorks } from '../../src/engines/energy/network-works.ts';
import { settleNetworks } from '../../src/engines/energy/networks.ts';
import { pipeDiameter } from '../../src/engines/energy/systems/heat-network.ts';
import { territoryHours, yearFigures } from '../../src/engines/energy/year/results.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { rowsWithTotal } from '../../src/simulation/class-totals.ts';
import type { IndicatorRow } from '../../src/simulation/contract.ts';
import { featureBounds } from '../../src/territory/table-ops.ts';
import { homes, inputOf, resultOf, usual, valueOf } from './energy-runs.ts';

type NetworkEdit = Extract<Edit, { kind: 'heat-network' }>;
const bounds = featureBounds(homes.layers.buildings!.table);
const [x, y] = [(bounds[0]! + bounds[2]!) / 2, (bounds[1]! + bounds[3]!) / 2];
const network: NetworkEdit = {
  kind: 'heat-network',
  id: 'n',
  label: 'Bourg',
  line: [
    [x, y],
    [x + 100, y],
  ],
  withinM: 5000,
  ids: [],
  flowC: 80,
  wood: 80,
  gas: 20,
  ground: 0,
  waste: 0,
};

/** Works of one network over a year whose days fall from full heat to none. */
function worksOf(shares: Partial<NetworkEdit>) {
  const input = inputOf({ edits: [{ ...network, wood: 0, gas: 0, ...shares }] });
  const figures = yearFigures(input.buildings.length);
  figures.heatingKwh[4]!.fill(10_000);
  const hours = territoryHours(8760);
  hours.heatW.set(Float64Array.from({ length: 8760 }, (_, hour) => 365 - Math.floor(hour / 24)));
  return networkWorks(input, figures, hours, settleNetworks(input, figures))[0]!;
}

function rowOf(rows: readonly IndicatorRow[], key: string): IndicatorRow {
  return rows.find((row) => row.key === key)!;
}

const result = resultOf({ edits: [network] });
const costs = result.indicators['worksCost']!;

describe('what building a heat network costs', () => {
  test('EN-590 unit costs are ranges in order, and grow with the size of pipes and exchangers', () => {
    const ranges = [
      ...[0.02, 0.05, 0.1, 0.3].map(trenchEurPerM),
      ...(['gas', 'wood', 'ground'] as const).flatMap((source) =>
        [50, 500].map((kw) => plantEurPerKw(source, kw)),
      ),
      ...[50, 900, 20_000].map(exchangerEur),
    ];
    for (const { low, usual: middle, high } of ranges) {
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
    }
    // Persson and Werner's line, with the constants of Fallahnejad et al. 2024.
    expect(trenchEurPerM(0.1).usual).toBeCloseTo(658.4, 9);
    expect(trenchEurPerM(0.3).usual).toBeGreaterThan(1000);
    expect(exchangerEur(20_000).usual).toBeGreaterThan(exchangerEur(900).usual);
  });

  test('EN-591 a trench costs its length at the diameter that the heat sold asks for', () => {
    const sold = valueOf(result, 'energyByCarrier', 'network');
    const row = rowOf(costs, 'trench');
    expect(row.value).toBeCloseTo(100 * trenchEurPerM(pipeDiameter(sold / 100)).usual, 6);
    expect(row.facts![0]!.fr).toMatch(/^100 m de tranchée, tuyaux de \d+ mm/);
    expect(row.members).toBeUndefined();
    expect(row.parts).toEqual([{ key: 'edit-0', of: 0, value: row.value }]);
  });

  test('EN-592 sources run in order: a part of the heat asks for less than that part of the power', () => {
    const kw = (fact: string): number[] => [...fact.matchAll(/ (\d+) kW/g)].map(([, power]) => Number(power));
    const [alone] = kw(worksOf({ gas: 1 }).plantFact.fr);
    const [wood, gas] = kw(worksOf({ wood: 80, gas: 20 }).plantFact.fr);
    expect(Math.abs(wood! + gas! - alone!)).toBeLessThanOrEqual(1);
    expect(wood).toBeLessThan(0.8 * alone!);
    expect(gas).toBeGreaterThan(0.2 * alone!);
    const both = worksOf({ waste: 50, gas: 50 });
    expect(both.plantFact.fr).toMatch(/^chaleur récupérée \d+ kW : \d+ k€ ; gaz \d+ kW : \d+ k€$/);
    const [waste] = kw(both.plantFact.fr);
    // The days that the year was made of: up to the power of waste heat, half of the heat is given.
    const input = inputOf({ edits: [{ ...network, wood: 0, gas: 50, waste: 50 }] });
    const figures = yearFigures(input.buildings.length);
    figures.heatingKwh[4]!.fill(10_000);
    const { soldMwh, lostMwh } = settleNetworks(input, figures)[0]!;
    const days = Array.from(
      { length: 365 },
      (_, day) => (1000 * soldMwh * (365 - day)) / ((365 * 366) / 2) / 24 + (1000 * lostMwh) / 8760,
    );
    const given = days.reduce((sum, day) => sum + Math.min(day, waste!), 0);
    const all = days.reduce((sum, day) => sum + day, 0);
    // The fact tells whole kilowatts, of some twenty.
    expect(Math.abs(given / all - 0.5)).toBeLessThan(0.5 / waste!);
  });

  test('EN-593 each source has its price; waste heat only that of an exchanger', () => {
    const of = (shares: Partial<NetworkEdit>): number => worksOf(shares).plant.usual;
    expect(of({ gas: 1 })).toBeLessThan(of({ wood: 1 }));
    expect(of({ wood: 1 })).toBeLessThan(of({ ground: 1 }));
    expect(of({ waste: 1 })).toBeGreaterThan(0);
    expect(of({ wood: 80, gas: 20 })).toBeLessThan(of({ wood: 1 }));
  });

  test('EN-594 trench, plant and substations are in the total, and in the cost of what is avoided', () => {
    const [total] = rowsWithTotal(energyEngine.spec.indicators.worksCost, costs);
    for (const key of ['trench', 'plant', 'connection'])
      expect(rowOf(costs, key).value, key).toBeGreaterThan(0);
    const avoidedT = valueOf(result, 'co2Avoided') * usual.worksYears;
    const perTonne = result.indicators['costPerTonne']!;
    expect(rowOf(perTonne, 'usual').value! * avoidedT).toBeCloseTo(total!.value!, 3);
    expect(rowOf(perTonne, 'usual').facts![0]!.fr).toContain(`${Math.round(total!.value!)} € de travaux`);
    expect(rowOf(perTonne, 'low').value! * avoidedT).toBeCloseTo(total!.range![0], 3);
    expect(rowOf(perTonne, 'high').value! * avoidedT).toBeCloseTo(total!.range![1], 3);
  });

  test('EN-595 another name of a network changes nothing of the result', () => {
    const renamed = resultOf({ edits: [{ ...network, label: 'Autre nom' }] });
    for (const name of ['worksCost', 'networkDensity', 'networkHeat'])
      expect(renamed.indicators[name], name).toEqual(result.indicators[name]);
  });
});
