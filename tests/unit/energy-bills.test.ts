import { describe, expect, test } from 'vitest';
import { billEur, isPaid, tariffsOf } from '../../src/engines/energy/bills.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { yearFigures } from '../../src/engines/energy/year/results.ts';
import { type Condition, type Edit, edit as editSchema } from '../../src/scenario/project.ts';
import { rowsWithTotal } from '../../src/simulation/class-totals.ts';
import type { RunResult } from '../../src/simulation/contract.ts';
import { homes, inputOf, plainYear, resultOf, selection, usual, valueOf } from './energy-runs.ts';

const rowOf = (result: RunResult, indicator: string, key?: string) =>
  result.indicators[indicator]!.find((row) => row.key === key)!;
const total = (result: RunResult, indicator: string): number =>
  result.indicators[indicator]!.reduce((sum, { value }) => sum + value!, 0);

const tariff: Extract<Condition, { kind: 'energy/tariff' }> = {
  kind: 'energy/tariff',
  id: 't',
  label: '',
  option: 'off-peak',
  fullEur: 0.2,
  offPeakEur: 0.15,
  standingElectricity: 0,
  standingGas: 0,
};
const works: Edit[] = [
  {
    kind: 'renovation',
    id: 'r',
    label: '',
    ...selection,
    builtBefore: 1970,
    walls: 'aided',
    roof: 'aided',
    floor: 'keep',
    windows: 'keep',
    air: 'keep',
    ventilation: 'keep',
    heating: 'heat-pump',
  },
  { kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.2 },
];
const base = resultOf({});

