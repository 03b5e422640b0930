import { describe, expect, test } from 'vitest';
import { extraterrestrial, relativeAirMass } from '../../src/engines/energy/sun/atmosphere.ts';
import { disc, erbs } from '../../src/engines/energy/sun/decomposition.ts';
import { geocentricSun } from '../../src/engines/energy/sun/geocentric-sun.ts';
import { lightOf, planeYear, skyYear } from '../../src/engines/energy/sun/sky-year.ts';
import { dayOfSun, solarPosition, solarTrack } from '../../src/engines/energy/sun/solar-position.ts';
import { evenSky, onPlane, perezBrightness } from '../../src/engines/energy/sun/transposition.ts';
import { sunnyYear } from './energy-fixture.ts';

const golden = {
  latitudeDeg: 39.742476,
  longitudeDeg: -105.1786,
  altitudeM: 1830.14,
  pressureHpa: 820,
  temperatureC: 11,
};
const lyon = { latitudeDeg: 45.75, longitudeDeg: 4.85, altitudeM: 170, pressureHpa: 990, temperatureC: 12 };
const radians = Math.PI / 180;

describe('position of the Sun', () => {
  const timeS = Date.parse('2003-10-17T12:30:30-07:00') / 1000;

  // Reda and Andreas 2004, table A5.1.
  test('EN-1 every step of the authors’ worked example, to 1e-4°', () => {
    const sun = geocentricSun(timeS, 67);
    expect(Math.abs(sun.heliocentricLongitude - 24.0182616917)).toBeLessThan(1e-4);
    expect(Math.abs(sun.heliocentricLatitude - -0.0001011219)).toBeLessThan(1e-8);
    expect(Math.abs(sun.distanceAu - 0.9965422974)).toBeLessThan(1e-9);
    expect(Math.abs(sun.nutationInLongitude - -0.0039984)).toBeLessThan(1e-7);
    expect(Math.abs(sun.obliquity - 23.440465)).toBeLessThan(1e-5);
    expect(Math.abs(sun.rightAscension - 202.22741)).toBeLessThan(1e-4);
    expect(Math.abs(sun.declination - -9.31434)).toBeLessThan(1e-4);
    const position = solarPosition(timeS, golden, 67);
    expect(Math.abs(90 - position.apparentElevation - 50.11162)).toBeLessThan(1e-4);
    expect(Math.abs(position.azimuth - 194.34024)).toBeLessThan(1e-4);
  });

  test('EN-1 a track is the positions of its instants', () => {
    const track = solarTrack(Float64Array.of(timeS, timeS + 3600), golden);
    const second = solarPosition(timeS + 3600, golden);
    expect([track.elevation[1], track.azimuth[1]]).toEqual([second.elevation, second.azimuth]);
  });

  test('EN-2 the upper edge is on the horizon at rise and set, and the Sun due south between', () => {
    const day = Date.UTC(2026, 3, 12) / 1000;
    const { riseS, noonS, setS } = dayOfSun(day, lyon);
    // Rise and set leave the parallax out (0.0024°); a Sun moves by 0.0042° in a second.
    for (const edgeS of [riseS!, setS!])
      expect(Math.abs(solarPosition(edgeS, lyon).elevation - -0.8333)).toBeLessThan(0.004);
    expect(Math.abs(solarPosition(noonS, lyon).azimuth - 180)).toBeLessThan(0.01);
    expect(riseS!).toBeLessThan(noonS);
    expect(noonS).toBeLessThan(setS!);
  });

  test('EN-2 overseas days keep their own date, and a polar day has neither rise nor set', () => {
    const day = Date.UTC(2026, 5, 21) / 1000;
    const reunion = dayOfSun(day, { latitudeDeg: -20.9, longitudeDeg: 55.5 });
    const guadeloupe = dayOfSun(day, { latitudeDeg: 16.2, longitudeDeg: -61.5 });
    // True noon of the date: near 8 h 20 and 16 h 08 UTC.
    expect((reunion.noonS - day) / 3600).toBeCloseTo(8.33, 1);
    expect((guadeloupe.noonS - day) / 3600).toBeCloseTo(16.13, 1);
    const polar = dayOfSun(day, { latitudeDeg: 75, longitudeDeg: 20 });
    expect([polar.riseS, polar.setS]).toEqual([null, null]);
  });
});

