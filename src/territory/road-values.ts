/** Capacities by class of road, by lane and direction, that a hypothesis may state. */
export const capacityKeys = [
  'motorwayRural',
  'motorwayUrban',
  'rampRural',
  'rampUrban',
  'dualRural',
  'dualUrban',
  'mainRural',
  'mainUrban',
  'secondaryRural',
  'secondaryUrban',
  'distributorRural',
  'distributorUrban',
  'streetRural',
  'streetUrban',
  'roundaboutRural',
  'roundaboutUrban',
  'unpaved',
  'zone30',
  'zone20',
] as const;
export type CapacityKey = (typeof capacityKeys)[number];

/** Roads whose typical speed goes by importance, in the open country and in town. */
export const tabledRoads = ['motorway', 'expressway', 'dual', 'single'] as const;
export type TabledRoad = (typeof tabledRoads)[number];
export const settings = ['Rural', 'Urban'] as const;
export type Setting = (typeof settings)[number];
export const tabledImportances = [1, 2, 3, 4, 5] as const;
export type TabledImportance = (typeof tabledImportances)[number];
export type TabledSpeedKey = `${TabledRoad}${Setting}${TabledImportance}`;

/** Ramps of importance 1 … 4 and 5 or 6, roundabouts, and whatever is slow: unpaved roads, tracks, importance 6. */
export const plainSpeedKeys = ['ramp', 'minorRamp', 'roundabout', 'slow'] as const;
export type SpeedKey = TabledSpeedKey | (typeof plainSpeedKeys)[number];

/** Typical speeds by class of road that a hypothesis may state, in the order in which they are offered. */
export const speedKeys: readonly SpeedKey[] = [
  ...tabledRoads.flatMap((road) =>
    settings.flatMap((setting) =>
      tabledImportances.map((importance): SpeedKey => `${road}${setting}${importance}`),
    ),
  ),
  ...plainSpeedKeys,
];
