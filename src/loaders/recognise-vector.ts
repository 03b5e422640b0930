import type { Column } from '../territory/feature-table.ts';
import { plain } from '../base/plain.ts';
import { type LandCoverScheme, landCoverOf } from '../territory/land-cover-codes.ts';
import { type FeatureKind, featureKinds, type LayerKind } from '../territory/territory.ts';
import { cnigTableOf } from './cnig-accessibility.ts';
import type { FieldMapping, Provenance, Reason } from './understanding.ts';
import type { VectorSource } from './vector-source.ts';
import { diagnosisColumns, tellsDiagnoses } from './diagnosis-columns.ts';
import { identifierField, mapFields, spellingsOf } from './house-fields.ts';
import {
  adminExpress,
  bdTopo,
  bdTopoThemes,
  cnigAccessibility,
  corine,
  cosia,
  filosofi,
  littoSim,
  littoSimUnused,
  namedKinds,
  ocsGe,
  type Theme,
  unknownProduct,
} from './vector-themes.ts';

/** What a vector layer was taken for, before its place is looked at. */
export interface Recognition {
  readonly kind: LayerKind | 'diagnoses' | 'unused';
  readonly reason: Reason;
  readonly product: Omit<Provenance, 'editionDate'>;
  readonly scheme: LandCoverScheme | null;
  readonly mapping: readonly FieldMapping[];
  readonly idField: string | null;
}

const SAMPLE = 60;

/**
 * Decides what a vector layer is: by its product's identifiers first, then by the names of its fields and the
 * values in them, last by its own name.
 */
export async function recogniseVector(source: VectorSource): Promise<Recognition> {
  const sample = await readSample(source);
  const name = normalised(source.layer);
  const found =
    byDiagnoses(source) ??
    byTheme(source, sample, name) ??
    byFields(source, sample, name) ??
    byName(source, name) ??
    unused('not-recognised');
  const kind = found.kind;
  const mapping = isFeatureKind(kind) ? mapFields(kind, source.fields) : (found.mapping ?? []);
  return {
    kind,
    reason: found.reason,
    product: found.product,
    scheme: found.scheme ?? null,
    mapping,
    idField: identifierField(source.fields),
  };
}

type Found = Pick<Recognition, 'kind' | 'reason' | 'product'> & {
  readonly scheme?: LandCoverScheme;
  readonly mapping?: readonly FieldMapping[];
};

/** First values of every field, as texts; '' where there is none. */
type Sample = ReadonlyMap<string, readonly string[]>;

async function readSample(source: VectorSource): Promise<Sample> {
  const fields = source.fields.map((field) => ({ field, type: 'text' as const }));
  const { table } = await source.read({ fields, idField: null, limit: SAMPLE });
  return new Map(source.fields.map((field, i) => [field, textsOf(table.columns[String(i)])]));
}

function textsOf(column: Column | undefined): string[] {
  if (column?.type !== 'text') return [];
  return Array.from(column.codes, (code) => column.dictionary[code] ?? '');
}

/** Diagnoses of energy, or groups of the BDNB that tell of theirs. */
function byDiagnoses(source: VectorSource): Found | null {
  if (source.geometry === 'line' || !tellsDiagnoses(diagnosisColumns(source.fields))) return null;
  return { kind: 'diagnoses', reason: { key: 'fields', details: { what: 'DPE' } }, product: unknownProduct };
}

function byTheme(source: VectorSource, sample: Sample, name: string): Found | null {
  const idField = identifierField(source.fields);
  const first = idField === null ? '' : (sample.get(idField)?.find((id) => id !== '') ?? '');
  const identified = /^[A-Z_]{8}\d{10,}/.test(first)
    ? bdTopoThemes.find((theme) => first.startsWith(theme.idStart))
    : undefined;
  if (identified) return ofTheme(source, identified, 'identifiers', first.slice(0, 8));
  const named = bdTopoThemes.find((theme) => theme.names.includes(name));
  const looksBdTopo =
    hasField(source, 'cleabs') || hasField(source, 'acqu_plani') || hasField(source, 'etat_de_l_objet');
  if (named && looksBdTopo)
    return ofTheme(source, named, 'fields', hasField(source, 'cleabs') ? 'cleabs' : 'ACQU_PLANI');
  if (named && source.fields.length === 0 && name === 'troncon_de_route')
    return ofTheme(source, named, 'name', name);
  if (name === 'commune' && hasField(source, 'nom_officiel'))
    return { ...described('limits', 'fields', 'nom_officiel'), product: adminExpress };
  return null;
}

function ofTheme(
  source: VectorSource,
  theme: Theme,
  key: 'identifiers' | 'fields' | 'name',
  what: string,
): Found {
  const details = { product: theme.product.product, what };
  const found: Found = {
    kind: theme.kind,
    reason: { key: theme.kind === 'unused' ? 'known-not-used' : key, details },
    product: isAdminExpress(source, theme) ? adminExpress : theme.product,
  };
  const code = source.fields.find((field) => /^nature$/i.test(field));
  if (!theme.scheme || code === undefined) return found;
  return { ...found, scheme: theme.scheme, mapping: [{ house: 'code', field: code }] };
}

/** ADMIN EXPRESS shares BD TOPO's identifiers of communes: the delivery's name tells them apart. */
function isAdminExpress(source: VectorSource, theme: Theme): boolean {
  return theme.kind === 'limits' && /admin[-_ ]?express/i.test(source.file);
}

