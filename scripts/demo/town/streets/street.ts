import type { Spot } from '../../curves.ts';
import type { RoadClassName } from '../roads.ts';

/** Manners of building along a street. */
export type Manner =
  | 'medieval'
  | 'faubourg'
  | 'villa'
  | 'sixties'
  | 'seventies'
  | 'eighties'
  | 'nineties'
  | 'millennium'
  | 'row'
  | 'hamlet'
  | 'works';

/** A street drawn by hand: control points of its axis, and how its sides are built. */
export interface Street {
  readonly name: string;
  readonly class: RoadClassName;
  readonly via: readonly Spot[];
  readonly oneWay?: true;
  readonly left?: Manner;
  readonly right?: Manner;
}

/** A street by its name, class, sides and axis. */
export function street(
  name: string,
  roadClass: RoadClassName,
  sides: Manner | readonly [left: Manner | null, right: Manner | null] | null,
  via: readonly Spot[],
  oneWay = false,
): Street {
  const [left, right] = sides === null ? [null, null] : typeof sides === 'string' ? [sides, sides] : sides;
  return {
    name,
    class: roadClass,
    via,
    ...(left ? { left } : {}),
    ...(right ? { right } : {}),
    ...(oneWay ? { oneWay: true as const } : {}),
  };
}
