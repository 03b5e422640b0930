import { assert } from '../../../base/errors.ts';
import { retold } from '../../../base/steps.ts';
import type { Checkpoint, Parameters } from '../../../simulation/contract.ts';
import type { EnergyInput } from '../energy-input.ts';
import type { EnergyField } from '../fields.ts';
import type { EnergyParameter } from '../parameters.ts';
import type { LightSplit } from '../sun/sky-year.ts';
import { isSameAir } from '../weather/hypothesis-weather.ts';
import { buildingSupply, writeSupply, yearSettings } from '../year/building-supply.ts';
import { lightShare, told } from '../year/progress.ts';
import { yearFigures } from '../year/results.ts';
import { type SiteLight, siteLight } from '../year/site-light.ts';
import { type Ledger, ledgerOf } from './ledger.ts';

type Progress = Checkpoint<EnergyField>;

/** Where the year of the reference ends, when there is one. */
export const referenceShare = 0.6;

/** Factors to published totals, from a year of the stock as it is; null where there are none. */
export function* calibrated(
  { calibration, surface, weather }: EnergyInput,
  parameters: Parameters<EnergyParameter>,
  light: SiteLight,
  split: LightSplit,
  seed: number,
): Generator<Progress, Ledger | null, void> {
  if (calibration === null || calibration.communes.length === 0) return null;
  const { reference } = calibration;
  assert(reference.weather !== null, 'the weather of a place is known without an edit too');
  // The air bends light: another temperature is another sky.
  const isSameSky =
    reference.surface === surface && weather !== null && isSameAir(reference.weather, weather);
  const ownLight = isSameSky ? light : yield* told(siteLight(reference, reference.weather, split));
  const settings = yield* retold(
    yearSettings(reference, parameters, reference.weather, ownLight, null, seed),
    () => ({
      progress: lightShare,
      timeS: 0,
    }),
  );
  const count = reference.buildings.length;
  const figures = yearFigures(count);
  for (const [position, building] of reference.buildings.entries()) {
    yield { progress: lightShare + ((referenceShare - lightShare) * position) / count, timeS: 0 };
    if (building === null) continue;
    writeSupply(figures, position, buildingSupply(building, position, settings).supply);
  }
  return ledgerOf(calibration, figures);
}
