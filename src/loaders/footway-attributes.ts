import type { Database } from 'sql.js';
import { quoted, rowsOf } from './sqlite.ts';

/** A table as it is read: what stands after FROM, and its columns. */
export interface ReadableTable {
  readonly from: string;
  readonly columns: readonly string[];
}

/**
 * A table of a GeoPackage with what other tables tell of its features. In the relational model of the standard of
 * accessible ways (CNIG), shapes are those of `troncon_cheminement`; widths and surfaces stand in `circulation`,
 * `rampe`, `escalier` …, tables without shapes that name their segment by `idtroncon`. Any other table is read as it
 * is. Of several rows of one segment the first counts.
 */
export function withFootwayAttributes(
  database: Database,
  table: string,
  columns: readonly string[],
): ReadableTable {
  const plain = { from: quoted(table), columns };
  const key = columns.find(isSegment);
  if (key === undefined) return plain;
  const besides = rowsOf(
    database,
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN (SELECT table_name FROM gpkg_geometry_columns) ORDER BY name`,
  ).flatMap(([name]) => {
    const own = rowsOf(database, `PRAGMA table_info(${quoted(String(name))})`).map((row) => String(row[1]));
    const link = own.find(isSegment);
    return link === undefined ? [] : [{ name: String(name), link, own: own.filter((one) => one !== link) }];
  });
  const known = new Set(columns.map((one) => one.toLowerCase()));
  const added = new Map<string, { readonly name: string; readonly values: string[] }>();
  for (const [i, { own }] of besides.entries()) {
    for (const name of own) {
      if (known.has(name.toLowerCase()) || /^(fid|id)/i.test(name)) continue;
      const values = added.get(name.toLowerCase()) ?? { name, values: [] };
      values.values.push(`a${i}.${quoted(name)}`);
      added.set(name.toLowerCase(), values);
    }
  }
  if (added.size === 0) return plain;
  const joins = besides.map(
    ({ name, link }, i) =>
      `LEFT JOIN (SELECT *, MIN(rowid) FROM ${quoted(name)} GROUP BY ${quoted(link)}) AS a${i} ON a${i}.${quoted(link)} = t.${quoted(key)}`,
  );
  const selected = [...added.values()].map(
    ({ name, values }) => `COALESCE(${[...values, 'NULL'].join(', ')}) AS ${quoted(name)}`,
  );
  return {
    from: `(SELECT t.*, ${selected.join(', ')} FROM ${quoted(table)} AS t ${joins.join(' ')})`,
    columns: [...columns, ...[...added.values()].map(({ name }) => name)],
  };
}

function isSegment(column: string): boolean {
  return column.toLowerCase() === 'idtroncon';
}
