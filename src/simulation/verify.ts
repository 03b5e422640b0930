import type { Territory } from '../territory/territory.ts';
import type { Handed } from './cascade.ts';
import type { AnyEngine } from './contract.ts';
import type { RunControl } from './control.ts';
import { execute, identityOf, type RunSurroundings } from './execute.ts';
import type { RunOutcome, RunUpdate } from './outcome.ts';
import type { RunRecord } from './record.ts';
import { fingerprint } from './request.ts';
import { resultDigest } from './result-digest.ts';

/** The engine that wrote a record, seen from the one at hand. 'rebuilt': same version, other kernels. */
export type EngineAge = 'same' | 'older' | 'newer' | 'rebuilt';

/** What a replay found. */
export type Verification =
  | {
      readonly kind: 'replayed';
      readonly engine: EngineAge;
      /** The record's own digests fit its request and its parts: neither was altered by hand. */
      readonly intact: boolean;
      readonly sameResult: boolean;
      /** Parts of the result that differ, e.g. `field:maxDepth`. */
      readonly unlike: readonly string[];
      readonly replayed: RunRecord;
    }
  | {
      readonly kind: 'not-replayed';
      /** Another engine may refuse what the one of the record took. */
      readonly engine: EngineAge;
      readonly outcome: Exclude<RunOutcome, { readonly kind: 'done' }>;
    };

/**
 * Runs a record's request again and compares the results bit for bit.
 *
 * @param handed What the runs that it starts from handed on, made again too.
 */
export async function verifyRecord(
  record: RunRecord,
  engine: AnyEngine,
  territory: Territory,
  surroundings: RunSurroundings,
  control?: RunControl,
  onUpdate?: (update: RunUpdate) => void,
  handed: readonly Handed[] = [],
): Promise<Verification> {
  const outcome = await execute(engine, territory, record.request, surroundings, control, onUpdate, handed);
  const age = ageOf(record, engine);
  if (outcome.kind !== 'done') return { kind: 'not-replayed', engine: age, outcome };
  const replayed = outcome.record;
  const names = new Set([...Object.keys(record.parts), ...Object.keys(replayed.parts)]);
  const unlike = [...names].filter((name) => record.parts[name] !== replayed.parts[name]);
  return {
    kind: 'replayed',
    engine: age,
    intact: isIntact(record),
    sameResult: record.resultDigest === replayed.resultDigest && unlike.length === 0,
    unlike,
    replayed,
  };
}

function isIntact({ request, engine, parts, ...told }: RunRecord): boolean {
  return told.fingerprint === fingerprint(request, engine) && told.resultDigest === resultDigest(parts);
}

function ageOf(record: RunRecord, engine: AnyEngine): EngineAge {
  const current = identityOf(engine);
  if (record.engine.version < current.version) return 'older';
  if (record.engine.version > current.version) return 'newer';
  return record.engine.kernelsDigest === current.kernelsDigest ? 'same' : 'rebuilt';
}
