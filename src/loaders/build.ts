import { gridBounds } from '../base/grid.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { sealTerritory } from '../territory/file.ts';
import type { ForcingSet } from '../territory/forcing.ts';
import { assessReadiness, type Readiness } from '../territory/readiness.ts';
import { asPoints, concatTables, withoutRepeats } from '../territory/table-ops.ts';
import {
  type FeatureKind,
  featureKinds,
  type FeatureLayer,
  type RasterLayer,
  type Source,
  type SourceNote,
  type Territory,
  type TerritoryContent,
} from '../territory/territory.ts';
import { corrected } from './corrections.ts';
import { type Home, readHouseLayer } from './house-layer.ts';
import type { LoadOptions } from './input-file.ts';
import { buildLandCover } from './land-cover-layer.ts';
import type { FolderReading, Part } from './opened.ts';
import { pause } from './pause.ts';
import { portion, risingOnly } from './progress.ts';
import { problem, problemOf, type Problem } from './problem.ts';
import { buildRaster } from './raster-layers.ts';
import { readForcingSets } from './lisflood.ts';
import { sourceOf } from './sources.ts';
import { buildDiagnoses, withOutlines } from './diagnoses-file.ts';
import { buildSurroundings } from './surroundings-layer.ts';
import { type BuiltTerrain, buildTerrain } from './terrain-layer.ts';
import { buildMembers } from './territory-members.ts';
import type { Override } from './understanding.ts';

export interface BuildOptions extends LoadOptions {
  /** Shown name of the territory; what the folder says of itself when absent, as for the next. */
  readonly name?: string;
  /** A made-up place. */
  readonly fictional?: boolean;
}

/** What came of a folder. Without a terrain there is no territory, and the problems say so. */
export interface BuiltFolder {
  readonly territory: Territory | null;
  readonly forcingSets: readonly ForcingSet[];
  /** Each names its file and has a sentence that says what to do. */
  readonly problems: readonly Problem[];
  readonly readiness: Readiness | null;
}

/**
 * Builds the territory of a folder as understood and corrected: terrains put together, everything brought to the
 * terrain's system and cut to its extent, codes and attributes in the house's words, sources with the digest of
 * each file. What cannot be used is told and left out; the rest is kept.
 *
 * @throws the signal's reason when aborted.
 */
export async function buildTerritory(
  reading: FolderReading,
  overrides: readonly Override[] = [],
  {
    name = reading.about?.name ?? '',
    fictional = reading.about?.fictional ?? false,
    ...loading
  }: BuildOptions = {},
): Promise<BuiltFolder> {
  const options = risingOnly(loading);
  const { parts: settled, problems } = corrected(reading, overrides);
  const { terrain, parts: laid } = await buildGround(settled, portion(options, 0, 0.3));
  const parts = withOutlines(laid);
  problems.push(...terrain.problems);
  const conditions = parts.filter((part) => part.understanding.kind === 'forcing');
  const files = conditions.flatMap((part) => part.opened.files);
  const forcing = await readForcingSets(files, terrain.layer?.grid.cellSizeM ?? 1);
  problems.push(...forcing.problems);
  if (!terrain.layer)
    return {
      territory: null,
      forcingSets: forcing.sets,
      problems: [...problems, noTerrain()],
      readiness: null,
    };
  const home: Home = {
    crs: terrain.crs,
    bounds: gridBounds(terrain.layer.grid),
    verticalDatum: terrain.verticalDatum,
  };
  const rasters: Record<string, RasterLayer> = { terrain: terrain.layer };
  const tables: Record<string, FeatureLayer> = {};
  const sources: Source[] = [await sourceOf('terrain', terrain.used, terrain.notes, options)];
  for (const [index, kind] of (['surfaceModel', 'roughness', 'initialDepth'] as const).entries()) {
    const step = portion(options, 0.3 + 0.03 * index, 0.33 + 0.03 * index);
    const built = await buildRaster(kind, parts, terrain.layer.grid, home, step);
    problems.push(...built.problems);
    if (!built.layer) continue;
    rasters[kind] = built.layer;
    sources.push(await sourceOf(kind, built.used, built.notes, options));
  }
  const around = await buildSurroundings(parts, home, portion(options, 0.39, 0.4));
  problems.push(...around.problems);
  if (around.layer) {
    rasters['surroundings'] = around.layer;
    sources.push(await sourceOf('surroundings', around.used, around.notes, options));
  }
  const cover = await buildLandCover(parts, terrain.layer.grid, home, portion(options, 0.4, 0.5));
  problems.push(...cover.problems);
  if (cover.layer) {
    rasters['landCover'] = cover.layer;
    sources.push(await sourceOf('landCover', cover.used, cover.notes, options));
  }
  for (const [index, kind] of featureKinds.entries()) {
    const from = 0.5 + (0.45 * index) / featureKinds.length;
    const built = await buildFeatures(
      kind,
      parts,
      home,
      portion(options, from, from + 0.45 / featureKinds.length),
    );
    problems.push(...built.problems);
    if (!built.table) continue;
    tables[kind] = { table: built.table, source: kind };
    sources.push(await sourceOf(kind, built.used, built.notes, options));
  }
  if (tables['buildings']) {
    const { table: bare, source } = tables['buildings'];
    const diagnosed = await buildDiagnoses(parts, bare, terrain.crs, fictional, portion(options, 0.95, 0.97));
    problems.push(...diagnosed.problems);
    tables['buildings'] = { table: diagnosed.table, source };
    if (diagnosed.used.length > 0)
      sources.push(await sourceOf('diagnoses', diagnosed.used, diagnosed.notes, options));
  }
  const limits = tables['limits']?.table ?? null;
  const beside = await buildMembers(parts, home, limits, options);
  problems.push(...beside.problems);
  sources.push(...beside.sources);
  const content: TerritoryContent = {
    name,
    fictional,
    crs: terrain.crs,
    verticalDatum: terrain.verticalDatum,
    layers: { ...rasters, ...tables },
    ...beside.members,
    sources,
  };
  await pause(options, 0.97);
  const territory = sealTerritory(content);
  const readiness = assessReadiness(territory);
  options.onProgress?.(1);
  return { territory, forcingSets: forcing.sets, problems: unique(problems), readiness };
}

