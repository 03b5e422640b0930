import { AppError } from '../base/errors.ts';
import type { Project } from '../scenario/project.ts';
import { type Handed, handOn, startingFrom, upstreamOf } from '../simulation/cascade.ts';
import type { EngineSpec } from '../simulation/contract.ts';
import type { ArchivedRun } from '../simulation/archive/run-archive.ts';
import { toAppError } from '../simulation/failure.ts';
import { frameInterval } from '../simulation/frame-interval.ts';
import type { RunOutcome, RunUpdate } from '../simulation/outcome.ts';
import type { RunRecord } from '../simulation/record.ts';
import { createRequest, fingerprint, type RunRequest } from '../simulation/request.ts';
import type { Territory } from '../territory/territory.ts';
import { keepFrame } from './kept-frames.ts';
import type { Persistence } from './persistence.ts';
import { useProject } from './project-store.ts';
import { isActive, type Replay, type RunEntry, type RunId, runKey, useRuns } from './runs-store.ts';
import { isStale } from './staleness.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Runs of the open project: starts them on the pool, tells `useRuns`, keeps their results. */
export class RunService {
  readonly #pool: WorkerPool;
  readonly #persistence: Persistence | null;
  readonly #onStorageFailure: (error: AppError) => void;
  /** Settles once the results that come with the page are here: their frames say at which instants others come. */
  #shipping: { readonly engines: readonly string[]; readonly settled: Promise<unknown> } | null = null;
  /** Runs that wait for those results, or for those that they start from. */
  readonly #held = new Set<string>();
  /** The run that each entry follows; one that was replaced under its key has nothing more to say. */
  readonly #followed = new Map<string, symbol>();
  readonly #underWay = new Map<string, Promise<void>>();
  /** Runs under way by what is asked for: another alternative that asks for the same waits for them. */
  readonly #alike = new Map<string, Promise<void>>();
  readonly #specs: () => readonly EngineSpec[];

  /**
   * @param persistence null: results live as long as the page.
   * @param specs Engines from whose runs others may start.
   */
  constructor(
    pool: WorkerPool,
    persistence: Persistence | null,
    onStorageFailure: (error: AppError) => void,
    specs: () => readonly EngineSpec[] = () => [],
  ) {
    this.#specs = specs;
    this.#pool = pool;
    this.#persistence = persistence;
    this.#onStorageFailure = onStorageFailure;
  }

