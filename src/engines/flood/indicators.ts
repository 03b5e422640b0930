import type { IndicatorRow, Members } from '../../simulation/contract.ts';
import { depthClassesM } from './fields.ts';
import type { FloodInput } from './flood-input.ts';
import type { CellLists } from './footprints.ts';
import { depthClasses, type FloodIndicator, type MissingReason, volumeTerms } from './indicator-specs.ts';

/** Volumes of a run, m³. */
export interface Volumes {
  readonly initialM3: number;
  readonly inflowM3: number;
  readonly outflowM3: number;
  readonly storedM3: number;
}

export interface FloodMaxima {
  /** Depth at instant zero, after any warm-up, m. */
  readonly startDepth: Float32Array;
  readonly maxDepth: Float32Array;
  /** First instant above the threshold, s; NaN: never. */
  readonly arrival: Float32Array;
}

type Rows = readonly IndicatorRow[];

const squareMetresPerHectare = 10_000;
/** Spread of arrival between programs on Environment Agency test 4: the larger of 45 s and 3 %. */
const arrivalNoise = { leastS: 45, share: 0.03 };

/** Every indicator of a run; `depthNoiseM` as the parameter of that name. Yields now and then: fields are large. */
export function* floodIndicatorRows(
  input: FloodInput,
  maxima: FloodMaxima,
  volumes: Volumes,
  depthNoiseM: number,
): Generator<void, Readonly<Record<FloodIndicator, Rows>>, void> {
  const { cellSizeM, wetDepthM } = input.solver;
  const boundsM = [wetDepthM, ...depthClassesM.slice(1)].map(Math.fround);
  const hectares = (cellSizeM * cellSizeM) / squareMetresPerHectare;
  const cells = yield* sortByDepth('cell', maxima.maxDepth, boundsM, depthNoiseM, maxima.startDepth);
  const feet = input.rings ? greatestIn(input.rings, maxima.maxDepth) : null;
  const buildings = feet && (yield* sortByDepth('building', feet, boundsM, depthNoiseM));
  const people = buildings && input.inhabitants;
  const noPeople: MissingReason = input.hasPopulation ? 'noBuildings' : 'noPopulation';
  return {
    floodedArea: [total(cells, hectares)],
    floodedAreaByDepth: byDepth(cells, hectares),
    buildingsReached: [buildings ? total(buildings, 1) : missing('noBuildings')],
    buildingsByDepth: buildings ? byDepth(buildings, 1) : missingByDepth('noBuildings'),
    inhabitants: [people ? total(buildings, people) : missing(noPeople)],
    inhabitantsByDepth: people ? byDepth(buildings, people) : missingByDepth(noPeople),
    arrivalAtPlaces: arrivals(input, maxima.arrival),
    volumes: volumeTerms.map(({ key }) => ({ key, value: volumes[volumeOf[key]] })),
    volumeError: [{ value: 100 * relativeVolumeError(volumes) }],
  };
}

/**
 * |stored − initial − in + out| / max(in, out); relative to the initial volume where nothing enters or leaves.
 */
export function relativeVolumeError({ initialM3, inflowM3, outflowM3, storedM3 }: Volumes): number {
  const gap = Math.abs(storedM3 - initialM3 - inflowM3 + outflowM3);
  const scale = Math.max(inflowM3, outflowM3) || initialM3;
  return gap === 0 ? 0 : gap / scale;
}

const volumeOf = { initial: 'initialM3', in: 'inflowM3', out: 'outflowM3', stored: 'storedM3' } as const;

/** Positions along an axis by their greatest depth. */
interface ByDepth {
  readonly axis: Members['axis'];
  /** Those above the first bound, increasing. */
  readonly all: Indices;
  /** Those above each bound and not above the next. */
  readonly classes: readonly Indices[];
  /** Those within the vertical noise of each bound. */
  readonly near: readonly Indices[];
}

type Indices = Uint32Array<ArrayBuffer>;

/** Values looked at between two yields: a few milliseconds. */
const valuesBetweenYields = 500_000;

