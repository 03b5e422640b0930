import { attributes } from '../territory/attributes.ts';
import type { Column, FeatureTable } from '../territory/feature-table.ts';
import { plain } from '../base/plain.ts';
import { placeRole } from '../territory/place-roles.ts';
import { numbersOf, selectFeatures, textAt } from '../territory/table-ops.ts';
import { textColumn } from '../territory/table-builder.ts';
import type { FeatureKind } from '../territory/territory.ts';
import { footwayColumns } from './cnig-accessibility.ts';
import type { Understanding } from './understanding.ts';

/** What BD TOPO's linear constructions must be called to count as dikes. */
const DIKE_NATURES = ['digue', 'levee', 'mur anti-crue'];

/**
 * Brings raw attributes to the house's meaning: unknown heights, roofs, roles, crests; leaves out features that
 * their layer holds beside those of the kind. Only the house's attributes remain.
 */
export function deriveAttributes(
  raw: FeatureTable,
  layer: Understanding,
  kind: FeatureKind | 'landCover',
): { readonly table: FeatureTable; readonly leftOut: number } {
  if (kind === 'landCover') return { table: raw, leftOut: 0 };
  const table = belonging(raw, layer, kind);
  const derived: Record<string, Column> = Object.fromEntries(
    Object.entries(table.columns).map(([name, column]) => [name, withoutMarks(column)]),
  );
  if (kind === 'buildings') addBuildings(table, derived);
  if (kind === 'dikes') addDikes(table, derived);
  if (kind === 'places') addPlaces(table, derived, layer);
  if (kind === 'footways' || kind === 'footwayPoints') footwayColumns(table, derived, layer.idField);
  if (kind === 'population') derived['inhabitants'] = atLeast(numbersOf(table, 'inhabitants'), 0);
  const columns = Object.fromEntries(
    Object.entries(derived).filter(([name]) => Object.hasOwn(attributes[kind], name)),
  );
  return { table: { ...table, columns }, leftOut: raw.count - table.count };
}

/** BD TOPO v2 writes NR (not given) and NC (not concerned) where it has no text. */
function withoutMarks(column: Column): Column {
  if (column.type !== 'text') return column;
  const marks = new Set(
    ['NR', 'NC'].map((mark) => column.dictionary.indexOf(mark)).filter((code) => code > 0),
  );
  if (marks.size === 0) return column;
  return { ...column, codes: column.codes.map((code) => (marks.has(code) ? 0 : code)) };
}

function belonging(table: FeatureTable, layer: Understanding, kind: FeatureKind): FeatureTable {
  if (layer.provenance.product !== 'BD TOPO') return table;
  if (kind === 'dikes')
    return where(table, (i) =>
      DIKE_NATURES.some((nature) => plain(textAt(table, 'nature', i)).startsWith(nature)),
    );
  // Themes of BD TOPO hold hundreds of natures; those without a role in a crisis would only be noise.
  if (kind === 'places') return where(table, (i) => roleOf(table, i, layer) !== 'other');
  return table;
}

function where(table: FeatureTable, keep: (feature: number) => boolean): FeatureTable {
  const kept = Uint32Array.from(Array.from({ length: table.count }, (_, i) => i).filter(keep));
  return kept.length === table.count ? table : selectFeatures(table, kept);
}

/**
 * A height of 0 is unknown (BD TOPO writes it where the roof is unknown too). Roof: the highest, else ground and
 * height to the gutter.
 */
function addBuildings(table: FeatureTable, columns: Record<string, Column>): void {
  const heightM = numbersOf(table, 'heightM').map((height) => (height > 0 ? height : Number.NaN));
  const groundM = numbersOf(table, 'groundM');
  const roofM = numbersOf(table, 'roofM').map((roof, i) =>
    Number.isNaN(roof) ? (groundM[i] as number) + (heightM[i] as number) : roof,
  );
  if (columns['heightM']) columns['heightM'] = { type: 'number', values: heightM };
  if (roofM.some((roof) => !Number.isNaN(roof))) columns['roofM'] = { type: 'number', values: roofM };
}

/** Crests far below the sea are marks for unknown; a height of 0 says nothing. */
function addDikes(table: FeatureTable, columns: Record<string, Column>): void {
  if (columns['crestM']) columns['crestM'] = atLeast(numbersOf(table, 'crestM'), -100);
  if (columns['heightM'])
    columns['heightM'] = {
      type: 'number',
      values: numbersOf(table, 'heightM').map((height) => (height > 0 ? height : Number.NaN)),
    };
}

function addPlaces(table: FeatureTable, columns: Record<string, Column>, layer: Understanding): void {
  const roles = textColumn();
  const natures = textColumn();
  for (let i = 0; i < table.count; i++) {
    const nature = textAt(table, 'nature', i);
    const inDetail = textAt(table, 'inDetail', i);
    roles.push(roleOf(table, i, layer));
    natures.push(inDetail === '' ? nature : inDetail);
  }
  columns['role'] = roles.build();
  columns['nature'] = natures.build();
}

/** A transformer station is one whatever its nature says. */
function roleOf(table: FeatureTable, feature: number, layer: Understanding): string {
  const role = placeRole(textAt(table, 'inDetail', feature), textAt(table, 'nature', feature));
  return role === 'other' && /poste_de_transformation/i.test(layer.layer) ? 'substation' : role;
}

function atLeast(values: Float64Array<ArrayBuffer>, least: number): Column {
  return { type: 'number', values: values.map((value) => (value >= least ? value : Number.NaN)) };
}
