import type { Text } from '../src/base/text.ts';
import type { FinishedRun } from '../src/simulation/compare.ts';
import type { EngineSpec, FieldSpec } from '../src/simulation/contract.ts';

const text = (fr: string): Text => ({ fr, en: fr });
const part = { definition: text('ce que c’est'), classes: [], role: 'series' } as const;
const ofBuilding = { ...part, per: ['building'], classes: [1], role: 'energy' } as const;
const fields: Readonly<Record<string, FieldSpec>> = {
  heat: { ...part, label: text('chaleur'), unit: 'kW', per: ['time'], displayStep: 0.1 },
  power: { ...part, label: text('électricité'), unit: 'kW', per: ['time'], displayStep: 0.1 },
  days: {
    ...part,
    label: text('chaleur d’un jour'),
    unit: 'kW',
    per: ['building', 'class'],
    displayStep: 0.001,
  },
  zones: { ...part, label: text('puissance nette'), unit: 'kW', per: ['zone', 'class'], displayStep: 0.1 },
  gas: { ...ofBuilding, label: text('gaz'), unit: 'kWh', displayStep: 1 },
  wood: { ...ofBuilding, label: text('bois'), unit: 'kWh', displayStep: 1 },
  need: { ...ofBuilding, label: text('besoin'), unit: 'kWh/m2', role: 'intensity', displayStep: 0.1 },
  dwellings: { ...ofBuilding, label: text('logements'), unit: 'dwelling', role: 'count', displayStep: 1 },
};
const groupHours = [1, 10, 50, 100, 200, 500, 1000, 2000, 3000, 4000, 6000, 8760];
/** Names of the made-up blocks; the second has no computed building. */
const blocks = ['Rue Haute (1)', 'Pré (2)', ...Array.from({ length: 14 }, (_, i) => `Quai (${i + 3})`)];
const indicator = { definition: text(''), formula: '', assumes: [], inputs: [], decimals: 0 };
const noteText: Text = {
  fr: 'Estimation par modèle, pas une consommation mesurée.',
  en: 'Estimate by a model, not a measured consumption.',
};

/** A made-up engine that tells a year. */
export const yearSpec = {
  id: 'made-up',
  title: text('Énergie'),
  fields,
  frameFields: [],
  parameters: {},
  reasons: { notCalibrated: text('non calé sur des consommations mesurées') },
  indicators: {
    byCarrier: {
      ...indicator,
      label: text('par énergie'),
      unit: 'MWh',
      per: 'class',
      classes: [
        { key: 'gas', label: text('gaz') },
        { key: 'wood', label: text('bois') },
      ],
    },
    byUse: {
      ...indicator,
      label: text('par usage'),
      unit: 'MWh',
      per: 'class',
      classes: [
        { key: 'heating', label: text('chauffage') },
        { key: 'water', label: text('eau chaude') },
      ],
    },
    flows: { ...indicator, label: text('flux'), unit: 'MWh', per: 'class' },
    blockPeak: { ...indicator, label: text('pointe par îlot'), unit: 'kW', per: 'zone' },
    total: { ...indicator, label: text('chaleur de l’année'), unit: 'MWh' },
    hot: {
      ...indicator,
      label: text('logements chauds'),
      unit: 'dwelling',
      per: 'class',
      classes: [
        { key: 'few', label: text('peu') },
        { key: 'some', label: text('quelques') },
        { key: 'many', label: text('beaucoup') },
      ],
    },
    assumed: {
      ...indicator,
      label: text('supposé'),
      unit: 'building',
      per: 'class',
      classes: [
        { key: 'date', label: text('date de construction') },
        { key: 'height', label: text('hauteur') },
      ],
    },
  },
  year: {
    curves: ['heat', 'power'],
    typicalDays: ['days'],
    flows: 'flows',
    groups: {
      hours: groupHours,
      kinds: [{ label: { fr: 'îlot', en: 'block' }, field: 'zones', peaks: 'blockPeak' }],
    },
  },
  sheet: { note: noteText, assumed: 'assumed', dwellings: 'dwellings' },
  edits: [],
  conditions: [],
} as unknown as EngineSpec;

