import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { floodEngine } from '../../src/engines/flood/index.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { climateZones } from '../../src/engines/energy/dpe/zones.ts';
import { climateZoneOf } from '../../src/engines/energy/weather/climate-zone.ts';
import { weatherUnder } from '../../src/engines/energy/weather/hypothesis-weather.ts';
import { syntheticYear, zoneClimates } from '../../src/engines/energy/weather/synthetic-year.ts';
import { clockShift, dateOf, onClock } from '../../src/engines/energy/year/calendar.ts';
import { schedules } from '../../src/engines/energy/year/schedules.ts';
import { frameSteps } from '../../src/engines/energy/year/frames.ts';
import { amountsBetween } from '../../src/simulation/compare-amounts.ts';
import type { Condition, Edit } from '../../src/scenario/project.ts';
import type { RunResult } from '../../src/simulation/contract.ts';
import { counterpart } from '../../src/ui/atelier/views/field-sources.ts';
import { hasSubject } from '../../src/simulation/request.ts';
import { longitudeLatitude } from '../../src/territory/convergence.ts';
import { crsList } from '../../src/territory/crs.ts';
import { reproject } from '../../src/territory/reproject.ts';
import { concatTables, selectFeatures } from '../../src/territory/table-ops.ts';
import {
  type Asked,
  homes,
  inputOf,
  plainYear,
  resultOf,
  selection,
  usual,
  valueOf,
  warmYear,
} from './energy-runs.ts';
import type { EnergyField } from '../../src/engines/energy/fields.ts';

const paris = { longitudeDeg: 2.35, latitudeDeg: 48.86 };

const renovation: Edit = {
  kind: 'renovation',
  id: 'r',
  label: 'Rénovation',
  ...selection,
  walls: 'aided',
  roof: 'aided',
  floor: 'aided',
  windows: 'aided',
  air: 'tight',
  ventilation: 'recovery',
  heating: 'keep',
};
const base = resultOf({});

