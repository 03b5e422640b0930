import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import {
  calibrate,
  type MeasuredEnergy,
  publishedCount,
} from '../../src/engines/energy/calibration/calibrate.ts';
import { metropolitanFrance } from '../../src/engines/energy/systems/legal-time.ts';
import { profileTable } from '../../src/engines/energy/systems/profile-table.ts';
import { words } from '../../src/i18n/i18n.ts';
import { readEnedisProfiles } from '../../src/loaders/enedis-profiles.ts';
import { readEnergyTotals } from '../../src/loaders/energy-totals.ts';

/** The code of a failure whose French sentence is whole; `none` without a failure. */
function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const sentence = words('fr').tell(`errors.${error.code}`, error.details);
    return /\{\{|…/.test(sentence) ? `unfilled: ${sentence}` : error.code;
  }
  return 'none';
}

const totals = `Année;Code IRIS;Code grand secteur;Conso totale (MWh);Nb sites
2022;751010101;RESIDENTIEL;1 000,5;420
2023;751010101;RESIDENTIEL;1100.5;430
2023;751010101;TERTIAIRE;;8
2023;751010102;R;s;5
`;

describe('published totals', () => {
  test('EN-340 totals of Enedis: accents, capitals, decimal commas; kept back is null', () => {
    const read = readEnergyTotals(totals, 'conso.csv', 'electricity').totals;
    expect(read).toHaveLength(4);
    expect(read[0]).toEqual({
      place: '751010101',
      year: 2022,
      carrier: 'electricity',
      sector: 'residential',
      mwh: 1000.5,
      points: 420,
    });
    expect(read.slice(2).map(({ mwh, sector }) => [mwh, sector])).toEqual([
      [null, 'tertiary'],
      [null, 'residential'],
    ]);
  });

  test('EN-340 totals of the ministry: carriers by column, operators of one place added up', () => {
    const text = `ID,OPERATEUR,ANNEE,IRIS_CODE,FILIERE,CODE_GRAND_SECTEUR,CONSO,PDL
1,GRDF,2023,121740000,Gaz,R,200,30
2,Autre,2023,121740000,Gaz,R,50,20
3,Enedis,2023,121740000,Electricité,R,900,800
4,SEM,2023,121740000,Réseau de chaleur,T,70,2
5,X,2023,121740000,Froid,T,7,2
`;
    const read = readEnergyTotals(text, 'sdes.csv', 'electricity').totals;
    expect(read.map(({ carrier, mwh, points }) => [carrier, mwh, points])).toEqual([
      ['gas', 250, 50],
      ['electricity', 900, 800],
      ['district-heat', 70, 2],
    ]);
  });

  test('EN-341 a file without the columns, or with a value that is none, is told of', () => {
    expect(codeOf(() => readEnergyTotals('a;b\n1;2', 'x.csv', 'gas'))).toBe('load/columns');
    const read = (rows: string) => readEnergyTotals(`annee;code_iris;conso\n${rows}`, 'x.csv', 'gas');
    // A row that is none keeps the sum of its place back, and no other.
    expect(read('2023;1;beaucoup\n2023;1;4\n2023;2;5\n?;3;6\n2023;4;-50')).toEqual({
      totals: [
        expect.objectContaining({ place: '1', mwh: null }),
        expect.objectContaining({ place: '2', mwh: 5 }),
        expect.objectContaining({ place: '4', mwh: null }),
      ],
      faulty: [
        { line: 2, written: 'beaucoup' },
        { line: 5, written: '?' },
        { line: 6, written: '-50' },
      ],
    });
  });
});

