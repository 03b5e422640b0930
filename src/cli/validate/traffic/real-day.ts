import { drained } from '../../../base/steps.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { trafficEngine } from '../../../engines/traffic/index.ts';
import { buildTerritory } from '../../../loaders/build.ts';
import { readFolder } from '../../../loaders/folder.ts';
import { applyEdits } from '../../../scenario/apply.ts';
import { type Hypothesis, resolveParameters, type RunResult } from '../../../simulation/contract.ts';
import type { Edit } from '../../../scenario/project.ts';
import type { Territory } from '../../../territory/territory.ts';
import { filesOf } from '../../input-folder.ts';
import { notRun, rounded, type ValidationResult } from '../result.ts';

const name = 'Dieppe day';
const folder = join('ign', 'littosim_dieppe');
const morning: Hypothesis = {
  id: 'morning',
  shortName: 'matin',
  title: '',
  horizon: 'today',
  durationS: 7200,
  origin: '',
  conditions: [],
};
/** The engine's own target, and what sums of a few thousand vehicles may lose to it. */
const gap = 1e-6;

/**
 * Real roads and people through the whole engine: two hours of a morning as they are, then with the road closed that most
 * vehicles use. Every vehicle is accounted for, nobody drives on the closed road, and who used it is told: they take other
 * roads, or have no way.
 */
export async function realDay(dataFolder: string): Promise<ValidationResult> {
  const path = join(dataFolder, folder);
  if (!existsSync(path)) return notRun(name, `${folder} is not under ${dataFolder}`);
  const { territory } = await buildTerritory(await readFolder(await filesOf(path)));
  const table = territory?.layers.roads?.table;
  if (!territory || !table) return notRun(name, `${folder} holds no roads`);
  const before = runOf(territory, []);
  const flows = before.fields['peakFlow'] ?? new Float32Array(0);
  const busiest = largestAt(flows);
  const road = (before.edges[busiest] ?? '').replace(/[+-]\d*$/, '');
  const after = runOf(territory, [
    {
      kind: 'road-close',
      id: 'close',
      label: road,
      roads: [road],
      classes: ['car', 'heavy'],
      fromS: null,
      toS: null,
    },
  ]);
  const users = vehiclesOver(before, road);
  const figures = {
    zones: before.diagnostics['zones'] ?? 0,
    vehicles: rounded(vehiclesOf(before)),
    'vehicle-km': rounded(valueOf(before, 'vehicleKm')),
    'relative gap': before.diagnostics['relativeGap'] ?? Number.NaN,
    'vehicles unaccounted for': Math.abs(unaccounted(before)) + Math.abs(unaccounted(after)),
    'vehicles that used the closed road': rounded(users),
    'vehicles on the closed road after': vehiclesOver(after, road),
    'vehicles without a way after': rounded(
      valueOf(after, 'strandedTrips') - valueOf(before, 'strandedTrips'),
    ),
    'vehicle-km more': rounded(valueOf(after, 'vehicleKm') - valueOf(before, 'vehicleKm')),
    'relative gap after': after.diagnostics['relativeGap'] ?? Number.NaN,
  };
  return {
    case: name,
    figures,
    expected: {
      'relative gap': `at most ${gap}`,
      'vehicles unaccounted for': 0,
      'vehicles on the closed road after': 0,
      'vehicles that used the closed road': 'more than 0',
    },
    tolerance: 'the gap asked for; counts of vehicles are whole numbers of 2^-20, equal',
    pass:
      figures['relative gap'] <= gap &&
      figures['relative gap after'] <= gap &&
      figures['vehicles unaccounted for'] === 0 &&
      figures['vehicles on the closed road after'] === 0 &&
      figures['vehicles that used the closed road'] > 0 &&
      figures['vehicles without a way after'] <= users,
  };
}

function largestAt(values: ArrayLike<number>): number {
  let found = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[found] as number)) found = i;
  return found;
}

interface Run extends RunResult {
  readonly edges: readonly string[];
}

function runOf(territory: Territory, edits: readonly Edit[]): Run {
  const parameters = { ...resolveParameters(trafficEngine.spec), startHour: 7, gap };
  const input = trafficEngine.createInput(applyEdits(territory, edits), morning, parameters, {});
  const result = drained(trafficEngine.run(input, parameters, { seed: 1, frameEveryS: morning.durationS }));
  return { ...result, edges: input.axes.edge?.ids ?? [] };
}

/** Vehicles of the routes that use a road, whichever way. */
function vehiclesOver({ fields, edges }: Run, road: string): number {
  const [first, links, vehicles] = [fields['routeFirst'], fields['routeEdges'], fields['routeVehicles']];
  if (!first || !links || !vehicles) return Number.NaN;
  let sum = 0;
  for (let route = 0; route < vehicles.length; route++) {
    const own = links.subarray(first[route], first[route + 1]);
    if (own.some((edge) => edges[edge]?.replace(/[+-]\d*$/, '') === road)) sum += vehicles[route] as number;
  }
  return sum;
}

function vehiclesOf({ diagnostics }: Run): number {
  return diagnostics['departed'] ?? Number.NaN;
}

function unaccounted({ diagnostics: d }: Run): number {
  const parts = ['arrived', 'stillOnRoads', 'waiting', 'stranded'].map((part) => d[part] ?? Number.NaN);
  return (d['departed'] ?? Number.NaN) - parts.reduce((sum, part) => sum + part, 0);
}

function valueOf({ indicators }: Run, indicator: string): number {
  return indicators[indicator]?.[0]?.value ?? Number.NaN;
}
