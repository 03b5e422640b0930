import { sum } from '../../../base/sum.ts';
import type { DemandHypotheses, Purpose } from './hypotheses.ts';
import type { Zones } from './zones.ts';

/** Trips of one purpose towards the activity, one working day; as many lead back. Places: zones, then gates. */
export interface Margins {
  readonly productions: Float64Array;
  readonly attractions: Float64Array;
}

/** Commuters by where they live and work, of an observed table (MOBPRO): the three replace the assumptions. */
export interface CommuterTotals {
  /** Workers who live and work inside; who live inside and work outside; the reverse. */
  readonly inside: number;
  readonly leaving: number;
  readonly arriving: number;
}

/** Weights of inhabitants beside jobs as what draws other trips: visits and company. Assumptions. */
const residentsDraw: Readonly<Record<'other' | 'notHome', number>> = { other: 0.3, notHome: 0.1 };

/**
 * What each place sends out and receives. Inhabitants' trips are rate × inhabitants; those that leave are the
 * hypotheses' (or observed) parts, spread over the gates by `gateWeights` (summing to 1; empty: nobody leaves). Visitors
 * come in proportion to what the inhabitants of today send out: a new district brings no visitors of its own.
 */
export function marginsOf(
  purpose: Purpose,
  zones: Zones,
  gateWeights: Float64Array,
  hypotheses: DemandHypotheses,
  commuters: CommuterTotals | null,
): Margins {
  return purpose === 'work'
    ? workMargins(zones, gateWeights, hypotheses, commuters)
    : otherMargins(purpose, zones, gateWeights, hypotheses);
}

/** Trips of one inhabitant towards an activity, one working day. */
function oneWayPerPerson(purpose: Purpose, hypotheses: DemandHypotheses): number {
  const { tripsPerPersonPerDay, purposeShares, growth, remoteWorkShare } = hypotheses;
  const atDesk = purpose === 'work' ? 1 - remoteWorkShare : 1;
  return (tripsPerPersonPerDay * purposeShares[purpose] * growth * atDesk) / 2;
}

function workMargins(
  zones: Zones,
  gateWeights: Float64Array,
  hypotheses: DemandHypotheses,
  commuters: CommuterTotals | null,
): Margins {
  const { workersPerPerson, outsideShares, jobsFromOutsideShare } = hypotheses;
  const perWorker = oneWayPerPerson('work', hypotheses) / workersPerPerson;
  const workers = workersPerPerson * sum(zones.residents);
  const jobs = sum(zones.jobs);
  const isOpen = gateWeights.length > 0;
  const staying = commuters
    ? commuters.inside / Math.max(1e-9, commuters.inside + commuters.leaving)
    : 1 - outsideShares.work;
  const ownJobs = commuters
    ? commuters.inside / Math.max(1e-9, commuters.inside + commuters.arriving)
    : 1 - jobsFromOutsideShare;
  const inside = isOpen ? Math.min(workers * staying, jobs * ownJobs) : workers;
  return {
    productions: places(
      zones.residents,
      workersPerPerson * perWorker,
      gateWeights,
      isOpen ? (jobs - inside) * perWorker : 0,
    ),
    attractions: places(zones.jobs, perWorker, gateWeights, isOpen ? (workers - inside) * perWorker : 0),
  };
}

function otherMargins(
  purpose: Exclude<Purpose, 'work'>,
  zones: Zones,
  gateWeights: Float64Array,
  hypotheses: DemandHypotheses,
): Margins {
  const rate = oneWayPerPerson(purpose, hypotheses);
  const draws = drawsOf(purpose, zones);
  const drawn = sum(draws);
  const trips = rate * sum(zones.residents);
  const isOpen = gateWeights.length > 0;
  const outsideShare = drawn > 0 ? hypotheses.outsideShares[purpose] : 1;
  const leaving = isOpen ? trips * outsideShare : 0;
  const today = isOpen && drawn > 0 ? rate * sum(zones.residents.subarray(0, zones.cells)) * outsideShare : 0;
  const arriving = today * hypotheses.visitorsPerTripOutside;
  const perDraw = drawn > 0 ? (trips - leaving + arriving) / drawn : 0;
  // Trips that do not begin at home begin where others end.
  const starts = purpose === 'notHome' && drawn > 0 ? draws : zones.residents;
  const perStart = trips / Math.max(1e-9, sum(starts));
  return {
    productions: places(starts, perStart, gateWeights, arriving),
    attractions: places(draws, perDraw, gateWeights, leaving),
  };
}

/** What draws people to each zone, in units of its own. Jobs stand in where no shop is known, inhabitants where no school is. */
function drawsOf(purpose: Exclude<Purpose, 'work'>, zones: Zones): Float64Array {
  if (purpose === 'school') return sum(zones.schools) > 0 ? zones.schools : zones.residents;
  if (purpose === 'shopping') return sum(zones.shopJobs) > 0 ? zones.shopJobs : zones.jobs;
  const weight = residentsDraw[purpose];
  return zones.jobs.map((jobs, zone) => jobs + weight * zones.residents[zone]!);
}

function places(
  values: Float64Array,
  factor: number,
  gateWeights: Float64Array,
  outside: number,
): Float64Array {
  const all = new Float64Array(values.length + gateWeights.length);
  for (let zone = 0; zone < values.length; zone++) all[zone] = factor * values[zone]!;
  for (let gate = 0; gate < gateWeights.length; gate++)
    all[values.length + gate] = outside * gateWeights[gate]!;
  return all;
}