describe('calibration', () => {
  const one = { place: '751010101', carrier: 'electricity', sector: 'residential' } as const;
  const measured: readonly MeasuredEnergy[] = readEnergyTotals(totals, 'conso.csv', 'electricity').totals;

  test('EN-342 the factor is the latest total over the model, recorded with its year', () => {
    const [row] = calibrate([{ ...one, mwh: 1000 }], measured);
    expect(row).toEqual({
      ...one,
      modelledMwh: 1000,
      measuredMwh: 1100.5,
      year: 2023,
      points: 430,
      factor: 1.1005,
      reason: null,
    });
    expect(calibrate([{ ...one, mwh: 1000 }], measured, (year) => year < 2023)[0]?.factor).toBeCloseTo(
      1.0005,
      12,
    );
  });

  test('EN-343 no total, a secret one, too few points, nothing modelled or far from it: not calibrated, and why', () => {
    const reasonOf = (change: object, mwh = 1): unknown =>
      calibrate([{ ...one, mwh, ...change }], measured)[0];
    expect(reasonOf({ place: '751010199' })).toMatchObject({ factor: null, reason: 'no-total' });
    expect(reasonOf({ place: '751010102' })).toMatchObject({
      factor: null,
      reason: 'too-few',
      points: 'under-11',
      measuredMwh: null,
    });
    expect(reasonOf({}, 0)).toMatchObject({ factor: null, reason: 'nothing-modelled' });
    expect(reasonOf({}, 1)).toMatchObject({ factor: null, reason: 'out-of-range' });
    const secret = { ...one, year: 2023, mwh: null, points: 40 };
    expect(calibrate([{ ...one, mwh: 1 }], [secret])[0]).toMatchObject({ factor: null, reason: 'secret' });
    expect([publishedCount(10), publishedCount(11), publishedCount(0)]).toEqual(['under-11', 11, 'under-11']);
  });
});

/** A year of half-hours in legal time, as Enedis writes them; only RES2_HC has measured values. */
function profileFile(days: number): string {
  const rows = [
    'horodate;categorie;sous_profil;coefficient_prepare;coefficient_ajuste;coefficient_dynamique',
  ];
  for (let half = 0; half < 48 * days; half++) {
    const time = Date.UTC(2022, 11, 31, 23) + half * 1_800_000;
    const summer = time >= Date.UTC(2023, 2, 26, 1) && time < Date.UTC(2023, 9, 29, 1);
    const offset = summer ? 2 : 1;
    const stamp = `${new Date(time + offset * 3_600_000).toISOString().slice(0, 19)}+0${offset}:00`;
    const hour = new Date(time + offset * 3_600_000).getUTCHours();
    rows.push(`${stamp};RES1;RES1_BASE;9;${(0.5 + hour / 24 + (half % 2) * 0.1).toFixed(4)};`);
    rows.push(`${stamp};RES2;RES2_HC;;;${hour < 8 ? '2,5' : '0'}`);
  }
  return rows.join('\n');
}

describe('load profiles of Enedis', () => {
  test('EN-345 half-hours become hours, each sub-profile by its own kind of value', () => {
    const profiles = readEnedisProfiles(profileFile(365), 'profils.csv');
    expect(profiles.map(({ name, startS }) => [name, startS.length])).toEqual([
      ['RES1_BASE', 8760],
      ['RES2_HC', 8760],
    ]);
    expect(profiles[0]!.startS[0]).toBe(Date.UTC(2022, 11, 31, 23) / 1000);
    expect(profiles[0]!.coefficient[6]).toBeCloseTo(0.5 + 6 / 24 + 0.05, 6);
    expect([profiles[1]!.coefficient[0], profiles[1]!.coefficient[12]]).toEqual([2.5, 0]);
  });

  test('EN-346 a profile of one year serves another by month, kind of day and legal hour', () => {
    const [base] = readEnedisProfiles(profileFile(365), 'profils.csv');
    const table = profileTable(base!, metropolitanFrance);
    const at = (month: number, kind: number, hour: number): number => table[(month * 3 + kind) * 24 + hour]!;
    // In July 6 h by the clock is an hour earlier by UTC: the file's coefficients follow the clock.
    for (const month of [0, 6])
      for (const kind of [0, 1, 2]) expect(at(month, kind, 6)).toBeCloseTo(0.5 + 6 / 24 + 0.05, 6);
  });

  test('EN-347 part of a year, another file or instants without offset are told of', () => {
    const [short] = readEnedisProfiles(profileFile(40), 'profils.csv');
    expect(codeOf(() => profileTable(short!, metropolitanFrance))).toBe('load/gaps');
    expect(codeOf(() => readEnedisProfiles('horodate;valeur\n1;2', 'x.csv'))).toBe('load/columns');
    const head = 'horodate;sous_profil;coefficient_ajuste\n';
    expect(codeOf(() => readEnedisProfiles(`${head}2023-01-01 00:30;RES1;1`, 'x.csv'))).toBe('load/values');
    expect(codeOf(() => readEnedisProfiles(`${head}2023-01-01T00:30:00+01:00;RES1;un`, 'x.csv'))).toBe(
      'load/values',
    );
  });
});
