import type { AppliedTerritory } from '../../../simulation/contract.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';
import { featureBounds, textAt } from '../../../territory/table-ops.ts';
import { covers } from './footprints.ts';

/** Roles of places whose buildings are services, whatever BD TOPO says of their use. */
const serviceRoles: ReadonlySet<string> = new Set([
  'school',
  'hospital',
  'careHome',
  'townHall',
  'police',
  'fireStation',
  'shop',
  'station',
]);

/** The layers that are read. */
export type PlacesAndBuildings = Pick<AppliedTerritory['layers'], 'buildings' | 'places'>;

/** Which buildings stand in a place that serves people, and which of them in a school; one value per building. */
export interface PublicPlaces {
  readonly isService: Uint8Array;
  readonly isSchool: Uint8Array;
}

/** A building belongs to a place whose outline holds its middle, or whose point it covers. */
export function publicPlaces(layers: PlacesAndBuildings): PublicPlaces {
  const places = layers.places?.table;
  const buildings = layers.buildings?.table;
  const count = buildings?.count ?? 0;
  const found = { isService: new Uint8Array(count), isSchool: new Uint8Array(count) };
  if (!places || !buildings) return found;
  const bounds = featureBounds(buildings);
  for (let place = 0; place < places.count; place++) {
    const role = textAt(places, 'role', place);
    if (!serviceRoles.has(role) || places.geometry === 'line') continue;
    const parts = partsOfFeature(places, place);
    const [x = Number.NaN, y = Number.NaN] = parts[0] ?? [];
    for (let i = 0; i < count; i++) {
      const isIn =
        places.geometry === 'polygon'
          ? covers(
              parts,
              (bounds[4 * i]! + bounds[4 * i + 2]!) / 2,
              (bounds[4 * i + 1]! + bounds[4 * i + 3]!) / 2,
            )
          : x >= bounds[4 * i]! && x <= bounds[4 * i + 2]! && covers(partsOfFeature(buildings, i), x, y);
      if (!isIn) continue;
      found.isService[i] = 1;
      if (role === 'school') found.isSchool[i] = 1;
    }
  }
  return found;
}
