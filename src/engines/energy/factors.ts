import type { Text } from '../../base/text.ts';
import type { Hypothesis, Parameters } from '../../simulation/contract.ts';
import { emissionFactors, type FactorKey, type FactorSet, primaryElectricityOn } from './costs/factors.ts';
import type { EnergyParameter } from './parameters.ts';

/** Where emissions come from: electricity by use, then fuels and heat. */
const emitters = {
  heating: ['electricity-heating', 'co2Heating'],
  water: ['electricity-hot-water', 'co2Water'],
  cooling: ['electricity-cooling', 'co2Cooling'],
  // No set has a factor of appliances and cars: that of lighting, the other use of every month.
  other: ['electricity-lighting', 'co2Other'],
  gas: ['gas', 'co2Gas'],
  oil: ['oil', 'co2Oil'],
  wood: ['logs', 'co2Wood'],
  chips: ['chips', null],
  network: ['district-heat-unknown', 'co2Network'],
} as const satisfies Readonly<Record<string, readonly [FactorKey, EnergyParameter | null]>>;
type Emitter = keyof typeof emitters;
type EmissionParameter = NonNullable<(typeof emitters)[Emitter][1]>;
const names = Object.keys(emitters) as Emitter[];

/** Whose a figure is. */
type Origin = 'hypothesis' | 'parameter' | FactorSet;

interface Factor {
  readonly value: number;
  readonly origin: Origin;
}

/** What a kWh emits and counts as primary energy under a hypothesis. */
export interface EnergyFactors {
  /** CO₂ equivalent, kg/kWh. */
  readonly co2: Readonly<Record<Emitter, Factor>>;
  /** Primary energy by kWh of electricity; that of other carriers is 1 (order of 31 March 2021, annex 1). */
  readonly primary: PrimaryFactor;
}

interface PrimaryFactor {
  readonly value: number;
  /** Year on whose first day it holds; null: it is stated, or the parameter. */
  readonly year: number | null;
  readonly origin: 'hypothesis' | 'parameter' | 'order';
}

/**
 * Factors of a hypothesis: those that it states, else those of its set (and what the set has none for, of the DPE's), else the
 * parameters.
 */
export function factorsOf(
  { conditions }: Pick<Hypothesis, 'conditions'>,
  parameters: Pick<Parameters<EnergyParameter>, EmissionParameter | 'primaryElectricity'>,
): EnergyFactors {
  const stated = conditions.findLast((condition) => condition.kind === 'energy/emission-factors');
  const factor = (name: Emitter): Factor => {
    const [key, parameter] = emitters[name];
    const own = stated === undefined ? null : stated[name];
    if (own !== null) return { value: own, origin: 'hypothesis' };
    if (stated === undefined && parameter !== null)
      return { value: parameters[parameter], origin: 'parameter' };
    const ofSet = stated && emissionFactors[stated.set][key]?.at(-1);
    if (stated && ofSet) return { value: ofSet.value, origin: stated.set };
    return { value: emissionFactors.dpe[key]!.at(-1)!.value, origin: 'dpe' };
  };
  return {
    co2: Object.fromEntries(names.map((name) => [name, factor(name)])) as EnergyFactors['co2'],
    primary: primaryOf({ conditions }, parameters.primaryElectricity),
  };
}

function primaryOf({ conditions }: Pick<Hypothesis, 'conditions'>, usual: number): PrimaryFactor {
  const stated = conditions.findLast((condition) => condition.kind === 'energy/primary-factor');
  if (stated === undefined) return { value: usual, year: null, origin: 'parameter' };
  if (typeof stated.electricity === 'number')
    return { value: stated.electricity, year: null, origin: 'hypothesis' };
  const found = primaryElectricityOn(`${stated.year}-01-01`);
  return found === null
    ? { value: usual, year: null, origin: 'parameter' }
    : { value: found.value, year: stated.year, origin: 'order' };
}

const origins: Readonly<Record<Origin, Text>> = {
  hypothesis: { fr: 'posé par l’hypothèse', en: 'stated by the hypothesis' },
  parameter: { fr: 'paramètre', en: 'parameter' },
  dpe: { fr: 'DPE, arrêté du 31 mars 2021', en: 'DPE, order of 31 March 2021' },
  'base-empreinte': {
    fr: 'Base Empreinte de l’ADEME, juillet 2026',
    en: 'ADEME’s Base Empreinte, July 2026',
  },
};

const told: Readonly<Record<Emitter, Text>> = {
  heating: { fr: 'chauffage', en: 'heating' },
  water: { fr: 'eau chaude', en: 'hot water' },
  cooling: { fr: 'climatisation', en: 'cooling' },
  other: { fr: 'autres usages', en: 'other uses' },
  gas: { fr: 'gaz', en: 'gas' },
  oil: { fr: 'fioul et GPL', en: 'oil and LPG' },
  wood: { fr: 'bois', en: 'wood' },
  chips: { fr: 'plaquettes', en: 'chips' },
  network: { fr: 'réseau de chaleur', en: 'heat network' },
};
/** By carrier, in their order. */
const ofCarrier: readonly (readonly Emitter[])[] = [
  ['heating', 'water', 'cooling', 'other'],
  ['gas'],
  ['oil'],
  ['wood'],
  ['network'],
];

/** Emission factors of a carrier in a sentence, with whose they are. */
export function emissionText({ co2 }: EnergyFactors, carrier: number): Text {
  const parts = ofCarrier[carrier]!.map((name) => {
    const { value, origin } = co2[name];
    return {
      fr: `${told[name].fr} ${String(value).replace('.', ',')} (${origins[origin].fr})`,
      en: `${told[name].en} ${value} (${origins[origin].en})`,
    };
  });
  return {
    fr: `kg de CO₂ équivalent par kWh : ${parts.map(({ fr }) => fr).join(', ')}`,
    en: `kg of CO₂ equivalent per kWh: ${parts.map(({ en }) => en).join(', ')}`,
  };
}

/** The factor of primary energy of a carrier in a sentence. */
export function primaryText({ primary }: EnergyFactors, carrier: number): Text {
  if (carrier > 0)
    return {
      fr: '1 kWh primaire par kWh (arrêté du 31 mars 2021)',
      en: '1 primary kWh per kWh (order of 31 March 2021)',
    };
  const { value, year, origin } = primary;
  const whose =
    origin === 'order'
      ? {
          fr: `arrêté en vigueur au 1ᵉʳ janvier ${year}`,
          en: `the order in force on 1 January ${year}`,
        }
      : origins[origin];
  return {
    fr: `${String(value).replace('.', ',')} kWh primaires par kWh d’électricité (${whose.fr})`,
    en: `${value} primary kWh per kWh of electricity (${whose.en})`,
  };
}
