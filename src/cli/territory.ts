import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTerritory, type BuiltFolder } from '../loaders/build.ts';
import { readFolder } from '../loaders/folder.ts';
import { writeTerritoryFile } from '../loaders/territory-file.ts';
import type { Override, Understanding } from '../loaders/understanding.ts';
import { filesOf } from './input-folder.ts';

export const territoryUsage = `jumelles territory <folder> [--out territory.jumelles] [--name NAME] [--json]
  Builds a territory from a folder of layers and says what was understood.
  --crs PATH=EPSG     gives a file its coordinate system (repeatable)
  --kind PATH=KIND    gives a file its kind: terrain, buildings, …, unused (repeatable)`;

/**
 * `jumelles territory`: builds a territory headless, reports what was understood, and writes it when `--out` says
 * where.
 *
 * @returns The exit code: 0 built, 1 nothing could be built, 2 misused.
 */
export async function territoryCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      name: { type: 'string' },
      json: { type: 'boolean', default: false },
      crs: { type: 'string', multiple: true, default: [] },
      kind: { type: 'string', multiple: true, default: [] },
    },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) {
    console.error(territoryUsage);
    return 2;
  }
  const reading = await readFolder(await filesOf(folder));
  const name = values.name ?? basename(resolve(folder));
  const built = await buildTerritory(reading, overridesOf(values.crs, values.kind), { name });
  console.log(
    values.json
      ? JSON.stringify(reportOf(reading.understandings, built), null, 2)
      : textOf(reading.understandings, built),
  );
  if (!built.territory) return 1;
  if (values.out !== undefined) await writeFile(values.out, await writeTerritoryFile(built.territory));
  return 0;
}

function overridesOf(crs: readonly string[], kind: readonly string[]): Override[] {
  const split = (text: string): [string, string] => {
    const at = text.lastIndexOf('=');
    return [text.slice(0, at), text.slice(at + 1)];
  };
  const overrides = new Map<string, Override>();
  for (const [id, value] of crs.map(split))
    overrides.set(id, { ...overrides.get(id), id, crs: Number(value) });
  for (const [id, value] of kind.map(split))
    overrides.set(id, { ...overrides.get(id), id, kind: value as Understanding['kind'] });
  return [...overrides.values()];
}

function reportOf(understandings: readonly Understanding[], built: BuiltFolder) {
  const { territory, forcingSets, problems, readiness } = built;
  return {
    digest: territory?.digest ?? null,
    name: territory?.name ?? null,
    crs: territory?.crs ?? null,
    verticalDatum: territory?.verticalDatum ?? null,
    layers: territory ? layersOf(territory) : {},
    sources: territory?.sources ?? [],
    forcingSets: forcingSets.map((set) => ({ name: set.name, forcings: set.forcings.length })),
    readiness,
    problems,
    understandings,
  };
}

function layersOf(territory: NonNullable<BuiltFolder['territory']>): Record<string, object> {
  const told = Object.entries(territory.layers).map(([kind, layer]) => {
    if ('table' in layer) return [kind, { geometry: layer.table.geometry, count: layer.table.count }];
    const { columns, rows, cellSizeM } = layer.grid;
    return [kind, { columns, rows, cellSizeM }];
  });
  return Object.fromEntries(told) as Record<string, object>;
}

function textOf(understandings: readonly Understanding[], built: BuiltFolder): string {
  const { territory, forcingSets, problems } = built;
  const used = understandings.filter((layer) => layer.kind !== 'unused');
  const lines = used.map((layer) => `${layer.kind.padEnd(14)} ${layer.id} (${layer.reason.key})`);
  lines.push(`${understandings.length - used.length} files left aside`);
  if (forcingSets.length > 0) lines.push(`forcing sets: ${forcingSets.map((set) => set.name).join(', ')}`);
  lines.push(...problems.map((told) => `! ${told.code}: ${told.message} [${told.effect}]`));
  lines.push(territory ? `territory ${territory.digest}` : 'no territory');
  return lines.join('\n');
}
