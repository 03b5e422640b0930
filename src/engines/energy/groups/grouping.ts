/** Groups of buildings that stand for something: substations, blocks, communes, collectives. */
export interface Grouping {
  readonly names: readonly { readonly id: string; readonly name: string }[];
  /** Position of each building's group; −1: none. */
  readonly ofBuilding: Int32Array<ArrayBuffer>;
}

/** Positions of the buildings of each group, increasing. */
export function membersOf({ names, ofBuilding }: Grouping): readonly (readonly number[])[] {
  const members: number[][] = names.map(() => []);
  for (const [building, group] of ofBuilding.entries()) members[group]?.push(building);
  return members;
}
