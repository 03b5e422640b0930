import type { FeatureTable } from '../territory/feature-table.ts';
import { type MemberKind, memberKinds, type Source, type TerritoryContent } from '../territory/territory.ts';
import { buildFlows } from './commuters-file.ts';
import { buildEnergyTotals } from './energy-totals-file.ts';
import type { Home } from './house-layer.ts';
import type { LoadOptions } from './input-file.ts';
import { buildLoadProfiles } from './load-profiles-file.ts';
import type { Part } from './opened.ts';
import type { Problem } from './problem.ts';
import { sourceOf } from './sources.ts';
import { buildTransit } from './transit-file.ts';
import { buildWeather } from './weather-file.ts';

/** What a folder has beside layers; a kind that it lacks is absent. */
interface BuiltMembers {
  readonly members: Pick<TerritoryContent, MemberKind>;
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
}

/** Reads what a territory has beside layers. */
export async function buildMembers(
  parts: readonly Part[],
  home: Home,
  limits: FeatureTable | null,
  options: LoadOptions,
): Promise<BuiltMembers> {
  const readings = {
    weather: await buildWeather(parts, options),
    transit: await buildTransit(parts, home, options),
    commuters: await buildFlows('commuters', parts, limits, options),
    trips: await buildFlows('trips', parts, limits, options),
    energyTotals: await buildEnergyTotals(parts, limits, options),
    loadProfiles: await buildLoadProfiles(parts, options),
  };
  const sources: Source[] = [];
  for (const kind of memberKinds) {
    const { used } = readings[kind];
    if (used.length > 0) sources.push(await sourceOf(kind, used, [], options));
  }
  const [weather] = readings.weather.read;
  const [transit] = readings.transit.read;
  const [commuters] = readings.commuters.read;
  const [trips] = readings.trips.read;
  const energyTotals = readings.energyTotals.read.flat();
  const loadProfiles = readings.loadProfiles.read.flat();
  const members = {
    ...(weather ? { weather } : {}),
    ...(transit ? { transit } : {}),
    ...(commuters ? { commuters } : {}),
    ...(trips ? { trips } : {}),
    ...(energyTotals.length > 0 ? { energyTotals } : {}),
    ...(loadProfiles.length > 0 ? { loadProfiles } : {}),
  };
  return { members, sources, problems: memberKinds.flatMap((kind) => readings[kind].problems) };
}
