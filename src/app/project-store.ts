import { create } from 'zustand';
import type { Project } from '../scenario/project.ts';
import type { Territory } from '../territory/territory.ts';

/** The open work: a territory, its project, and how it came to be. */
export interface ProjectState {
  readonly territory: Territory | null;
  readonly project: Project | null;
  readonly past: readonly Project[];
  readonly future: readonly Project[];
  /** Identifiers of what the panels and the first view show. */
  readonly alternative: string;
  readonly hypothesis: string | null;
  /** Opens a territory with its project; nothing of the former one stays. */
  open(territory: Territory, project: Project): void;
  close(): void;
  /** One command: can be undone. */
  change(command: (project: Project) => Project): void;
  undo(): void;
  redo(): void;
  chooseAlternative(id: string): void;
  chooseHypothesis(id: string): void;
}

const longestPast = 200;

/** Keeps the choice among what exists: the base and the first hypothesis when it is gone. */
function choices(project: Project, state: Pick<ProjectState, 'alternative' | 'hypothesis'>) {
  const alternative = project.alternatives.some((a) => a.id === state.alternative)
    ? state.alternative
    : (project.alternatives[0]?.id ?? 'base');
  const hypothesis = project.hypotheses.some((h) => h.id === state.hypothesis)
    ? state.hypothesis
    : (project.hypotheses[0]?.id ?? null);
  return { alternative, hypothesis };
}

export const useProject = create<ProjectState>()((set, get) => ({
  territory: null,
  project: null,
  past: [],
  future: [],
  alternative: 'base',
  hypothesis: null,
  open: (territory, project) => {
    const chosen = choices(project, { alternative: '', hypothesis: null });
    set({ territory, project, past: [], future: [], ...chosen });
  },
  close: () => set({ territory: null, project: null, past: [], future: [], hypothesis: null }),
  change: (command) => {
    const { project, past } = get();
    if (project === null) return;
    const next = command(project);
    if (next === project) return;
    set({
      project: next,
      past: [...past.slice(-longestPast + 1), project],
      future: [],
      ...choices(next, get()),
    });
  },
  undo: () => {
    const { project, past, future } = get();
    const previous = past.at(-1);
    if (project === null || previous === undefined) return;
    set({
      project: previous,
      past: past.slice(0, -1),
      future: [project, ...future],
      ...choices(previous, get()),
    });
  },
  redo: () => {
    const { project, past, future } = get();
    const [next, ...rest] = future;
    if (project === null || next === undefined) return;
    set({ project: next, past: [...past, project], future: rest, ...choices(next, get()) });
  },
  chooseAlternative: (id) => set({ alternative: id }),
  chooseHypothesis: (id) => set({ hypothesis: id }),
}));
