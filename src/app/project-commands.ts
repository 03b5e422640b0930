import type { Alternative, Edit, Hypothesis, Project } from '../scenario/project.ts';
import type { Territory } from '../territory/territory.ts';

/** An identifier that no element of the list has: `prefix-1`, `prefix-2`… */
export function freshId(prefix: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map((element) => element.id));
  let n = taken.length + 1;
  while (ids.has(`${prefix}-${n}`)) n++;
  return `${prefix}-${n}`;
}

/** A project that only has its base, named in the reference language. */
export function emptyProject(territory: Territory): Project {
  return {
    format: 1,
    title: territory.name,
    territory: { name: territory.name, digest: territory.digest },
    hypotheses: [],
    alternatives: [
      { id: 'base', shortName: 'Sans projet', title: 'Le territoire tel qu’il est', parent: null, edits: [] },
    ],
    parameters: {},
    seed: 1,
  };
}

/** The base: the first alternative, locked. */
export function isBase(project: Project, alternativeId: string): boolean {
  return project.alternatives[0]?.id === alternativeId;
}

function withAlternative(
  project: Project,
  id: string,
  change: (alternative: Alternative) => Alternative,
): Project {
  if (isBase(project, id)) return project;
  return {
    ...project,
    alternatives: project.alternatives.map((alternative) =>
      alternative.id === id ? change(alternative) : alternative,
    ),
  };
}

export function addAlternative(project: Project, alternative: Alternative): Project {
  return { ...project, alternatives: [...project.alternatives, alternative] };
}

export function renameAlternative(project: Project, id: string, shortName: string, title: string): Project {
  return withAlternative(project, id, (alternative) => ({ ...alternative, shortName, title }));
}

/** An alternative and all that descend from it. */
export function descendants(project: Project, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  // A child always comes after its parent in the order of creation, but an imported file may differ.
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const alternative of project.alternatives)
      if (alternative.parent !== null && found.has(alternative.parent)) found.add(alternative.id);
  }
  return found;
}

/** Removes an alternative with its descendants; the base stays. */
export function removeAlternative(project: Project, id: string): Project {
  if (isBase(project, id)) return project;
  const gone = descendants(project, id);
  return {
    ...project,
    alternatives: project.alternatives.filter((alternative) => !gone.has(alternative.id)),
  };
}

/** Adds an edit at the end, or replaces the one with its identifier. */
export function putEdit(project: Project, alternativeId: string, edit: Edit): Project {
  return withAlternative(project, alternativeId, (alternative) => {
    const known = alternative.edits.some((other) => other.id === edit.id);
    const edits = known
      ? alternative.edits.map((other) => (other.id === edit.id ? edit : other))
      : [...alternative.edits, edit];
    return { ...alternative, edits };
  });
}

export function removeEdit(project: Project, alternativeId: string, editId: string): Project {
  return withAlternative(project, alternativeId, (alternative) => ({
    ...alternative,
    edits: alternative.edits.filter((edit) => edit.id !== editId),
  }));
}

/** Adds a hypothesis at the end, or replaces the one with its identifier. */
export function putHypothesis(project: Project, hypothesis: Hypothesis): Project {
  const known = project.hypotheses.some((other) => other.id === hypothesis.id);
  const hypotheses = known
    ? project.hypotheses.map((other) => (other.id === hypothesis.id ? hypothesis : other))
    : [...project.hypotheses, hypothesis];
  return { ...project, hypotheses };
}

export function removeHypothesis(project: Project, id: string): Project {
  return { ...project, hypotheses: project.hypotheses.filter((hypothesis) => hypothesis.id !== id) };
}

/** Changes a parameter of an engine; null: back to its default. */
export function setParameter(project: Project, engine: string, name: string, value: number | null): Project {
  const { [name]: _previous, ...others } = project.parameters[engine] ?? {};
  const changed = value === null ? others : { ...others, [name]: value };
  return { ...project, parameters: { ...project.parameters, [engine]: changed } };
}
