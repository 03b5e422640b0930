import type { Text } from '../../base/text.ts';
import type { Unit } from '../../base/units.ts';
import type { Parameter } from '../../simulation/contract.ts';

export const parameterGroups = {
  climate: { fr: 'Climat', en: 'Climate' },
  people: { fr: 'Occupants', en: 'Occupants' },
  stock: { fr: 'État des bâtiments', en: 'State of the buildings' },
  systems: { fr: 'Chauffage et eau chaude', en: 'Heating and hot water' },
  vehicles: { fr: 'Véhicules électriques', en: 'Electric vehicles' },
  solar: { fr: 'Toits solaires', en: 'Solar roofs' },
  emissions: { fr: 'Facteurs d’émission', en: 'Emission factors' },
  prices: { fr: 'Prix', en: 'Prices' },
  results: { fr: 'Résultats', en: 'Results' },
  flood: { fr: 'Électricité et crue', en: 'Electricity and floods' },
  method: { fr: 'Méthode', en: 'Method' },
} as const satisfies Record<string, Text>;

type Group = keyof typeof parameterGroups;

interface Given {
  readonly group: Group;
  readonly unit: Unit;
  readonly source: string;
  readonly label: Text;
  readonly help: Text;
  readonly values: readonly [least: number, usual: number, most: number];
  /** Ends of what is likely. */
  readonly likely?: readonly [number, number];
}

/** A number of a form, with its bounds and where it is from. */
export function plain({ group, unit, source, label, help, values, likely }: Given): Parameter {
  const [min, usual, max] = values;
  return {
    label,
    help,
    unit,
    default: usual,
    min,
    max,
    source,
    group,
    ...(likely ? { spread: { kind: 'uniform', low: likely[0], high: likely[1] } } : {}),
  };
}
