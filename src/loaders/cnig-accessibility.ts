import type { Column, FeatureTable } from '../territory/feature-table.ts';
import { plain } from '../base/plain.ts';
import { textColumn } from '../territory/table-builder.ts';
import { numbersOf, textAt } from '../territory/table-ops.ts';
import type { VectorSource } from './vector-source.ts';

/**
 * Tables of the French standard of accessible ways (CNIG, « Accessibilité du cheminement en voirie », v2021-10 in its
 * revisions 2023-06 to 2026-04), told by the identifiers that only they have, in full and in the ten letters of
 * Shapefile. `nature`: what the table's features are, where no attribute says it.
 */
const tables = [
  { id: 'idcirculation', geometry: 'line', nature: '' },
  { id: 'idtroncon', geometry: 'line', nature: '' },
  { id: 'idtraversee', geometry: 'line', nature: 'traversée piétonne' },
  { id: 'idrampe', geometry: 'line', nature: 'rampe' },
  { id: 'idescalier', geometry: 'line', nature: 'escalier' },
  { id: 'idescalator', geometry: 'line', nature: 'escalator' },
  { id: 'idtapisroulant', geometry: 'line', nature: 'tapis roulant' },
  { id: 'idquai', geometry: 'line', nature: 'quai' },
  { id: 'idnoeud', geometry: 'point', nature: 'nœud' },
  { id: 'idobstacle', geometry: 'point', nature: '' },
  { id: 'idascenseur', geometry: 'point', nature: 'ascenseur' },
  { id: 'idelevateur', geometry: 'point', nature: 'élévateur' },
  { id: 'identree', geometry: 'point', nature: 'entrée' },
  { id: 'idpassageselectif', geometry: 'point', nature: 'passage sélectif' },
  { id: 'idstationnement', geometry: 'point', nature: 'unused' },
  { id: 'iderp', geometry: 'polygon', nature: 'unused' },
] as const;

/** Other attributes of the standard: one of them tells its tables from those that share an identifier's name. */
const others = new Set(
  [
    'typeTroncon',
    'statutVoie',
    'devers',
    'hauteurRessaut',
    'abaissePente',
    'typeObstacle',
    'etatRevetement',
    'erpCategorie',
  ].map(shortened),
);

/** Names of the identifiers, for the readers' list of identifiers. */
export const cnigIdentifiers: readonly string[] = tables.flatMap(({ id }) =>
  shortened(id) === id ? [id] : [id, shortened(id)],
);

/** What a layer is in the standard, and the field that tells; null: nothing. */
export function cnigTableOf({ fields, geometry }: Pick<VectorSource, 'fields' | 'geometry'>): {
  readonly kind: 'footways' | 'footwayPoints' | 'unused';
  readonly field: string;
} | null {
  if (!fields.some((field) => others.has(shortened(field)))) return null;
  const table = tables.find(
    (one) => one.geometry === geometry && fields.some((field) => shortened(field) === shortened(one.id)),
  );
  if (!table) return null;
  const field = fields.find((one) => shortened(one) === shortened(table.id)) ?? table.id;
  if (table.nature === 'unused') return { kind: 'unused', field };
  return { kind: geometry === 'line' ? 'footways' : 'footwayPoints', field };
}

/** Lower case, ten letters: what Shapefile leaves of a name. */
function shortened(field: string): string {
  return field.toLowerCase().slice(0, 10);
}

/** Words that say that nothing is said. */
const silent: ReadonlySet<string> = new Set(['nc', 'sans objet']);

/**
 * Brings a table of the standard to the house's meaning. Kerbs and widths in metres, slopes in per cent: values that
 * cannot be any (no width, a kerb over 1 m, more than 100 %) are unknown.
 *
 * @param idField The producer's identifier, by which the table is known; null: kind and attributes as they are.
 */
export function footwayColumns(
  table: FeatureTable,
  columns: Record<string, Column>,
  idField: string | null,
): void {
  const own = tables.find(({ id }) => idField !== null && shortened(idField) === shortened(id))?.nature ?? '';
  const natures = textColumn();
  for (let i = 0; i < table.count; i++) {
    const stated = textAt(table, 'nature', i);
    natures.push(own !== '' ? own : silent.has(plain(stated)) ? '' : stated);
  }
  columns['nature'] = natures.build();
  for (const [name, isPossible] of Object.entries(possible)) {
    if (columns[name]?.type !== 'number') continue;
    columns[name] = {
      type: 'number',
      values: numbersOf(table, name).map((value) => (isPossible(value) ? value : Number.NaN)),
    };
  }
}

const possible: Readonly<Record<string, (value: number) => boolean>> = {
  slopePercent: (value) => Math.abs(value) <= 100,
  crossSlopePercent: (value) => Math.abs(value) <= 100,
  kerbSlopePercent: (value) => Math.abs(value) <= 100,
  widthM: (value) => value > 0,
  kerbWidthM: (value) => value > 0,
  kerbM: (value) => value >= 0 && value <= 1,
  heightM: (value) => value > 0,
};
