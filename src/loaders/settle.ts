import { type Bounds, gapBetween } from '../base/grid.ts';
import { crsOf } from '../territory/crs.ts';
import { crsOfBounds } from '../territory/crs-detect.ts';
import { reprojectBounds } from '../territory/reproject.ts';
import type { VerticalDatum } from '../territory/territory.ts';
import { withSurroundings } from './around.ts';
import type { Draft } from './opened.ts';
import { crsOfMostPoints, pointsOf, withoutAstray } from './place-points.ts';
import { problem, type Problem } from './problem.ts';
import { normalised } from './recognise-vector.ts';
import { kindsWithoutPlace, type Understanding } from './understanding.ts';

/** Two layers whose extents share this part of their union tell the same place. */
const SAME_PLACE = 0.8;

/**
 * Looks at a folder as a whole: gives a CRS to the layers that do not say theirs, sets aside those that would
 * count something twice, and tells when pages of a service are missing and which layers nothing was made of.
 */
export function settle(drafts: readonly Draft[]): Draft[] {
  const placed = withoutGuesses(sayOnce(placeLayers(drafts)));
  const crs = dominantCrs(placed.map((draft) => draft.understanding));
  return incompletePages(withoutDuplicates(withSurroundings(placed, crs))).map(notKept);
}