  /** Queues the run of one alternative under one hypothesis; what it gave before stays until it is replaced. */
  start(spec: EngineSpec, alternative: string, hypothesis: string): Promise<void> {
    const key = runKey({ engine: spec.id, alternative, hypothesis });
    const run = this.#start(spec, alternative, hypothesis).finally(() => {
      if (this.#underWay.get(key) === run) this.#underWay.delete(key);
    });
    this.#underWay.set(key, run);
    return run;
  }

  async #start(spec: EngineSpec, alternative: string, hypothesis: string): Promise<void> {
    const { project, territory } = useProject.getState();
    if (!project || !territory) return;
    const key = runKey({ engine: spec.id, alternative, hypothesis });
    const former = useRuns.getState().entries.get(key);
    const entry: RunEntry = {
      engine: spec.id,
      alternative,
      hypothesis,
      status: 'waiting',
      progress: 0,
      timeS: 0,
      frames: [],
      finished: former?.finished ?? null,
      errors: [],
      ...(former?.shipped ? { shipped: true } : {}),
    };
    useRuns.getState().put(entry);
    const self = Symbol(key);
    this.#followed.set(key, self);
    const isFollowed = (): boolean =>
      this.#followed.get(key) === self && useProject.getState().territory === territory;
    try {
      const needed = this.#upstreamOf(project, spec, hypothesis);
      const coming = this.#shipping;
      if (coming && [spec, ...needed].some(({ id }) => coming.engines.includes(id)))
        await this.#hold(key, coming.settled);
      if (!isFollowed()) return;
      const handed =
        needed.length === 0
          ? []
          : await this.#hold(key, this.#handed(project, spec, needed, alternative, hypothesis));
      if (!isFollowed()) return;
      const request = startingFrom(requestOf(project, alternative, hypothesis, spec), handed);
      if (!isAgain(former?.finished?.record, request)) {
        const alike = this.#alike.get(alikeKey(spec, request));
        if (alike) await this.#hold(key, alike);
        if (!isFollowed() || adopt(key, spec, request)) return;
      }
      const run = this.#pool
        .submit({
          key,
          territory,
          request,
          handed,
          onStart: () => change(key, { status: 'running' }),
          onUpdate: (update) => tell(key, update),
        })
        .then((outcome) => (isFollowed() ? this.#conclude(key, spec, outcome, former) : undefined));
      await this.#following(alikeKey(spec, request), run);
    } catch (thrown) {
      if (isFollowed()) change(key, { status: 'failed', errors: [toAppError(thrown)], ...framesOf(former) });
    }
  }

  async #following(alike: string, run: Promise<void>): Promise<void> {
    const settled = run
      .catch(() => undefined)
      .finally(() => {
        if (this.#alike.get(alike) === settled) this.#alike.delete(alike);
      });
    this.#alike.set(alike, settled);
    await run;
  }

  /**
   * What the runs that a run starts from hand on; those that are not there, or stale, are made first.
   *
   * @throws AppError `run/upstream`: one of them did not come to its end.
   */
  async #handed(
    project: Project,
    spec: EngineSpec,
    engines: readonly EngineSpec[],
    alternative: string,
    hypothesis: string,
  ): Promise<readonly Handed[]> {
    const handed: Handed[] = [];
    for (const engine of engines) {
      const key = runKey({ engine: engine.id, alternative, hypothesis });
      const told = (): Handed | null => {
        const entry = useRuns.getState().entries.get(key);
        if (!entry?.finished || isActive(entry) || isStale(project, engine, entry)) return null;
        return handOn(spec, entry.finished, entry.frames);
      };
      let found = told();
      if (found === null) {
        await (this.#underWay.get(key) ?? this.start(engine, alternative, hypothesis));
        found = told();
      }
      if (found === null) {
        const errors = useRuns.getState().entries.get(key)?.errors ?? [];
        const reason = errors[0]?.code ?? '';
        throw new AppError('run/upstream', `no result of ${engine.id}: ${reason}`, {
          engine: engine.id,
          reason,
        });
      }
      handed.push(found);
    }
    return handed;
  }

  cancel(run: RunId): void {
    const key = runKey(run);
    if (this.#held.has(key)) {
      this.#followed.delete(key);
      change(key, { status: 'cancelled' });
    }
    this.#pool.cancel(key);
  }

  pause(run: RunId): void {
    if (this.#held.has(runKey(run))) return;
    this.#pool.pause(runKey(run));
    change(runKey(run), { status: 'paused' });
  }

  resume(run: RunId): void {
    const status = this.#pool.resume(runKey(run));
    if (status) change(runKey(run), { status });
  }

  /** Runs of these engines under this hypothesis start first: they are looked at. */
  lookAt(engines: readonly EngineSpec[], hypothesis: string): void {
    const alternatives = useProject.getState().project?.alternatives ?? [];
    this.#pool.prefer(
      engines.flatMap(({ id: engine }) =>
        alternatives.map(({ id: alternative }) => runKey({ engine, alternative, hypothesis })),
      ),
    );
  }

  /** Brings back the kept results that the open project would give again as they are. */
  async restore(spec: EngineSpec): Promise<void> {
    const { project, territory } = useProject.getState();
    if (!project || !territory || !this.#persistence) return;
    for (const alternative of project.alternatives) {
      for (const hypothesis of project.hypotheses) {
        await this.#restoreOne(project, territory, spec, alternative.id, hypothesis.id);
      }
    }
  }

  /** Runs asked for from now on wait for results of their engine, or of those they start from, that are on their way. */
  waitFor(shipping: Promise<unknown>, engines: readonly string[]): void {
    const settled = shipping
      .catch(() => undefined)
      .then(() => {
        if (this.#shipping?.settled === settled) this.#shipping = null;
      });
    this.#shipping = { engines, settled };
  }

  /** Waits for what a run needs before it can be queued; it may be cancelled meanwhile. */
  async #hold<T>(key: string, needed: Promise<T>): Promise<T> {
    this.#held.add(key);
    try {
      return await needed;
    } finally {
      this.#held.delete(key);
    }
  }

  /**
   * Takes in a result that came with the page. What this browser computed goes before; one that the project would no
   * longer give is taken too, and shown as stale.
   *
   * @returns Whether its territory is still the open one.
   */
  ship({ record, axes, result, frames }: ArchivedRun, specs: readonly EngineSpec[]): boolean {
    const { project, territory } = useProject.getState();
    const { request } = record;
    if (territory?.digest !== request.territory) return false;
    const spec = specs.find(({ id }) => id === request.engine);
    const id = {
      engine: request.engine,
      alternative: request.alternative.id,
      hypothesis: request.hypothesis.id,
    };
    const exists =
      project?.alternatives.some((one) => one.id === id.alternative) === true &&
      project.hypotheses.some((one) => one.id === id.hypothesis);
    if (!spec || !exists || useRuns.getState().entries.has(runKey(id))) return true;
    useRuns.getState().put({
      ...id,
      status: 'done',
      progress: 1,
      timeS: request.hypothesis.durationS,
      frames,
      finished: { spec, axes, result, record },
      errors: [],
      shipped: true,
    });
    return true;
  }

  /** Ends every run; the workers let go of their territories. */
  clear(): void {
    this.#pool.clear();
  }

  async #restoreOne(
    project: Project,
    territory: Territory,
    spec: EngineSpec,
    alternative: string,
    hypothesis: string,
  ): Promise<void> {
    const id = { engine: spec.id, alternative, hypothesis };
    if (useRuns.getState().entries.has(runKey(id))) return;
    const wanted = this.#wanted(project, spec, alternative, hypothesis);
    const request = wanted && startingFrom(requestOf(project, alternative, hypothesis, spec), wanted);
    const kept = request && (await this.#persistence?.loadRun(request, spec));
    if (!kept || useProject.getState().territory !== territory) return;
    const { finished, frames } = kept;
    useRuns.getState().put({
      ...id,
      status: 'done',
      progress: 1,
      timeS: request.hypothesis.durationS,
      frames,
      finished,
      errors: [],
    });
  }

  #upstreamOf(project: Project, spec: EngineSpec, hypothesis: string): readonly EngineSpec[] {
    const conditions = project.hypotheses.find(({ id }) => id === hypothesis);
    return conditions ? upstreamOf(spec, conditions, this.#specs()) : [];
  }

  /** The runs that a run would start from, as they are here; null when one is missing. */
  #wanted(
    project: Project,
    spec: EngineSpec,
    alternative: string,
    hypothesis: string,
  ): readonly Pick<Handed, 'run'>[] | null {
    const runs = this.#upstreamOf(project, spec, hypothesis).map(({ id: engine }) => {
      const entry = useRuns.getState().entries.get(runKey({ engine, alternative, hypothesis }));
      return entry?.finished?.record;
    });
    if (!runs.every((record) => record !== undefined)) return null;
    return runs.map(({ request, engine }) => ({ run: { request, engine } }));
  }

  async #conclude(
    key: string,
    spec: EngineSpec,
    outcome: RunOutcome,
    former: RunEntry | undefined,
  ): Promise<void> {
    const kept = framesOf(former);
    if (outcome.kind === 'cancelled') change(key, { status: 'cancelled', ...kept });
    if (outcome.kind === 'refused') change(key, { status: 'refused', errors: outcome.errors, ...kept });
    if (outcome.kind === 'failed') change(key, { status: 'failed', errors: [outcome.error], ...kept });
    if (outcome.kind !== 'done') return;
    const { axes, result, record } = outcome;
    const finished = { spec, axes, result, record };
    const replay = replayOf(former?.finished?.record, record);
    change(key, { status: 'done', progress: 1, finished, shipped: false, ...(replay ? { replay } : {}) });
    const frames = useRuns.getState().entries.get(key)?.frames ?? [];
    try {
      await this.#persistence?.saveRun(finished, frames);
    } catch (thrown) {
      // The result is on screen; what could not be kept is said, and nothing else is lost.
      this.#onStorageFailure(thrown instanceof AppError ? thrown : toAppError(thrown));
    }
  }
}

