import { AppError } from '../base/errors.ts';
import type { Diagnosis } from '../territory/diagnoses.ts';
import { joinDiagnoses } from '../territory/diagnoses-join.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { partsOfFeature } from '../territory/rasterize.ts';
import { textAt } from '../territory/table-ops.ts';
import type { SourceNote } from '../territory/territory.ts';
import { linesOfCsv, separatorOf, valuesOfLine } from './csv.ts';
import {
  diagnosisColumns,
  diagnosisOf,
  type DiagnosisColumns,
  type DiagnosisRow,
  rowPlace,
  tellsDiagnoses,
  tellsGroups,
} from './diagnosis-columns.ts';
import { mapFields } from './house-fields.ts';
import { movedCoordinates } from './house-layer.ts';
import type { LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import { pause } from './pause.ts';
import { problem, type Problem, problemOf } from './problem.ts';
import type { VectorSource } from './vector-source.ts';
import { ademeDpe, bdnb } from './vector-themes.ts';
import { decodedText } from './windows-1252.ts';

/** Whether a table of text begins as diagnoses of energy do, or as a table of the BDNB that leads to buildings. */
export function isDiagnoses(start: string): boolean {
  const [head = ''] = start.replace(/^\uFEFF/, '').split(/\r|\n/, 1);
  const columns = diagnosisColumns(valuesOfLine(head, separatorOf(head)));
  return tellsDiagnoses(columns) || tellsGroups(columns);
}

/** Buildings with what the diagnoses of a folder tell of them. */
interface BuiltDiagnoses {
  /** The same table where nothing was joined. */
  readonly table: FeatureTable;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

/**
 * Reads all diagnoses among the parts that can be read (tables of text with or without coordinates, layers with a geometry), puts
 * the BDNB's tables together by their groups, and joins them to the buildings.
 *
 * @param crs Of the buildings. @param isFictional A made-up place has no known producer.
 */
export async function buildDiagnoses(
  parts: readonly Part[],
  buildings: FeatureTable,
  crs: number,
  isFictional: boolean,
  options: LoadOptions,
): Promise<BuiltDiagnoses> {
  const problems: Problem[] = [];
  const rows: DiagnosisRow[] = [];
  const used: Part[] = [];
  for (const part of parts) {
    const { understanding, opened } = part;
    const [file] = opened.files;
    if (understanding.kind !== 'diagnoses' || file === undefined || opened.type === 'raster') continue;
    try {
      const read =
        opened.type === 'vector'
          ? await rowsOfLayer(opened.source, understanding.crs ?? crs, crs, options)
          : await rowsOfText(decodedText(new Uint8Array(await file.bytes())), file.path, crs, options);
      for (const row of read) rows.push(row);
      used.push(isFictional ? part : produced(part, read));
    } catch (error) {
      problems.push(problemOf(error, file.path, options.signal));
    }
  }
  if (used.length === 0) return { table: buildings, used, problems, notes: [] };
  const file = used.map((part) => part.understanding.files[0] ?? part.understanding.id).join(', ');
  const odd = rows.reduce((sum, row) => sum + row.odd, 0);
  if (odd > 0)
    problems.push(problem('diagnoses/values', 'partial', `${file}: ${odd} odd values`, { file, count: odd }));
  const diagnoses = withGroups(rows);
  const { table, joined, unmatched, contradicting, example } = joinDiagnoses(buildings, diagnoses);
  if (contradicting > 0)
    problems.push(
      problem('diagnoses/contradict', 'partial', `${file}: ${contradicting} beyond their buildings`, {
        file,
        count: contradicting,
        id: example,
      }),
    );
  if (unmatched > 0 || diagnoses.length === 0)
    problems.push(
      problem(
        'diagnoses/unmatched',
        joined > 0 ? 'partial' : 'dropped',
        `${file}: ${unmatched} without a building`,
        {
          file,
          count: unmatched,
          total: diagnoses.length,
        },
      ),
    );
  const notes: SourceNote[] = [
    { key: 'diagnoses-joined', details: { count: joined, total: buildings.count } },
  ];
  return { table, used: joined > 0 ? used : [], problems, notes };
}

/**
 * Parts with a layer of buildings: where none is given, the outlines that come with diagnoses (the BDNB's groups) are the
 * buildings too.
 */
export function withOutlines(parts: readonly Part[]): readonly Part[] {
  if (parts.some(({ understanding }) => understanding.kind === 'buildings')) return parts;
  const outlines = parts.filter(
    ({ understanding }) => understanding.kind === 'diagnoses' && understanding.geometry === 'polygon',
  );
  return [
    ...parts,
    ...outlines.map(({ understanding, opened }): Part => {
      const mapping = mapFields('buildings', understanding.fields);
      return { opened, understanding: { ...understanding, kind: 'buildings', mapping } };
    }),
  ];
}

/** The file with its producer, where it does not say its own. */
function produced(part: Part, [first]: readonly DiagnosisRow[]): Part {
  const { understanding } = part;
  if (understanding.provenance.producer !== '' || first === undefined) return part;
  const known = first.group === '' ? ademeDpe : bdnb;
  return {
    ...part,
    understanding: { ...understanding, provenance: { ...understanding.provenance, ...known } },
  };
}

/** Rows of a table of text. @throws AppError `load/columns` without a way to buildings, or without anything told. */
async function rowsOfText(
  text: string,
  file: string,
  crs: number,
  options: LoadOptions,
): Promise<readonly DiagnosisRow[]> {
  const [head = '', ...lines] = linesOfCsv(text);
  const separator = separatorOf(head);
  const columns = diagnosisColumns(valuesOfLine(head, separator));
  requireWay(columns, false, file);
  if (lines.every((line) => line.trim() === ''))
    throw new AppError('file/empty', `${file} has no rows`, { file });
  const rows: DiagnosisRow[] = [];
  for (const [i, line] of lines.entries()) {
    if (i % 4096 === 0) await pause(options, i / lines.length);
    if (line.trim() === '') continue;
    const values = valuesOfLine(line, separator);
    const valueAt = (at: number): string => values[at] ?? '';
    const at = rowPlace(columns, valueAt);
    const place = at && placed(at.xy, at.isInDegrees ? 4326 : crs, crs);
    rows.push(diagnosisOf(columns, valueAt, place));
  }
  return rows;
}

/** Degrees, where a table of text has them, are those of the GPS. */
function placed(xy: readonly [number, number], from: number, to: number): Diagnosis['place'] {
  const moved = from === to ? Float64Array.from(xy) : movedCoordinates(Float64Array.from(xy), from, to);
  return moved.every(Number.isFinite) ? [moved] : null;
}

/** Rows of a layer with a geometry: points, or outlines of groups of buildings. */
async function rowsOfLayer(
  source: VectorSource,
  from: number,
  to: number,
  options: LoadOptions,
): Promise<readonly DiagnosisRow[]> {
  const columns = diagnosisColumns(source.fields);
  requireWay(columns, true, source.file);
  const fields = source.fields.map((field) => ({ field, type: 'text' as const }));
  const { table } = await source.read({
    ...(options.signal ? { signal: options.signal } : {}),
    fields,
    idField: null,
  });
  const moved = from === to ? table : { ...table, xy: movedCoordinates(table.xy, from, to) };
  return Array.from({ length: moved.count }, (_, i) =>
    diagnosisOf(columns, (at) => textAt(moved, String(at), i), partsOfFeature(moved, i)),
  );
}

function requireWay(columns: DiagnosisColumns, hasShape: boolean, file: string): void {
  const { rnb, cleabs, group, x, y, latLon } = columns;
  const isPlaced = hasShape || latLon !== undefined || (x !== undefined && y !== undefined);
  if (isPlaced || rnb !== undefined || cleabs !== undefined || group !== undefined) return;
  throw new AppError('load/columns', `${file} leads to no building`, {
    file,
    columns: 'id_rnb / rnb_id, cleabs, batiment_groupe_id, coordonnee_cartographique_x_ban',
  });
}

/**
 * Diagnoses with the buildings of their group: rows of one group are one diagnosis, whose figures each come from the first row
 * that has them. Groups of which nothing leads to a building are told as unmatched.
 */
function withGroups(rows: readonly DiagnosisRow[]): readonly Diagnosis[] {
  const groups = new Map<string, Diagnosis>();
  const alone: Diagnosis[] = [];
  for (const { group, diagnosis } of rows) {
    if (group === '') {
      alone.push(diagnosis);
      continue;
    }
    const known = groups.get(group);
    groups.set(group, known ? together(known, diagnosis) : diagnosis);
  }
  const telling = [...groups.values()].filter(
    (one) => one.heating !== null || figures(one).some((value) => value > 0),
  );
  return [...alone, ...telling];
}

const figureKeys = [
  'year',
  'dwellings',
  'buildingM2',
  'dwellingM2',
  'wallU',
  'roofU',
  'floorU',
  'groundU',
  'windowU',
  'meanU',
  'airflow',
] as const satisfies readonly (keyof Diagnosis)[];

function figures(diagnosis: Diagnosis): readonly number[] {
  return figureKeys.map((key) => diagnosis[key]);
}

function together(a: Diagnosis, b: Diagnosis): Diagnosis {
  const filled = Object.fromEntries(figureKeys.map((key) => [key, Number.isNaN(a[key]) ? b[key] : a[key]]));
  return {
    ...a,
    ...filled,
    rnb: [...new Set([...a.rnb, ...b.rnb])],
    cleabs: [...new Set([...a.cleabs, ...b.cleabs])],
    place: a.place ?? b.place,
    date: a.date > b.date ? a.date : b.date,
    heating: a.heating ?? b.heating,
  };
}
