import type { Text } from '../base/text.ts';
import type { Unit } from '../base/units.ts';
import type { MemberKind } from '../territory/territory.ts';

/** What a value belongs to. A field's `per` is a product of these. */
export type Axis =
  | 'cell'
  | 'edge'
  | 'node'
  | 'building'
  | 'place'
  | 'zone'
  | 'class'
  | 'time'
  | 'passage'
  | 'route'
  | 'routeEdge';

export interface FieldSpec {
  readonly label: Text;
  readonly definition: Text;
  readonly unit: Unit;
  readonly per: readonly Axis[];
  /**
   * Lower bounds of the classes of the legend, increasing; below the first nothing is drawn. 'even': equal steps
   * over the values met, the same for all runs looked at together. Empty where it is not drawn.
   */
  readonly classes: readonly number[] | 'even';
  /** Bounds of the classes of the size of a difference, increasing; absent: those of its role. */
  readonly differenceClasses?: readonly number[];
  readonly role: FieldRole;
  /** Step to which frames kept for display are rounded, in `unit`. Full fields are never rounded. */
  readonly displayStep: number;
  /** Its values are positions on that axis, −1: none; not drawn (role 'part'), told by name. */
  readonly pointsAt?: 'edge';
  /** Field of the whole run that shows what these instants come to; null: none does. Absent: the one of the same role. */
  readonly whole?: string | null;
  /** Field of the role 'ends' that tells the same along the edges. Absent: what edges show is the mean of what is near. */
  readonly along?: string;
  /** Field of the whole run along the edges that says how wide a ribbon is, colour telling this one. Absent: this one says both. */
  readonly width?: string;
  /** What a territory must have brought for it to be offered; without that the engine computes none. */
  readonly needs?: MemberKind;
  /** Absent: the engine computes it. Otherwise it is made from two others wherever it is read. */
  readonly from?: Derivation;
}

/** How a field is drawn, beyond colour. */
export type DrawnRole =
  | 'depth'
  | 'speed'
  | 'level'
  | 'duration'
  | 'instant'
  /** Vehicles in a time. */
  | 'flow'
  /** Vehicles or people at a place. */
  | 'count'
  /** A share or a ratio; NaN: of nothing. */
  | 'ratio'
  /** From or to a place; NaN: there is no way. */
  | 'travelTime'
  /** dB(A); NaN: nothing is heard. */
  | 'noise'
  /** Energy, light or emissions of a year by area; NaN: not computed. */
  | 'intensity'
  /** Energy of a year, kWh; NaN: not heated. */
  | 'energy'
  /** kW; NaN: not heated. */
  | 'power'
  /** Euros, or euros by area; NaN: not computed. */
  | 'cost'
  /** °C; NaN: not heated. */
  | 'temperature'
  /** Amounts of a year by area of ground; NaN: nobody gives any there. */
  | 'density';
/**
 * Not drawn on a map by itself. Other fields come from 'part' (of a vector) and from 'ground', which may have holes; a
 * 'series' is drawn as a curve, NaN: not computed. 'ends': two values of each edge, where it starts and where it ends, even
 * in between, NaN: no way; under zero at the start, its distance from zero counts: the way begins on the edge, where it is zero.
 */
export type FieldRole = DrawnRole | 'part' | 'ground' | 'series' | 'ends';

/** A field as it is drawn: its classes known. */
export interface DrawnField extends FieldSpec {
  readonly role: DrawnRole;
  readonly classes: readonly number[];
}

/**
 * 'surface': ground + depth, none where the depth is below its first class. 'length': that of the vector whose
 * eastward and northward parts they are.
 */
export interface DerivedFromFields {
  readonly kind: 'surface' | 'length';
  readonly of: readonly [string, string];
}

/** An indicator whose members are amounts of buildings, by hectare of ground, in squares of `squareM`: see `density.ts`. */
export interface DerivedDensity {
  readonly kind: 'density';
  readonly of: string;
  readonly squareM: number;
}

export type Derivation = DerivedFromFields | DerivedDensity;
