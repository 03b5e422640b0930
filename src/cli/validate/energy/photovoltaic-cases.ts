import {
  ashraeModifier,
  martinRuizModifier,
  physicalModifier,
} from '../../../engines/energy/sun/incidence.ts';
import {
  faimanModule,
  pvsystCell,
  pvwattsDc,
  pvwattsInverter,
  rossCell,
  sapmCell,
  sapmMountings,
} from '../../../engines/energy/sun/photovoltaic.ts';
import type { ValidationResult } from '../result.ts';
import { numbersOf, type TextTable } from './data-files.ts';
import { atMost, judged, unitTolerance, largestShare } from './judge.ts';

export const cellColumns = ['poa', 'temp_air', 'wind'];

type Model = (planeW: number, airC: number, windM: number) => number;

/** The model of a column, with the parameter that its title names. */
function modelOf(title: string): Model | null {
  if (title === 'sapm_open_rack_glass_polymer') return ofMounting('openRackGlassPolymer');
  if (title === 'sapm_open_rack_glass_glass') return ofMounting('openRackGlassGlass');
  if (title === 'sapm_close_mount_glass_glass') return ofMounting('closeMountGlassGlass');
  if (title === 'sapm_insulated_back') return ofMounting('insulatedBackGlassPolymer');
  if (title === 'pvsyst_cell') return (planeW, airC, windM) => pvsystCell(planeW, airC, windM);
  if (title === 'faiman') return (planeW, airC, windM) => faimanModule(planeW, airC, windM);
  const noct = /^ross_noct(\d+)$/.exec(title)?.[1];
  if (noct !== undefined) return (planeW, airC) => rossCell(planeW, airC, Number(noct));
  const [, kilowatts, gamma] = /^pvwatts_dc_(\d+)kW_gamma(-?[\d.]+)$/.exec(title) ?? [];
  if (gamma === undefined) return null;
  const cell = ofMounting('openRackGlassPolymer');
  return (planeW, airC, windM) =>
    pvwattsDc(planeW, cell(planeW, airC, windM), Number(kilowatts) * 1000, Number(gamma));
}

function ofMounting(mounting: keyof typeof sapmMountings): Model {
  return (planeW, airC, windM) => sapmCell(planeW, airC, windM, sapmMountings[mounting]);
}

export function cellCase(name: string, table: TextTable): ValidationResult {
  const poa = numbersOf(table, 'poa');
  const air = numbersOf(table, 'temp_air');
  const wind = numbersOf(table, 'wind');
  const checks = table.columns.flatMap((title) => {
    const model = modelOf(title);
    if (!model) return [];
    const found = poa.map((planeW, i) => model(planeW, air[i] as number, wind[i] as number));
    return [atMost(title, largestShare(found, numbersOf(table, title)), 1)];
  });
  return judged(name, unitTolerance, checks);
}

const modifierTitle = /^iam_(ashrae_b|physical_n|martin_ruiz_ar)([\d.]+)$/;

export const incidenceColumns = ['aoi', modifierTitle];

export function incidenceCase(name: string, table: TextTable): ValidationResult {
  const angles = numbersOf(table, 'aoi');
  const checks = table.columns.flatMap((title) => {
    const [, model, parameter] = modifierTitle.exec(title) ?? [];
    if (parameter === undefined) return [];
    const modifier =
      model === 'ashrae_b' ? ashraeModifier : model === 'physical_n' ? physicalModifier : martinRuizModifier;
    const found = angles.map((angle) => modifier(angle, Number(parameter)));
    return [atMost(title, largestShare(found, numbersOf(table, title), 1e-5), 1)];
  });
  return judged(name, '1e-3 relative or 1e-5, the figure is the largest share of it that is used', checks);
}

const inverterTitle = /^pac_W_pdc0_([\d.]+)_eta([\d.]+)$/;

export const inverterColumns = ['pdc_W', inverterTitle];

export function inverterCase(name: string, table: TextTable): ValidationResult {
  const given = numbersOf(table, 'pdc_W');
  const checks = table.columns.flatMap((title) => {
    const [, limit, efficiency] = inverterTitle.exec(title) ?? [];
    if (efficiency === undefined) return [];
    const found = given.map((dcW) => pvwattsInverter(dcW, Number(limit), Number(efficiency)));
    return [atMost(title, largestShare(found, numbersOf(table, title)), 1)];
  });
  return judged(name, unitTolerance, checks);
}