describe('weather of the energy engine', () => {
  test('EN-656 where only global light is known, DISC gives more beam under clear skies; where both parts are, nothing changes', () => {
    const roofs = (place: Asked['place'], lightSplit: number): number => {
      const asked = { ...(place ? { place } : {}), parameters: { ...usual, lightSplit } };
      return Float64Array.from(resultOf(asked).fields['roofSun']!).reduce((all, one) => all + (one || 0), 0);
    };
    const clear = syntheticYear('H3', paris, 1);
    const global = { ...homes, weather: { ...clear, parts: null } };
    const parted = { ...homes, weather: { ...clear, parts: { dni: clear.ghi, dhi: clear.ghi } } };
    expect(roofs(global, 1) / roofs(global, 0)).toBeGreaterThan(1.001);
    expect(roofs(global, 1) / roofs(global, 0)).toBeLessThan(1.1);
    expect(roofs(parted, 1)).toBe(roofs(parted, 0));
  });

  test('EN-654 a leap year loses its 29 February and no other day', () => {
    const plain = syntheticYear('H1a', paris, 1);
    const leap = 59 * 24;
    const longer = (values: Float64Array): Float64Array =>
      Float64Array.from({ length: 8784 }, (_, hour) =>
        hour < leap ? values[hour]! : hour < leap + 24 ? -99 : values[hour - 24]!,
      );
    const { startS, sunS, airC, humidity, pressurePa, windM, ghi } = plain;
    const weather = {
      ...plain,
      ...Object.fromEntries(
        Object.entries({ startS, sunS, airC, humidity, pressurePa, windM, ghi }).map(([name, values]) => [
          name,
          longer(values),
        ]),
      ),
    };
    const [ofLeap, ofPlain] = [weather, plain].map(
      (one) => inputOf({ place: { ...homes, weather: one } }).weather!,
    );
    expect(ofLeap!.airC).toEqual(ofPlain!.airC);
    expect(ofLeap!.ghi).toEqual(ofPlain!.ghi);
    expect(ofLeap!.startS).toEqual(ofPlain!.startS);
  });

  test('EN-210 a made-up year has the means of its zone, dark nights, and is the same for a seed', () => {
    const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const zone of climateZones) {
      const year = syntheticYear(zone, paris, 7);
      let from = 0;
      for (const [month, count] of days.entries()) {
        const end = from + 24 * count;
        const mean = (values: Float64Array): number =>
          values.subarray(from, end).reduce((sum, value) => sum + value, 0) / (end - from);
        // The line through the months and the day's cosine leave a few hundredths.
        expect(Math.abs(mean(year.airC) - zoneClimates[zone].airC[month]!), zone).toBeLessThan(0.1);
        const kwh = (mean(year.ghi) * (end - from)) / 1000;
        const due = zoneClimates[zone].sunJPerCm2[month]! / 360;
        // A month that clear skies cannot fill is left short: the sunniest by some percent at this latitude.
        expect(Math.abs(kwh / due - 1), `${zone} ${month}`).toBeLessThan(0.12);
        from = end;
      }
      expect(year.ghi[24 * 180 + 1]).toBe(0);
      expect(year.ghi.every((value) => value >= 0 && value < 1150)).toBe(true);
    }
    expect(syntheticYear('H3', paris, 7).airC).toEqual(syntheticYear('H3', paris, 7).airC);
    expect(syntheticYear('H3', paris, 8).airC).not.toEqual(syntheticYear('H3', paris, 7).airC);
  });

  test('EN-211 its degree-hours are within a fifth of the order’s of each zone (annex 1, 18.2)', () => {
    const due = [60_585, 60_090, 57_673, 57_386, 55_906, 49_648, 49_033, 39_486];
    for (const [i, zone] of climateZones.entries()) {
      const { airC } = syntheticYear(zone, paris, 2026);
      let sum = 0;
      for (let day = 0; day < 365; day++) {
        const hours = airC.subarray(24 * day, 24 * day + 24);
        if (hours.reduce((all, value) => all + value, 0) / 24 >= 15) continue;
        for (const value of hours) sum += Math.max(19 - value, 0);
      }
      // Stations unlike the order's stand for a zone; Nancy is colder than H1b's.
      expect(Math.abs(sum / due[i]! - 1), zone).toBeLessThan(0.2);
    }
  });

  test('EN-599 its degree-days to 18 °C are those that Météo-France publishes for the station', () => {
    const due = [2520.9, 2757.9, 2408, 2206.7, 2127.9, 1929.2, 1801.1, 1490.7];
    for (const [i, zone] of climateZones.entries()) {
      const { airC } = syntheticYear(zone, paris, 2026);
      let sum = 0;
      for (let day = 0; day < 365; day++) {
        const hours = airC.subarray(24 * day, 24 * day + 24);
        sum += Math.max(18 - (Math.min(...hours) + Math.max(...hours)) / 2, 0);
      }
      // Months are the station's; only how days scatter round them is not, which shows where many are near 18 °C.
      expect(Math.abs(sum / due[i]! - 1), `${zone} ${sum}`).toBeLessThan(0.03);
    }
  });

  test('EN-212 a hypothesis warms the year, and some days more', () => {
    const year = syntheticYear('H1c', paris, 1);
    const conditions: readonly Condition[] = [
      { kind: 'energy/climate', id: 'a', label: '', warmingK: 2 },
      { kind: 'energy/heat-wave', id: 'b', label: '', fromDay: 365, days: 3, riseK: 8 },
    ];
    const warm = weatherUnder(year, { ...plainYear, conditions: [...conditions] });
    expect(warm.airC[0]! - year.airC[0]!).toBeCloseTo(2, 9);
    expect(warm.airC[8759]! - year.airC[8759]!).toBeCloseTo(10, 9);
  });

  test('EN-213 zones go by département, else by the nearest prefecture; none overseas', () => {
    expect(climateZoneOf('12174', 2.5, 44.3)).toBe('H2c');
    expect(climateZoneOf('2A004', 8.7, 41.9)).toBe('H3');
    expect(climateZoneOf('99001', 2.4, 47.28)).toBe('H2b');
    expect(climateZoneOf('', 5.72, 45.19)).toBe('H1c');
    expect(climateZoneOf('97411', 55.46, -20.88)).toBe(null);
  });

  test('EN-214 longitude and latitude are those of the projection, by arithmetic of the house', () => {
    const others = crsList.filter(({ forTerritories }) => !forTerritories);
    expect(others.every(({ epsg }) => longitudeLatitude(epsg, 0, 0) === null)).toBe(true);
    for (const { epsg, extent, area } of crsList.filter(({ forTerritories }) => forTerritories)) {
      for (const [a, b] of [
        [0.5, 0.5],
        [0.3, 0.6],
      ] as const) {
        const [x, y] = [extent[0] + a * (extent[2] - extent[0]), extent[1] + b * (extent[3] - extent[1])];
        const [lon, lat] = longitudeLatitude(epsg, x, y)!;
        const due = reproject(epsg, 4326, Float64Array.of(x, y));
        // A metre within the area of use, some more where its box is wider than the zone.
        expect(Math.abs(lon - due[0]!), `${epsg} ${area.join()}`).toBeLessThan(3e-5);
        expect(Math.abs(lat - due[1]!), String(epsg)).toBeLessThan(3e-5);
      }
    }
  });
});

