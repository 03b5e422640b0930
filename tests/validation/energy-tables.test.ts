import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { emissionFactors, primaryElectricity } from '../../src/engines/energy/costs/factors.ts';
import { type BoilerKind, boilerOf } from '../../src/engines/energy/systems/boiler.ts';
import { dataPath, describeWithData } from '../data.ts';

/** Kinds of boilers and what the transcription of the order calls them. */
const names: Readonly<Record<BoilerKind, string>> = {
  'gas-before-1981': 'Chaudière gaz  classique avant 1981',
  'gas-1991': 'Chaudière gaz standard 1991-2000',
  'gas-low-temperature-2001': 'Chaudière gaz basse température 2001-2015',
  'gas-condensing-2001': 'Chaudière gaz à condensation 2001-2015',
  'gas-condensing-2016': 'Chaudière gaz à condensation après 2015',
  'oil-before-1970': 'Chaudière fioul  classique avant 1970',
  'oil-1991': 'Chaudière fioul standard 1991-2015',
  'oil-condensing-2016': 'Chaudière fioul à condensation après 2015',
  'logs-1995': 'Chaudière bois bûche ou plaquette 1995-2003',
  'logs-2004': 'Chaudière bois bûche ou plaquette 2004-2012',
  'logs-2013': 'Chaudière bois bûche ou plaquette 2013-2017',
  'logs-2018': 'Chaudière bois bûche ou plaquette 2018-2019',
  'logs-2020': 'Chaudière bois bûche ou plaquette >2019',
  'pellets-2004': 'Chaudière bois granulés 2004-2012',
  'pellets-2013': 'Chaudière bois granulés 2013-2019',
  'pellets-2020': 'Chaudière bois granulés >2019',
};

/** A percentage as the table writes it: `91+3*log10(Pn)`, or a number. */
function percentOf(written: string, powerKw: number): number {
  const [, start, factor] = /^([\d.]+)\+(?:([\d.]+)\*)?log10\(Pn\)$/.exec(written) ?? [];
  return start === undefined ? Number(written) : Number(start) + Number(factor ?? 1) * Math.log10(powerKw);
}

/** What is lost at rest, kW: a percentage of the power, a formula of it, or a number. */
function idleKwOf(written: string, powerKw: number): number {
  if (written.endsWith('%')) return (Number(written.slice(0, -1)) / 100) * powerKw;
  const [, factor, exponent] = /^([\d.]+)\*Pn\*\(Pn\)\^(-[\d.]+)$/.exec(written) ?? [];
  return Number(factor) * powerKw ** (1 + Number(exponent));
}

function isIn(criterion: string, powerKw: number): boolean {
  const bounds = /^(?:(\d+)<)?Pn(?:≤(\d+))?$/.exec(criterion);
  if (criterion === '') return true;
  return bounds !== null && powerKw > Number(bounds[1] ?? 0) && powerKw <= Number(bounds[2] ?? Infinity);
}

describeWithData('tables of the DPE', ['energy/dpe-3cl', 'energy/french-parameters'], () => {
  test('EN-318 boilers are those of the order at every power up to 70 kW, and where they condense up to 400', () => {
    const rows = readFileSync(dataPath('energy/dpe-3cl/generateur_combustion.csv'), 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
    let count = 0;
    for (const [kind, name] of Object.entries(names)) {
      for (const powerKw of [5, 24, 70, 71, 250]) {
        const row = rows.find((cells) => cells[3] === name && isIn(cells[9]?.trim() ?? '', powerKw));
        const isFormula = row?.[5]?.includes('log10') === true;
        if (!row || !isFormula) continue;
        const boiler = boilerOf(kind as BoilerKind, 1000 * powerKw);
        expect(100 * boiler.fullEfficiency).toBeCloseTo(percentOf(row[5] as string, powerKw), 6);
        expect(100 * boiler.partEfficiency).toBeCloseTo(percentOf(row[6] as string, powerKw), 6);
        expect(boiler.idleLossW / 1000).toBeCloseTo(idleKwOf(row[7] as string, powerKw), 6);
        count++;
      }
    }
    expect(count).toBeGreaterThanOrEqual(60);
  });

  test('EN-331 emission and primary-energy factors are those of the DPE', () => {
    const table = JSON.parse(
      readFileSync(dataPath('energy/french-parameters/dpe_coefficients.json'), 'utf8'),
    ) as {
      readonly primary_energy_electricity: Readonly<Record<string, number>>;
      readonly CO2_kg_kWh: Readonly<Record<string, number>>;
    };
    const ours = {
      gas: 'gaz',
      oil: 'fioul',
      logs: 'bois buches',
      pellets: 'granules',
      chips: 'plaquettes',
      'district-heat-unknown': 'reseau inconnu',
      'electricity-heating': 'elec chauffage',
      'electricity-hot-water': 'elec ECS',
      'electricity-cooling': 'elec froid',
      'electricity-lighting': 'elec eclairage',
      'electricity-auxiliaries': 'elec auxiliaires',
    } as const;
    for (const [key, theirs] of Object.entries(ours))
      expect(emissionFactors.dpe[key as keyof typeof ours]?.[0]?.value).toBe(table.CO2_kg_kWh[theirs]);
    expect(primaryElectricity.map(({ value }) => value)).toEqual(
      Object.values(table.primary_energy_electricity),
    );
  });
});