interface Made {
  readonly name?: string;
  /** Factor on all powers and energies. */
  readonly scale?: number;
  readonly count?: number;
  /** Dwellings of each building; one when absent. */
  readonly dwellings?: (building: number) => number;
  readonly gasKwh?: (building: number) => number;
}

/** A made-up year: cold at the beginning and the end, its peak on 10 January from 7 to 8. */
export function yearRun({
  name = 'base',
  scale = 1,
  count = 4,
  dwellings = () => 1,
  gasKwh = (building) => 1000 + building,
}: Made = {}): FinishedRun {
  const heat = Float32Array.from({ length: 8760 }, (_, hour) => {
    const day = Math.floor(hour / 24);
    const season = Math.max(0, Math.abs(day - 182) - 60) / 122;
    const ofDay = hour % 24 >= 6 && hour % 24 < 22 ? 1 : 0.3;
    return scale * (day === 9 && hour % 24 === 7 ? 200 : 100 * season * ofDay);
  });
  const each = (of: (i: number) => number): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length: count }, (_, i) => of(i));
  const of = (indices: readonly number[]) => ({
    value: indices.length,
    members: { axis: 'building', indices: Uint32Array.from(indices), weight: 1 },
  });
  return {
    spec: yearSpec,
    axes: {
      building: Array.from({ length: count }, (_, i) => `B${i}`),
      zone: blocks.map((own, i) => ({ id: `block/${i}`, name: own })),
    },
    result: {
      fields: {
        heat,
        power: heat.map((value) => 20 + value / 4),
        days: Float32Array.from({ length: 288 * count }, (_, i) => scale * (1 + (i % 24) / 10)),
        zones: Float32Array.from({ length: blocks.length * groupHours.length }, (_, k) => {
          const [block, at] = [Math.floor(k / groupHours.length), k % groupHours.length];
          return block === 1 ? Number.NaN : scale * (block + 1) * (50 - 5 * at);
        }),
        gas: each((i) => scale * gasKwh(i)),
        wood: each((i) => (i % 2 === 0 ? 500 : 0)),
        need: each((i) => (i === 3 ? Number.NaN : scale * (50 + i))),
        dwellings: each(dwellings),
      },
      indicators: {
        flows: [
          { key: 'gas/heating', value: scale * 60 },
          { key: 'gas/water', value: 20 },
          { key: 'wood/heating', value: 40 },
          { key: 'wood/water', value: 0 },
        ],
        byCarrier: [
          { key: 'gas', value: 80 },
          { key: 'wood', value: 40 },
        ],
        byUse: [],
        blockPeak: blocks.map((own, i) => ({
          key: `block/${i}`,
          ...(i === 1
            ? { value: null, reason: 'nobodyAttached' }
            : { value: scale * (i + 1) * 50, facts: [text(`${own} : 10 janvier, de 7 h à 8 h`)] }),
        })),
        total: [{ value: scale * 120 }],
        hot: [
          { key: 'few', value: 4 },
          { key: 'some', value: 30 },
          { key: 'many', value: 400 },
        ],
        assumed: [
          { key: 'date', ...of([1, 2]) },
          { key: 'height', ...of([2]) },
        ],
      },
      notes: [{ key: 'notCalibrated', fields: ['heat', 'power', 'gas', 'wood', 'need'] }],
      diagnostics: {},
    },
    record: {
      request: {
        parameters: {},
        edits: [],
        hypothesis: { shortName: 'Année', conditions: [] },
        alternative: { shortName: name },
      },
      engine: { id: 'made-up', version: 3 },
      fingerprint: `print-of-${name}`,
      resultDigest: `digest-of-${name}-${scale}`,
    },
  } as unknown as FinishedRun;
}
