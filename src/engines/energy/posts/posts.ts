import type { FeatureTable } from '../../../territory/feature-table.ts';
import type { Grouping } from '../groups/grouping.ts';
import { asPoints, textAt } from '../../../territory/table-ops.ts';

/** The transformer stations of a territory, and the one that each building hangs on. */
export interface Posts extends Grouping {
  /** Position of each in the layer of places. */
  readonly place: Uint32Array<ArrayBuffer>;
}

/**
 * Posts are the places with the role of a substation. How buildings are wired is not published: each hangs on the post
 * that is nearest as the crow flies, the first of equally near ones.
 *
 * @param middles Easting and northing of each building, m.
 */
export function postsOf(
  places: FeatureTable | undefined,
  middles: readonly { readonly xM: number; readonly yM: number }[],
): Posts {
  const ofBuilding = new Int32Array(middles.length).fill(-1);
  if (!places) return { names: [], place: new Uint32Array(0), ofBuilding };
  const { ids, xy } = asPoints(places);
  const place = Uint32Array.from(
    [...ids.keys()].filter((position) => textAt(places, 'role', position) === 'substation'),
  );
  for (const [building, { xM, yM }] of middles.entries()) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const [post, position] of place.entries()) {
      const [east, north] = [xy[2 * position]! - xM, xy[2 * position + 1]! - yM];
      const distance = east * east + north * north;
      if (distance >= nearest) continue;
      nearest = distance;
      ofBuilding[building] = post;
    }
  }
  const names = Array.from(place, (position) => ({
    id: ids[position]!,
    name: textAt(places, 'name', position) || ids[position]!,
  }));
  return { names, place, ofBuilding };
}
