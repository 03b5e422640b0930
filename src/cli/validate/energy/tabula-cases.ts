import { evenWindows, tabulaGlass, tabulaNeed, tabulaWindows } from '../../../engines/energy/dpe/tabula.ts';
import type { ValidationResult } from '../result.ts';
import { numbersOf, type TextTable, textsOf } from './data-files.ts';
import { type Check, judged } from './judge.ts';

export const tabulaColumns = ['code', 'A_C_ref_m2', 'F_red_temp', 'A_window', 'U_window', 'q_h_nd_kWh_m2a'];

/** Areas and U of the elements, and the factor of what lies between them and the outside. */
const elements: readonly (readonly [string, string, string | null])[] = [
  ['A_roof', 'U_roof', null],
  ['A_wall1', 'U_wall1', null],
  ['A_wall2', 'U_wall2', null],
  ['A_floor1', 'U_floor1', 'b_floor1'],
  ['A_floor2', 'U_floor2', 'b_floor2'],
  ['A_window', 'U_window', null],
  ['A_door', 'U_door', null],
];
/** Air change by use, 1/h, height of rooms, m, heat of air, Wh/(m³ K), as TABULA has them. */
const airing = { useAch: 0.4, heightM: 2.5, heatWhPerM3K: 0.34 };

/** Needs of archetypes from their areas and U; windows by side where the archetype's are known. */
export function tabulaCase(name: string, table: TextTable): ValidationResult {
  const due = numbersOf(table, 'q_h_nd_kWh_m2a');
  const checks = textsOf(table, 'code').flatMap((code, row): Check[] => {
    const value = (column: string): number => {
      const found = numbersOf(table, column)[row];
      return found === undefined || Number.isNaN(found) ? 0 : found;
    };
    const expected = due[row] as number;
    if (Number.isNaN(expected)) return [];
    const found = tabulaNeed({
      referenceM2: value('A_C_ref_m2'),
      transmissionWPerKM2: transmissionOf(value) / value('A_C_ref_m2'),
      airWPerKM2: airing.heatWhPerM3K * (airing.useAch + value('n_infiltration')) * airing.heightM,
      temperatureFactor: value('F_red_temp'),
      windows: tabulaWindows[code.slice(0, 11)] ?? evenWindows(value('A_window')),
      glass: tabulaGlass(value('U_window')),
    });
    return [{ figure: code, found, expected, holds: Math.abs(found - expected) <= 1 }];
  });
  return judged(name, 'heating need ± 1 kWh/m²', checks);
}

function transmissionOf(value: (column: string) => number): number {
  return elements.reduce((sum, [area, u, factor]) => {
    const between = factor === null ? 1 : value(factor);
    return sum + value(area) * (value(u) * between + value('dU_thermal_bridge'));
  }, 0);
}
