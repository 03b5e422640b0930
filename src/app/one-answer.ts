/** A worker that answers one question, or the near end of a channel to one. */
export interface Answering<Call, Answer> {
  postMessage(call: Call): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Answer>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
  terminate(): void;
}

/** The answer of a worker that is opened for one question; null: given up, or the worker is lost. */
export async function oneAnswer<Call, Answer>(
  open: () => Answering<Call, Answer>,
  call: Call,
  signal: AbortSignal,
): Promise<Answer | null> {
  if (signal.aborted) return null;
  const worker = open();
  try {
    return await new Promise<Answer | null>((resolve) => {
      const lose = (): void => resolve(null);
      signal.addEventListener('abort', lose);
      worker.addEventListener('error', lose);
      worker.addEventListener('messageerror', lose);
      worker.addEventListener('message', ({ data }) => resolve(data));
      worker.postMessage(call);
    });
  } finally {
    worker.terminate();
  }
}
