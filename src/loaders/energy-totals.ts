import { AppError } from '../base/errors.ts';
import type { EnergyTotal } from '../territory/energy-totals.ts';
import { linesOfCsv, numberOfText, separatorOf, valuesOfLine } from './csv.ts';
import { foldedName } from './folded-name.ts';

/** Names of columns in files of Enedis, GRDF, Agence ORE and the ministry (SDES), accents and capitals apart. */
const names = {
  place: ['code_iris', 'iris_code', 'insee_iris', 'iris', 'code_commune', 'insee_comm', 'insee_com'],
  year: ['annee'],
  carrier: ['filiere', 'energie'],
  sector: ['code_grand_secteur', 'grand_secteur', 'secteur', 'code_secteur'],
  mwh: ['conso_totale_mwh', 'conso_mwh', 'consommation_mwh', 'conso', 'consommation'],
  points: ['nb_sites', 'pdl', 'nombre_de_points_de_livraison', 'nb_pdl'],
} as const;

/** Sectors by how their code or name begins. */
const sectors: readonly (readonly [RegExp, EnergyTotal['sector']])[] = [
  [/^r/i, 'residential'],
  [/^t/i, 'tertiary'],
  [/^i/i, 'industry'],
  [/^a/i, 'agriculture'],
];

function totalColumns(fields: readonly string[]): Readonly<Record<keyof typeof names, number>> {
  const columns = fields.map(foldedName);
  const columnOf = (wanted: readonly string[]): number =>
    wanted.map((name) => columns.indexOf(name)).find((at) => at >= 0) ?? -1;
  return {
    place: columnOf(names.place),
    year: columnOf(names.year),
    carrier: columnOf(names.carrier),
    sector: columnOf(names.sector),
    mwh: columnOf(names.mwh),
    points: columnOf(names.points),
  };
}

/** Whether a table of text begins as yearly totals of energy do. */
export function isEnergyTotals(start: string): boolean {
  const [head = ''] = start.replace(/^\uFEFF/, '').split(/\r|\n/, 1);
  const { place, year, mwh } = totalColumns(valuesOfLine(head, separatorOf(head)));
  return place >= 0 && year >= 0 && mwh >= 0;
}

/** Totals of a file, and its rows that could not be understood. */
export interface ReadTotals {
  readonly totals: readonly EnergyTotal[];
  readonly faulty: readonly { readonly line: number; readonly written: string }[];
}

/**
 * Reads yearly consumption by IRIS or commune. Rows of one place, year, carrier and sector (operators, categories) are
 * added up; one that is kept back, or that cannot be understood, keeps the sum back.
 *
 * @param usualCarrier Of files without a column for it: Enedis tells of electricity alone, GRDF of gas alone.
 * @param isWanted Which places are kept; all unless given.
 * @throws AppError `load/columns` without a place, a year and an amount.
 */
export function readEnergyTotals(
  text: string,
  file: string,
  usualCarrier: EnergyTotal['carrier'],
  isWanted: (place: string) => boolean = () => true,
): ReadTotals {
  const [head = '', ...lines] = linesOfCsv(text);
  const separator = separatorOf(head);
  const at = totalColumns(valuesOfLine(head, separator));
  if (at.place < 0 || at.year < 0 || at.mwh < 0)
    throw new AppError('load/columns', `${file} has no column of totals`, {
      file,
      columns: 'code_iris / code_commune, annee, conso_totale_mwh / conso',
    });
  const totals = new Map<string, EnergyTotal>();
  const faulty: { line: number; written: string }[] = [];
  let [number, next] = [1, 2];
  for (const line of lines) {
    // A value in quotes may go over several lines of the file.
    [number, next] = [next, next + line.split('\n').length];
    if (line.trim() === '') continue;
    const values = valuesOfLine(line, separator);
    const valueAt = (column: number): string => values[column] ?? '';
    const carrier = at.carrier < 0 ? usualCarrier : carrierOf(valueAt(at.carrier));
    if (carrier === null || !isWanted(valueAt(at.place))) continue;
    const written = [valueAt(at.year), valueAt(at.mwh)] as const;
    const [year, mwh] = [numberOfText(written[0].slice(0, 4)), amountOf(written[1])];
    const isAmount = mwh === null || mwh >= 0;
    if (Number.isNaN(year) || !isAmount)
      faulty.push({ line: number, written: Number.isNaN(year) ? written[0] : written[1] });
    if (Number.isNaN(year)) continue;
    const sector = sectorOf(valueAt(at.sector));
    const place = valueAt(at.place);
    const points = at.points < 0 ? null : amountOf(valueAt(at.points));
    const one = {
      place,
      year,
      carrier,
      sector,
      mwh: isAmount ? mwh : null,
      points: Number.isNaN(points) ? null : points,
    };
    const key = `${place} ${year} ${carrier} ${sector}`;
    totals.set(key, sumOf(totals.get(key), one));
  }
  return { totals: [...totals.values()], faulty };
}

/** An amount; null where nothing or a word for secrecy is written. */
function amountOf(text: string): number | null {
  return /^(|s|secret|nd|na|n\/a|null|-)$/i.test(text.trim()) ? null : numberOfText(text);
}

function carrierOf(text: string): EnergyTotal['carrier'] | null {
  if (/^e/i.test(foldedName(text))) return 'electricity';
  if (/^g/i.test(foldedName(text))) return 'gas';
  return /chaleur|reseau/.test(foldedName(text)) ? 'district-heat' : null;
}

function sectorOf(text: string): EnergyTotal['sector'] {
  return sectors.find(([begins]) => begins.test(foldedName(text)))?.[1] ?? 'unknown';
}

function sumOf(known: EnergyTotal | undefined, one: EnergyTotal): EnergyTotal {
  if (!known) return one;
  const add = (a: number | null, b: number | null): number | null =>
    a === null || b === null ? null : a + b;
  return { ...one, mwh: add(known.mwh, one.mwh), points: add(known.points, one.points) };
}