/** Positions deeper at the start than the first bound are left out: a sea, a river at its base flow. */
function* sortByDepth(
  axis: Members['axis'],
  depthsM: Float32Array,
  boundsM: readonly number[],
  noiseM: number,
  startDepthsM?: Float32Array,
): Generator<void, ByDepth, void> {
  const classes = boundsM.map(() => new Collector());
  const near = boundsM.map(() => new Collector());
  const all = new Collector();
  for (let i = 0; i < depthsM.length; i++) {
    if (i % valuesBetweenYields === 0) yield;
    const depth = depthsM[i]!;
    if (!(depth > 0)) continue;
    if (startDepthsM && startDepthsM[i]! > boundsM[0]!) continue;
    let above = 0;
    for (const [k, bound] of boundsM.entries()) {
      if (depth > bound) above = k + 1;
      if (Math.abs(depth - bound) <= noiseM) near[k]!.add(i);
    }
    if (above === 0) continue;
    all.add(i);
    classes[above - 1]!.add(i);
  }
  const taken = (collector: Collector): Indices => collector.take();
  return { axis, all: all.take(), classes: classes.map(taken), near: near.map(taken) };
}

/** A growing list of positions. */
class Collector {
  #held = new Uint32Array(256);
  #count = 0;

  add(index: number): void {
    if (this.#count === this.#held.length) {
      const longer = new Uint32Array(2 * this.#count);
      longer.set(this.#held);
      this.#held = longer;
    }
    this.#held[this.#count++] = index;
  }

  take(): Indices {
    return this.#held.slice(0, this.#count);
  }
}

type Weights = number | Float64Array<ArrayBuffer>;

function total(sorted: ByDepth, weights: Weights): IndicatorRow {
  return rowOf(sorted.axis, sorted.all, sorted.near.slice(0, 1), weights);
}

/** One row per class; noise: those that might as well be in the class below or above. */
function byDepth(sorted: ByDepth, weights: Weights): Rows {
  return depthClasses.map(({ key }, k) => ({
    key,
    ...rowOf(sorted.axis, sorted.classes[k]!, sorted.near.slice(k, k + 2), weights),
  }));
}

function rowOf(
  axis: Members['axis'],
  indices: Indices,
  near: readonly Indices[],
  weights: Weights,
): IndicatorRow {
  const sum = (list: Indices): number =>
    typeof weights === 'number' ? list.length * weights : list.reduce((so, i) => so + weights[i]!, 0);
  const weight = typeof weights === 'number' ? weights : Float64Array.from(indices, (i) => weights[i]!);
  return {
    value: sum(indices),
    noise: near.reduce((so, list) => so + sum(list), 0),
    members: { axis, indices, weight },
  };
}

function missing(reason: MissingReason): IndicatorRow {
  return { value: null, reason };
}

function missingByDepth(reason: MissingReason): Rows {
  return depthClasses.map(({ key }) => ({ key, ...missing(reason) }));
}

/** Greatest value in each list of cells; 0 for an empty one. */
function greatestIn({ offsets, cells }: CellLists, values: Float32Array): Float32Array {
  const greatest = new Float32Array(offsets.length - 1);
  for (let i = 0; i < greatest.length; i++) {
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
      greatest[i] = Math.max(greatest[i]!, values[cells[k]!]!);
    }
  }
  return greatest;
}

function arrivals(input: FloodInput, arrival: Float32Array): Rows {
  const places = input.axes.place;
  if (!input.places || !places) return [missing('noPlaces')];
  const { offsets, cells } = input.places;
  return places.map(({ id }, i) => {
    const own = cells.subarray(offsets[i]!, offsets[i + 1]!);
    if (own.length === 0) return { key: id, ...missing('outsideCalculation') };
    let first = Number.POSITIVE_INFINITY;
    for (const cell of own) if (!Number.isNaN(arrival[cell]!)) first = Math.min(first, arrival[cell]!);
    if (first === Number.POSITIVE_INFINITY) return { key: id, ...missing('neverReached') };
    return { key: id, value: first, noise: Math.max(arrivalNoise.leastS, arrivalNoise.share * first) };
  });
}