/** Equal for requests that give the same result with one build of an engine. */
function alikeKey({ id, version }: EngineSpec, request: RunRequest): string {
  return fingerprint(request, { id, version, kernelsDigest: '' });
}

/** Whether a run that was made is asked for once more. */
function isAgain(former: RunRecord | undefined, request: RunRequest): boolean {
  return former !== undefined && fingerprint(request, former.engine) === former.fingerprint;
}

/**
 * Takes over the result of another alternative whose request is the same but for its name: same fingerprint, same
 * result. @returns Whether there was one.
 */
function adopt(key: string, spec: EngineSpec, request: RunRequest): boolean {
  for (const { finished, frames, engine, shipped } of useRuns.getState().entries.values()) {
    if (engine !== spec.id || !finished || finished.record.engine.version !== spec.version) continue;
    const { record } = finished;
    if (fingerprint(request, record.engine) !== record.fingerprint) continue;
    const own = { ...finished, record: { ...record, request: { ...record.request, ...namesOf(request) } } };
    const timeS = request.hypothesis.durationS;
    change(key, { status: 'done', progress: 1, timeS, frames, finished: own, shipped: shipped === true });
    return true;
  }
  return false;
}

function namesOf({ alternative, edits, hypothesis }: RunRequest): Partial<RunRequest> {
  return { alternative, edits, hypothesis };
}

