import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { words } from '../../src/i18n/i18n.ts';
import { readEpw } from '../../src/loaders/epw.ts';
import { readPvgis } from '../../src/loaders/pvgis.ts';
import { weatherAtAltitude } from '../../src/territory/weather.ts';

/** A row per hour of a common year, as the fields of EPW; `change` may alter or drop (null) a row. */
function epwRows(change: (fields: string[], hour: number) => string[] | null = (fields) => fields): string[] {
  const rows: string[] = [];
  for (let hour = 0; hour < 8760; hour++) {
    const date = new Date(Date.UTC(2003, 0, 1, hour));
    const fields = Array.from({ length: 30 }, () => '0');
    const stamp = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours() + 1];
    fields.splice(0, 5, ...stamp.map(String), '60');
    const values = { 6: hour / 200 - 20, 8: 70, 9: 99_000, 12: 300, 13: hour % 700, 14: 400, 15: 120, 21: 3 };
    for (const [at, value] of Object.entries(values)) fields[Number(at)] = String(value);
    const changed = change(fields, hour);
    if (changed) rows.push(changed.join(','));
  }
  return rows;
}

function epw(
  rows: readonly string[],
  location = 'LOCATION,LYON,-,FRA,X,074800,45.73,5.08,1.0,235.0',
): string {
  const head = [location, 'DESIGN CONDITIONS,0', 'TYPICAL/EXTREME PERIODS,0', 'GROUND TEMPERATURES,0'];
  return [
    ...head,
    'HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0',
    'COMMENTS 1',
    'COMMENTS 2',
    'DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31',
    ...rows,
  ].join('\r\n');
}

function pvgisTmy(): string {
  const rows = Array.from({ length: 8760 }, (_, hour) => {
    const [date, time] = new Date(Date.UTC(2007, 0, 1, hour)).toISOString().split('T') as [string, string];
    return `${date.replaceAll('-', '')}:${time.slice(0, 2)}00,${5 + (hour % 10)},80,100,50,60,300,2,200,99000`;
  });
  const head = 'Latitude (decimal degrees): 45.000\nLongitude (decimal degrees): 8.000\nElevation (m): 250.0';
  const titles = 'time(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP';
  return `${head}\nIrradiance Time Offset (h): 0.1761\nmonth,year\n1,2007\n${titles}\n${rows.join('\n')}\n\nT2m: air\n`;
}

function failureOf(read: () => unknown): AppError {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('no failure');
}

