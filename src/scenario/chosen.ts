import type { Edit } from './project.ts';

/** Whether an edit is for buildings that someone chose: by list, area or criteria. */
export function choosesBuildings(edit: Edit): boolean {
  return 'ids' in edit || 'which' in edit;
}
