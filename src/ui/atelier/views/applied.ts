import { AppError } from '../../../base/errors.ts';
import { applyEdits } from '../../../scenario/apply.ts';
import type { AppliedTerritory } from '../../../scenario/applied.ts';
import type { Project } from '../../../scenario/project.ts';
import { resolveEdits } from '../../../scenario/resolve.ts';
import type { Territory } from '../../../territory/territory.ts';

const known = new WeakMap<Territory, Map<string, AppliedTerritory | null>>();
const mostKept = 24;

/** The territory as an alternative makes it, made once per list of edits; null when an edit cannot be applied. */
export function appliedFor(
  territory: Territory,
  project: Project,
  alternative: string,
): AppliedTerritory | null {
  const edits = resolveEdits(project, alternative);
  if (edits.length === 0) return null;
  const ofTerritory = known.get(territory) ?? new Map<string, AppliedTerritory | null>();
  known.set(territory, ofTerritory);
  const key = JSON.stringify(edits);
  const found = ofTerritory.get(key);
  if (found !== undefined) return found;
  const made = applyOrNull(territory, edits);
  if (ofTerritory.size >= mostKept) ofTerritory.clear();
  ofTerritory.set(key, made);
  return made;
}

/** Layers of the territory as an alternative makes it; as it is where an edit cannot be applied. */
export function layersFor(territory: Territory, project: Project, alternative: string): Territory['layers'] {
  return appliedFor(territory, project, alternative)?.layers ?? territory.layers;
}

function applyOrNull(territory: Territory, edits: ReturnType<typeof resolveEdits>): AppliedTerritory | null {
  try {
    return applyEdits(territory, edits);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