/** In both languages a sentence that names the file, fills its details, and says what is kept. */
function expectToBeSaid({ code, details }: AppError): void {
  for (const language of ['fr', 'en'] as const) {
    const sentence = words(language).tell(`errors.${code}`, details);
    expect(sentence).toContain('x.');
    expect(sentence).not.toMatch(/\{\{|…|\(\)/);
    expect(sentence).toMatch(language === 'fr' ? /gardé/ : /kept/);
  }
}

describe('EPW', () => {
  test('EN-10 stamps are the ends of hours of standard time, irradiance half an hour before', () => {
    const { weather, problems } = readEpw(epw(epwRows()), 'x.epw');
    expect(problems).toEqual([]);
    expect(weather.startS[0]).toBe(Date.UTC(2003, 0, 1, -1) / 1000);
    expect(weather.sunS[12]! - weather.startS[12]!).toBe(1800);
    expect([weather.latitudeDeg, weather.longitudeDeg, weather.utcOffsetH, weather.altitudeM]).toEqual([
      45.73, 5.08, 1, 235,
    ]);
    expect([weather.airC[100], weather.ghi[100], weather.parts!.dni[3], weather.parts!.dhi[3]]).toEqual([
      -19.5, 100, 400, 120,
    ]);
    expect(weather.startS).toHaveLength(8760);
  });

  test('EN-10 a leap year keeps its day, and months may come from several years', () => {
    const leap = epwRows().map((row) => row.replace(/^2003/, '2004'));
    expect(readEpw(epw(leap), 'x.epw').weather.startS).toHaveLength(8760);
    const mixed = epwRows((fields) => (fields[1] === '2' ? ['1996', ...fields.slice(1)] : fields));
    expect(readEpw(epw(mixed), 'x.epw').problems).toEqual([]);
    const day = Array.from({ length: 24 }, (_, hour) => {
      const row = leap[1400 + hour]!.split(',');
      return ['2004', '2', '29', String(hour + 1), ...row.slice(4)].join(',');
    });
    const whole = [...leap.slice(0, 1416), ...day, ...leap.slice(1416)];
    expect(readEpw(epw(whole), 'x.epw').weather.startS).toHaveLength(8784);
  });

  test('EN-12 short holes are filled between their neighbours and told of, also missing rows and impossible values', () => {
    const holes = epwRows((fields, hour) => {
      if (hour === 5000) return null;
      if (hour >= 200 && hour < 204) return fields.with(6, '99.9');
      if (hour === 300) return fields.with(6, 'NaN');
      if (hour === 8759) return fields.with(13, '9999');
      return fields;
    });
    const { weather, problems } = readEpw(epw(holes), 'x.epw');
    expect(weather.airC[201]).toBeCloseTo(-18.995, 9);
    expect(weather.airC[300]).toBeCloseTo(-18.5, 9);
    expect(weather.airC[5000]).toBeCloseTo(5, 9);
    expect(weather.startS[5000]! - weather.startS[4999]!).toBe(3600);
    expect(problems.map(({ code, details }) => [code, details['column'], details['count']])).toEqual([
      ['weather/filled', 'date', 1],
      ['weather/filled', 'N7', 5],
      ['weather/filled', 'N14', 1],
    ]);
    expectToBeSaid(new AppError('weather/filled', '', problems[1]!.details));
  });

  test('EN-12 beyond six hours nothing is made up', () => {
    const gap = epwRows((fields, hour) => (hour >= 200 && hour < 207 ? fields.with(6, '99.9') : fields));
    const error = failureOf(() => readEpw(epw(gap), 'x.epw'));
    expect([error.code, error.details['hours'], error.details['hour']]).toEqual(['weather/gaps', 7, 201]);
    expectToBeSaid(error);
  });

  test('EN-12 a file that never observed something is whole without it', () => {
    const none = epwRows((fields) => fields.with(12, '9999').with(14, '9999'));
    const { weather, problems } = readEpw(epw(none), 'x.epw');
    expect([weather.parts, weather.infraredW, problems]).toEqual([null, null, []]);
  });

  test.each([
    ['truncated', () => epw(epwRows().slice(0, 5000)), 'weather/length'],
    ['two years', () => epw([...epwRows(), ...epwRows()]), 'weather/length'],
    ['out of order', () => epw([...epwRows().slice(1000), ...epwRows().slice(0, 1000)]), 'weather/order'],
    ['without temperatures', () => epw(epwRows((fields) => fields.with(6, '99.9'))), 'weather/column'],
    ['without global irradiance', () => epw(epwRows((fields) => fields.with(13, '9999'))), 'weather/column'],
    ['cut inside a line', () => epw(epwRows().concat('2003,12')), 'weather/syntax'],
    ['not EPW', () => 'a,b\n1,2', 'weather/syntax'],
    [
      'without its place',
      () => epw(epwRows(), 'LOCATION,LYON,-,FRA,X,074800,,5.08,1.0,235.0'),
      'weather/syntax',
    ],
    ['empty', () => '', 'weather/syntax'],
  ])('EN-13 %s: a sentence that says what to do', (_, text, code) => {
    const error = failureOf(() => readEpw(text(), 'x.epw'));
    expect(error.code).toBe(code);
    expectToBeSaid(error);
  });
});

describe('PVGIS', () => {
  test('EN-11 the typical year: UTC, irradiance at its offset', () => {
    const { weather, problems } = readPvgis(pvgisTmy(), 'x.csv');
    expect(problems).toEqual([]);
    expect(weather.startS[0]).toBe(Date.UTC(2007, 0, 1) / 1000);
    expect(weather.sunS[0]! - weather.startS[0]!).toBeCloseTo(0.1761 * 3600, 6);
    expect([weather.sunIntervalS, weather.utcOffsetH, weather.altitudeM]).toEqual([0, 0, 250]);
    expect([weather.airC[3], weather.parts!.dni[3], weather.pressurePa[3]]).toEqual([8, 50, 99_000]);
  });

  test('EN-11 an hourly series of the horizontal plane: beam turned to the Sun, instants at the stamps’ minutes', () => {
    const rows = Array.from({ length: 8760 }, (_, hour) => {
      const [date, time] = new Date(Date.UTC(2019, 0, 1, hour)).toISOString().split('T') as [string, string];
      return `${date.replaceAll('-', '')}:${time.slice(0, 2)}10,200,80,0,30,10,2,0`;
    });
    const head = (slope: number): string =>
      `Latitude (decimal degrees):\t45.000\nLongitude (decimal degrees):\t8.000\nElevation (m):\t250\n\nSlope: ${slope} deg. \nAzimuth: 0 deg. \n`;
    const titles = 'time,Gb(i),Gd(i),Gr(i),H_sun,T2m,WS10m,Int\n';
    const { weather } = readPvgis(head(0) + titles + rows.join('\n'), 'x.csv');
    expect(weather.sunS[5]! - weather.startS[5]!).toBe(600);
    expect([weather.ghi[5], weather.parts!.dhi[5]]).toEqual([280, 80]);
    expect(weather.parts!.dni[5]).toBeCloseTo(400, 9);
    const tilted = failureOf(() => readPvgis(head(30) + titles + rows.join('\n'), 'x.csv'));
    expect(tilted.code).toBe('weather/plane');
    expectToBeSaid(tilted);
  });

  test('EN-13 a file cut off, and one that is none', () => {
    const cut = failureOf(() => readPvgis(pvgisTmy().slice(0, 20_000), 'x.csv'));
    expect(['weather/length', 'weather/syntax']).toContain(cut.code);
    expectToBeSaid(cut);
    expectToBeSaid(failureOf(() => readPvgis('nothing', 'x.csv')));
  });
});

test('EN-14 moved uphill the air is colder by 6.5 K/km and thinner, and everything else the same', () => {
  const { weather } = readEpw(epw(epwRows()), 'x.epw');
  const high = weatherAtAltitude(weather, 1235);
  expect(high.airC[10]! - weather.airC[10]!).toBeCloseTo(-6.5, 9);
  // Standard atmosphere: 985.4 hPa at 235 m, 873.2 hPa at 1235 m.
  expect(high.pressurePa[10]! / weather.pressurePa[10]!).toBeCloseTo(873.2 / 985.4, 3);
  expect(high.ghi).toBe(weather.ghi);
  expect(weatherAtAltitude(weather, 235)).toBe(weather);
});
