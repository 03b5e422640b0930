import { aboutMark } from './about.ts';
import { isCsvOfPoints } from './csv-points.ts';
import { isCsvOfFootways } from './csv-wkt.ts';
import type { InputFile } from './input-file.ts';
import { isMobpro } from './commuters-file.ts';
import { isDiagnoses } from './diagnoses-file.ts';
import { isEnedisProfiles } from './enedis-profiles.ts';
import { isEnergyTotals } from './energy-totals.ts';
import { isOdTable } from './od-matrix.ts';
import { isWeather } from './weather-file.ts';
import { decodedStart, decodedText } from './windows-1252.ts';

/** What a file is by its first bytes, and by its extension where bytes do not tell. */
export type RawFormat =
  | 'zip'
  | '7z'
  | 'sqlite'
  | 'tiff'
  | 'shapefile-part'
  | 'json'
  | 'csv'
  | 'csv-wkt'
  | 'asc'
  | 'bci'
  | 'bdy'
  | 'weather'
  | 'gtfs'
  | 'mobpro'
  | 'diagnoses'
  | 'energy-totals'
  | 'load-profiles'
  | 'od'
  | 'companion'
  | 'about'
  | 'project'
  | 'run-archive'
  | 'model-result'
  | 'empty'
  | 'unknown';

const shapefileParts: ReadonlySet<string> = new Set(['shp', 'shx', 'dbf', 'prj', 'cpg']);
const companions =
  /\.(aux\.xml|tfw|asc\.xml|qix|sbn|sbx|fbn|fbx|ain|aih|atx|ixs|mxs|qpj|qml|qmd|qgz|qgs|lyr|lyrx|sld|xml|txt|md|pdf|html?|csv|conf|png|jpe?g|md5|par|param|source|license|licence|geojsonl|wpj)$/i;
/** What LISFLOOD-FP writes: results of another model, never taken for a territory. */
const results =
  /\.(wd|wdfp|elev|max|mxe|maxtm|maxvx|maxvy|maxvc|maxvcd|totaltm|inittm|mass|stage|vx|vy|qx|qy)$|(^|\/)res(ults?)?([-_.][^/]*)?\.(dem|op|asc)$/i;

/** Begins the text of a project, as it is exported. */
const projectMark = /^\s*\{\s*"format"\s*:\s*\d+\s*,\s*"title"\s*:/;

/** Longest first line of a table of text, bytes: that of ADEME's diagnoses has some 5000. */
const headingBytes = 16_384;

/** Up to the end of the line, so that no sign is cut in two. */
function firstLineOf(bytes: Uint8Array): string {
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  return decodedText(end < 0 ? bytes : bytes.subarray(0, end));
}

/** A table of energy by the names of its columns. */
function tableFormat(start: string): 'diagnoses' | 'energy-totals' | 'load-profiles' | null {
  if (isDiagnoses(start)) return 'diagnoses';
  if (isEnedisProfiles(start)) return 'load-profiles';
  return isEnergyTotals(start) ? 'energy-totals' : null;
}

/** Tells the format of a file; never reads more than its beginning. */
export async function rawFormat(file: InputFile): Promise<RawFormat> {
  const extension = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  if (file.size === 0) return shapefileParts.has(extension) ? 'shapefile-part' : 'empty';
  if (results.test(file.path)) return 'model-result';
  const head = new Uint8Array(await file.slice(0, 512));
  const starts = (...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c) || starts(0x52, 0x61, 0x72, 0x21)) return '7z';
  if (/\.7z(\.\d{3})?$/i.test(file.name)) return '7z';
  if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) return 'zip';
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a) || starts(0x49, 0x49, 0x2b, 0))
    return 'tiff';
  const text = decodedStart(head);
  if (text.startsWith('SQLite format 3')) return 'sqlite';
  if (text.startsWith('JUMELRUN')) return 'run-archive';
  if (aboutMark.test(text)) return 'about';
  if (projectMark.test(text)) return 'project';
  if (isWeather(text)) return 'weather';
  if (isMobpro(text)) return 'mobpro';
  if (shapefileParts.has(extension)) return 'shapefile-part';
  if (extension === 'bci' || extension === 'bdy') return extension;
  if (extension === 'csv' || extension === 'txt') {
    if (isCsvOfPoints(text)) return 'csv';
    if (isCsvOfFootways(text)) return 'csv-wkt';
    const table = tableFormat(firstLineOf(new Uint8Array(await file.slice(0, headingBytes))));
    if (table !== null) return table;
  }
  if (isOdTable(file.name, text)) return 'od';
  if (companions.test(file.name)) return 'companion';
  if (/^(\u00ef\u00bb\u00bf)?\s*(ncols|nrows|xll|yll|cellsize|dx|dy)/i.test(text)) return 'asc';
  if (/^(\u00ef\u00bb\u00bf)?\s*[{[]/.test(text)) return 'json';
  if (['asc', 'start', 'dem', 'grd'].includes(extension)) return 'asc';
  if (extension === 'tif' || extension === 'tiff') return 'tiff';
  if (extension === 'gpkg') return 'sqlite';
  if (extension === 'zip') return 'zip';
  return 'unknown';
}
