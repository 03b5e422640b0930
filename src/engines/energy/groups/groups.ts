import type { EnergyInput } from '../energy-input.ts';
import type { SharedYear } from '../systems/shared-power.ts';
import { collectiveGroups, CollectiveHours } from './collectives.ts';
import { GroupLoads } from './group-loads.ts';

/** What groups of buildings took from the grid, less what they gave, W by hour; and what collectives shared. */
export interface GroupYears {
  readonly posts: readonly Float64Array[];
  readonly communes: readonly Float64Array[];
  readonly blocks: readonly Float64Array[];
  readonly shared: readonly SharedYear[];
}

/** The groups to which buildings add their hours, one building after the other. */
export class Groups {
  private readonly input: EnergyInput;
  private readonly posts: GroupLoads;
  private readonly communes: GroupLoads;
  private readonly blocks: GroupLoads;
  private readonly collectives: CollectiveHours;
  private years: GroupYears | null = null;

  constructor(input: EnergyInput, hours: number) {
    this.input = input;
    this.posts = new GroupLoads(input.posts, hours);
    this.communes = new GroupLoads(input.communes, hours);
    this.blocks = new GroupLoads(input.blocks, hours);
    const { collectives, buildings } = input;
    this.collectives = new CollectiveHours(
      collectives,
      collectiveGroups(collectives, buildings.length),
      hours,
    );
  }

  /** @param netW What the building takes from the grid in each hour, less what it gives. */
  add(building: number, netW: Float64Array): void {
    for (const groups of [this.posts, this.communes, this.blocks, this.collectives])
      groups.add(building, netW);
  }

  /** Once all buildings have added theirs. */
  settled(): GroupYears {
    this.years ??= {
      posts: this.posts.netW,
      communes: this.communes.netW,
      blocks: this.blocks.netW,
      shared: this.collectives.settled(this.input.buildings),
    };
    return this.years;
  }
}
