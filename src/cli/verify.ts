import { readFile } from 'node:fs/promises';
import { makeUpstream } from '../simulation/cascade-run.ts';
import { RunControl } from '../simulation/control.ts';
import { parseRecord } from '../simulation/parse-record.ts';
import { type Verification, verifyRecord } from '../simulation/verify.ts';
import { readArguments, UsageError } from './arguments.ts';
import { loadEngine } from './engines.ts';
import { territoryOf } from './find-territory.ts';
import type { Voice } from './messages.ts';
import { surroundingsHere } from './surroundings.ts';

/**
 * `jumelles verify`: makes the run of a record again and compares.
 *
 * @returns The exit code: 0 same result, 1 another one or none.
 */
export async function verifyCommand(args: readonly string[], voice: Voice): Promise<number> {
  const { values, positionals } = readArguments(args, {
    territory: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError(voice.say('oneFile'));
  const record = parseRecord(await readFile(path, 'utf8'));
  const engine = await loadEngine(record.engine.id);
  const territory = await territoryOf(path, record.request.territory, values.territory);
  const control = new RunControl();
  process.once('SIGINT', () => control.cancel());
  const surroundings = surroundingsHere();
  const requests = (record.request.upstream ?? []).map(({ request }) => request);
  const handed = await makeUpstream(engine.spec, requests, { loadEngine, territory, surroundings, control });
  const found: Verification =
    'kind' in handed
      ? { kind: 'not-replayed', engine: 'same', outcome: handed }
      : await verifyRecord(record, engine, territory, surroundings, control, undefined, handed);
  const versions = { recorded: record.engine.version, current: engine.spec.version };
  if (values.json) console.log(JSON.stringify(plain(found, versions), null, 2));
  else for (const line of linesOf(found, versions, voice)) console.log(line);
  return found.kind === 'replayed' && found.sameResult ? 0 : 1;
}

interface Versions {
  readonly [key: string]: number;
  readonly recorded: number;
  readonly current: number;
}

function linesOf(found: Verification, versions: Versions, voice: Voice): string[] {
  const age = found.engine === 'same' ? [] : [voice.say(found.engine, versions)];
  if (found.kind === 'not-replayed') {
    const { outcome } = found;
    if (outcome.kind === 'cancelled') return [voice.say('cancelled')];
    const errors = outcome.kind === 'failed' ? [outcome.error] : outcome.errors;
    return [...age, ...errors.map(voice.explain)];
  }
  const { intact, sameResult, unlike, replayed } = found;
  return [
    ...age,
    ...(intact ? [] : [voice.say('altered')]),
    sameResult
      ? voice.say('same', { resultDigest: replayed.resultDigest })
      : voice.say('other', { parts: unlike.join(', ') || '—' }),
  ];
}

function plain(found: Verification, versions: Versions): object {
  if (found.kind === 'replayed') return { ...found, versions };
  const { outcome } = found;
  if (outcome.kind === 'cancelled') return { kind: found.kind, outcome: outcome.kind };
  const errors = outcome.kind === 'failed' ? [outcome.error] : outcome.errors;
  return {
    kind: found.kind,
    engine: found.engine,
    versions,
    outcome: outcome.kind,
    errors: errors.map(({ code, message, details }) => ({ code, message, details })),
  };
}
