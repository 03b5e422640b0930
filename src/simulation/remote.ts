import * as Comlink from 'comlink';
import type { Digest } from '../base/brand.ts';
import { AppError, assert } from '../base/errors.ts';
import type { Territory } from '../territory/territory.ts';
import type { Handed } from './cascade.ts';
import type { AnyEngine } from './contract.ts';
import { RunControl } from './control.ts';
import { execute, type RunSurroundings } from './execute.ts';
import { fromWire, toAppError, toWire, type WireError } from './failure.ts';
import type { RunOutcome, RunUpdate } from './outcome.ts';
import type { RunRequest } from './request.ts';
import { buffersOf } from './transfer.ts';

type WireOutcome =
  | Extract<RunOutcome, { readonly kind: 'done' | 'cancelled' }>
  | { readonly kind: 'refused'; readonly errors: readonly WireError[] }
  | { readonly kind: 'failed'; readonly error: WireError };

/** What a worker answers to. One run at a time. */
interface EngineHost {
  /** Makes a territory resident; the one before is let go. */
  hold(territory: Territory): void;
  run(
    number: number,
    request: RunRequest,
    surroundings: RunSurroundings,
    onUpdate: (update: RunUpdate) => Promise<void>,
    handed: readonly Handed[],
  ): Promise<WireOutcome>;
  /** Orders name their run: they may come before it starts or after its end. */
  cancel(number: number): void;
  pause(number: number): void;
  resume(number: number): void;
  /** Answers as soon as the worker's event loop turns. */
  ping(): void;
}

/** Makes an engine answer from a worker (or from the other end of a channel). */
export function exposeEngine(engine: AnyEngine, endpoint?: Comlink.Endpoint): void {
  let territory: Territory | null = null;
  const controls = new Map<number, RunControl>();
  let lastEnded = 0;
  const controlOf = (number: number): RunControl => {
    const control = controls.get(number) ?? new RunControl();
    if (number > lastEnded) controls.set(number, control);
    return control;
  };
  const host: EngineHost = {
    hold: (given) => {
      territory = given;
    },
    run: async (number, request, surroundings, onUpdate, handed) => {
      const control = controlOf(number);
      const tell = onUpdate as Comlink.Remote<typeof onUpdate>;
      try {
        if (!territory) return { kind: 'failed', error: toWire(notHeld(request.territory)) };
        const listen = (update: RunUpdate) => tell(Comlink.transfer(update, buffersOf(update)));
        const outcome = await execute(engine, territory, request, surroundings, control, listen, handed);
        const wire = encodeOutcome(outcome);
        return Comlink.transfer(wire, buffersOf(wire));
      } finally {
        tell[Comlink.releaseProxy]();
        controls.delete(number);
        lastEnded = number;
      }
    },
    cancel: (number) => controlOf(number).cancel(),
    pause: (number) => controlOf(number).pause(),
    resume: (number) => controlOf(number).resume(),
    ping: () => {},
  };
  Comlink.expose(host, endpoint);
}

function notHeld(digest: Digest): AppError {
  return new AppError('engine/failed', 'no territory in the worker', { reason: digest });
}

function encodeOutcome(outcome: RunOutcome): WireOutcome {
  if (outcome.kind === 'refused') return { kind: 'refused', errors: outcome.errors.map(toWire) };
  if (outcome.kind === 'failed') return { kind: 'failed', error: toWire(outcome.error) };
  return outcome;
}

function decodeOutcome(outcome: WireOutcome): RunOutcome {
  if (outcome.kind === 'refused') return { kind: 'refused', errors: outcome.errors.map(fromWire) };
  if (outcome.kind === 'failed') return { kind: 'failed', error: fromWire(outcome.error) };
  return outcome;
}

/** A worker, or the port of one, as the client needs it. */
export interface EnginePort extends Comlink.Endpoint {
  terminate(): void;
}

/** Rhythm at which a silent worker is asked whether it lives, and how long it may stay silent. */
export interface Heartbeat {
  readonly everyMs: number;
  readonly silenceMs: number;
}

const defaultHeartbeat: Heartbeat = { everyMs: 5000, silenceMs: 60_000 };

/**
 * The near end of an engine in a worker. Its calls never hang: when the worker crashes, falls silent or is
 * terminated, they end with `run/worker-lost` (`run/out-of-memory` when it said so). A client serves one run
 * at a time and is spent once lost or terminated.
 */
