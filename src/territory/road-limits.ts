/**
 * The most that a road says of itself. Beyond, it is a mistake of typing or of unit: of speed, km/h, the highest limit
 * (Code de la route, R413-2); of lanes, both directions together, a wide toll plaza's; of the carriageway's width, m.
 */
const limits = { speedKmh: 130, lanes: 24, widthM: 100 } as const;
export type LimitedColumn = keyof typeof limits;
export const limitedColumns = Object.keys(limits) as readonly LimitedColumn[];

/** A value that a road states; NaN where it states none, zero or less, or more than a road has. */
export function statedValue(column: LimitedColumn, value: number): number {
  return value > 0 && value <= limits[column] ? value : Number.NaN;
}
