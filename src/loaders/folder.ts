import { AppError } from '../base/errors.ts';
import { type About, readAbout } from './about.ts';
import { openCsvPoints } from './csv-points.ts';
import { dateInPath } from './date-in-path.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import { type RawFormat, rawFormat } from './file-formats.ts';
import { type GeoJsonSource, openGeoJson } from './geojson.ts';
import { isGtfs } from './transit-file.ts';
import { openGeoPackage } from './geopackage.ts';
import { pause } from './pause.ts';
import { problemOf } from './problem.ts';
import { risingOnly } from './progress.ts';
import type { Draft, FolderReading } from './opened.ts';
import { openRaster, type OpenedRaster } from './opened-raster.ts';
import { recogniseVector } from './recognise-vector.ts';
import { openShapefile } from './shapefile.ts';
import { settle } from './settle.ts';
import { statedCrsOfWkt } from './stated-crs.ts';
import type { FileFormat, Reason, TableKind, Understanding } from './understanding.ts';
import type { VectorSource } from './vector-source.ts';
import { unknownProduct } from './vector-themes.ts';
import { openZip } from './zip.ts';

/**
 * Reads what a person brought: unfolds archives, puts shapefiles' parts together, recognises each layer, finds the
 * CRS of those that do not say theirs, and sets aside what would count twice. Nothing is loaded in full but what
 * its format forces to; a file that cannot be read becomes an understanding with its problem.
 *
 * @throws the signal's reason when aborted.
 */
export async function readFolder(
  files: readonly InputFile[],
  loading: LoadOptions = {},
): Promise<FolderReading> {
  const options = risingOnly(loading);
  const { loose, drafts } = await unfoldArchives(files, options);
  const groups = groupFiles(loose);
  for (const [index, group] of groups.entries()) {
    await pause(options, index / groups.length);
    drafts.push(...(await openGroup(group)));
  }
  drafts.sort((a, b) => (a.understanding.id < b.understanding.id ? -1 : 1));
  const about = drafts.find((draft) => draft.about)?.about ?? null;
  const settled = settle(about ? drafts.map((draft) => presented(draft, about)) : drafts);
  options.onProgress?.(1);
  return {
    about,
    understandings: settled.map((draft) => draft.understanding),
    opened: new Map(settled.flatMap((d) => (d.opened ? [[d.understanding.id, d.opened] as const] : []))),
  };
}

/** A layer of a folder that says where its layers come from: a made-up one has none of the known producers. */
function presented(draft: Draft, { fictional, provenance, verticalDatum }: About): Draft {
  const { understanding } = draft;
  const { producer, product, licence, editionDate } = understanding.provenance;
  if (understanding.kind === 'unused') return draft;
  const datum = understanding.verticalDatum;
  return {
    ...draft,
    understanding: {
      ...understanding,
      verticalDatum: datum === 'unknown' && understanding.geometry === null ? verticalDatum : datum,
      provenance: fictional
        ? provenance
        : {
            producer: producer || provenance.producer,
            product: product || provenance.product,
            licence: licence || provenance.licence,
            editionDate: editionDate ?? provenance.editionDate,
          },
    },
  };
}

interface Loose {
  readonly file: InputFile;
  readonly format: RawFormat;
}

/** The files that are no archives, those of archives among them; and what became of archives that failed. */
async function unfoldArchives(files: readonly InputFile[], options: LoadOptions) {
  const loose: Loose[] = [];
  const drafts: Draft[] = [];
  // An archive in an archive is opened once more; deeper ones are left folded.
  for (let depth = 0, queue = [...files]; queue.length > 0; depth++) {
    const next: InputFile[] = [];
    for (const file of queue) {
      options.signal?.throwIfAborted();
      try {
        const format = await rawFormat(file);
        if (format !== 'zip') loose.push({ file, format });
        else if (depth > 1) throw new AppError('file/archive-bomb', 'archives in archives');
        else {
          const entries = await openZip(file);
          // A timetable is one thing in many tables: it stays folded.
          if (isGtfs(entries)) loose.push({ file, format: 'gtfs' });
          else next.push(...entries);
        }
      } catch (error) {
        drafts.push(failed([file], 'archive', error));
      }
    }
    queue = next;
  }
  return { loose, drafts };
}

interface Group {
  readonly format: RawFormat;
  readonly files: readonly InputFile[];
}

