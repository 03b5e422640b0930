import { describe, expect, test } from 'vitest';
import { billsOf } from '../../src/engines/energy/bills.ts';
import { buildingCosts } from '../../src/engines/energy/building-costs.ts';
import { yearFigures } from '../../src/engines/energy/year/results.ts';
import type { Condition, Edit } from '../../src/scenario/project.ts';
import type { IndicatorRow, RunResult } from '../../src/simulation/contract.ts';
import { featureBounds } from '../../src/territory/table-ops.ts';
import { type Asked, homes, inputOf, resultOf, selection, usual, valueOf } from './energy-runs.ts';

type Heating = Extract<Edit, { kind: 'heating-change' }>['heating'];

const bounds = featureBounds(homes.layers.buildings!.table);
const [x, y] = [(bounds[0]! + bounds[2]!) / 2, (bounds[1]! + bounds[3]!) / 2];
const network: Edit = {
  kind: 'heat-network',
  id: 'n',
  label: '',
  line: [
    [x, y],
    [x + 100, y],
  ],
  withinM: 60,
  ids: [],
  flowC: 80,
  wood: 80,
  gas: 20,
  ground: 0,
  waste: 0,
};
const renovation: Edit = {
  kind: 'renovation',
  id: 'r',
  label: '',
  ...selection,
  builtBefore: 1970,
  walls: 'aided',
  roof: 'aided',
  floor: 'regulation',
  windows: 'aided',
  air: 'tight',
  ventilation: 'humidity',
  heating: 'keep',
};
const solar: Edit = { kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.5 };
const stored: Edit = { ...solar, batteryKwhPerKw: 1 };
const shared: Edit = { kind: 'shared-power', id: 'c', label: '', ...selection, key: 'by-use', withinKm: '2' };
const offPeak: Condition = {
  kind: 'energy/tariff',
  id: 't',
  label: '',
  option: 'off-peak',
  fullEur: 0.21,
  offPeakEur: 0.16,
  standingElectricity: 190,
  standingHeated: 240,
  standingGas: 360,
  standingNetwork: 64,
};
const cars: Condition = {
  kind: 'energy/vehicles',
  id: 'v',
  label: '',
  share: 0.3,
  kmPerDay: 29,
  charging: 'free',
};

const heatedBy = (heating: Heating): Edit => ({
  kind: 'heating-change',
  id: 'h',
  label: '',
  ...selection,
  heating,
});
const field = (result: RunResult, name: string): readonly number[] => [...result.fields[name]!];
const sumOf = (values: readonly number[]): number =>
  values.reduce((all, one) => all + (Number.isNaN(one) ? 0 : one), 0);
const rowsOf = (result: RunResult, indicator: string): readonly IndicatorRow[] =>
  result.indicators[indicator]!;
const total = (rows: readonly IndicatorRow[]): number => rows.reduce((all, { value }) => all + value!, 0);
/** Powers of each of the thirteen buildings are rounded to 2⁻⁸ W in each hour. */
const roundedKwh = (13 * 8760 * 2 ** -8) / 1000;
const base = resultOf({});