export class EngineClient {
  readonly #port: EnginePort;
  readonly #host: Comlink.Remote<EngineHost>;
  readonly #heartbeat: Heartbeat;
  readonly #lost: Promise<AppError>;
  #declareLost: (error: AppError) => void = () => {};
  #held: Digest | null = null;
  #isLost = false;
  #number = 0;

  constructor(port: EnginePort, heartbeat: Heartbeat = defaultHeartbeat) {
    this.#port = port;
    this.#heartbeat = heartbeat;
    this.#host = Comlink.wrap<EngineHost>(port);
    this.#lost = new Promise((resolve) => {
      this.#declareLost = resolve;
    });
    port.addEventListener('error', (event) => this.#lose(describeCrash(event)));
    port.addEventListener('messageerror', () => this.#lose(workerLost('a message could not be read')));
  }

  /** Whether the worker is gone: make a new client. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /**
   * Runs a request in the worker; the territory is sent only when it is not the one resident there.
   *
   * @param onUpdate The worker waits for it at frames: one at a time is on its way.
   * @param handed What the runs that the request starts from handed on; copied.
   */
  async run(
    territory: Territory,
    request: RunRequest,
    surroundings: RunSurroundings,
    onUpdate: (update: RunUpdate) => Promise<void> | void,
    handed: readonly Handed[] = [],
  ): Promise<RunOutcome> {
    const stopWatching = this.#watch();
    this.#number++;
    const work = this.#start(territory, request, surroundings, onUpdate, handed);
    try {
      const answer = await Promise.race([work, this.#lost]);
      return answer instanceof AppError ? { kind: 'failed', error: answer } : decodeOutcome(answer);
    } catch (thrown) {
      return { kind: 'failed', error: toAppError(thrown) };
    } finally {
      stopWatching();
    }
  }

  cancel(): void {
    this.#send(this.#host.cancel(this.#number));
  }

  pause(): void {
    this.#send(this.#host.pause(this.#number));
  }

  resume(): void {
    this.#send(this.#host.resume(this.#number));
  }

  /** Ends the worker at once; a run that is under way ends as `run/worker-lost`. */
  terminate(): void {
    this.#lose(workerLost('terminated'));
  }

  async #start(
    territory: Territory,
    request: RunRequest,
    surroundings: RunSurroundings,
    onUpdate: (update: RunUpdate) => Promise<void> | void,
    handed: readonly Handed[],
  ): Promise<WireOutcome> {
    if (this.#held !== territory.digest) {
      await this.#host.hold(territory);
      this.#held = territory.digest;
    }
    const listener = Comlink.proxy(async (update: RunUpdate) => onUpdate(update));
    return (await this.#host.run(this.#number, request, surroundings, listener, handed)) as WireOutcome;
  }

  /** Orders whose answer no one waits for; a lost worker is told of by the run. */
  #send(order: Promise<void>): void {
    order.catch((thrown: unknown) => this.#lose(toAppError(thrown)));
  }

  #lose(error: AppError): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#port.terminate();
    this.#declareLost(error);
  }

  /**
   * Asks the worker now and then whether it lives; a killed worker sends no event. Silence is counted in
   * questions, not by the clock: a machine that slept has asked none.
   */
  #watch(): () => void {
    const { everyMs, silenceMs } = this.#heartbeat;
    let unanswered = 0;
    const timer = setInterval(() => {
      if (unanswered * everyMs >= silenceMs) {
        this.#lose(workerLost('no answer'));
        return;
      }
      unanswered++;
      this.#send(
        this.#host.ping().then(() => {
          unanswered = 0;
        }),
      );
    }, everyMs);
    return () => clearInterval(timer);
  }
}

function workerLost(reason: string): AppError {
  return new AppError('run/worker-lost', `the worker is lost: ${reason}`, { reason });
}

function describeCrash(event: Event): AppError {
  const message = 'message' in event && typeof event.message === 'string' ? event.message : '';
  const error = toAppError(new Error(message));
  return error.code === 'run/out-of-memory' ? error : workerLost(message || 'crashed');
}

/** Errors cross with their code and details; Comlink alone keeps only message, name and stack. */
function keepErrorCodes(): void {
  const own = Comlink.transferHandlers.get('throw');
  assert(own, 'Comlink has a handler of thrown values');
  Comlink.transferHandlers.set('throw', {
    canHandle: (value): value is unknown => own.canHandle(value),
    serialize: (thrown) => [toWire(toAppError((thrown as { readonly value: unknown }).value)), []],
    deserialize: (wire) => {
      throw fromWire(wire as WireError);
    },
  });
}

keepErrorCodes();