function byFields(source: VectorSource, sample: Sample, name: string): Found | null {
  return (
    byLandCoverCodes(source, sample) ??
    byCensus(source) ??
    byCnig(source) ??
    byLittoSim(source, name) ??
    byFigures(source)
  );
}

/** Ways on foot as the French standard of accessibility describes them. */
function byCnig(source: VectorSource): Found | null {
  const found = cnigTableOf(source);
  if (found === null) return null;
  const { kind, field } = found;
  return kind === 'unused'
    ? { ...unused('known-not-used', field), product: cnigAccessibility }
    : { ...described(kind, 'fields', field), product: cnigAccessibility };
}

/** Points that carry a figure: jobs, or vehicles counted (TMJA: mean of a year's days). */
function byFigures(source: VectorSource): Found | null {
  if (source.geometry === 'polygon') return null;
  const field = (names: readonly string[]): string | undefined =>
    source.fields.find((one) => names.includes(one.toLowerCase()));
  const count = field(spellingsOf('counts', 'vehiclesPerDay'));
  if (count !== undefined) return { ...described('counts', 'fields', count), product: unknownProduct };
  const jobs = field(spellingsOf('jobs', 'jobs'));
  if (jobs === undefined || source.geometry !== 'point') return null;
  return { ...described('jobs', 'fields', jobs), product: unknownProduct };
}

function byCensus(source: VectorSource): Found | null {
  const square = ['id_inspire', 'idcar_200m', 'idcar_1km', 'idcar_nat'].find((field) =>
    hasField(source, field),
  );
  if (source.geometry !== 'polygon' || square === undefined || !hasField(source, 'ind')) return null;
  return { ...described('population', 'fields', square), product: filosofi };
}

function byLittoSim(source: VectorSource, name: string): Found | null {
  const { geometry } = source;
  const all = (...fields: string[]) => fields.every((field) => hasField(source, field));
  const is = (kind: LayerKind, field: string): Found => ({
    ...described(kind, 'fields', field),
    product: littoSim,
  });
  if (geometry === 'polygon' && all('unit_code', 'unit_pop')) return is('population', 'unit_pop');
  if (geometry === 'polygon' && all('bld_type')) return is('buildings', 'bld_type');
  if (geometry === 'polygon' && all('dist_code', 'dist_lname')) return is('limits', 'dist_lname');
  if (geometry === 'line' && all('alt', 'height', 'status')) return is('dikes', 'alt');
  if (geometry === 'line' && all('z_ini', 'z_fin', 'regime'))
    return { ...described('waterLines', 'fields', 'REGIME'), product: bdTopo };
  if (littoSimUnused.has(name)) return { ...unused('known-not-used', name), product: littoSim };
  return null;
}

/** Fields that may hold codes of land cover, and the nomenclature that their values must then follow. */
const codeFields: readonly (readonly [field: RegExp, scheme: LandCoverScheme])[] = [
  [/^(code_cs|couverture|cs(_\d{4})?|cs_apres)$/i, 'ocsge'],
  [/^(classe|numero)$/i, 'cosia'],
  [/^(code_?\d\d|clc_?code|clc_?\d\d|cover_type)$/i, 'corine'],
];
const schemeProducts = { ocsge: ocsGe, cosia, corine } as const;

function byLandCoverCodes(source: VectorSource, sample: Sample): Found | null {
  if (source.geometry !== 'polygon') return null;
  for (const [pattern, scheme] of codeFields) {
    if (scheme === 'cosia' && !(hasField(source, 'classe') && hasField(source, 'numero'))) continue;
    // The latest year, when there are several.
    const fields = source.fields
      .filter((field) => pattern.test(field))
      .sort()
      .reverse();
    const field =
      scheme === 'cosia'
        ? source.fields.find((f) => /^classe$/i.test(f))
        : fields.find((f) => follows(sample.get(f), scheme));
    if (field === undefined || !follows(sample.get(field), scheme)) continue;
    const product = schemeProducts[scheme as keyof typeof schemeProducts];
    return {
      ...described('landCover', 'codes', field),
      product,
      scheme,
      mapping: [{ house: 'code', field }],
    };
  }
  return null;
}

/** Whether most of the values, and at least one, are codes of the nomenclature. */
function follows(values: readonly string[] | undefined, scheme: LandCoverScheme): boolean {
  const given = (values ?? []).filter((value) => value !== '');
  const known = given.filter((value) => landCoverOf(scheme, value) !== null);
  return known.length > 0 && known.length >= 0.8 * given.length;
}

function byName(source: VectorSource, name: string): Found | null {
  const found = namedKinds.find(
    (entry) => entry.geometry.includes(source.geometry) && entry.words.test(name),
  );
  return found ? { ...described(found.kind, 'name', source.layer), product: unknownProduct } : null;
}

function described(kind: LayerKind, key: Reason['key'], what: string): Pick<Found, 'kind' | 'reason'> {
  return { kind, reason: { key, details: { what } } };
}

function unused(key: Reason['key'], what = ''): Found {
  return { kind: 'unused', reason: { key, details: { what } }, product: unknownProduct };
}

function hasField(source: VectorSource, name: string): boolean {
  return source.fields.some((field) => field.toLowerCase() === name);
}

function isFeatureKind(kind: Recognition['kind']): kind is FeatureKind {
  return (featureKinds as readonly string[]).includes(kind);
}

/** `BATIMENT (1)` → `batiment_1`. */
export function normalised(name: string): string {
  return plain(name)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}
