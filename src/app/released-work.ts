import { applyEdits } from '../scenario/apply.ts';
import { choosesBuildings } from '../scenario/chosen.ts';
import type { Alternative, Edit, Project } from '../scenario/project.ts';
import { resolveEdits } from '../scenario/resolve.ts';
import { leastDwellings, leastHouseholds, mayShow } from '../simulation/privacy.ts';
import { releasedTerritory } from '../territory/released.ts';
import type { Territory } from '../territory/territory.ts';
import { chosenBuildings, type SelectionWorker } from './chosen-buildings.ts';

/** The territory without what may not leave the studio. */
export function publicTerritory(territory: Territory): Territory {
  return releasedTerritory(territory, { dwellings: leastDwellings, households: leastHouseholds });
}

/** The project on the territory as it is released: its runs are made again there. */
export function publicProject(project: Project, released: Territory): Project {
  return { ...project, territory: { name: released.name, digest: released.digest } };
}

/** An edit of an alternative whose buildings have too few dwellings to be told of. */
export interface EditOfFew {
  readonly alternative: Alternative;
  readonly edit: Edit;
}

/**
 * The edits of a project that are for some dwellings but too few: released, they would tell what is planned for a household.
 * So is an edit of which it could not be found for whom it is.
 */
export async function editsOfFew(
  territory: Territory,
  project: Project,
  signal: AbortSignal,
  open?: () => SelectionWorker,
): Promise<readonly EditOfFew[]> {
  const found: EditOfFew[] = [];
  for (const alternative of project.alternatives) {
    const edits = alternative.edits.filter(choosesBuildings);
    if (edits.length === 0) continue;
    // What an edit chooses is told by the territory before it: what it pulls down is gone after.
    const before = alternative.parent === null ? [] : resolveEdits(project, alternative.parent);
    const { layers } = applyEdits(territory, before);
    for (const edit of edits) {
      const choice = asChoice(edit);
      if (choice === null || layers.buildings === undefined) continue;
      const chosen = await chosenBuildings(layers, choice, signal, open);
      if (chosen === null || !mayShow(chosen.dwellings)) found.push({ alternative, edit });
    }
  }
  return found;
}

/** What an edit chooses buildings by, that is not where its line lies; null: nothing is filled in yet. */
function asChoice(edit: Edit): Edit | null {
  if (edit.kind === 'demolition') return edit.ids.length === 0 && edit.area === null ? null : edit;
  if (edit.kind !== 'heat-network') return edit;
  if (edit.ids.length === 0) return null;
  return { id: edit.id, label: edit.label, kind: 'demolition', ids: edit.ids, area: null };
}
