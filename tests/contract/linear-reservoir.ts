import type { Grid } from '../../src/base/grid.ts';
import { AppError } from '../../src/base/errors.ts';
import {
  defineSpec,
  type Engine,
  type EngineInput,
  type Members,
  type RunResult,
  type Series,
} from '../../src/simulation/contract.ts';

/** Text that is the same in both languages. */
function same(text: string): { readonly fr: string; readonly en: string } {
  return { fr: text, en: text };
}

/**
 * The smallest engine that uses the whole contract: every cell is a reservoir that rain fills and that empties
 * in proportion to what it holds, dS/dt = rain − S / T. It stands in `docs/new-engine.md` as the example.
 */
export const reservoirSpec = defineSpec({
  diagnostics: { steps: { label: { fr: 'pas de temps', en: 'time steps' }, unit: '1' } },
  id: 'reservoir',
  version: 1,
  title: { fr: 'réservoirs linéaires', en: 'linear reservoirs' },
  card: {
    method: {
      fr: 'Réservoir linéaire par maille, Euler explicite.',
      en: 'Linear reservoir per cell, explicit Euler.',
    },
    assumptions: {
      still: { fr: 'L’eau ne passe pas d’une maille à l’autre.', en: 'Water stays in its cell.' },
    },
    limits: [{ fr: 'Ne décrit aucun écoulement.', en: 'Describes no flow.' }],
    references: { nash1957: 'Nash (1957), The form of the instantaneous unit hydrograph, IAHS 45' },
    evidence: 'verified',
  },
  groups: { main: { fr: 'réglages', en: 'settings' } },
  parameters: {
    residence: {
      label: { fr: 'temps de séjour', en: 'residence time' },
      help: { fr: 'Temps T de la vidange.', en: 'Time T of the emptying.' },
      unit: 's',
      default: 3600,
      min: 60,
      max: 1e6,
      source: 'nash1957',
      group: 'main',
    },
    step: {
      label: { fr: 'pas de temps', en: 'time step' },
      help: { fr: 'Au plus T / 2.', en: 'At most T / 2.' },
      unit: 's',
      default: 30,
      min: 1,
      max: 3600,
      source: 'nash1957',
      group: 'main',
    },
  },
  fields: {
    depth: {
      label: { fr: 'hauteur', en: 'depth' },
      definition: { fr: 'Hauteur retenue.', en: 'Depth held.' },
      unit: 'm',
      per: ['cell', 'time'],
      classes: [0.001],
      role: 'depth',
      displayStep: 0.001,
    },
    maxDepth: {
      label: { fr: 'hauteur maximale', en: 'greatest depth' },
      definition: { fr: 'Plus grande hauteur retenue.', en: 'Greatest depth held.' },
      unit: 'm',
      per: ['cell'],
      classes: [0.001],
      role: 'depth',
      displayStep: 0.001,
    },
  },
  frameFields: ['depth'],
  indicators: {
    volume: {
      label: { fr: 'volume retenu', en: 'volume held' },
      definition: { fr: 'À la fin.', en: 'At the end.' },
      unit: 'm3',
      formula: 'Σ cellArea · depth',
      assumes: ['still'],
      inputs: ['depth'],
      decimals: 0,
    },
    wetArea: {
      label: { fr: 'surface mouillée', en: 'wet area' },
      definition: { fr: 'Plus de 1 mm au plus fort.', en: 'More than 1 mm at the most.' },
      unit: 'm2',
      formula: 'Σ cellArea [maxDepth > 0.001 m]',
      assumes: ['still'],
      inputs: ['maxDepth'],
      decimals: 0,
    },
  },
  reasons: { noWater: { fr: 'pas de pluie', en: 'no rain' } },
  reads: ['terrain'],
  edits: [],
  conditions: [
    {
      kind: 'flood/rain',
      label: { fr: 'pluie', en: 'rain' },
      help: same(''),
      fields: [{ kind: 'series', key: 'series', label: { fr: 'intensité', en: 'intensity' }, unit: 'mm/h' }],
    },
  ],
  upstream: [],
});

