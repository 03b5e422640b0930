import { gridBounds } from '../../base/grid.ts';
import type { AppliedTerritory, Hypothesis } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { textAt } from '../../territory/table-ops.ts';
import type { Territory } from '../../territory/territory.ts';
import { asToday } from './demand/choice.ts';
import type { DemandInput } from './demand/demand.ts';
import type { CountedLinks } from './demand/gate-counts.ts';
import { type DemandHypotheses, defaultHypotheses } from './demand/hypotheses.ts';
import type { ObservedTable } from './demand/observed-demand.ts';
import { commutersOf } from './demand/observed.ts';
import { type CountSurvey, type RoadCounts, surveyCounts } from './road-counts.ts';
import { classValues } from './roads/class-values.ts';
import { createRoads } from './roads/create-roads.ts';
import { banRequests, districtsOf } from './roads/road-requests.ts';
import type { Roads } from './roads/roads.ts';
import type { RoadState } from './roads/side-effects.ts';

/** Whose day a run computes. */
export interface DemandInputs {
  readonly demand: DemandInput;
  /** The same before the alternative: what its people chose settles the constants of the choice of mode. */
  readonly demandBefore: DemandInput | null;
  /** Roads before the alternative, and their layer; null: it changes nothing. */
  readonly roadsBefore: RoadState | null;
  /** The day that was counted and observed, without alternative or hypothesis. */
  readonly today: DemandInput;
  /** Whether the run's own day is that one. */
  readonly isToday: boolean;
  /** Counts on today's roads; null: none lies on any. */
  readonly counts: RoadCounts | null;
  /** Counts on the roads as the alternative makes them; null: none does. */
  readonly countsHere: RoadCounts | null;
  /** What became of the territory's counts, on today's roads. */
  readonly survey: CountSurvey;
  /** Trips that were observed; null: there is no table of them. */
  readonly tripTable: ObservedTable | null;
}

/**
 * @param roads As the alternative makes them, and the layer that they come from.
 * @param capacityFactor Of the roads' capacities, which `roads` already have.
 */
export function demandInputs(
  applied: AppliedTerritory,
  hypothesis: Hypothesis,
  roads: Roads,
  table: FeatureTable,
  capacityFactor: number,
): DemandInputs {
  const { layers, territory } = applied;
  const hypotheses = hypothesesOf(hypothesis);
  const countTable = territory.layers.counts?.table ?? null;
  let survey = surveyCounts(roads, table, countTable);
  const countsHere = survey.onRoads;
  const observed = observedOf(territory);
  // What the alternative builds counts by its edits, hence not by the layer of places as well.
  const places = territory.layers.places?.table ?? null;
  const own = demandOf(roads, table, layers, hypotheses, countsHere);
  const demand = { ...own, layers: { ...own.layers, places }, ...builtBy(applied), ...observed };
  const before = territory.layers.roads?.table;
  const isChanged = applied.edits.length > 0 && before !== undefined;
  let demandBefore: DemandInput | null = null;
  let roadsBefore: RoadState | null = null;
  if (isChanged) {
    const bans = banRequests({ layers: territory.layers, edits: [] });
    const own = withCapacities(createRoads(before, { ...classValues(hypothesis), bans }), capacityFactor);
    roadsBefore = { roads: own, table: before };
    survey = surveyCounts(own, before, countTable);
    demandBefore = {
      ...demandOf(own, before, territory.layers, hypotheses, survey.onRoads),
      ...observed,
    };
  }
  const unedited = demandBefore ?? demand;
  return {
    demand,
    demandBefore,
    roadsBefore,
    today: { ...unedited, hypotheses: asToday(hypotheses) },
    isToday: !isChanged && isAsToday(hypotheses),
    counts: survey.onRoads,
    countsHere,
    survey,
    tripTable: territory.trips
      ? {
          flows: territory.trips,
          zones: territory.layers.zones?.table ?? null,
          limits: territory.layers.limits?.table ?? null,
        }
      : null,
  };
}

/** Timetables and commuters that came with the territory. */
export function observedOf({
  transit,
  commuters,
  layers,
}: Pick<Territory, 'transit' | 'commuters' | 'layers'>): Pick<DemandInput, 'feed' | 'commuters'> {
  const inside = communesOf(layers);
  return {
    ...(transit ? { feed: transit } : {}),
    ...(commuters && inside.size > 0 ? { commuters: commutersOf(commuters, inside) } : {}),
  };
}

/** INSEE codes of the communes that the territory has the limits of. */
export function communesOf({ limits }: Territory['layers']): ReadonlySet<string> {
  const table = limits?.table;
  const codes = table ? table.ids.map((_, commune) => textAt(table, 'insee', commune)) : [];
  return new Set(codes.filter((code) => code !== ''));
}

/** Districts and facilities that the alternative builds. */
function builtBy({ edits }: AppliedTerritory): Pick<DemandInput, 'districts' | 'facilities'> {
  return {
    districts: districtsOf(edits),
    facilities: edits.flatMap((edit) =>
      edit.kind === 'facility' && edit.point[0]
        ? [{ id: edit.id, role: edit.role, point: edit.point[0] }]
        : [],
    ),
  };
}

/** The roads with every capacity multiplied, what lights let out too. */
export function withCapacities(roads: Roads, factor: number): Roads {
  if (factor === 1) return roads;
  const times = (perH: number): number => perH * factor;
  return { ...roads, capacityPerH: roads.capacityPerH.map(times), entryPerH: roads.entryPerH.map(times) };
}

/** A day on roads with the people and places of some layers. */
export function demandOf(
  roads: Roads,
  roadTable: FeatureTable,
  layers: AppliedTerritory['layers'],
  hypotheses: DemandHypotheses,
  counts: RoadCounts | null,
): DemandInput {
  return {
    roads,
    roadTable,
    layers: {
      population: layers.population?.table ?? null,
      buildings: layers.buildings?.table ?? null,
      jobs: layers.jobs?.table ?? null,
      places: layers.places?.table ?? null,
    },
    extent: gridBounds(layers.terrain.grid),
    districts: [],
    facilities: [],
    hypotheses,
    counted: countedLinks(counts),
  };
}

/** Vehicles a day on each link that was counted; where two counts lie on one, the first. */
function countedLinks(counts: RoadCounts | null): CountedLinks {
  const perDay = new Map<number, number>();
  for (const [count, links] of counts?.links.entries() ?? [])
    for (const link of links) if (!perDay.has(link)) perDay.set(link, counts!.perDay[count]!);
  return perDay;
}

/** Whether a hypothesis leaves the day as it was counted. */
function isAsToday({ growth, remoteWorkShare, carpoolGrowth }: DemandHypotheses): boolean {
  return growth === 1 && remoteWorkShare === 0 && carpoolGrowth === 0;
}

function hypothesesOf({ conditions }: Hypothesis): DemandHypotheses {
  let { growth, remoteWorkShare, carpoolGrowth } = defaultHypotheses;
  for (const condition of conditions) {
    if (condition.kind === 'traffic/growth') growth *= condition.factor;
    if (condition.kind === 'traffic/remote-work')
      remoteWorkShare = 1 - (1 - remoteWorkShare) * (1 - condition.share);
    if (condition.kind === 'traffic/carpool') carpoolGrowth = (1 + carpoolGrowth) * condition.factor - 1;
  }
  return { ...defaultHypotheses, growth, remoteWorkShare, carpoolGrowth };
}