/** The frames of the result that stays; none when there is no result. */
function framesOf(former: RunEntry | undefined): Partial<RunEntry> {
  return former?.finished ? { frames: former.frames } : {};
}

/** How a run compares with a former one of the same request and engine; null when they are not alike. */
function replayOf(former: RunRecord | undefined, record: RunRecord): Replay | null {
  if (former?.fingerprint !== record.fingerprint) return null;
  const names = new Set([...Object.keys(former.parts), ...Object.keys(record.parts)]);
  const unlike = [...names].filter((name) => former.parts[name] !== record.parts[name]);
  return { isSame: former.resultDigest === record.resultDigest, unlike, formerAt: former.made.at };
}

function requestOf(project: Project, alternative: string, hypothesis: string, spec: EngineSpec): RunRequest {
  const durationS = project.hypotheses.find((one) => one.id === hypothesis)?.durationS ?? 0;
  const everyS = shippedInterval(spec.id, hypothesis, durationS) ?? frameInterval(durationS);
  return createRequest(project, alternative, hypothesis, spec, everyS);
}

/** The frame interval of results that came with the page: one scale of time for all the runs of a hypothesis. */
function shippedInterval(engine: string, hypothesis: string, durationS: number): number | undefined {
  const others = [...useRuns.getState().entries.values()].flatMap(({ finished, ...id }) =>
    finished && id.engine === engine && id.hypothesis === hypothesis ? [finished.record.request] : [],
  );
  return others.find((request) => request.hypothesis.durationS === durationS)?.frameEveryS;
}

function change(key: string, entry: Partial<RunEntry>): void {
  useRuns.getState().update(key, entry);
}

function tell(key: string, { progress, timeS, frame }: RunUpdate): void {
  const { entries, tell: note } = useRuns.getState();
  const entry = entries.get(key);
  if (frame && entry) change(key, { progress, timeS, frames: keepFrame(entry.frames, frame) });
  else note(key, { progress, timeS });
}