/** Shapefiles' parts together, a grid with its `.prj`, water conditions together by folder, the rest one by one. */
function groupFiles(loose: readonly Loose[]): Group[] {
  const groups: Group[] = [];
  const shapefiles = new Map<string, InputFile[]>();
  const conditions = new Map<string, InputFile[]>();
  const grids: Loose[] = [];
  for (const { file, format } of loose) {
    if (format === 'shapefile-part') append(shapefiles, stemOf(file), file);
    else if (format === 'bci' || format === 'bdy')
      append(conditions, file.path.slice(0, file.path.lastIndexOf('/') + 1), file);
    else if (format === 'asc' || format === 'tiff') grids.push({ file, format });
    else groups.push({ format, files: [file] });
  }
  for (const { file, format } of grids) {
    const beside = shapefiles.get(stemOf(file)) ?? [];
    const isOwn = beside.length > 0 && beside.every((part) => /\.(prj|cpg)$/i.test(part.name));
    if (isOwn) shapefiles.delete(stemOf(file));
    groups.push({ format, files: [file, ...(isOwn ? beside : [])] });
  }
  const shpFirst = (a: InputFile, b: InputFile) => Number(isShp(b)) - Number(isShp(a));
  for (const parts of shapefiles.values())
    groups.push({ format: 'shapefile-part', files: parts.sort(shpFirst) });
  for (const parts of conditions.values()) groups.push({ format: 'bci', files: parts });
  return groups;
}

function stemOf(file: InputFile): string {
  return file.path.replace(/\.[^./]*$/, '').toLowerCase();
}

async function openGroup({ format, files }: Group): Promise<Draft[]> {
  const [file] = files as readonly [InputFile];
  try {
    if (format === 'shapefile-part') {
      const parts = new Map(
        files.map((part) => [part.name.slice(part.name.lastIndexOf('.') + 1).toLowerCase(), part]),
      );
      // A lone .prj or .cpg describes nothing that came.
      if (!parts.has('shp') && !parts.has('dbf') && !parts.has('shx'))
        return [aside(files, 'other', 'companion')];
      return [await vectorDraft(await openShapefile(parts), files, 'shapefile')];
    }
    if (format === 'sqlite') return await vectorDrafts(await openGeoPackage(file), file, 'geopackage');
    if (format === 'json') return await vectorDrafts(await openGeoJson(file), file, 'geojson');
    if (format === 'csv') return [await vectorDraft(await openCsvPoints(file), files, 'csv')];
    if (format === 'about') return [await aboutDraft(files)];
    if (format === 'asc' || format === 'tiff')
      return [rasterDraft(await openRaster(file, format, await prjOf(files)), files, format)];
  } catch (error) {
    // A product delivered for one place has a file for each of its classes, found there or not.
    if (format === 'shapefile-part' && error instanceof AppError && error.code === 'layer/no-features')
      return [aside(files, 'shapefile', 'empty')];
    return [failed(files, formatName(format), error)];
  }
  if (format === 'bci') return [forcingDraft(files)];
  if (format === 'weather') return [weatherDraft(files)];
  if (format === 'gtfs') return [tableDraft(files, 'gtfs', 'transit', 'GTFS')];
  if (format === 'mobpro') return [tableDraft(files, 'mobpro', 'commuters', 'MOBPRO')];
  if (format === 'diagnoses') return [tableDraft(files, 'diagnoses', 'diagnoses', 'BDNB, DPE')];
  if (format === 'energy-totals')
    return [tableDraft(files, 'energy-totals', 'energyTotals', 'Enedis, GRDF, ORE, SDES')];
  if (format === 'companion') return [aside(files, 'other', 'companion')];
  if (format === 'project') return [aside(files, 'other', 'project')];
  if (format === 'run-archive') return [aside(files, 'other', 'results')];
  if (format === 'model-result') return [aside(files, 'asc', 'model-result')];
  if (format === '7z')
    return [failed(files, 'archive', new AppError('file/archive-7z', '7z archive', { file: file.path }))];
  if (format === 'empty')
    return [failed(files, 'other', new AppError('file/empty', 'empty', { file: file.path }))];
  const code = /\.la[sz]$/i.test(file.name) ? 'file/point-cloud' : 'file/unknown-format';
  return [
    failed(files, 'other', new AppError(code, `${file.path}: no format that is read`, { file: file.path })),
  ];
}

async function vectorDrafts(
  sources: readonly VectorSource[],
  file: InputFile,
  format: FileFormat,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const source of sources) drafts.push(await vectorDraft(source, [file], format, sources.length > 1));
  return drafts;
}

async function vectorDraft(
  source: VectorSource,
  files: readonly InputFile[],
  format: FileFormat,
  several = false,
): Promise<Draft> {
  const found = await recogniseVector(source);
  const understanding: Understanding = {
    id: several ? `${source.file}#${source.layer}/${source.geometry}` : source.file,
    files: files.map((part) => part.path),
    layer: source.layer,
    format,
    kind: found.kind,
    reason: found.reason,
    provenance: { ...found.product, editionDate: dateInPath(source.file) ?? source.date },
    crs: source.crs.epsg,
    crsFrom: source.crs.epsg === null ? 'unknown' : 'file',
    verticalDatum: 'unknown',
    geometry: source.geometry,
    count: source.count,
    resolutionM: null,
    bounds: source.bounds,
    fields: source.fields,
    mapping: found.mapping,
    idField: found.idField,
    scheme: found.scheme,
    problems: source.problems,
  };
  const matched = 'matched' in source ? (source as GeoJsonSource).matched : null;
  return { understanding, opened: { type: 'vector', source, files }, matched };
}

