import type { Road } from './roads.ts';
import type { Passage } from './streets/passages.ts';

/** Ground of the commune, m. */
export interface Ground {
  readonly groundM: (x: number, y: number) => number;
}

/** A road and the manner of building along it, if any. */
export interface LaidRoad extends Road {
  readonly left?: Passage['left'];
  readonly right?: Passage['right'];
}