/** The system in which the territory will be: that of the terrain, else of most layers. */
export function dominantCrs(layers: readonly Understanding[]): number | null {
  const votes = new Map<number, number>();
  for (const layer of layers) {
    if (layer.crs === null || layer.kind === 'unused' || !crsOf(layer.crs)?.forTerritories) continue;
    const weight = layer.kind === 'terrain' ? 1000 : 1;
    votes.set(layer.crs, (votes.get(layer.crs) ?? 0) + weight);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function placeLayers(drafts: readonly Draft[]): Draft[] {
  const layers = drafts.map((draft) => draft.understanding);
  const dominant = dominantCrs(layers);
  const known = layers.filter(
    (layer) => layer.kind !== 'unused' && layer.crs !== null && layer.bounds !== null,
  );
  return drafts.map((draft) => {
    const layer = draft.understanding;
    if (layer.bounds === null || kindsWithoutPlace.has(layer.kind)) return draft;
    const points = pointsOf(draft);
    const somewhere = layer.crs === null ? placeOne(layer, layer.bounds, points, dominant, known) : layer;
    const placed = points ? withoutAstray(somewhere, points) : somewhere;
    return { ...draft, understanding: { ...placed, verticalDatum: datumOf(placed) } };
  });
}

/** Tiles of one layer share their guessed CRS: the first one tells it. */
function sayOnce(drafts: readonly Draft[]): Draft[] {
  const told = new Set<string>();
  return drafts.map((draft) => {
    const layer = draft.understanding;
    if (!layer.problems.some(({ code }) => code === 'layer/crs-guessed')) return draft;
    const key = `${layer.kind} ${layer.crs}`;
    if (!told.has(key)) {
      told.add(key);
      return draft;
    }
    const problems = layer.problems.filter(({ code }) => code !== 'layer/crs-guessed');
    return { ...draft, understanding: { ...layer, problems } };
  });
}

function placeOne(
  layer: Understanding,
  bounds: Bounds,
  points: Float64Array | null,
  dominant: number | null,
  known: readonly Understanding[],
): Understanding {
  // A grid of cells wider than a tenth of a degree is in metres of a place of its own.
  const isCoarse = layer.resolutionM !== null && layer.resolutionM > 0.1;
  const candidates = crsOfBounds(bounds).filter((epsg) => !isCoarse || crsOf(epsg)?.unit === 'm');
  const home = dominant !== null && candidates.includes(dominant) ? dominant : null;
  const meeting = candidates.find((epsg) =>
    known.some((other) => {
      const moved = reprojectBounds(epsg, other.crs as number, bounds);
      return gapBetween(moved, other.bounds as Bounds) === 0;
    }),
  );
  const ofMost = home === null && points ? crsOfMostPoints(points, known, dominant) : null;
  const epsg = home ?? ofMost ?? meeting ?? candidates[0] ?? null;
  if (epsg === null) return withProblem(layer, unknownCrs(layer));
  const found: Understanding = { ...layer, crs: epsg, crsFrom: 'place' };
  const told = layer.problems.some((p) => p.code === 'file/missing-prj') || layer.kind === 'unused';
  return told ? found : withProblem(found, guessedCrs(layer, epsg));
}

function unknownCrs(layer: Understanding): Problem {
  const file = layer.files[0] ?? layer.id;
  // A grid is used in its own metres; features cannot be put on it.
  const effect = layer.geometry === null ? 'kept' : 'dropped';
  return problem('layer/crs-unknown', effect, `${file}: CRS unknown`, { file });
}

function guessedCrs(layer: Understanding, epsg: number): Problem {
  const file = layer.files[0] ?? layer.id;
  return problem('layer/crs-guessed', 'kept', `${file}: EPSG:${epsg} assumed from its place`, { file, epsg });
}

/** IGN's elevations: NGF-IGN69 on the mainland, IGN78 in Corsica, each island's own elsewhere. */
function datumOf(layer: Understanding): VerticalDatum {
  if (layer.verticalDatum !== 'unknown' || layer.provenance.producer !== 'IGN') return layer.verticalDatum;
  if (layer.crs === null || layer.bounds === null) return 'unknown';
  const [west, south, east, north] = reprojectBounds(layer.crs, 4326, layer.bounds);
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  if (lon > 8.4 && lon < 9.7 && lat > 41.2 && lat < 43.1) return 'IGN78';
  return lon > -5.5 && lon < 10 && lat > 41 && lat < 51.5 ? 'NGF-IGN69' : 'local';
}

/** A raster taken for a terrain by its values alone gives way to one that says it is. */
function withoutGuesses(drafts: readonly Draft[]): Draft[] {
  const sure = drafts.find(
    ({ understanding: { kind, reason } }) => kind === 'terrain' && reason.key !== 'values',
  );
  if (!sure) return [...drafts];
  return drafts.map((draft) => {
    const { kind, reason } = draft.understanding;
    return kind === 'terrain' && reason.key === 'values' ? setAside(draft, sure.understanding) : draft;
  });
}

function withoutDuplicates(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  const repeats = new Map<Draft, Draft>();
  const ordered = [...drafts].sort((a, b) => precedence(b.understanding) - precedence(a.understanding));
  for (const draft of ordered) {
    if (draft.understanding.geometry === null && draft.understanding.kind !== 'landCover') continue;
    const { kind } = draft.understanding;
    if (kind === 'unused' || kind === 'diagnoses') continue;
    const rival = kept.find((chosen) => sayTheSame(chosen, draft));
    if (rival) repeats.set(draft, rival);
    else kept.push(draft);
  }
  return drafts.map((draft) => {
    const rival = repeats.get(draft);
    return rival ? setAside(draft, rival.understanding) : draft;
  });
}

/** Surer and fuller layers first; a raster of land cover before polygons of it. */
function precedence(layer: Understanding): number {
  const sure = ['given', 'product', 'identifiers', 'codes', 'fields', 'name', 'values'].indexOf(
    layer.reason.key,
  );
  const vegetationOnly = layer.scheme === 'bdtopo' ? 1 : 0;
  return (10 - sure - 20 * vegetationOnly) * 1e12 + layer.count;
}

/** Whether two layers of one kind describe the same things: two products of one place, or one product twice. */
function sayTheSame(a: Draft, b: Draft): boolean {
  const [one, other] = [a.understanding, b.understanding];
  if (one.kind !== other.kind || !one.bounds || !other.bounds || one.crs === null || other.crs === null)
    return false;
  const moved = reprojectBounds(other.crs, one.crs, other.bounds);
  if (one.provenance.product !== other.provenance.product) {
    // A dike or a place told twice counts once; buildings or inhabitants would not.
    const complement = ['places', 'dikes'].includes(one.kind) || one.geometry !== other.geometry;
    return !complement && gapBetween(one.bounds, moved) === 0 && sharedPart(one.bounds, moved) > 0.05;
  }
  if (a.matched !== null || b.matched !== null) return false;
  return (
    normalised(one.layer) === normalised(other.layer) &&
    one.geometry === other.geometry &&
    sharedPart(one.bounds, moved) > SAME_PLACE
  );
}

/** Area of the intersection over that of the union of two rectangles. */
function sharedPart(a: Bounds, b: Bounds): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (!(width > 0 && height > 0)) return 0;
  const area = (r: Bounds) => (r[2] - r[0]) * (r[3] - r[1]);
  return (width * height) / (area(a) + area(b) - width * height);
}

function setAside(draft: Draft, chosen: Understanding): Draft {
  const layer = draft.understanding;
  const file = layer.files[0] ?? layer.id;
  const other = chosen.files[0] ?? chosen.id;
  const told = problem('layer/duplicate', 'dropped', `${file} tells the same as ${other}`, { file, other });
  const understanding: Understanding = {
    ...layer,
    kind: 'unused',
    reason: { key: 'duplicate', details: { other, kind: layer.kind } },
    problems: [...layer.problems, told],
  };
  return { ...draft, understanding };
}

/** A service cuts its replies without a word: pages are added up and compared with what it says it holds. */
function incompletePages(drafts: readonly Draft[]): Draft[] {
  const totals = new Map<string, { held: number; matched: number }>();
  for (const { understanding: layer, matched } of drafts) {
    if (matched === null) continue;
    const total = totals.get(layer.layer) ?? { held: 0, matched: 0 };
    total.held += layer.count;
    total.matched = Math.max(total.matched, matched);
    totals.set(layer.layer, total);
  }
  return drafts.map((draft) => {
    const layer = draft.understanding;
    const total = draft.matched === null ? undefined : totals.get(layer.layer);
    if (!total || total.held >= total.matched) return draft;
    const file = layer.files[0] ?? layer.id;
    const details = { file, found: total.held, expected: total.matched };
    const told = problem('layer/truncated', 'partial', `${file}: ${total.held} of ${total.matched}`, details);
    return { ...draft, understanding: withProblem(layer, told) };
  });
}

/** What was read but not understood waits for a person to say what it is. */
function notKept(draft: Draft): Draft {
  const layer = draft.understanding;
  if (layer.reason.key !== 'not-recognised') return draft;
  const file = layer.files[0] ?? layer.id;
  const told = problem('layer/not-kept', 'dropped', `${layer.id} is not recognised`, { file });
  return { ...draft, understanding: withProblem(layer, told) };
}

function withProblem(layer: Understanding, added: Problem): Understanding {
  return { ...layer, problems: [...layer.problems, added] };
}
