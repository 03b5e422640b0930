/** What work in pieces comes to, done in one go. */
export function drained<T>(steps: Generator<unknown, T, void>): T {
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

/** The same work in the same pieces, with something else told at each pause, made from what the work itself says. */
export function* retold<S, U, T>(steps: Generator<S, T, void>, told: (said: S) => U): Generator<U, T, void> {
  let next = steps.next();
  for (; !next.done; next = steps.next()) yield told(next.value);
  return next.value;
}
