/**
 * Every failure that a person may read, by domain. Closed on purpose: each code has a sentence in every
 * language (`i18n/`), checked by the compiler. Append to the list of your domain.
 */
export type ErrorCode =
  // files brought in by a person
  | 'file/empty'
  | 'file/too-large'
  | 'file/unreadable'
  | 'file/unknown-format'
  | 'file/point-cloud'
  | 'file/archive-7z'
  | 'file/archive-bomb'
  | 'file/absent'
  | 'file/folder'
  | 'file/not-written'
  | 'file/missing-part'
  | 'file/missing-shp'
  | 'file/missing-shx'
  | 'file/missing-dbf'
  | 'file/missing-prj'
  // layers
  | 'layer/truncated'
  | 'layer/row-count'
  | 'layer/all-nodata'
  | 'layer/not-finite'
  | 'layer/header'
  | 'layer/no-features'
  | 'layer/crs-unknown'
  | 'layer/crs-far'
  | 'layer/crs-nowhere'
  | 'layer/axes-swapped'
  | 'layer/geometry-invalid'
  | 'layer/geometry-missing'
  | 'layer/crs-guessed'
  | 'layer/points-astray'
  | 'layer/duplicate'
  | 'layer/outside-terrain'
  | 'layer/datum-unlike'
  | 'layer/not-kept'
  | 'layer/resampled'
  | 'layer/image'
  | 'layer/gaps'
  // territory
  | 'territory/no-terrain'
  | 'territory/disjoint-terrains'
  | 'territory/unlike-resolutions'
  | 'territory/unreadable'
  | 'territory/newer-format'
  | 'territory/missing-layer'
  // project
  | 'project/unreadable'
  | 'project/not-json'
  | 'project/newer-format'
  | 'project/other-territory'
  | 'project/no-territory'
  | 'project/no-hypothesis'
  | 'edit/target-missing'
  | 'edit/outside'
  | 'edit/far'
  | 'edit/period'
  | 'edit/invalid'
  | 'edit/file'
  | 'edit/unreadable'
  | 'edit/no-kind'
  | 'edit/file-target'
  | 'edit/file-refused'
  | 'edit/occupied'
  | 'edit/no-road'
  | 'edit/no-lane'
  // running
  | 'parameter/unknown'
  | 'parameter/out-of-range'
  | 'engine/diverged'
  | 'engine/failed'
  | 'engine/unknown'
  | 'run/worker-lost'
  | 'run/out-of-memory'
  | 'run/time-limit'
  | 'run/upstream'
  | 'compare/unlike'
  | 'record/unreadable'
  | 'record/newer-format'
  | 'record/other-engine'
  | 'record/other-result'
  | 'results/unreadable'
  | 'results/newer-format'
  | 'storage/full'
  // flood
  | 'flood/bed-unknown'
  | 'flood/no-water'
  | 'flood/outside'
  | 'flood/range'
  | 'flood/series'
  | 'flood/datum'
  | 'flood/lisflood-keyword'
  | 'flood/lisflood-syntax'
  // traffic
  | 'traffic/syntax'
  | 'traffic/no-links'
  | 'traffic/no-trips'
  | 'traffic/link-count'
  | 'traffic/trip-total'
  | 'traffic/self-loop'
  | 'traffic/parallel'
  | 'traffic/values'
  | 'traffic/capacity'
  | 'traffic/columns'
  | 'traffic/decimal-comma'
  | 'traffic/head'
  | 'traffic/cost'
  | 'traffic/overflow'
  | 'traffic/negative-trips'
  | 'traffic/unknown-zone'
  | 'traffic/unknown-link'
  | 'traffic/no-path'
  | 'traffic/closed-nodes'
  // roads
  | 'roads/no-length'
  | 'roads/double'
  | 'roads/loop'
  | 'roads/not-in-service'
  | 'roads/ferry'
  | 'roads/capacity'
  | 'roads/absurd'
  | 'roads/ban'
  | 'roads/parallel'
  | 'roads/assumed'
  | 'roads/disconnected'
  | 'roads/trap'
  | 'roads/no-way-in'
  | 'traffic/no-roads'
  | 'traffic/no-zones'
  | 'traffic/fleet-shares'
  | 'traffic/zone-unattached'
  | 'traffic/zone-parted'
  | 'traffic/margins'
  | 'traffic/through-lost'
  | 'traffic/through-unplaced'
  | 'traffic/ban-unmet'
  | 'traffic/mode-shares'
  | 'traffic/od-columns'
  | 'traffic/od-syntax'
  | 'traffic/od-cut'
  | 'traffic/od-zone'
  | 'traffic/od-inner'
  | 'traffic/no-circuit'
  | 'traffic/counts-valueless'
  | 'traffic/counts-off-road'
  | 'traffic/counts-older'
  | 'traffic/calibration-no-counts'
  | 'traffic/calibration-unusable'
  | 'traffic/gtfs-table'
  | 'traffic/gtfs-column'
  | 'traffic/gtfs-shapes'
  | 'traffic/gtfs-unread'
  | 'traffic/gtfs-no-runs'
  | 'traffic/gtfs-no-routes'
  | 'traffic/gtfs-rows'
  | 'traffic/gtfs-no-service'
  | 'traffic/gtfs-no-stops'
  | 'traffic/gtfs-swapped'
  | 'traffic/gtfs-far'
  | 'traffic/gtfs-idle'
  | 'traffic/trips-elsewhere'
  // energy
  | 'energy/no-weather'
  | 'energy/no-buildings'
  | 'energy/empty-selection'
  | 'energy/weather-far'
  | 'energy/weather-light'
  | 'energy/weather-clock'
  | 'energy/weather-bright'
  | 'energy/weather-parts'
  | 'energy/price'
  | 'energy/network-sources'
  | 'energy/charging'
  | 'energy/profile'
  | 'energy/collective-width'
  | 'energy/trees'
  // weather
  | 'weather/syntax'
  | 'weather/length'
  | 'weather/order'
  | 'weather/gaps'
  | 'weather/column'
  | 'weather/plane'
  | 'weather/filled'
  // consumption and load profiles
  | 'load/columns'
  | 'load/values'
  | 'load/rows'
  | 'load/gaps'
  | 'load/places'
  | 'diagnoses/values'
  | 'diagnoses/contradict'
  | 'diagnoses/unmatched';

/** Plain data that fills the placeholders of the translated sentence. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/**
 * A failure with a stable code. `message` is English, for developers and logs; people read the translation
 * of `code`, filled with `details`.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** What led to it, where a person could mend that: the faults of a file of which nothing is left. */
  readonly reasons: readonly AppError[];

  constructor(
    code: ErrorCode,
    message: string,
    details: ErrorDetails = {},
    reasons: readonly AppError[] = [],
  ) {
    super(message);
    this.code = code;
    this.details = details;
    this.reasons = reasons;
  }
}

/** Our own mistake, never a person's: stops at once with what was expected. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
