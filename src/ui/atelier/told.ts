import { useView } from '../../app/view-store.ts';
import { gridBounds } from '../../base/grid.ts';
import type { FinishedRun } from '../../simulation/compare.ts';
import type { DerivedDensity } from '../../simulation/contract.ts';
import { squaresOver } from '../../simulation/density.ts';
import {
  type Audience,
  buildingsTold,
  type PlacedRun,
  runsTold,
  squaresTold,
  tellsOfHouseholds,
} from '../../simulation/published-view.ts';
import type { Project } from '../../scenario/project.ts';
import type { Territory } from '../../territory/territory.ts';
import { type Current, useSeenRuns } from './use-current.ts';
import { layersFor } from './views/applied.ts';

/** What of an engine's runs may be seen outside the studio, under the hypothesis looked at. */
export interface Told {
  /** Buildings that may be seen one by one. */
  readonly buildings: ReadonlySet<string>;
  /** Runs whose totals may be seen side by side. */
  readonly runs: ReadonlySet<FinishedRun>;
  /** Cells of the density's grid. */
  squares(density: DerivedDensity): ReadonlySet<number>;
}

/** For whom the screen is: what a person chose; a released territory is never more than released. */
export function audienceFor(territory: Territory, chosen: Audience): Audience {
  return territory.released === true ? 'published' : chosen;
}

export function useAudience({ territory }: Current): Audience {
  return audienceFor(
    territory,
    useView((view) => view.audience),
  );
}

/** What may be seen by those for whom the screen is; null: all of it. */
export function useTold(current: Current): Told | null {
  const audience = useAudience(current);
  const seen = useSeenRuns(current);
  if (audience === 'internal' || !tellsOfHouseholds(current.spec)) return null;
  const finished = [...seen].flatMap(([alternative, { entry }]) =>
    entry?.finished ? [{ alternative, run: entry.finished }] : [],
  );
  return toldOf(current.territory, current.project, finished);
}

interface Ended {
  readonly alternative: string;
  readonly run: FinishedRun;
}

let last: { readonly territory: Territory; readonly key: string; readonly told: Told } | null = null;

/** Found once for the same runs: every view, legend and panel asks for it. */
function toldOf(territory: Territory, project: Project, finished: readonly Ended[]): Told {
  const key = finished.map(({ alternative, run }) => `${alternative} ${run.record.resultDigest}`).join();
  if (last?.territory === territory && last.key === key) return last.told;
  const told = findTold(territory, project, finished);
  last = { territory, key, told };
  return told;
}

function findTold(territory: Territory, project: Project, finished: readonly Ended[]): Told {
  const runs = new Set(runsTold(finished.map(({ run }) => run)));
  const squares = new Map<string, ReadonlySet<number>>();
  return {
    buildings: buildingsTold(finished.map(({ run }) => run)),
    runs,
    squares: ({ of, squareM }) => {
      const key = `${of} ${squareM}`;
      const found = squares.get(key);
      if (found) return found;
      const placed = finished.flatMap(({ alternative, run }): PlacedRun[] => {
        const { buildings } = layersFor(territory, project, alternative);
        return runs.has(run) && buildings ? [{ run, buildings: buildings.table }] : [];
      });
      const made = squaresTold(placed, of, squaresOver(gridBounds(territory.layers.terrain.grid), squareM));
      squares.set(key, made);
      return made;
    },
  };
}
