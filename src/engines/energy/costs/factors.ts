import { type Dated, onDay } from './dated.ts';

/** What is emitted or counted as primary for one kWh, net calorific value for fuels. */
export interface Factor extends Dated {
  readonly value: number;
}

/** Whose emission factors: those of the label of dwellings, or ADEME's of the whole life cycle. */
export type FactorSet = 'dpe' | 'base-empreinte';

/** Electricity is cleaner in summer: its factor goes by use. */
export type FactorKey =
  | 'gas'
  | 'oil'
  | 'logs'
  | 'pellets'
  | 'chips'
  | 'district-heat-unknown'
  | 'electricity-heating'
  | 'electricity-hot-water'
  | 'electricity-cooling'
  | 'electricity-lighting'
  | 'electricity-auxiliaries';

const dpe = {
  source: 'order of 31 March 2021 on the DPE, annex 1',
  from: '2021-07-01',
  until: null,
};
const base = {
  source: 'ADEME Base Empreinte, as taken over by France Chaleur Urbaine, audit of July 2026',
  from: null,
  until: null,
};

/** kg CO2 equivalent a kWh. */
export const emissionFactors: Readonly<
  Record<FactorSet, Readonly<Partial<Record<FactorKey, readonly Factor[]>>>>
> = {
  dpe: {
    gas: [{ ...dpe, value: 0.227 }],
    oil: [{ ...dpe, value: 0.324 }],
    logs: [{ ...dpe, value: 0.03 }],
    pellets: [{ ...dpe, value: 0.03 }],
    chips: [{ ...dpe, value: 0.024 }],
    'district-heat-unknown': [{ ...dpe, value: 0.385 }],
    'electricity-heating': [{ ...dpe, value: 0.079 }],
    'electricity-hot-water': [{ ...dpe, value: 0.065 }],
    'electricity-cooling': [{ ...dpe, value: 0.064 }],
    'electricity-lighting': [{ ...dpe, value: 0.069 }],
    'electricity-auxiliaries': [{ ...dpe, value: 0.064 }],
  },
  'base-empreinte': {
    gas: [{ ...base, value: 0.243 }],
    oil: [{ ...base, value: 0.314 }],
    logs: [{ ...base, value: 0.032 }],
    pellets: [{ ...base, value: 0.027 }],
    'district-heat-unknown': [{ ...base, value: 0.0972 }],
    'electricity-heating': [{ ...base, value: 0.0693 }],
    'electricity-hot-water': [{ ...base, value: 0.0585 }],
    'electricity-cooling': [{ ...base, value: 0.0583 }],
  },
};

/** Primary energy by kWh of electricity; that of all other carriers is 1 (order of 31 March 2021, annex 1). */
export const primaryElectricity: readonly Factor[] = [
  {
    source: 'order of 31 March 2021 on the DPE, before its change',
    from: '2021-07-01',
    until: '2025-12-31',
    value: 2.3,
  },
  { source: 'order JORFTEXT000052134589 of 2025', from: '2026-01-01', until: null, value: 1.9 },
];

/** kg CO2 a kWh on a day; null: the set has none for it. */
export function emissionOn(set: FactorSet, key: FactorKey, day: string): Factor | null {
  return onDay(emissionFactors[set][key] ?? [], day);
}

/** Primary energy by kWh of electricity on a day. */
export function primaryElectricityOn(day: string): Factor | null {
  return onDay(primaryElectricity, day);
}
