import type { Edit, Project } from '../../scenario/project.ts';
import { resolveEdits } from '../../scenario/resolve.ts';

/** Works that hold water back up to a level: what must be said of them is said wherever one is in play. */
function isProtective(edit: Edit): boolean {
  switch (edit.kind) {
    case 'dike':
      return true;
    case 'dike-raise':
      return edit.raiseM > 0;
    case 'ground':
      return edit.mode === 'raise-to' || edit.mode === 'to' || (edit.mode === 'by' && edit.valueM > 0);
    case 'land-cover':
    case 'road-close':
    case 'road-open':
    case 'road-speed':
    case 'road-lanes':
    case 'road-capacity':
    case 'road-direction':
    case 'turn-ban':
    case 'road-new':
    case 'zone-30':
    case 'traffic-filter':
    case 'traffic-lights':
    case 'bus-lane':
    case 'bike-lane':
    case 'parking-removal':
    case 'district':
    case 'facility':
    case 'renovation':
    case 'heating-change':
    case 'solar-roofs':
    case 'building-new':
    case 'demolition':
    case 'trees':
    case 'felling':
    case 'shading':
    case 'heat-network':
    case 'shared-power':
    case 'footway-works':
      return false;
  }
}

/** Whether a protective work is part of an alternative. */
export function protects(project: Project, alternativeId: string): boolean {
  return resolveEdits(project, alternativeId).some(isProtective);
}
