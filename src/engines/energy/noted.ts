import type { FieldsNote, IndicatorRow } from '../../simulation/contract.ts';
import { type Calibrated, calibratedCarriers, type Ledger } from './calibration/ledger.ts';
import type { EnergyInput } from './energy-input.ts';
import type { EnergyField } from './fields.ts';
import type { EnergyReason } from './indicator-specs.ts';

const calibratedNotes = {
  no: ['notCalibrated', 'syntheticNotCalibrated'],
  partly: ['partlyCalibrated', 'syntheticPartlyCalibrated'],
  yes: ['calibrated', 'syntheticCalibrated'],
} as const satisfies Readonly<Record<Calibrated, readonly [EnergyReason, EnergyReason]>>;

/** What has to be said beside figures that were brought to published totals so far. */
export function noteOf(state: Calibrated, { isSynthetic }: Pick<EnergyInput, 'isSynthetic'>): EnergyReason {
  return calibratedNotes[state][isSynthetic ? 1 : 0];
}

/** A sum over carriers is calibrated as far as its carriers are. */
export function ofCarriers(states: readonly Calibrated[]): Calibrated {
  return states.every((state) => state === 'no') ? 'no' : 'partly';
}

/** The notes of a row. */
export function noted(key: EnergyReason): Required<Pick<IndicatorRow, 'notes'>> {
  return { notes: [{ key }] };
}

/** What buildings need, before any carrier: published consumption says nothing of it. */
const needFields = [
  'heatNeed',
  'needLow',
  'needHigh',
  'need3cl',
  'need3clWeather',
  'overheating',
  'peakHeat',
  'heatCurve',
  'coolingCurve',
  'heatDays',
  'heatPower',
  'indoor',
  'heatDensity',
] as const satisfies readonly EnergyField[];
const carrierFields = [
  'finalEnergy',
  'primaryEnergy',
  'electricity',
  'gas',
  'oil',
  'wood',
  'network',
  'emissions',
  'bill',
  'billPerM2',
  'peakElectric',
  'electricCurve',
  'givenCurve',
  'takenCurve',
  'electricDays',
  'electricPower',
  'sharedTaken',
  'postPowers',
  'zonePowers',
] as const satisfies readonly EnergyField[];

/** What has to be said beside fields: how far they were brought to published consumption. */
export function fieldNotes(input: EnergyInput, ledger: Ledger | null): readonly FieldsNote[] {
  const ofNeed = noteOf('no', input);
  const ofSum = noteOf(ofCarriers(calibratedCarriers(ledger, input)), input);
  if (ofNeed === ofSum) return [{ key: ofNeed, fields: [...needFields, ...carrierFields] }];
  return [
    { key: ofSum, fields: carrierFields },
    { key: ofNeed, fields: needFields },
  ];
}
