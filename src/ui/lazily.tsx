import { type ComponentType, lazy, type ReactElement, type ReactNode, Suspense } from 'react';

/**
 * A part of the screen whose code comes when it is first shown.
 *
 * @param waiting What stands there until it is here: nothing unless given.
 */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  waiting: ReactNode = null,
): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() }));
  return function Lazy(props: P): ReactElement {
    return (
      <Suspense fallback={waiting}>
        <Part {...props} />
      </Suspense>
    );
  };
}
