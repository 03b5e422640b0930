import { emptyTable, type FeatureTable } from '../../../territory/feature-table.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';
import { signedArea } from '../../../territory/ring.ts';
import { type DistrictEdit, withDistricts } from './districts.ts';
import { joinedAttributes, type JoinedAttributes, joinedBits } from './joined.ts';
import { type PlacesAndBuildings, publicPlaces } from './public-places.ts';
import { constructionYears, describeBuildings, type Description } from './uses.ts';

/** What the layers say of the buildings, one entry per building. */
export interface Survey {
  /** The layer, or an empty one. */
  readonly table: FeatureTable;
  readonly areaM2: Float64Array;
  readonly descriptions: readonly Description[];
  /** What diagnoses tell. */
  readonly joined: readonly JoinedAttributes[];
  /** Of construction, by the layer, else by a diagnosis; NaN: not known. */
  readonly statedYears: Float64Array;
  /** The same, the usual one where it is not known. */
  readonly years: Float64Array;
  readonly isSchool: Uint8Array;
}

/** Usual date where a layer dates no building: the middle of the French stock. */
const usualYear = 1968;

/**
 * Buildings by their own attributes, those that they lack filled in.
 *
 * @param jobM2 Useful floor of a job of a drawn district.
 */
export function surveyOf(
  layers: PlacesAndBuildings,
  districts: readonly DistrictEdit[] = [],
  jobM2 = 0,
): Survey {
  const table = withDistricts(polygonsOf(layers.buildings?.table), districts, jobM2);
  const areaM2 = Float64Array.from({ length: table.count }, (_, i) =>
    Math.abs(partsOfFeature(table, i).reduce((sum, ring) => sum + signedArea(ring), 0)),
  );
  const { isService, isSchool } = publicPlaces(layers);
  const joined = joinedAttributes(table);
  const ofLayer = constructionYears(table);
  const statedYears = ofLayer.map((year, i) => (Number.isNaN(year) ? joined[i]!.joinedYear : year));
  const usual = medianOf(statedYears) ?? usualYear;
  const isDiagnosed = (i: number): boolean => Number.isNaN(ofLayer[i]!) && !Number.isNaN(statedYears[i]!);
  return {
    table,
    areaM2,
    descriptions: describeBuildings(table, areaM2, isService, joined).map((one, i) =>
      one.use !== 'unheated' && isDiagnosed(i) ? { ...one, joined: one.joined | joinedBits.date } : one,
    ),
    joined,
    statedYears,
    years: statedYears.map((year) => (Number.isNaN(year) ? usual : year)),
    isSchool,
  };
}

function polygonsOf(table: FeatureTable | undefined): FeatureTable {
  return table?.geometry === 'polygon' ? table : emptyTable('polygon');
}

/** The middle of the years that are known; null where none is. */
function medianOf(years: Float64Array): number | null {
  const known = years.filter((year) => !Number.isNaN(year)).toSorted();
  return known.length === 0 ? null : known[known.length >> 1]!;
}