describe('light', () => {
  const sky = {
    elevation: 40,
    azimuth: 150,
    ghi: 0,
    dni: 700,
    dhi: 120,
    extraW: extraterrestrial(80),
    airMass: relativeAirMass(40),
  };
  const global = sky.dni * Math.sin(40 * radians) + sky.dhi;

  test('EN-3 a flat plane gets the diffuse whole from an even sky, and a wall half of it', () => {
    const flat = onPlane(sky, { tilt: 0, azimuth: 180 }, 0, evenSky);
    const wall = onPlane(sky, { tilt: 90, azimuth: 0 }, 0, evenSky);
    expect(flat.dome + flat.circumsolar).toBeCloseTo(120, 9);
    expect(wall.dome).toBeCloseTo(60, 9);
    expect(wall.beam).toBe(0);
  });

  test('EN-3 Perez: brighter around the Sun, and nothing is negative', () => {
    const brightness = perezBrightness(sky);
    const south = onPlane({ ...sky, ghi: global }, { tilt: 90, azimuth: 150 }, 0.2, brightness);
    const north = onPlane({ ...sky, ghi: global }, { tilt: 90, azimuth: 330 }, 0.2, brightness);
    expect(south.circumsolar).toBeGreaterThan(0);
    expect(north.circumsolar).toBe(0);
    expect(south.ground).toBeCloseTo(0.1 * global, 9);
    const dark = { ...sky, elevation: 10, dni: 900, dhi: 30, airMass: relativeAirMass(10) };
    for (let azimuth = 0; azimuth < 360; azimuth += 15) {
      const { circumsolar, dome } = onPlane(dark, { tilt: 90, azimuth }, 0, perezBrightness(dark));
      expect(circumsolar + dome).toBeGreaterThanOrEqual(0);
    }
    expect(perezBrightness({ ...sky, dhi: 0 })).toEqual(evenSky);
  });

  test('EN-4 beam and diffuse parts make the global irradiance again', () => {
    for (const ghi of [20, 200, 500, 800]) {
      for (const split of [erbs, disc]) {
        const { dni, dhi } = split(ghi, 35, sky.extraW);
        expect(dni * Math.sin(35 * radians) + dhi).toBeCloseTo(ghi, 9);
        expect(Math.min(dni, dhi)).toBeGreaterThanOrEqual(0);
      }
    }
    expect(erbs(10, 1, sky.extraW)).toEqual({ ghi: 10, dni: 0, dhi: 10 });
  });
});

describe('a year of skies', () => {
  const weather = sunnyYear();
  const year = skyYear(weather);

  test('EN-5 an hour of sunrise has the Sun of the middle of its lit part: up, and lower than at its end', () => {
    const risen = year.findIndex((lit) => lit !== null);
    const place = { ...weather, pressureHpa: 1000, temperatureC: 12 };
    const at = (offsetS: number): number =>
      solarPosition(weather.sunS[risen]! + offsetS, place).apparentElevation;
    expect(at(-1800)).toBeLessThan(0);
    expect(year[risen]!.sky.elevation).toBeGreaterThan(0);
    expect(year[risen]!.sky.elevation).toBeLessThan(at(1800));
  });

  test('EN-6 a flat plane in the open gets the global irradiance itself', () => {
    const light = lightOf(planeYear(year, { tilt: 0, azimuth: 180 }, 0.2));
    expect(Math.max(...light.map((value, hour) => Math.abs(value - weather.ghi[hour]!)))).toBeLessThan(1e-9);
  });

  test('EN-6 the beam alone is modified by its angle', () => {
    const plane = { tilt: 90, azimuth: 180 };
    const whole = planeYear(year, plane, 0.2);
    const half = planeYear(year, plane, 0.2, () => 0.5);
    expect(half.dome).toEqual(whole.dome);
    expect(half.beam[12]).toBeCloseTo(0.5 * whole.beam[12]!, 9);
  });
});