describe('the bill of one building', () => {
  const asked: readonly Asked[] = [
    {},
    { edits: [network] },
    { edits: [renovation, stored, shared], conditions: [offPeak, cars] },
    { edits: [heatedBy('oil'), solar], conditions: [cars] },
  ];

  test.each(asked)('EN-620 buildings add up to the bills of all carriers, to 10⁻⁹ (%#)', (one) => {
    const result = resultOf(one);
    const all = total(rowsOf(result, 'billByCarrier'));
    expect(all).toBeGreaterThan(0);
    expect(Math.abs(sumOf(field(result, 'bill')) / all - 1)).toBeLessThan(1e-9);
  });

  test('EN-620 it is that of its floor, and of no building that is not computed', () => {
    const { buildings } = inputOf({});
    const [bill, perM2, need] = ['bill', 'billPerM2', 'heatNeed'].map((name) => field(base, name));
    expect(buildings.some((building) => building === null)).toBe(true);
    for (const [i, building] of buildings.entries()) {
      expect(Number.isNaN(bill![i])).toBe(Number.isNaN(need![i]));
      expect(perM2![i]).toBe(building === null ? Number.NaN : Math.fround(bill![i]! / building.floorM2));
    }
  });

  test.each([
    ['gas', 'gas', usual.priceGas * 1.11, usual.standingGas],
    ['oil', 'oil', usual.priceOil, 0],
    ['wood', 'wood', usual.priceWood, 0],
    ['network', 'network', usual.priceNetwork, null],
    ['electric', null, 0, 0],
  ] as const)('EN-621 a building heated by %s pays its kWh and its charges, and nothing else', (...one) => {
    const [heating, carrier, eurPerKwh, standingEur] = one;
    const edits = [heatedBy(heating)];
    const input = inputOf({ edits });
    const result = resultOf({ edits });
    const bill = field(result, 'bill');
    for (const [i, building] of input.buildings.entries()) {
      if (building === null) continue;
      const points = Math.max(1, building.dwellings);
      const isLarge = heating === 'electric' && building.floorM2 / points > 80;
      const fixed = (usual.standingNetwork * building.plant.generatorWPerK * (19 - input.designC)) / 1000;
      const due =
        result.fields['electricity']![i]! * usual.priceElectricity +
        points * (isLarge ? usual.standing9 : usual.standing6) +
        (carrier === null ? 0 : result.fields[carrier]![i]! * eurPerKwh) +
        (standingEur === null ? fixed : points * standingEur);
      // Energies are of single precision.
      expect(bill[i]! / due).toBeCloseTo(1, 6);
    }
  });

  test('EN-622 a roof saves what its building takes of it; what is sold or shared saves nothing', () => {
    const [some, more] = [resultOf({ edits: [solar] }), resultOf({ edits: [{ ...solar, usableShare: 1 }] })];
    const before = field(base, 'bill');
    const saved = (result: RunResult): number[] => field(result, 'bill').map((bill, i) => before[i]! - bill);
    for (const result of [some, more]) {
      const ownKwh = 1000 * valueOf(result, 'electricBalance', 'own');
      const savedKwh = sumOf(saved(result)) / usual.priceElectricity;
      expect(Math.abs(savedKwh - ownKwh)).toBeLessThan(roundedKwh);
    }
    expect(valueOf(more, 'electricBalance', 'given')).toBeGreaterThan(
      valueOf(some, 'electricBalance', 'given'),
    );
    const [yields, less, most] = [field(more, 'solarYield'), saved(some), saved(more)];
    for (const [i, eur] of most.entries()) {
      if (Number.isNaN(eur)) continue;
      expect(eur).toBeGreaterThan(0);
      expect(eur).toBeGreaterThanOrEqual(less[i]!);
      expect(eur).toBeLessThan(yields[i]! * usual.priceElectricity);
    }
    expect(field(resultOf({ edits: [solar, shared] }), 'bill')).toEqual(field(some, 'bill'));
  });

  test('EN-623 the fixed part of network heat is that of the power of each connection; insulating does not lower it', () => {
    const free = { ...usual, standingNetwork: 0 };
    const fixedOf = (edits: readonly Edit[]): readonly number[] => {
      const without = field(resultOf({ edits, parameters: free }), 'bill');
      return field(resultOf({ edits }), 'bill').map((bill, i) => bill - without[i]!);
    };
    const fixed = fixedOf([network]);
    const input = inputOf({ edits: [network] });
    const reached = input.buildings.filter((building) => building?.plant.network === 0);
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.length).toBeLessThan(input.buildings.filter((building) => building !== null).length);
    for (const [i, building] of input.buildings.entries()) {
      if (building?.plant.network !== 0) continue;
      const kw = (building.plant.generatorWPerK * (19 - input.designC)) / 1000;
      expect(fixed[i]).toBeCloseTo(64 * kw, 6);
    }
    const insulated = fixedOf([network, renovation]);
    const charged = [...fixed.keys()].filter((i) => fixed[i]! > 0);
    expect(charged.length).toBeGreaterThan(reached.length - 1);
    for (const i of charged) expect(insulated[i]).toBeCloseTo(fixed[i]!, 6);
  });

  test('EN-624 what has no price leaves no bill where it is bought, and every other bill as it is', () => {
    const input = inputOf({});
    const figures = yearFigures(input.buildings.length);
    figures.appliancesKwh.fill(1000);
    const billsAt = (eurPerKwh: number, carrier: number): Float64Array => {
      const tariffs = input.tariffs.map((tariff, at) => ({
        ...tariff,
        eurPerKwh: at === carrier ? eurPerKwh : tariff.eurPerKwh,
        standingEur: null,
        heatedStandingEur: null,
      }));
      return buildingCosts(input, billsOf({ ...input, tariffs }, figures)).bill as Float64Array;
    };
    // Electricity is all that these buildings buy.
    const [dear, free, noGas] = [billsAt(0.2, 0), billsAt(0, 0), billsAt(0, 1)];
    for (const [i, building] of input.buildings.entries()) {
      expect(dear[i]).toBe(building === null ? Number.NaN : 200);
      expect(free[i]).toBeNaN();
      expect(Number.isNaN(noGas[i]!)).toBe(building === null);
    }
  });
});

