import type { Draft } from '../../../scene/picture.ts';
import { editLayers } from '../../../scenario/edit-layers.ts';
import type { Edit, Point, Project } from '../../../scenario/project.ts';
import { lineage } from '../../../scenario/resolve.ts';
import type { EngineSpec } from '../../../simulation/contract.ts';

/**
 * Lines and outlines of an alternative's edits that change no layer, and so would not be seen: a heat network, the area of
 * a programme. Those that the engine looked at knows; null where there are none.
 */
export function drawnEdits(project: Project, alternative: string, spec: EngineSpec): Draft | null {
  const known = new Set(spec.edits.map(({ kind }) => kind));
  const lines = lineage(project, alternative)
    .flatMap(({ edits }) => edits)
    .filter(({ kind }) => known.has(kind) && editLayers[kind].length === 0)
    .flatMap(linesOf);
  return draftOfLines(lines);
}

/** Lines as the map draws them; null where there are none. */
export function draftOfLines(lines: readonly (readonly Point[])[]): Draft | null {
  if (lines.length === 0) return null;
  let end = 0;
  const starts = lines.map((line) => {
    end += line.length;
    return end - line.length;
  });
  return { kind: 'features', points: lines.flat(), starts };
}

function linesOf(edit: Edit): readonly (readonly Point[])[] {
  const lines: (readonly Point[])[] = [];
  if ('line' in edit && edit.line) lines.push(edit.line);
  if ('area' in edit && edit.area) lines.push([...edit.area, ...edit.area.slice(0, 1)]);
  return lines;
}
