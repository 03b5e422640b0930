/**
 * Water conditions as files deliver them (a LISFLOOD-FP `.bci` with its `.bdy`, a tide table), before a person
 * makes hypotheses of them. `scenario/from-forcings.ts` turns a set of these into a hypothesis' conditions.
 */
export interface Forcing {
  /** Name in the file, e.g. the series' name. */
  readonly name: string;
  readonly where:
    | {
        readonly kind: 'border';
        readonly side: 'north' | 'east' | 'south' | 'west';
        readonly fromM: number;
        readonly toM: number;
      }
    | { readonly kind: 'point'; readonly xM: number; readonly yM: number };
  /** level: of the water, m. discharge: m³/s at a point, m²/s along a border. free: outflow, slope null: the ground's own. */
  readonly what:
    | { readonly kind: 'level'; readonly series: ForcingSeries }
    | { readonly kind: 'discharge'; readonly series: ForcingSeries }
    | { readonly kind: 'free'; readonly slope: number | null };
}

export interface ForcingSeries {
  readonly timesS: readonly number[];
  readonly values: readonly number[];
}

/** One event: a `.bci` with one of the `.bdy` that fit it gives one set. */
export interface ForcingSet {
  /** File name without extension, e.g. `caen2019+30cm`. */
  readonly name: string;
  readonly forcings: readonly Forcing[];
}
