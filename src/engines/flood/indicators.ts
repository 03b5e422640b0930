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
  readonly maxDepth: Float32Array;
  /** First instant above the threshold, s; NaN: never. */
  readonly arrival: Float32Array;
}

type Rows = readonly IndicatorRow[];

const squareMetresPerHectare = 10_000;
/** Spread of arrival between programs on Environment Agency test 4: the larger of 45 s and 3 %. */
const arrivalNoise = { leastS: 45, share: 0.03 };

/** Every indicator of a run; `depthNoiseM` as the parameter of that name. */
export function floodIndicatorRows(
  input: FloodInput,
  maxima: FloodMaxima,
  volumes: Volumes,
  depthNoiseM: number,
): Readonly<Record<FloodIndicator, Rows>> {
  const { cellSizeM, wetDepthM } = input.solver;
  const boundsM = [wetDepthM, ...depthClassesM.slice(1)].map(Math.fround);
  const cells: Counted = {
    axis: 'cell',
    depthsM: maxima.maxDepth,
    weights: (cellSizeM * cellSizeM) / squareMetresPerHectare,
  };
  const buildings = input.rings && {
    axis: 'building' as const,
    depthsM: greatestIn(input.rings, maxima.maxDepth),
    weights: 1,
  };
  const people = buildings && input.inhabitants ? { ...buildings, weights: input.inhabitants } : null;
  const noPeople: MissingReason = input.hasPopulation ? 'noBuildings' : 'noPopulation';
  return {
    floodedArea: [total(cells, boundsM, depthNoiseM)],
    floodedAreaByDepth: byDepth(cells, boundsM, depthNoiseM),
    buildingsReached: [buildings ? total(buildings, boundsM, depthNoiseM) : missing('noBuildings')],
    buildingsByDepth: buildings ? byDepth(buildings, boundsM, depthNoiseM) : missingByDepth('noBuildings'),
    inhabitants: [people ? total(people, boundsM, depthNoiseM) : missing(noPeople)],
    inhabitantsByDepth: people ? byDepth(people, boundsM, depthNoiseM) : missingByDepth(noPeople),
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

/** Things with a greatest depth each, and how much each counts. */
interface Counted {
  readonly axis: Members['axis'];
  readonly depthsM: Float32Array;
  readonly weights: number | Float64Array<ArrayBuffer>;
}

function total(counted: Counted, boundsM: readonly number[], noiseM: number): IndicatorRow {
  return row(counted, boundsM[0]!, Number.POSITIVE_INFINITY, noiseM);
}

function byDepth(counted: Counted, boundsM: readonly number[], noiseM: number): Rows {
  return depthClasses.map(({ key }, i) => ({
    key,
    ...row(counted, boundsM[i]!, boundsM[i + 1] ?? Number.POSITIVE_INFINITY, noiseM),
  }));
}

/** Those deeper than `lowM` up to `highM`; noise: those within the vertical noise of one of the two. */
function row(counted: Counted, lowM: number, highM: number, noiseM: number): IndicatorRow {
  const { axis, depthsM, weights } = counted;
  const weightOf = (i: number): number => (typeof weights === 'number' ? weights : weights[i]!);
  const indices: number[] = [];
  let value = 0;
  let noise = 0;
  for (let i = 0; i < depthsM.length; i++) {
    const depth = depthsM[i]!;
    if (!(depth > 0)) continue;
    if (depth > lowM && depth <= highM) {
      indices.push(i);
      value += weightOf(i);
    }
    if (Math.abs(depth - lowM) <= noiseM || Math.abs(depth - highM) <= noiseM) noise += weightOf(i);
  }
  const members: Members = {
    axis,
    indices: Uint32Array.from(indices),
    weight: typeof weights === 'number' ? weights : Float64Array.from(indices, weightOf),
  };
  return { value: typeof weights === 'number' ? indices.length * weights : value, noise, members };
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