describe('bills of a run', () => {
  test('EN-423 full and off-peak hours have their prices, gas its gross calorific value, dwellings their charges', () => {
    const input = inputOf({});
    const building = { ...input.buildings[0]!, dwellings: 4 };
    const figures = yearFigures(1);
    figures.appliancesKwh[0] = 1000;
    figures.offPeakKwh[0] = 400;
    figures.heatingKwh[1]![0] = 100;
    const said: Condition = { ...tariff, standingElectricity: 150, standingGas: 300 };
    const bare = { ...usual, standing6: 0, standing9: 0, standingGas: 0, standingNetwork: 0 };
    const of = (conditions: Condition[], carrier: number, parameters = bare): number => {
      const tariffs = tariffsOf({ ...plainYear, conditions }, parameters);
      return billEur({ tariffs, designC: input.designC }, building, figures, carrier, 0);
    };
    expect(of([tariff], 0)).toBeCloseTo(600 * 0.2 + 400 * 0.15, 9);
    expect(of([said], 0)).toBeCloseTo(600 * 0.2 + 400 * 0.15 + 4 * 150, 9);
    expect(of([], 0)).toBeCloseTo(1000 * usual.priceElectricity, 9);
    expect(of([{ ...tariff, option: 'base' }], 0)).toBeCloseTo(1000 * usual.priceElectricity, 9);
    expect(of([], 1)).toBeCloseTo(111 * usual.priceGas, 9);
    // A third of the stock's houses has gas.
    expect(of([said], 1)).toBeCloseTo(111 * usual.priceGas + 4 * 300 * building.heating[2]!, 9);
  });

  test('EN-596 without a hypothesis each dwelling pays its usual charge: more where electricity heats a large one', () => {
    const input = inputOf({});
    const tariffs = tariffsOf(plainYear, usual);
    const figures = yearFigures(1);
    const only = (heater: number) => Array.from({ length: 6 }, (_, i) => (i === heater ? 1 : 0));
    const of = (heater: number, carrier: number, floorM2 = 200, dwellings = 2): number => {
      const building = { ...input.buildings[0]!, dwellings, floorM2, heating: only(heater) };
      return billEur({ tariffs, designC: input.designC }, building, figures, carrier, 0);
    };
    const [electric, pump, gas, network] = [0, 1, 2, 5];
    expect(of(gas, 0)).toBeCloseTo(2 * 12 * 15.86, 9);
    expect(of(electric, 0)).toBeCloseTo(2 * 12 * 19.88, 9);
    expect(of(pump, 0)).toBeCloseTo(2 * 12 * 19.88, 9);
    expect(of(electric, 0, 160)).toBeCloseTo(2 * 12 * 15.86, 9);
    // A service has one.
    expect(of(gas, 0, 200, 0)).toBeCloseTo(12 * 15.86, 9);
    expect(of(gas, 1)).toBeCloseTo(2 * 360.79, 9);
    expect(of(electric, 1)).toBe(0);
    const { generatorWPerK } = input.buildings[0]!.plant;
    expect(of(network, 4)).toBeCloseTo((64 * generatorWPerK * (19 - input.designC)) / 1000, 9);
    expect(of(gas, 4)).toBe(0);
  });

  test('EN-597 a hypothesis sets other charges, or none; what it leaves out is as without it', () => {
    const tariffs = (said: Partial<typeof tariff>) =>
      tariffsOf({ ...plainYear, conditions: [{ ...tariff, ...said } as Condition] }, usual);
    const charges = (said: Partial<typeof tariff>) =>
      tariffs(said).map(({ standingEur, heatedStandingEur }) => [standingEur, heatedStandingEur]);
    const [electricity, gas, , , network] = charges({ standingElectricity: 150, standingGas: 300 });
    expect(electricity).toEqual([150, 150]);
    expect(gas![0]).toBe(300);
    expect(network![0]).toBe(usual.standingNetwork);
    const other = charges({ standingElectricity: 150, standingHeated: 200, standingNetwork: 0 });
    expect(other[0]).toEqual([150, 200]);
    expect(other[4]![0]).toBeNull();
    expect(charges({})[0]).toEqual([null, null]);
  });

  test('EN-598 the mean price of network heat is what its parts come to for the heat that they stand for', () => {
    const eurPerMwh = 1000 * usual.priceNetwork + usual.standingNetwork / 1.4;
    expect(eurPerMwh).toBeCloseTo(114.2, 0);
    expect(usual.standingNetwork / 1.4 / eurPerMwh).toBeCloseTo(0.4, 2);
  });

  test('EN-424 off-peak hours at the same price change nothing; cheaper, they lower the bill', () => {
    const price = usual.priceElectricity;
    const bill = (asked: Condition): number =>
      valueOf(resultOf({ conditions: [asked] }), 'billByCarrier', 'electricity');
    const { standing6, standing9 } = usual;
    const charged = { ...tariff, standingElectricity: standing6, standingHeated: standing9 };
    const alike = bill({ ...charged, fullEur: price, offPeakEur: price });
    expect(alike / valueOf(base, 'billByCarrier', 'electricity')).toBeCloseTo(1, 9);
    expect(bill({ ...charged, fullEur: price, offPeakEur: price / 2 })).toBeLessThan(alike);
  });

  test('EN-425 a price of zero in a tariff is told', () => {
    const { leftOut } = inputOf({ conditions: [{ ...tariff, offPeakEur: 0 }] });
    expect(leftOut.map(({ code }) => code)).toEqual(['energy/price']);
    // With one price that of full hours is not read.
    const { tariffs } = inputOf({ conditions: [{ ...tariff, option: 'base', fullEur: 0 }] });
    expect(tariffs.every(isPaid)).toBe(true);
  });

  test('EN-684 a price of zero leaves out its own bill and what needs it; every other figure is as with a price', () => {
    const prices: Extract<Condition, { kind: 'energy/prices' }> = {
      kind: 'energy/prices',
      id: 'p',
      label: '',
      electricity: 0.2,
      gas: 0.12,
      oil: 0.15,
      wood: 0.09,
      network: 0.07,
    };
    const [priced, free] = [prices, { ...prices, gas: 0 }].map((one) =>
      resultOf({ edits: works, conditions: [one] }),
    );
    expect(rowOf(free!, 'billByCarrier', 'gas')).toEqual({ key: 'gas', value: null, reason: 'noPrice' });
    expect(rowOf(free!, 'billAvoided')).toEqual({ value: null, reason: 'noPrice' });
    for (const carrier of ['electricity', 'oil', 'wood', 'network'])
      expect(rowOf(free!, 'billByCarrier', carrier)).toEqual(rowOf(priced!, 'billByCarrier', carrier));
    const { billByCarrier: _bills, billAvoided: _avoided, ...others } = free!.indicators;
    for (const [name, rows] of Object.entries(others)) expect(rows, name).toEqual(priced!.indicators[name]);
    // Nobody of those concerned buys it: what is avoided needs no price of it.
    const solar: Edit[] = [
      { kind: 'heating-change', id: 'h', label: '', ...selection, heating: 'heat-pump' },
      { kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.2 },
    ];
    const built = resultOf({ edits: [{ ...block, heating: 'wood' }], conditions: [{ ...prices, gas: 0 }] });
    expect(rowOf(built, 'billAvoided').reason).toBe('noWorks');
    const onBlock = solar.map((edit) => ({ ...edit, ids: ['edit/n'] }) as Edit);
    const better = resultOf({ edits: [block, ...onBlock], conditions: [{ ...prices, gas: 0 }] });
    expect(valueOf(better, 'billAvoided')).toBeGreaterThan(0);
  });

  test('EN-426 what works avoid is the run without them less the run with them', () => {
    const after = resultOf({ edits: works });
    const own = valueOf(after, 'electricBalance', 'own');
    expect(valueOf(after, 'energyAvoided')).toBeCloseTo(
      total(base, 'energyByCarrier') - total(after, 'energyByCarrier') + own,
      4,
    );
    expect(valueOf(after, 'co2Avoided')).toBeCloseTo(
      total(base, 'co2ByCarrier') - total(after, 'co2ByCarrier') + usual.co2Other * own,
      4,
    );
    expect(valueOf(after, 'billAvoided')).toBeCloseTo(
      total(base, 'billByCarrier') - total(after, 'billByCarrier'),
      2,
    );
    const [low, middle, high] = ['low', 'usual', 'high'].map((key) => valueOf(after, 'costPerKwh', key));
    expect(low).toBeLessThan(middle!);
    expect(middle).toBeLessThan(high!);
    expect(middle).toBeCloseTo(
      total(after, 'worksCost') / (1000 * valueOf(after, 'energyAvoided') * usual.worksYears),
      9,
    );
    expect(valueOf(after, 'costPerTonne', 'usual')).toBeCloseTo(
      total(after, 'worksCost') / (valueOf(after, 'co2Avoided') * usual.worksYears),
      6,
    );
    expect(rowOf(after, 'billAvoided').facts![0]!.fr).toMatch(/sans les travaux/);
  });

  test('EN-427 without works there is no such figure; where works avoid nothing no cost', () => {
    expect(rowOf(base, 'energyAvoided')).toEqual({ value: null, reason: 'noWorks' });
    const wood = resultOf({
      edits: [{ kind: 'heating-change', id: 'h', label: '', ...selection, heating: 'wood' }],
    });
    expect(valueOf(wood, 'energyAvoided')).toBeLessThan(0);
    expect(rowOf(wood, 'costPerKwh', 'low').reason).toBe('nothingAvoided');
    expect(valueOf(wood, 'costPerTonne', 'low')).toBeGreaterThan(0);
  });

  const { westM, northM, columns, rows, cellSizeM } = homes.layers.terrain.grid;
  const [eastM, upM] = [westM + (columns * cellSizeM) / 2, northM - (rows * cellSizeM) / 2];
  const block: Extract<Edit, { kind: 'building-new' }> = {
    kind: 'building-new',
    id: 'n',
    label: '',
    area: [
      [eastM, upM],
      [eastM + 40, upM],
      [eastM + 40, upM + 25],
      [eastM, upM + 25],
    ],
    use: 'dwellings',
    storeys: 5,
    heightM: null,
    dwellings: 60,
    standard: 're2020',
    heating: 'heat-pump',
  };
  const district = editSchema.parse({
    kind: 'district',
    id: 'd',
    label: '',
    area: [
      [eastM - 100, upM - 100],
      [eastM + 100, upM - 100],
      [eastM + 100, upM + 100],
      [eastM - 100, upM + 100],
    ],
    dwellings: 100,
    jobs: 20,
  });
  const walls: Edit = {
    kind: 'renovation',
    id: 'r',
    label: '',
    ...selection,
    which: 'houses',
    walls: 'aided',
    roof: 'keep',
    floor: 'keep',
    windows: 'keep',
    air: 'keep',
    ventilation: 'keep',
    heating: 'keep',
  };

  test('EN-681 a new building and a district avoid nothing: what they take stays in the totals', () => {
    for (const edit of [block, district]) {
      const result = resultOf({ edits: [edit] });
      expect(rowOf(result, 'energyAvoided'), edit.kind).toEqual({ value: null, reason: 'noWorks' });
      expect(rowOf(result, 'costPerKwh', 'usual'), edit.kind).toMatchObject({
        value: null,
        reason: 'noWorks',
      });
      expect(total(result, 'energyByCarrier')).toBeGreaterThan(total(base, 'energyByCarrier'));
    }
  });

  test('EN-682 a renovation costs the same a kWh and a tonne with a new block beside it', () => {
    const [alone, beside, without] = [[walls], [block, walls], [block]].map((edits) => resultOf({ edits }));
    // To the figures' own decimals: the block takes some sun from the houses.
    expect(valueOf(beside!, 'costPerKwh', 'usual')).toBeCloseTo(valueOf(alone!, 'costPerKwh', 'usual'), 3);
    expect(valueOf(beside!, 'energyAvoided')).toBeCloseTo(
      total(without!, 'energyByCarrier') - total(beside!, 'energyByCarrier'),
      4,
    );
    const onBlock: Edit = { ...walls, which: 'flats', ids: ['edit/n'] };
    const better = resultOf({ edits: [block, onBlock] });
    expect(valueOf(better, 'energyAvoided')).toBeCloseTo(
      total(without!, 'energyByCarrier') - total(better, 'energyByCarrier'),
      4,
    );
  });

  test('EN-683 works without a known cost leave no cost a kWh and no total, what they avoid stays', () => {
    const parameters = { ...usual, cooling: 2 };
    const blinds: Edit = {
      kind: 'shading',
      id: 'b',
      label: '',
      ...selection,
      device: 'blinds',
      depthM: 0.6,
    };
    const none = { value: null, reason: 'uncosted' };
    for (const edits of [[blinds], [walls, blinds]]) {
      const result = resultOf({ edits, parameters });
      expect(valueOf(result, 'energyAvoided')).toBeGreaterThan(0);
      for (const key of ['low', 'usual', 'high']) {
        expect(rowOf(result, 'costPerKwh', key)).toEqual({ key, ...none });
        expect(rowOf(result, 'costPerTonne', key)).toEqual({ key, ...none });
      }
      expect(rowOf(result, 'worksCost', 'shading')).toEqual({ key: 'shading', ...none });
      const rows = rowsWithTotal(energyEngine.spec.indicators.worksCost, result.indicators['worksCost']!);
      expect(rows[0]).toEqual({ key: 'total', ...none });
    }
    expect(valueOf(resultOf({ edits: [walls, blinds], parameters }), 'worksCost', 'walls')).toBeGreaterThan(
      0,
    );
    const air: Edit = { ...walls, walls: 'keep', air: 'tight' };
    expect(rowOf(resultOf({ edits: [air] }), 'costPerKwh', 'usual').reason).toBe('uncosted');
    const both = resultOf({ edits: [{ ...walls, air: 'tight' }] });
    expect(valueOf(both, 'worksCost', 'air')).toBe(0);
    expect(valueOf(both, 'costPerKwh', 'usual')).toBeGreaterThan(0);
  });
});
