import type { Text } from '../../../base/text.ts';
import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import type { Axis, Edges, FieldSpec } from '../../../simulation/contract.ts';
import { isDrawn, valuesOf } from '../../../simulation/derived-fields.ts';
import { windOf } from '../../../simulation/edge-results.ts';
import { secondsText } from '../instant-text.ts';

/** Name of an edge with where it leads: « rue des Tanneurs, vers le nord-est ». */
export function edgeTitle(words: Words, edges: Edges, edge: number): string {
  return words.t('atelier.roads.directed', {
    name: edges.names[edge] || words.t('atelier.roads.nameless'),
    wind: words.t(`atelier.roads.winds.${windOf(edges, edge)}`),
  });
}

/** Digits after the point that the values of a field deserve. */
export function decimalsOf({ displayStep }: Pick<FieldSpec, 'displayStep'>): number {
  return Math.max(0, Math.min(2, Math.ceil(-Math.log10(displayStep || 1))));
}

/**
 * A value of a field with its unit; durations in hours and minutes, instants by the clock.
 *
 * @param startS Second of the day at which its run begins; null: its instants belong to no hour.
 */
export function figureOf(
  words: Words,
  field: Pick<FieldSpec, 'unit' | 'displayStep' | 'role'>,
  value: number,
  startS: number | null,
): string {
  if (field.unit === 's') return secondsText(words, field, startS, value);
  return `${words.number(value, decimalsOf(field))}\u00a0${units[field.unit][words.language]}`.trim();
}

/** Fields of the whole run along an axis that are drawn, with their values. */
export function fieldsAlong(
  run: FinishedRun,
  axis: Axis,
): readonly { readonly name: string; readonly field: FieldSpec; readonly values: Float32Array }[] {
  return Object.entries(run.spec.fields).flatMap(([name, field]) => {
    const isThere = field.per.length === 1 && field.per[0] === axis;
    if (!isThere || !isDrawn(field)) return [];
    const values = valuesOf(run.spec, name, (one) => run.result.fields[one]);
    return values ? [{ name, field, values }] : [];
  });
}

/** Edges that fields of buildings point at, of one building: the road that cuts it off. */
export function edgesPointedAt(
  run: FinishedRun,
  building: number,
): readonly { readonly name: string; readonly label: Text; readonly edges: Edges; readonly edge: number }[] {
  const edges = run.axes.edge;
  if (!edges) return [];
  return Object.entries(run.spec.fields).flatMap(([name, { label, per, pointsAt }]) => {
    const edge =
      pointsAt === 'edge' && per[0] === 'building' ? run.result.fields[name]?.[building] : undefined;
    return edge === undefined || edge < 0 ? [] : [{ name, label, edges, edge }];
  });
}