type ReservoirParameter = keyof typeof reservoirSpec.parameters;
type ReservoirField = keyof typeof reservoirSpec.fields;
type ReservoirIndicator = keyof typeof reservoirSpec.indicators;

interface ReservoirInput extends EngineInput {
  readonly axes: { readonly cell: Grid };
  /** Share of the rain that a cell keeps: 1 on the highest ground, more below. */
  readonly share: Float32Array<ArrayBuffer>;
  readonly rain: Series;
  readonly durationS: number;
}

export const reservoirEngine: Engine<ReservoirInput, ReservoirParameter, ReservoirField, ReservoirIndicator> =
  {
    spec: reservoirSpec,
    kernelsDigest: '',
    createInput(applied, hypothesis) {
      const { grid, values } = applied.layers.terrain;
      const condition = hypothesis.conditions.find((one) => one.kind === 'flood/rain');
      const rain = condition?.series ?? { timesS: [0], values: [0] };
      let highest = Number.NEGATIVE_INFINITY;
      for (const z of values) if (z > highest) highest = z;
      const share = Float32Array.from(values, (z) => (Number.isNaN(z) ? 0 : 1 + (highest - z) / 10));
      return { axes: { cell: grid }, share, rain, durationS: hypothesis.durationS };
    },
    check(_input, { residence, step }) {
      if (step <= residence / 2) return [];
      const details = { parameter: 'step', value: step, min: 1, max: residence / 2 };
      return [new AppError('parameter/out-of-range', 'the step is too long for the residence time', details)];
    },
    *run({ axes, share, rain, durationS }, { residence, step }, { frameEveryS }) {
      const depth = new Float32Array(share.length);
      const maxDepth = new Float32Array(share.length);
      const bandCells = 1 << 20;
      let timeS = 0;
      let nextFrameS = 0;
      let steps = 0;
      while (timeS < durationS) {
        const dt = Math.min(step, durationS - timeS);
        const inflow = (valueAt(rain, timeS) / 3.6e6) * dt;
        for (let from = 0; from < depth.length; from += bandCells) {
          const end = Math.min(from + bandCells, depth.length);
          for (let i = from; i < end; i++) {
            const held = depth[i]! + inflow * share[i]! - (depth[i]! * dt) / residence;
            depth[i] = held;
            if (held > maxDepth[i]!) maxDepth[i] = held;
          }
          yield { progress: timeS / durationS, timeS };
        }
        timeS = timeS + dt;
        steps++;
        if (timeS < nextFrameS && timeS < durationS) continue;
        while (nextFrameS <= timeS) nextFrameS += frameEveryS;
        yield { progress: timeS / durationS, timeS, frame: { depth: depth.slice() } };
      }
      return summarize(axes.cell, depth, maxDepth, steps);
    },
  };

function summarize(
  grid: Grid,
  depth: Float32Array,
  maxDepth: Float32Array<ArrayBuffer>,
  steps: number,
): RunResult<ReservoirField, ReservoirIndicator> {
  const cellArea = grid.cellSizeM * grid.cellSizeM;
  let volume = 0;
  const wet: number[] = [];
  for (let i = 0; i < depth.length; i++) {
    volume += depth[i]! * cellArea;
    if (maxDepth[i]! > 0.001) wet.push(i);
  }
  const members: Members = { axis: 'cell', indices: Uint32Array.from(wet), weight: cellArea };
  return {
    fields: { maxDepth },
    indicators: {
      volume: [volume > 0 ? { value: volume, noise: volume * 1e-6 } : { value: null, reason: 'noWater' }],
      wetArea: [{ value: wet.length * cellArea, members }],
    },
    diagnostics: { steps },
  };
}

/** Linear between instants, constant beyond. */
function valueAt({ timesS, values }: Series, timeS: number): number {
  const next = timesS.findIndex((t) => t > timeS);
  if (next === 0) return values[0]!;
  if (next < 0) return values.at(-1)!;
  const [t0, t1, v0, v1] = [timesS[next - 1]!, timesS[next]!, values[next - 1]!, values[next]!];
  return v0 + ((v1 - v0) * (timeS - t0)) / (t1 - t0);
}
