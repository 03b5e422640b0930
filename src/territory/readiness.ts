import { embankmentCrossings, mostCrossings } from './embankments.ts';
import { numbersOf } from './table-ops.ts';
import { featureKinds, type LayerKind, type Territory } from './territory.ts';
import { waterSurfaceShown } from './water-surface.ts';

/** A place on the map, m in the territory's CRS. */
export interface FoundPlace {
  readonly xM: number;
  readonly yM: number;
  readonly name: string;
  /** What was measured there, e.g. how high an embankment stands over the stream, m. */
  readonly valueM: number;
}

/** Something to know before trusting a result: key of `readinessTexts.findings`, and what fills its sentence. */
export interface Finding {
  readonly key: FindingKey;
  readonly details: Readonly<Record<string, string | number>>;
  readonly places: readonly FoundPlace[];
}

export type FindingKey =
  | 'bed-unknown'
  | 'bed-not-assessed'
  | 'embankments'
  | 'embankments-many'
  | 'resolution'
  | 'resolution-coarse'
  | 'terrain-date'
  | 'terrain-date-unknown'
  | 'terrain-holes'
  | 'datum-unknown'
  | 'heights-unknown'
  | 'population-imputed'
  | 'crests-unknown';

/** One thing that the territory may serve for: key of `readinessTexts.uses`. */
export interface Use {
  readonly key: UseKey;
  /** Layers that it cannot do without and that are missing; empty: possible. */
  readonly missing: readonly LayerKind[];
}

export type UseKey =
  | 'flood-extent'
  | 'flood-friction'
  | 'flood-buildings'
  | 'flood-inhabitants'
  | 'flood-places'
  | 'flood-dikes'
  | 'traffic-flows'
  | 'traffic-access'
  | 'energy-buildings';

/** What a territory can be used for, as data: the screen, the command line and the reports say it in words. */
export interface Readiness {
  readonly uses: readonly Use[];
  readonly findings: readonly Finding[];
  /** Layers that are not there; `readinessTexts.brings` says what each would bring. */
  readonly missing: readonly LayerKind[];
}

/** What each use needs: all of the first list, and one of the second where there is one. */
const needs: Readonly<Record<UseKey, { all: readonly LayerKind[]; oneOf?: readonly LayerKind[] }>> = {
  'flood-extent': { all: ['terrain'] },
  'flood-friction': { all: [], oneOf: ['landCover', 'roughness'] },
  'flood-buildings': { all: ['buildings'] },
  'flood-inhabitants': { all: ['buildings', 'population'] },
  'flood-places': { all: ['places'] },
  'flood-dikes': { all: ['dikes'] },
  'traffic-flows': { all: ['roads'], oneOf: ['population', 'buildings'] },
  'traffic-access': { all: ['roads', 'buildings', 'places'] },
  'energy-buildings': { all: ['buildings'] },
};

/** A commune without a railway, where every turn is allowed, or without zones of a survey misses nothing; kerbs come with their footways. */
const notMissed: ReadonlySet<LayerKind> = new Set(['railways', 'turnBans', 'footwayPoints', 'zones']);
const wished: readonly LayerKind[] = ['landCover', ...featureKinds.filter((kind) => !notMissed.has(kind))];

/** Cells wider than this hide walls, ditches and the kerbs of streets. */
const COARSE_M = 5;

/** Looks at a built territory: what it serves for, what weakens it, what is missing. */
export function assessReadiness(territory: Territory): Readiness {
  const { layers } = territory;
  const has = (kind: LayerKind) => layers[kind] !== undefined;
  const uses = (Object.keys(needs) as UseKey[]).map((key): Use => {
    const { all, oneOf } = needs[key];
    const lacking = all.filter((kind) => !has(kind));
    const choices = oneOf && !oneOf.some(has) ? oneOf.slice(0, 1) : [];
    return { key, missing: [...lacking, ...choices] };
  });
  const findings = [
    ...bedFindings(territory),
    ...embankmentFindings(territory),
    ...terrainFindings(territory),
    ...featureFindings(territory),
  ];
  const hidden = layers.roughness ? new Set<LayerKind>(['landCover']) : new Set<LayerKind>();
  return { uses, findings, missing: wished.filter((kind) => !has(kind) && !hidden.has(kind)) };
}

function bedFindings(territory: Territory): Finding[] {
  const { terrain, waterLines, waterSurfaces } = territory.layers;
  if (!waterLines && !waterSurfaces) return [finding('bed-not-assessed')];
  const shown = waterSurfaceShown(terrain, waterLines?.table ?? null, waterSurfaces?.table ?? null);
  if (shown.places.length === 0) return [];
  // A few level cells among all that were looked at do not tell what the terrain shows.
  const percent = Math.round(100 * shown.share);
  return percent === 0 ? [] : [finding('bed-unknown', { percent }, shown.places)];
}

function embankmentFindings(territory: Territory): Finding[] {
  const { terrain, waterLines } = territory.layers;
  if (!waterLines) return [];
  const places = embankmentCrossings(terrain, waterLines.table);
  if (places.length === 0) return [];
  const key = places.length < mostCrossings ? 'embankments' : 'embankments-many';
  return [finding(key, { count: places.length }, places)];
}

function terrainFindings(territory: Territory): Finding[] {
  const { terrain } = territory.layers;
  const source = territory.sources.find((candidate) => candidate.id === terrain.source);
  const { cellSizeM } = terrain.grid;
  let unknown = 0;
  for (const z of terrain.values) if (Number.isNaN(z)) unknown += 1;
  const percent = Math.round((1000 * unknown) / terrain.values.length) / 10;
  const date = source?.editionDate ?? null;
  return [
    finding(cellSizeM > COARSE_M ? 'resolution-coarse' : 'resolution', { resolutionM: cellSizeM }),
    date === null ? finding('terrain-date-unknown') : finding('terrain-date', { date }),
    ...(percent > 0 ? [finding('terrain-holes', { percent })] : []),
    ...(territory.verticalDatum === 'unknown' ? [finding('datum-unknown')] : []),
  ];
}

function featureFindings(territory: Territory): Finding[] {
  const { buildings, population, dikes } = territory.layers;
  const findings: Finding[] = [];
  const blank = (values: Float64Array) => values.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0);
  if (buildings) {
    const { table } = buildings;
    const count = blank(numbersOf(table, 'heightM'));
    if (count > 0) findings.push(finding('heights-unknown', { count, total: table.count }));
  }
  if (population) {
    const count = numbersOf(population.table, 'imputed').reduce((sum, flag) => sum + Number(flag === 1), 0);
    if (count > 0) findings.push(finding('population-imputed', { count, total: population.table.count }));
  }
  if (dikes && !dikes.table.z) {
    const count = blank(numbersOf(dikes.table, 'crestM'));
    if (count > 0) findings.push(finding('crests-unknown', { count, total: dikes.table.count }));
  }
  return findings;
}

function finding(key: FindingKey, details: Finding['details'] = {}, places: Finding['places'] = []): Finding {
  return { key, details, places };
}