function rasterDraft(raster: OpenedRaster, files: readonly InputFile[], format: 'asc' | 'tiff'): Draft {
  const understanding: Understanding = {
    ...bare(files, format === 'asc' ? 'asc' : 'geotiff', raster.kind, raster.reason),
    provenance: raster.provenance,
    crs: raster.crs,
    crsFrom: raster.crsFrom,
    verticalDatum: raster.verticalDatum,
    count: raster.grid.columns * raster.grid.rows,
    resolutionM: raster.grid.cellSizeM,
    bounds: raster.bounds,
    scheme: raster.scheme,
    problems: raster.problems,
  };
  return { understanding, opened: { type: 'raster', raster, files }, matched: null };
}

async function aboutDraft(files: readonly InputFile[]): Promise<Draft> {
  const about = await readAbout(files[0] as InputFile);
  const reason: Reason = { key: 'about', details: { name: about.name } };
  return { understanding: bare(files, 'other', 'unused', reason), opened: null, matched: null, about };
}

function forcingDraft(files: readonly InputFile[]): Draft {
  const main = files.find((file) => /\.bci$/i.test(file.name)) ?? (files[0] as InputFile);
  const others = files.filter((file) => file !== main);
  const understanding: Understanding = {
    ...bare([main, ...others], 'lisflood', 'forcing', { key: 'extension', details: { what: 'LISFLOOD-FP' } }),
    count: others.length,
  };
  return { understanding, opened: { type: 'forcing', files: [main, ...others] }, matched: null };
}

function weatherDraft(files: readonly InputFile[]): Draft {
  const reason: Reason = { key: 'extension', details: { what: 'EPW, PVGIS' } };
  const understanding: Understanding = { ...bare(files, 'weather', 'weather', reason), count: 1 };
  return { understanding, opened: { type: 'weather', files }, matched: null };
}

/** A table that is read whole: a timetable, commuters, diagnoses. */
function tableDraft(files: readonly InputFile[], format: FileFormat, kind: TableKind, what: string): Draft {
  const reason: Reason = { key: 'extension', details: { what } };
  const understanding: Understanding = { ...bare(files, format, kind, reason), count: 1 };
  return { understanding, opened: { type: kind, files }, matched: null };
}

function aside(
  files: readonly InputFile[],
  format: FileFormat,
  key: 'companion' | 'model-result' | 'empty' | 'project' | 'results',
): Draft {
  return { understanding: bare(files, format, 'unused', { key, details: {} }), opened: null, matched: null };
}

function failed(files: readonly InputFile[], format: FileFormat, error: unknown): Draft {
  const [file] = files as readonly [InputFile];
  const told = problemOf(error, file.path);
  const reason: Reason = { key: 'not-readable', details: {} };
  return {
    understanding: { ...bare(files, format, 'unused', reason), problems: [told] },
    opened: null,
    matched: null,
  };
}

function bare(
  files: readonly InputFile[],
  format: FileFormat,
  kind: Understanding['kind'],
  reason: Reason,
): Understanding {
  const [file] = files as readonly [InputFile];
  return {
    id: file.path,
    files: files.map((part) => part.path),
    layer: file.name.replace(/\.[^.]*$/, ''),
    format,
    kind,
    reason,
    provenance: { ...unknownProduct, editionDate: dateInPath(file.path) },
    crs: null,
    crsFrom: 'unknown',
    verticalDatum: 'unknown',
    geometry: null,
    count: 0,
    resolutionM: null,
    bounds: null,
    fields: [],
    mapping: [],
    idField: null,
    scheme: null,
    problems: [],
  };
}

function formatName(format: RawFormat): FileFormat {
  if (format === 'shapefile-part') return 'shapefile';
  if (format === 'sqlite') return 'geopackage';
  if (format === 'json') return 'geojson';
  if (format === 'csv') return 'csv';
  return format === 'asc' ? 'asc' : 'geotiff';
}

/** CRS of the `.prj` among a grid's files, when there is one that is known. */
async function prjOf(files: readonly InputFile[]): Promise<number | null> {
  const prj = files.find((file) => /\.prj$/i.test(file.name) && file.size < 65_536);
  return prj ? statedCrsOfWkt(new TextDecoder().decode(await prj.bytes())).epsg : null;
}

function isShp(file: InputFile): boolean {
  return /\.shp$/i.test(file.name);
}

function append(groups: Map<string, InputFile[]>, key: string, file: InputFile): void {
  const group = groups.get(key);
  if (group) group.push(file);
  else groups.set(key, [file]);
}
