import { describe, expect, test } from 'vitest';
import { cnossosLevels, copertTable } from '../../src/cli/validate/traffic/emissions.ts';
import { type NoiseRoad, roadNoise, weighted } from '../../src/engines/traffic/cnossos.ts';
import { type HeavyCurve, heavyCurveGPerKm } from '../../src/engines/traffic/copert-heavy.ts';
import { emissionGPerKm } from '../../src/engines/traffic/copert.ts';

const plain: NoiseRoad = { surface: 'reference', temperatureC: 20 };
const cars = { category: 'light', vehiclesPerHour: 1000, speedKmh: 70 } as const;

describe('noise', () => {
  test('TR-60 the published test values', () => {
    expect(cnossosLevels()).toMatchObject({ pass: true });
  });

  test.each([
    [30, 80.2],
    [50, 83],
    [70, 85.7],
  ])(
    'TR-60 1000 vehicles an hour at %i km/h, 5 %% heavy, at 15 °C: %d dB(A) per metre',
    (speedKmh, level) => {
      const flows = [
        { category: 'light', vehiclesPerHour: 950, speedKmh },
        { category: 'heavy', vehiclesPerHour: 50, speedKmh },
      ] as const;
      expect(
        Math.abs(weighted(roadNoise(flows, { ...plain, temperatureC: 15 })) - level),
      ).toBeLessThanOrEqual(0.055);
    },
  );

  test('TR-60 twice the vehicles add 3 dB, at any mix', () => {
    const mixed = [cars, { category: 'moped', vehiclesPerHour: 40, speedKmh: 45 }] as const;
    const once = roadNoise(mixed, plain);
    const twice = roadNoise(
      mixed.map((flow) => ({ ...flow, vehiclesPerHour: 2 * flow.vehiclesPerHour })),
      plain,
    );
    for (const [octave, level] of twice.entries())
      expect(level - once[octave]!).toBeCloseTo(10 * Math.log10(2), 10);
    expect([...roadNoise([], plain)].every((level) => level === -Infinity)).toBe(true);
    expect(weighted(roadNoise([{ ...cars, vehiclesPerHour: 0 }], plain))).toBe(-Infinity);
  });

  test('TR-60 at 70 km/h and 20 °C a lone car per metre and second has the tables’ own levels', () => {
    const flow = [{ ...cars, vehiclesPerHour: 70_000 }];
    const level = 10 * Math.log10(10 ** 8.31 + 10 ** 9.79);
    expect(roadNoise(flow, plain)[0]).toBeCloseTo(level, 9);
    const older = 10 * Math.log10(10 ** 7.97 + 10 ** 9.45);
    expect(roadNoise(flow, plain, 2015)[0]).toBeCloseTo(older, 9);
  });

  test('TR-60 slopes, junctions, cold, studs and porous asphalt move the level the right way', () => {
    const level = (road: Partial<NoiseRoad>, category: 'light' | 'medium' | 'heavy' = 'light') =>
      weighted(roadNoise([{ ...cars, category }], { ...plain, ...road }));
    const flat = level({});
    expect(level({ slopePercent: 6 })).toBeGreaterThan(flat);
    expect(level({ slopePercent: -5 })).toBe(flat);
    expect(level({ slopePercent: 12 })).toBe(level({ slopePercent: 20 }));
    expect(level({ slopePercent: -9 })).toBeGreaterThan(flat);
    for (const category of ['medium', 'heavy'] as const) {
      expect(level({ slopePercent: 3 }, category)).toBeGreaterThan(level({}, category));
      expect(level({ slopePercent: -8 }, category)).toBeGreaterThan(level({}, category));
      expect(level({ slopePercent: -3 }, category)).toBe(level({}, category));
    }
    expect(level({ junction: { kind: 'lights', distanceM: 100 } })).toBe(flat);
    expect(level({ junction: { kind: 'roundabout', distanceM: 20 } })).not.toBe(flat);
    expect(level({ temperatureC: 5 })).toBeGreaterThan(flat);
    expect(level({ studdedShare: 0.5, studdedMonths: 6 })).toBeGreaterThan(flat);
    expect(level({ surface: 'porous one layer' })).toBeLessThan(flat);
  });
});

describe('exhaust', () => {
  test('TR-61 the published table', () => {
    expect(copertTable()).toMatchObject({ pass: true });
  });

  // Values at 86 km/h that the annexed spreadsheet gives beside its coefficients, to half their last digit.
  test.each<[HeavyCurve, number]>([
    ['NOx, rigid 14–20 t, Euro V', 1.25724],
    ['NOx, rigid 14–20 t, Euro VI', 0.1124],
    ['NOx, articulated 34–40 t, Euro V', 1.30677],
    ['NOx, articulated 34–40 t, Euro VI', 0.1726],
    ['PM, rigid 14–20 t, Euro V', 0.01627],
    ['PM, rigid 14–20 t, Euro VI', 0.00233],
    ['PM, articulated 34–40 t, Euro V', 0.02834],
    ['PM, articulated 34–40 t, Euro VI', 0.00317],
  ])('TR-252 %s is %d g/km at its fastest, and stays so beyond', (name, expected) => {
    expect(Math.abs(heavyCurveGPerKm(name, 86) - expected)).toBeLessThanOrEqual(0.000005);
    expect(heavyCurveGPerKm(name, 130)).toBe(heavyCurveGPerKm(name, 86));
    expect(heavyCurveGPerKm(name, 5)).toBe(heavyCurveGPerKm(name, 12));
    for (let kmh = 12; kmh <= 86; kmh++) expect(heavyCurveGPerKm(name, kmh)).toBeGreaterThan(0);
  });

  test('TR-61 speeds beyond a curve are those at its end', () => {
    const van = 'CO2, diesel van under 3.5 t, Euro 6';
    expect(emissionGPerKm(van, 3)).toBe(emissionGPerKm(van, 10));
    expect(emissionGPerKm(van, 130)).toBe(emissionGPerKm(van, 110));
    expect(emissionGPerKm('PM, diesel car 1.4–2.0 l, Euro 6', 500)).toBeGreaterThan(0);
  });
});
