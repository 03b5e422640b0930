/** What a computation with pauses ends with, done in one go. */
export function drained<T>(steps: Generator<unknown, T, void>): T {
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}
