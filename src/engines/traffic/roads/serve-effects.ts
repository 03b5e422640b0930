import type { AppliedTerritory } from '../../../simulation/contract.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { type DistrictTrips, districtTrips } from '../demand/district-trips.ts';
import { createRoads } from './create-roads.ts';
import { buildingsUnder, freeEnds } from './new-road-effects.ts';
import { type PresentValues, presentValues } from './present-values.ts';
import { banOf, banRequests } from './road-requests.ts';
import { type Use, uses } from './roads.ts';
import { type CutOff, cutOffBuildings, type RoadState } from './side-effects.ts';
import { Tally } from './tally.ts';
import { resolveBans } from './turn-bans.ts';

/** A layer of roads, and the edits that made it: they ban turns. */
export interface EditedRoads {
  readonly table: FeatureTable;
  readonly edits: AppliedTerritory['edits'];
}

/** Asks what one edit, the last of `after`, does: to roads, to ways to buildings, to what stands there, to trips. */
export interface EffectsCall {
  readonly number: number;
  readonly before: EditedRoads;
  readonly after: EditedRoads;
  readonly turnBans: AppliedTerritory['layers']['turnBans'] | null;
  readonly buildings: FeatureTable | null;
}

/** Buildings by what happens to their way from the main network. */
export interface WayCounts {
  readonly noLonger: number;
  readonly newly: number;
  readonly still: number;
  readonly never: number;
}

export interface EffectsAnswer {
  readonly number: number;
  /** Empty where the edit changes no road and bans no turn, or there are no buildings. */
  readonly byUse: Readonly<Partial<Record<Use, WayCounts>>>;
  /** Buildings that lose or win a way for somebody, as increasing positions. */
  readonly changed: Uint32Array;
  /** What the roads that the edit names are before it; null: it names none. */
  readonly present: PresentValues | null;
  /** Of a new road: ends that join nothing, and the buildings that it runs over (a tunnel: none); null: it is none. */
  readonly newRoad: { readonly freeEnds: number; readonly under: Uint32Array } | null;
  /** Of a turn ban: whether one road leads to the other; null: it is none. */
  readonly isTurn: boolean | null;
  /** Of a district; null: it is none. */
  readonly trips: DistrictTrips | null;
}

/** The worker's end of a channel. */
export interface EffectsPort {
  postMessage(answer: EffectsAnswer): void;
  addEventListener(type: 'message', listener: (event: { readonly data: EffectsCall }) => void): void;
}

const told = ['car', 'rescue', 'walk'] as const satisfies readonly Use[];

/** Width of a lane of a new road, m. */
const laneM = 3;

/** Answers each call in its turn. */
export function serveEffects(port: EffectsPort): void {
  port.addEventListener('message', ({ data }) => port.postMessage(effectsOf(data)));
}

function effectsOf({ number, before, after, turnBans, buildings }: EffectsCall): EffectsAnswer {
  const edit = after.edits.at(-1);
  if (edit?.kind === 'district') return { ...nothing(number), trips: districtTrips(edit) };
  const layers = turnBans ? { turnBans } : {};
  const stateOf = ({ table, edits }: EditedRoads): RoadState => ({
    table,
    roads: createRoads(table, { bans: banRequests({ layers, edits }) }),
  });
  const [was, is] = [stateOf(before), stateOf(after)];
  const cuts =
    buildings === null
      ? []
      : told.map((use) => [use, cutOffBuildings(was, is, buildings, uses[use])] as const);
  return {
    ...nothing(number),
    byUse: Object.fromEntries(cuts.map(([use, cut]) => [use, countsOf(cut)])),
    changed: Uint32Array.from(
      new Set(cuts.flatMap(([, cut]) => [...cut.noLongerReached, ...cut.newlyReached])),
    ).sort(),
    present: edit && 'roads' in edit ? presentValues(was.roads, was.table, edit.roads) : null,
    newRoad:
      edit?.kind === 'road-new'
        ? {
            freeEnds: freeEnds(is.roads, is.table, `edit/${edit.id}`),
            under:
              buildings === null || edit.level < 0
                ? new Uint32Array()
                : buildingsUnder(buildings, edit.line, edit.lanes * laneM),
          }
        : null,
    isTurn:
      edit?.kind === 'turn-ban'
        ? resolveBans(is.roads, is.table, [banOf(edit)], new Tally()).length > 0
        : null,
  };
}

function nothing(number: number): EffectsAnswer {
  return {
    number,
    byUse: {},
    changed: new Uint32Array(),
    present: null,
    newRoad: null,
    isTurn: null,
    trips: null,
  };
}

function countsOf(cut: CutOff): WayCounts {
  return {
    noLonger: cut.noLongerReached.length,
    newly: cut.newlyReached.length,
    still: cut.stillReached,
    never: cut.stillUnreached.length,
  };
}
