import type { Text } from '../../../base/text.ts';
import type { IndicatorRow } from '../../../simulation/contract.ts';
import { sumOf } from '../building-sums.ts';
import type { EnergyInput } from '../energy-input.ts';
import type { EnergyReason } from '../indicator-specs.ts';
import { noted } from '../noted.ts';
import type { YearFigures } from '../year/results.ts';
import type { AltitudeClass } from './zones.ts';

const altitudes = {
  0: { fr: 'moins de 400 m', en: 'under 400 m' },
  1: { fr: '400 à 800 m', en: '400 to 800 m' },
  2: { fr: 'plus de 800 m', en: 'above 800 m' },
} as const satisfies Readonly<Record<AltitudeClass, Text>>;

/** Need of all dwellings by the months of the order, with the place of its tables. */
export function monthlyNeed({ buildings, place }: EnergyInput, { orderKwh }: YearFigures): IndicatorRow {
  const homes = homesOf(buildings);
  if (homes.length === 0) return { value: null, reason: 'noDwellings' satisfies EnergyReason };
  if (place === null) return { value: null, reason: 'noZone' satisfies EnergyReason };
  const { fr, en } = altitudes[place.altitude];
  return {
    ...sumOf(homes, (i) => orderKwh[i]! / 1000),
    ...noted('notADpe'),
    facts: [{ fr: `mois de la zone ${place.zone}, ${fr}`, en: `months of zone ${place.zone}, ${en}` }],
  };
}

/** Need by the hour over need by the months of the same weather, of dwellings. */
export function monthlyCheck({ buildings }: EnergyInput, { needKwh, monthlyKwh }: YearFigures): IndicatorRow {
  const homes = homesOf(buildings);
  const [hourly, monthly] = [needKwh, monthlyKwh].map(
    (of) => homes.reduce((sum, i) => sum + of[i]!, 0) / 1000,
  );
  if (!(monthly! > 0)) return { value: null, reason: 'noDwellings' satisfies EnergyReason };
  const [by, beside] = [Math.round(hourly!), Math.round(monthly!)];
  return {
    value: hourly! / monthly!,
    facts: [
      {
        fr: `${by} MWh heure par heure, ${beside} MWh par mois (estimation 3CL, pas un DPE)`,
        en: `${by} MWh hour by hour, ${beside} MWh by month (estimate by 3CL, no DPE)`,
      },
    ],
  };
}

function homesOf(buildings: EnergyInput['buildings']): readonly number[] {
  return [...buildings.keys()].filter((i) => (buildings[i]?.dwellings ?? 0) > 0);
}