describe('the year of a territory', () => {
  test('EN-220 heat and electricity close each hour to 1e-6', () => {
    const solar: Edit = { kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.5 };
    const { diagnostics } = resultOf({ edits: [solar], conditions: warmYear.conditions });
    expect(diagnostics['heatBalanceError']).toBeLessThan(1e-6);
    expect(diagnostics['electricBalanceError']).toBeLessThan(1e-6);
  });

  test('EN-221 the order of the buildings changes no digit', () => {
    const { buildings } = homes.layers;
    const order = Uint32Array.from({ length: buildings!.table.count }, (_, i) => i).toReversed();
    const place = {
      ...homes,
      layers: {
        ...homes.layers,
        buildings: { ...buildings!, table: selectFeatures(buildings!.table, order) },
      },
    };
    const turned = resultOf({ place });
    const count = order.length;
    for (const [name, values] of Object.entries(base.fields)) {
      const isOfTerritory = energyEngine.spec.fields[name as EnergyField].per[0] !== 'building';
      const ofEach = isOfTerritory ? values!.length : values!.length / count;
      const building = (k: number): unknown[] => [...values!.subarray(k * ofEach, (k + 1) * ofEach)];
      const due = isOfTerritory ? [...values!] : [...order].flatMap(building);
      expect([...turned.fields[name]!], name).toEqual(due);
    }
    for (const name of ['electricPeak', 'heatPeak', 'electricBalance']) {
      expect(turned.indicators[name], name).toEqual(base.indicators[name]);
    }
  });

  test('EN-222 renovating lowers the need, and only of the buildings that are chosen', () => {
    const old = resultOf({ edits: [{ ...renovation, builtBefore: 1950 }] });
    const [before, after] = [base.fields['heatNeed']!, old.fields['heatNeed']!];
    // The second house is of 1890, the others younger or not dated.
    expect(after[1]).toBeLessThan(0.6 * before[1]!);
    expect(after[0]).toBe(before[0]);
    expect(after[2]).toBe(before[2]);
    const listed = resultOf({ edits: [{ ...renovation, ids: [homes.layers.buildings!.table.ids[0]!] }] });
    expect(listed.fields['heatNeed']![0]).toBeLessThan(before[0]!);
    expect(listed.fields['heatNeed']![1]).toBe(before[1]);
    expect(valueOf(listed, 'worksCost', 'walls')).toBeGreaterThan(0);
    expect(valueOf(base, 'worksCost', 'walls')).toBe(0);
  });

  test('RU-122 each sum says what every building gives to it, and a renovation who gives less', () => {
    const whole = ['energyByCarrier', 'energyByUse', 'energyFlows', 'heatDemand', 'co2ByCarrier'];
    const sums = whole.concat('billByCarrier', 'energyAvoided', 'co2Avoided', 'billAvoided');
    const old = resultOf({ edits: [{ ...renovation, builtBefore: 1950 }] });
    for (const name of sums)
      for (const { value, members, key } of old.indicators[name]!) {
        const weight = members!.weight as Float64Array;
        // The engine adds them in the same order: not a digit differs.
        expect(
          weight.reduce((sum, amount) => sum + amount, 0),
          `${name} ${key}`,
        ).toBe(value);
        expect(members?.kind).toBe('amounts');
      }
    const [was, is] = [base.indicators['heatDemand']![0]!, old.indicators['heatDemand']![0]!];
    const { less, more, same } = amountsBetween(was.members!, {}, is.members!, {});
    expect([...less.indices]).toEqual([1]);
    expect(less.value).toBeCloseTo(is.value! - was.value!, 9);
    expect([more.value, more.indices.length]).toEqual([0, 0]);
    expect(same.indices.length).toBe(was.members!.indices.length - 1);
  });

  test('EN-223 a change of heating moves energy from one carrier to another, and needs no other heat', () => {
    const gas = resultOf({
      edits: [{ kind: 'heating-change', id: 'h', label: '', ...selection, heating: 'gas' }],
    });
    expect(valueOf(gas, 'heatDemand')).toBe(valueOf(base, 'heatDemand'));
    expect(valueOf(gas, 'energyByCarrier', 'oil')).toBe(0);
    expect(valueOf(gas, 'energyByCarrier', 'network')).toBe(0);
    expect(valueOf(gas, 'energyByCarrier', 'gas')).toBeCloseTo(
      valueOf(gas, 'energyByUse', 'heating') + valueOf(gas, 'energyByUse', 'water'),
      9,
    );
    const pump = resultOf({
      edits: [{ kind: 'heating-change', id: 'h', label: '', ...selection, heating: 'heat-pump' }],
    });
    expect(valueOf(pump, 'energyByUse', 'heating')).toBeLessThan(0.5 * valueOf(pump, 'heatDemand'));
  });

  test('EN-224 modules serve their building, then the others, then the grid: nothing is lost', () => {
    const edits: Edit[] = [{ kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.5 }];
    const solar = resultOf({ edits });
    const part = (key: string): number => valueOf(solar, 'electricBalance', key);
    expect(part('own') + part('nearby') + part('given')).toBeCloseTo(part('produced'), 9);
    expect(part('own') + part('nearby') + part('taken')).toBeCloseTo(
      valueOf(solar, 'energyByCarrier', 'electricity'),
      4,
    );
    expect(valueOf(solar, 'billByCarrier', 'electricity')).toBeLessThan(
      valueOf(base, 'billByCarrier', 'electricity'),
    );
    // A shed carries modules too.
    expect(solar.fields['solarYield']![3]).toBeGreaterThan(0);
    expect(base.fields['solarYield']!.every((value) => value === 0)).toBe(true);
  });

  test('EN-225 a warmer climate takes less heat and makes more hours too hot', () => {
    const warm = resultOf({ conditions: [{ kind: 'energy/climate', id: 'c', label: '', warmingK: 3 }] });
    expect(valueOf(warm, 'heatDemand')).toBeLessThan(valueOf(base, 'heatDemand'));
    const hours = ({ fields }: RunResult): number =>
      Array.from(fields['overheating']!).reduce((a, b) => a + b, 0);
    expect(hours(warm)).toBeGreaterThan(hours(base));
  });

  test('EN-226 a price of zero and an empty selection are told, no building and no zone keep it from running', () => {
    const codes = (asked: Asked): string[] =>
      energyEngine.check(inputOf(asked), asked.parameters ?? usual).map(({ code }) => code);
    const told = (asked: Asked): string[] => {
      expect(codes(asked)).toEqual([]);
      return inputOf(asked).leftOut.map(({ code }) => code);
    };
    expect(told({})).toEqual([]);
    const prices = { electricity: 0, gas: 0.1, oil: 0.1, wood: 0.1, network: 0.1 };
    expect(told({ conditions: [{ kind: 'energy/prices', id: 'p', label: '', ...prices }] })).toEqual([
      'energy/price',
    ]);
    expect(told({ edits: [{ ...renovation, ids: ['nobody'] }] })).toEqual(['energy/empty-selection']);
    const { buildings: _, ...layers } = homes.layers;
    expect(codes({ place: { ...homes, layers } })).toEqual(['energy/no-buildings']);
    const overseas = { ...homes, crs: 2975 };
    expect(codes({ place: overseas })).toEqual(['energy/no-weather']);
    expect(codes({ place: overseas, parameters: { ...usual, climateZone: 8 } })).toEqual([]);
  });

  test('EN-645 an edit that cannot be had leaves the figures that the others alone give', () => {
    const empty: Edit = { ...renovation, id: 'e', ids: ['nobody'] };
    const [alone, beside] = [[renovation], [renovation, empty]].map((edits) => resultOf({ edits }));
    expect(beside!.indicators).toEqual(alone!.indicators);
    expect(beside!.fields).toEqual(alone!.fields);
    const { leftOut } = inputOf({ edits: [renovation, empty] });
    expect(leftOut.map(({ details }) => details['position'])).toEqual([1]);
  });

  test('EN-227 unheated buildings have no figure, and classes count each of the others once', () => {
    expect(base.fields['heatNeed']![3]).toBeNaN();
    expect(base.fields['peakHeat']![3]).toBeNaN();
    const [row] = base.indicators['heatDemand']!;
    const counted = base.indicators['buildingsByNeed']!.flatMap(({ members }) => [...members!.indices]);
    const heated = Array.from(base.fields['heatNeed']!).flatMap((value, i) =>
      Number.isNaN(value) ? [] : [i],
    );
    expect(counted.toSorted((a, b) => a - b)).toEqual(heated);
    expect(counted).not.toContain(3);
    expect(row!.notes).toEqual([{ key: 'syntheticNotCalibrated' }]);
    expect(base.indicators['electricPeak']![0]!.facts).toHaveLength(1);
  });

  test('EN-228 it runs under any hypothesis where there are buildings', () => {
    expect(hasSubject(energyEngine.spec, plainYear, homes)).toBe(true);
    expect(hasSubject(floodEngine.spec, plainYear, homes)).toBe(false);
  });

  test('EN-229 pictures go by hours, days or weeks, and stay within the year', () => {
    const day = frameSteps(86_400, 15, 8760);
    expect([day.stepS, day.firstHour[0], day.firstHour.length]).toEqual([3600, 336, 25]);
    const month = frameSteps(30 * 86_400, 365, 8760);
    expect([month.stepS, month.firstHour.at(-1)]).toEqual([86_400, 8760]);
    const year = frameSteps(31_536_000, 200, 8760);
    expect([year.stepS, year.firstHour[0], year.firstHour.length, year.firstHour.at(-1)]).toEqual([
      604_800, 0, 54, 8760,
    ]);
  });

  test('EN-234 people live by their own clock, whatever the weather’s', () => {
    const year = syntheticYear('H1c', paris, 1);
    const utc = { ...year, utcOffsetH: 0 };
    const [own, shifted] = [schedules(year, 19, 16, 19), schedules(utc, 19, 16, 19)];
    // 6 h of the clock is row 6 of standard time, and row 5 of UTC.
    expect([own.dwelling.heatC[2], own.dwelling.heatC[6]]).toEqual([16, 19]);
    expect(shifted.dwelling.heatC[5]).toBe(19);
    expect(shifted.dwelling.heatC[21]).toBe(16);
    expect(clockShift({ ...year, latitudeDeg: -21.1, longitudeDeg: 55.5, utcOffsetH: 4 })).toBe(0);
    expect(dateOf(onClock(8759, 1, 8760)).fr).toMatch(/^le 1ᵉʳ janvier de 0 h/);
  });

  test('EN-232 a picture’s whole run is that of the same power, both ways', () => {
    const { spec } = energyEngine;
    expect(counterpart(spec, 'heatPower')).toBe('peakHeat');
    expect(counterpart(spec, 'peakHeat')).toBe('heatPower');
    expect(counterpart(spec, 'electricPower')).toBe('peakElectric');
    expect(counterpart(spec, 'peakElectric')).toBe('electricPower');
    expect(counterpart(spec, 'solarPower')).toBe(null);
    expect(counterpart(floodEngine.spec, 'depth')).toBe('maxDepth');
  });

  test('EN-233 odd buildings run with the others, finite, and leave these as they were', () => {
    const { buildings, terrain } = homes.layers;
    const table = buildings!.table;
    const { westM, northM } = terrain.grid;
    const rings = [
      square(westM + 20, northM - 30, 1.4),
      square(westM + 100, northM - 540, 440),
      [0, 0, 10, 8, 10, 0, 0, 10, 0, 0].map((value, k) => value + (k % 2 === 0 ? westM + 60 : northM - 60)),
      square(westM - 900, northM + 900, 12),
    ];
    const odd = { ...tableOfRings(rings), columns: oddColumns };
    const place = {
      ...homes,
      layers: { ...homes.layers, buildings: { ...buildings!, table: concatTables([table, odd]) } },
    };
    const result = resultOf({ place });
    for (const [name, values] of Object.entries(result.fields)) {
      const finite = Array.from(values!).every((value) => Number.isFinite(value) || Number.isNaN(value));
      expect(finite, name).toBe(true);
    }
    const need = result.fields['heatNeed']!;
    expect(need[table.count]).toBeNaN();
    expect([1, 2, 3].every((k) => Number.isFinite(need[table.count + k]!))).toBe(true);
    expect(result.fields['assumptions']![table.count + 1]).toBeGreaterThan(0);
    expect(result.diagnostics['heatBalanceError']).toBeLessThan(1e-6);
  });
});

function square(west: number, south: number, side: number): number[] {
  return [west, south, west + side, south, west + side, south + side, west, south + side, west, south];
}

/** Columns that the houses have too. */
const oddColumns = {
  use: { type: 'text', codes: Uint32Array.of(1, 1, 1, 1), dictionary: ['', 'Résidentiel'] },
  heightM: { type: 'number', values: Float64Array.of(3, 0, 6, 6) },
  dwellings: { type: 'number', values: Float64Array.of(1, Number.NaN, 1, 1) },
  storeys: { type: 'number', values: Float64Array.of(1, Number.NaN, Number.NaN, 2) },
} as const;

function tableOfRings(rings: readonly (readonly number[])[]): FeatureTable {
  return {
    geometry: 'polygon',
    count: rings.length,
    featureOffsets: Uint32Array.from({ length: rings.length + 1 }, (_, k) => k),
    partOffsets: Uint32Array.from({ length: rings.length + 1 }, (_, k) => 5 * k),
    xy: Float64Array.from(rings.flat()),
    z: null,
    ids: rings.map((_, i) => `odd/${i}` as SourceId),
    columns: {},
  };
}