/** The terrain; the coarser one around takes its place when it cannot be read. */
async function buildGround(
  parts: readonly Part[],
  options: LoadOptions,
): Promise<{ readonly terrain: BuiltTerrain; readonly parts: readonly Part[] }> {
  const terrain = await buildTerrain(parts, options);
  const isAround = ({ understanding }: Part): boolean => understanding.kind === 'surroundings';
  if (terrain.layer || !parts.some(isAround)) return { terrain, parts };
  const others = parts.map(
    (part): Part =>
      isAround(part) ? { ...part, understanding: { ...part.understanding, kind: 'terrain' } } : part,
  );
  const instead = await buildTerrain(others, options);
  return { terrain: { ...instead, problems: [...terrain.problems, ...instead.problems] }, parts: others };
}

interface BuiltFeatures {
  readonly table: FeatureTable | null;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

async function buildFeatures(
  kind: FeatureKind,
  parts: readonly Part[],
  home: Home,
  options: LoadOptions,
): Promise<BuiltFeatures> {
  const problems: Problem[] = [];
  const notes: SourceNote[] = [];
  const used: Part[] = [];
  const tables: FeatureTable[] = [];
  const mine = parts.filter((part) => part.understanding.kind === kind);
  for (const [index, part] of mine.entries()) {
    const { opened, understanding } = part;
    if (opened.type !== 'vector') continue;
    const step = portion(options, index / mine.length, (index + 1) / mine.length);
    try {
      const built = await readHouseLayer(opened.source, understanding, kind, home, step);
      problems.push(...built.problems);
      if (!built.table) continue;
      tables.push(built.table);
      notes.push(...built.notes);
      used.push(part);
    } catch (error) {
      problems.push(problemOf(error, understanding.files[0] ?? understanding.id, options.signal));
    }
  }
  const merged = mergeTables(kind, tables);
  if (merged.repeated > 0) notes.push({ key: 'repeated-features', details: { count: merged.repeated } });
  if (merged.leftOut > 0) notes.push({ key: 'not-of-this-kind', details: { count: merged.leftOut } });
  return { table: merged.table, used, problems, notes };
}

interface Merged {
  readonly table: FeatureTable | null;
  readonly repeated: number;
  readonly leftOut: number;
}

/**
 * Tables of one kind as one; a feature that two files hold (a border, a page) is kept once. Places drawn in unlike
 * ways become points; of other kinds the commonest geometry is kept.
 */
function mergeTables(kind: FeatureKind, tables: readonly FeatureTable[]): Merged {
  if (tables.length <= 1) return { table: tables[0] ?? null, repeated: 0, leftOut: 0 };
  const isMixed = tables.some((table) => table.geometry !== tables[0]?.geometry);
  const alike = isMixed && kind === 'places' ? tables.map(asPoints) : tables;
  const ofGeometry = (geometry: FeatureTable['geometry']) =>
    alike.filter((table) => table.geometry === geometry).reduce((sum, table) => sum + table.count, 0);
  const geometry = (['polygon', 'line', 'point'] as const).reduce((most, candidate) =>
    ofGeometry(candidate) > ofGeometry(most) ? candidate : most,
  );
  const all = concatTables(alike.filter((table) => table.geometry === geometry));
  const leftOut = alike.reduce((sum, table) => sum + table.count, 0) - all.count;
  return { ...withoutRepeats(all), leftOut };
}

function unique(problems: readonly Problem[]): Problem[] {
  return [
    ...new Map(problems.map((told) => [`${told.code} ${JSON.stringify(told.details)}`, told])).values(),
  ];
}

function noTerrain(): Problem {
  return problem('territory/no-terrain', 'dropped', 'no terrain among the files', {});
}