describe('the cost of works on one building', () => {
  const edits: readonly Edit[] = [renovation, stored, heatedBy('heat-pump'), network];
  const result = resultOf({ edits });
  const rows = rowsOf(result, 'worksCost');
  const own = rows.filter(({ key }) => key !== 'trench' && key !== 'plant');

  test('EN-625 buildings add up to the figure without trench and plant, at each end of its range, to 10⁻⁹', () => {
    const ends = {
      worksLow: own.reduce((all, { range }) => all + range![0], 0),
      works: total(own),
      worksHigh: own.reduce((all, { range }) => all + range![1], 0),
    };
    expect(total(rows)).toBeGreaterThan(ends.works);
    for (const [name, due] of Object.entries(ends))
      expect(Math.abs(sumOf(field(result, name)) / due - 1), name).toBeLessThan(1e-9);
    const [low, middle, high] = ['worksLow', 'works', 'worksHigh'].map((name) => field(result, name));
    for (const [i, eur] of middle!.entries()) {
      expect(low![i]).toBeLessThanOrEqual(eur);
      expect(high![i]).toBeGreaterThanOrEqual(eur);
    }
  });

  test('EN-625 modules on a building that is not computed cost; it has no bill', () => {
    const only = resultOf({ edits: [solar] });
    const at = inputOf({}).buildings.indexOf(null);
    expect(only.fields['works']![at]).toBeGreaterThan(0);
    expect(only.fields['bill']![at]).toBeNaN();
  });

  test('EN-626 only buildings that are chosen have works; without edits, or where none is chosen, all cost nothing', () => {
    const old = resultOf({ edits: [{ ...renovation, builtBefore: 1900 }] });
    const { indices } = rowsOf(old, 'worksCost').find(({ key }) => key === 'walls')!.members!;
    expect(indices.length).toBe(1);
    expect(field(old, 'works').flatMap((eur, i) => (eur > 0 ? [i] : []))).toEqual([...indices]);
    const nobody: Edit = { ...renovation, builtBefore: 1000 };
    const input = inputOf({ edits: [nobody] });
    expect(input.leftOut.map(({ code }) => code)).toEqual(['energy/empty-selection']);
    for (const name of ['works', 'worksLow', 'worksHigh'] as const) {
      expect(field(base, name).every((eur) => eur === 0)).toBe(true);
      expect([...buildingCosts(input, [])[name]].every((eur) => eur === 0)).toBe(true);
    }
  });
});
