import { called } from '../base/called.ts';
import { AppError } from '../base/errors.ts';
import { withNumbers, withText } from '../territory/table-edits.ts';
import type { FeatureLayer } from '../territory/territory.ts';
import type { Edit } from './project.ts';

type FootwayWorks = Extract<Edit, { kind: 'footway-works' }>;

/**
 * What the French order of 15 January 2007 asks of new works, article 1: kerbs (5°), width, cross slope (3°) and slope (1°).
 * Kerbs are a column of the footway that the works reach to, since nodes belong to several.
 */
const asked = { kerbM: 0.02, widthM: 1.4, slopePercent: 5, crossSlopePercent: 2 } as const;

/**
 * The layer of footways after works on some of them. What was better already stays; what was not known becomes what the
 * order asks.
 *
 * @throws AppError `edit/target-missing` for a footway that is not there.
 */
export function editFootways(layer: FeatureLayer | undefined, edit: FootwayWorks): FeatureLayer {
  const at = new Map(layer?.table.ids.map((id, feature) => [String(id), feature]));
  const features = edit.footways.map((id) => {
    const feature = at.get(id);
    if (feature === undefined) throw missing(edit, id);
    return feature;
  });
  if (!layer) throw missing(edit, edit.footways[0] ?? 'footways');
  let { table } = layer;
  const least = (limit: number) => (old: number) =>
    Number.isNaN(old) ? limit : Math.sign(old) * Math.min(Math.abs(old), limit);
  for (const work of new Set(edit.works)) {
    switch (work) {
      case 'kerbs':
        table = withNumbers(table, 'loweredKerbM', features, () => asked.kerbM);
        break;
      case 'width':
        table = withNumbers(table, 'widthM', features, (old) => (old > asked.widthM ? old : asked.widthM));
        break;
      case 'slope':
        table = withNumbers(table, 'slopePercent', features, least(asked.slopePercent));
        break;
      case 'crossSlope':
        table = withNumbers(table, 'crossSlopePercent', features, least(asked.crossSlopePercent));
        break;
      case 'surface':
        table = withText(table, 'surfaceState', features, 'roulant');
        break;
      case 'obstacles':
        table = withNumbers(table, 'isCleared', features, () => 1);
        break;
    }
  }
  return { ...layer, table };
}

function missing(edit: Edit, target: string): AppError {
  return new AppError('edit/target-missing', `no footway "${target}"`, {
    edit: called(edit),
    target,
  });
}
