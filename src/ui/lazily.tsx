import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';

/** A part of the screen whose code comes when it is first shown; nothing stands there until it is here. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() }));
  return function Lazy(props: P): ReactElement {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
