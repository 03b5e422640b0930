import { crsOf } from '../territory/crs.ts';
import { type FeatureKind, featureKinds } from '../territory/territory.ts';
import type { FolderReading, Part } from './opened.ts';
import { mapFields } from './house-fields.ts';
import { problem, type Problem } from './problem.ts';
import type { FieldMapping, Override, Understanding } from './understanding.ts';

/** What is to be built, after a person's corrections, and the problems of reading that still stand. */
export function corrected(
  reading: FolderReading,
  overrides: readonly Override[],
): { readonly parts: readonly Part[]; readonly problems: Problem[] } {
  const byId = new Map(overrides.map((override) => [override.id, override]));
  const parts: Part[] = [];
  const problems: Problem[] = [];
  for (const understood of reading.understandings) {
    const opened = reading.opened.get(understood.id);
    const override = byId.get(understood.id);
    const understanding = override ? correctOne(understood, override) : understood;
    const isUsed = understanding.kind !== 'unused';
    problems.push(...understanding.problems.filter((told) => isUsed || told.effect === 'dropped'));
    if (!opened || !isUsed) continue;
    if (understanding.crs === null && opened.type === 'vector') continue;
    parts.push({ understanding, opened });
  }
  return { parts, problems };
}

/** An understanding with a person's corrections; what they settle is no problem any more. */
export function correctOne(understood: Understanding, override: Override): Understanding {
  const kind = override.kind ?? understood.kind;
  const changed = kind !== understood.kind;
  const proposed = changed && isMapped(kind) ? mapFields(kind, understood.fields) : understood.mapping;
  const crs = override.crs === undefined ? understood.crs : (crsOf(override.crs)?.epsg ?? null);
  const settled = new Set<string>();
  if (override.crs !== undefined)
    for (const code of ['layer/crs-unknown', 'layer/crs-guessed', 'layer/points-astray', 'file/missing-prj'])
      settled.add(code);
  if (changed) settled.add('layer/duplicate');
  if (override.kind !== undefined) settled.add('layer/not-kept');
  const problems = understood.problems.filter((told) => !settled.has(told.code));
  if (override.crs !== undefined && crs === null) problems.push(unknownCode(understood, override.crs));
  return {
    ...understood,
    kind,
    reason: changed ? { key: 'given', details: {} } : understood.reason,
    crs,
    crsFrom: override.crs === undefined ? understood.crsFrom : 'given',
    verticalDatum: override.verticalDatum ?? understood.verticalDatum,
    mapping: merged(proposed, override.mapping ?? []),
    problems,
  };
}

function merged(proposed: readonly FieldMapping[], given: readonly FieldMapping[]): FieldMapping[] {
  const replaced = new Set(given.map(({ house }) => house));
  return [
    ...proposed.filter(({ house }) => !replaced.has(house)),
    ...given.filter(({ field }) => field !== ''),
  ];
}

function isMapped(kind: Understanding['kind']): kind is FeatureKind | 'landCover' {
  return kind === 'landCover' || (featureKinds as readonly string[]).includes(kind);
}

function unknownCode(layer: Understanding, epsg: number): Problem {
  const file = layer.files[0] ?? layer.id;
  return problem('layer/crs-unknown', 'dropped', `${file}: EPSG:${epsg} is not known`, { file, epsg });
}
