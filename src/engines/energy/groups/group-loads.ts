import type { Grouping } from './grouping.ts';

/**
 * Hours of every group: what its buildings take less what their roofs give, W. Exact sums of multiples of 2⁻⁸ W, the same
 * in whatever order the buildings come; 70 kB a group.
 */
export class GroupLoads {
  readonly netW: readonly Float64Array[];
  private readonly ofBuilding: Int32Array;

  constructor({ names, ofBuilding }: Grouping, hours: number) {
    this.ofBuilding = ofBuilding;
    this.netW = names.map(() => new Float64Array(hours));
  }

  /** Adds the hours of a building to those of its group. */
  add(building: number, ownW: Float64Array): void {
    const sumW = this.netW[this.ofBuilding[building]!];
    if (sumW === undefined) return;
    for (let hour = 0; hour < sumW.length; hour++) sumW[hour]! += ownW[hour]!;
  }
}
