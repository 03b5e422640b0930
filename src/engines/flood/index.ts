import { retold } from '../../base/steps.ts';
import { assert } from '../../base/errors.ts';
import type {
  Checkpoint,
  Engine,
  Fields,
  Parameters,
  RunOptions,
  RunResult,
} from '../../simulation/contract.ts';
import { checkFlood } from './check.ts';
import type { FloodField, FloodFrameField, FloodResultField } from './fields.ts';
import type { FloodInput } from './flood-input.ts';
import type { FloodIndicator } from './indicator-specs.ts';
import { floodIndicatorRows } from './indicators.ts';
import { createFloodInput } from './input.ts';
import { kernelsDigest } from './kernels/flood-kernels.ts';
import type { FloodParameter } from './parameters.ts';
import { heldAtStart } from './series.ts';
import { ShallowWater } from './solver.ts';
import type { SolverForcing, SolverInput } from './solver-input.ts';
import { prepare } from './solver-prepare.ts';
import { floodSpec } from './spec.ts';

type Progress = Checkpoint<FloodField>;
type Result = RunResult<FloodField, FloodIndicator>;

/** Two-dimensional flooding of a territory; see docs/engines/flood.md. */
export const floodEngine: Engine<FloodInput, FloodParameter, FloodField, FloodIndicator> = {
  spec: floodSpec,
  kernelsDigest,
  createInput: createFloodInput,
  check: checkFlood,
  run: runFlood,
};

function* runFlood(
  input: FloodInput,
  parameters: Parameters<FloodParameter>,
  options: RunOptions,
): Generator<Progress, Result, void> {
  assert(options.frameEveryS > 0, 'frames are some time apart');
  const { durationS } = input.solver;
  const { hotStartS } = parameters;
  const wholeS = hotStartS + durationS;
  const solver = yield* warmedUp(input.solver, hotStartS, wholeS);
  const start: Progress = { progress: hotStartS / wholeS, timeS: 0 };
  const water = new ShallowWater(solver, yield* retold(prepare(solver), () => start));
  const told = (): Progress => ({
    progress: Math.min(1, (hotStartS + water.timeS) / wholeS),
    timeS: water.timeS,
  });
  yield* framed(water, told);
  while (water.timeS < durationS) {
    const nextS = options.frameEveryS * (Math.floor(water.timeS / options.frameEveryS) + 1);
    for (const _pause of water.advanceTo(Math.min(nextS, durationS))) yield told();
    if (water.timeS < durationS) yield* framed(water, told);
  }
  const result = yield* resultOf(input, parameters, solver.initialDepthM, water, told);
  yield* framed(water, told);
  return result;
}

/**
 * The numerics' input once the first discharges and levels have been held for a while: the depths reached
 * become those of the start (velocities start again from rest).
 */
function* warmedUp(
  solver: SolverInput,
  hotStartS: number,
  wholeS: number,
): Generator<Progress, SolverInput, void> {
  if (hotStartS === 0) return solver;
  const steady = { ...solver, forcings: solver.forcings.flatMap(held), durationS: hotStartS };
  const start: Progress = { progress: 0, timeS: 0 };
  const water = new ShallowWater(steady, yield* retold(prepare(steady), () => start));
  const told = (): Progress => ({ progress: Math.min(hotStartS, water.timeS) / wholeS, timeS: 0 });
  yield* retold(water.advanceTo(hotStartS), told);
  return { ...solver, initialDepthM: yield* retold(water.read('depth'), told) };
}

/** Rain belongs to the event. */
function held(forcing: SolverForcing): readonly SolverForcing[] {
  if (forcing.kind === 'rain') return [];
  return forcing.kind === 'outflow' ? [forcing] : [{ ...forcing, series: heldAtStart(forcing.series) }];
}

/** A checkpoint with fresh copies of the frame's fields, made one at a time. */
function* framed(water: ShallowWater, told: () => Progress): Generator<Progress, void, void> {
  const depth = yield* retold(water.read('depth'), told);
  const eastwardVelocity = yield* retold(water.read('eastwardSpeed'), told);
  const northwardVelocity = yield* retold(water.read('northwardSpeed'), told);
  const frame: Pick<Fields<FloodField>, FloodFrameField> = { depth, eastwardVelocity, northwardVelocity };
  yield { ...told(), frame };
}

const valuesBetweenYields = 1_000_000;

/** The bed with its offset again, in pieces; exact in 32 bits below 2048 m, and to 0.2 mm below 4096 m. */
function* raised(bedM: Float32Array, offsetM: number): Generator<void, Float32Array<ArrayBuffer>, void> {
  const ground = new Float32Array(bedM.length);
  for (let i = 0; i < ground.length; i++) {
    if (i % valuesBetweenYields === 0) yield;
    ground[i] = bedM[i]! + offsetM;
  }
  return ground;
}

function* resultOf(
  input: FloodInput,
  parameters: Parameters<FloodParameter>,
  startDepth: Float32Array,
  water: ShallowWater,
  told: () => Progress,
): Generator<Progress, Result, void> {
  const maxDepth = yield* retold(water.read('maxDepth'), told);
  const maxSpeed = yield* retold(water.read('maxSpeed'), told);
  const reached = yield* retold(water.read('arrival'), told);
  const arrival = reached.map((timeS) => (Number.isFinite(timeS) ? timeS : Number.NaN));
  yield told();
  const duration = yield* retold(water.read('wetDuration'), told);
  const ground = yield* retold(raised(input.solver.bedM, input.offsetM), told);
  const { initialM3, inflowM3, rainM3, outflowM3, storedM3, relativeError } = yield* retold(
    water.balance(),
    told,
  );
  const volumes = { initialM3, inflowM3: inflowM3 + rainM3, outflowM3, storedM3 };
  const rows = floodIndicatorRows(input, { startDepth, maxDepth, arrival }, volumes, parameters.depthNoiseM);
  const indicators = yield* retold(rows, told);
  const fields: Pick<Fields<FloodField>, FloodResultField> = {
    maxDepth,
    maxSpeed,
    arrival,
    duration,
    ground,
  };
  return {
    fields,
    indicators,
    diagnostics: {
      massRelativeError: relativeError,
      initialM3,
      inflowM3,
      rainM3,
      outflowM3,
      storedM3,
      steps: water.steps,
      minTimeStepS: water.shortestStepS,
      cellUpdates: water.cellUpdates,
    },
  };
}
