import { AppError } from '../base/errors.ts';
import { applyEdits } from '../scenario/apply.ts';
import { type ReadEdits, readEdits } from '../scenario/edits-geojson.ts';
import type { Edit, Point, Project } from '../scenario/project.ts';
import { resolveEdits } from '../scenario/resolve.ts';
import type { Territory } from '../territory/territory.ts';

/** Edits that a file adds to an alternative, and what of it is left out, and why. */
export interface BroughtEdits {
  readonly edits: readonly Edit[];
  readonly problems: readonly AppError[];
}

/**
 * The edits of a GeoJSON file that this territory can take after those of an alternative; the others are left out and
 * told. A text that is no collection of features brings none, and says so.
 */
export function editsFromFile(
  text: string,
  territory: Territory,
  project: Project,
  alternativeId: string,
  fromLonLat: (longitude: number, latitude: number) => Point,
): BroughtEdits {
  const taken = project.alternatives.flatMap(({ edits }) => edits.map(({ id }) => id));
  try {
    const read = readEdits(text, fromLonLat, taken);
    const before = applyEdits(territory, resolveEdits(project, alternativeId)).layers;
    return applied({ ...territory, layers: before }, read);
  } catch (error) {
    if (error instanceof AppError) return { edits: [], problems: [error] };
    throw error;
  }
}

function applied(territory: Territory, { edits, features, problems }: ReadEdits): BroughtEdits {
  const kept: Edit[] = [];
  const told = [...problems];
  let { layers } = territory;
  for (const [i, edit] of edits.entries()) {
    try {
      ({ layers } = applyEdits({ ...territory, layers }, [edit]));
      kept.push(edit);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      told.push(refusal(error, features[i] ?? 0));
    }
  }
  return { edits: kept, problems: told };
}

/** Why an edit of a file is left out: nothing was run, and it is to be mended in the file. */
function refusal({ code, message, details }: AppError, feature: number): AppError {
  const target = details['target'];
  return code === 'edit/target-missing' && target !== undefined
    ? new AppError('edit/file-target', message, { feature, target })
    : new AppError('edit/file-refused', message, { feature });
}
