import type { Grid } from '../../src/base/grid.ts';
import { smoothNoise } from './chance.ts';
import { lengthOf, meeting, ordinateAt, ramp, type Spot, smoothed } from './curves.ts';
import { wander } from './meander.ts';

/** South-west corner in Lambert-93, m. The place is made up: nothing of what is really there is used. */
export const cornerM: Spot = [652_000, 6_684_000];

export const widthM = 6000;
export const heightM = 4500;
/** Coarse relief goes this far beyond the commune on every side, m. */
export const surroundM = 2000;

export const grid: Grid = {
  columns: 1200,
  rows: 900,
  cellSizeM: 5,
  westM: cornerM[0],
  northM: cornerM[1] + heightM,
};

export const names = {
  commune: 'Courvielle-sur-Aurne',
  neighbour: 'Saint-Aubert-le-Bas',
  river: 'l’Aurne',
  northStream: 'le Rieu',
  southStream: 'la Vive',
  lowQuarter: 'les Prés',
} as const;

/** Foot of the valley side, north then south: beyond it the ground is no flood plain. Abscissas increase. */
export const northFoot: readonly Spot[] = smoothed(
  [
    [-2200, 2800],
    [-1000, 2860],
    [0, 2810],
    [700, 2870],
    [1400, 2880],
    [1900, 2760],
    [2250, 2610],
    [2600, 2460],
    [2880, 2400],
    [3150, 2430],
    [3600, 2440],
    [4000, 2390],
    [4300, 2300],
    [4700, 2190],
    [5100, 2120],
    [5600, 2090],
    [6000, 2060],
    [7000, 2150],
    [8200, 2060],
  ],
  8,
);
export const southFoot: readonly Spot[] = smoothed(
  [
    [-2200, 2150],
    [-1000, 2080],
    [0, 2010],
    [600, 1960],
    [1100, 2030],
    [1600, 2080],
    [2100, 2020],
    [2500, 1960],
    [2880, 1985],
    [3150, 1880],
    [3500, 1660],
    [3900, 1540],
    [4300, 1530],
    [4700, 1480],
    [5200, 1500],
    [5600, 1450],
    [6000, 1420],
    [7000, 1450],
    [8200, 1380],
  ],
  8,
);

/** Course around which the Aurne wanders. */
const course: readonly Spot[] = smoothed(
  [
    [-2200, 2480],
    [-1600, 2390],
    [-1000, 2470],
    [-500, 2350],
    [0, 2400],
    [300, 2300],
    [600, 2330],
    [900, 2350],
    [1200, 2380],
    [1500, 2460],
    [1800, 2470],
    [2050, 2370],
    [2250, 2330],
    [2450, 2290],
    [2650, 2300],
    [2880, 2335],
    [3080, 2290],
    [3300, 2130],
    [3550, 2020],
    [3800, 2010],
    [4150, 1930],
    [4450, 1800],
    [4700, 1760],
    [5000, 1840],
    [5350, 1875],
    [5650, 1790],
    [6000, 1740],
    [6500, 1830],
    [7000, 1780],
    [7600, 1700],
    [8200, 1720],
  ],
  30,
);

export const riverWidthM = 18;
export const riverDepthM = 2.2;

const wandered = wander(
  course.map(([x, y]): Spot => [x, y + 60 * smoothNoise(55, 120, x, 0) + 16 * smoothNoise(65, 60, x, 0)]),
  {
    widthM: riverWidthM,
    memoryM: 45,
    steps: 84,
    strideM: 2.4,
    oxbowM: 110,
    erodibility: (x, y) => {
      const soft = 0.35 + 0.65 * ramp(-0.5, 0.5, smoothNoise(5, 650, x, y));
      const fromFoot = Math.min(ordinateAt(northFoot, x) - y, y - ordinateAt(southFoot, x));
      const walled = 1 - 0.75 * ramp(500, 120, Math.abs(x - 2950));
      return soft * ramp(15, 110, fromFoot) * walled;
    },
  },
);

/** Axis of the Aurne, downstream, a point every 9 m or so, from x = −2200 to 8200. It meanders: x may go back. */
export const river: readonly Spot[] = wandered.line;
/** Courses of the past, the oldest first: their inner banks left scroll bars. */
export const pastRivers: readonly (readonly Spot[])[] = wandered.past;

const streamBanks = { widthM: 5, memoryM: 13, strideM: 0.8, oxbowM: 1e9 } as const;
function stream(seed: number, controls: readonly Spot[]): Spot[] {
  const rough = smoothed(controls, 40).map(
    ([x, y]): Spot => [x + 14 * smoothNoise(seed, 60, x, y), y + 6 * smoothNoise(seed + 1, 40, x, y)],
  );
  const mouth = controls[controls.length - 1] as Spot;
  rough[rough.length - 1] = mouth;
  return wander(rough, { ...streamBanks, steps: 70, erodibility: () => 0.8 }).line;
}

/** Axis of the Rieu, from the north down to the Aurne. */
export const northStream: readonly Spot[] = stream(301, [
  [1050, 6500],
  [1290, 5800],
  [1250, 5200],
  [1480, 4600],
  [1400, 4050],
  [1580, 3550],
  [1640, 3150],
  [1760, 2850],
  [1730, 2650],
  nearestRiverSpot([1745, 2520]),
]);
/** Axis of the Vive, from the south down to the Aurne. */
export const southStream: readonly Spot[] = stream(401, [
  [2700, -2000],
  [2950, -1300],
  [2880, -700],
  [3220, 0],
  [3300, 500],
  [3170, 950],
  [3450, 1350],
  [3560, 1600],
  [3700, 1800],
  nearestRiverSpot([3690, 1990]),
]);

function nearestRiverSpot([x, y]: Spot): Spot {
  let best = river[0] as Spot;
  for (const spot of river) {
    const [u, v] = spot;
    if ((u - x) * (u - x) + (v - y) * (v - y) < (best[0] - x) * (best[0] - x) + (best[1] - y) * (best[1] - y))
      best = spot;
  }
  return best;
}

/** Where the river crosses a straight piece of way. */
function crossing(from: Spot, to: Spot): Spot {
  const spot = meeting([from, to], river);
  if (!spot) throw new Error('the way does not cross the river');
  return spot;
}

/** Level of the flood plain beside the river, m, before levees and back swamps: 1.2 m/km down the valley. */
export const plainLevelM = (x: number): number => 64 - 0.0012 * x;

/** Bridges over the Aurne: middle of the deck. */
export const bridges = {
  upstream: crossing([905, 2600], [890, 2200]),
  old: crossing([2876, 2450], [2884, 2250]),
  railway: crossing([4060, 1840], [4120, 1960]),
  downstream: crossing([5235, 1950], [5225, 1650]),
} as const;
export const ford: Spot = crossing([1250, 2500], [1245, 2200]);

/** Opening of the railway embankment in the plain, besides its bridge: middle and clear width, m. */
export const reliefOpening: { readonly at: Spot; readonly widthM: number } = { at: [4215, 2150], widthM: 16 };

/** The mill: its weir across the river, its race on the north bank, the island between. */
export const mill = {
  weir: crossing([2185, 2350], [2185, 2150]),
  race: smoothed(
    [
      nearestRiverSpot([2165, 2275]),
      [2215, 2302],
      [2290, 2308],
      [2370, 2302],
      nearestRiverSpot([2450, 2262]),
    ],
    12,
  ),
  raceWidthM: 6,
  building: [2300, 2318] as Spot,
} as const;

/** Importance 1–5 as in BD TOPO; the axis passes through its bridge exactly. Other ways are the town's business. */
export interface MainRoad {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly importance: 2 | 3 | 4 | 5;
  readonly axis: readonly Spot[];
}

/** Departmental road through the town: north to south over the old bridge and along the causeway. */
const throughTown: readonly Spot[] = smoothed(
  [
    [2470, 4560],
    [2550, 4465],
    [2605, 4400],
    [2677, 4205],
    [2662, 4085],
    [2525, 3740],
    [2545, 3615],
    [2615, 3510],
    [2575, 3410],
    [2580, 3300],
    [2640, 3200],
    [2740, 2900],
    [2790, 2700],
    [2850, 2480],
    bridges.old,
    [2890, 2230],
    [2897, 2100],
    [2890, 1985],
    [2920, 1800],
    [2890, 1500],
    [2915, 1388],
    [2938, 1100],
    [2940, 821],
    [2860, 600],
    [2777, 386],
    [2760, -60],
  ],
  12,
);

export const mainRoads: readonly MainRoad[] = [
  { id: 'd45', number: 'D45', name: 'Route départementale 45', importance: 3, axis: throughTown },
  {
    id: 'd12',
    number: 'D12',
    name: 'Route de la Vallée',
    importance: 3,
    axis: smoothed(
      [
        [-60, 2930],
        [600, 2965],
        [1300, 2975],
        [1850, 2860],
        [2250, 2700],
        [2600, 2580],
        [2800, 2610],
        [3150, 2530],
        [3600, 2530],
        [4000, 2500],
        [4450, 2400],
        [4900, 2260],
        [5250, 2190],
        [5600, 2160],
        [6060, 2150],
      ],
      12,
    ),
  },
  {
    id: 'd112',
    number: 'D112',
    name: 'Route du Coteau',
    importance: 4,
    axis: smoothed(
      [
        [-60, 1880],
        [600, 1850],
        [1100, 1925],
        [1700, 1965],
        [2300, 1880],
        [2920, 1800],
        [3250, 1640],
        [3310, 1612],
        [3550, 1525],
        [3930, 1462],
        [4200, 1430],
        [5210, 1410],
        [6060, 1330],
      ],
      12,
    ),
  },
  {
    id: 'vc-amont',
    number: '',
    name: 'Chemin du Pont-Neuf',
    importance: 5,
    axis: smoothed([[880, 2965], [905, 2700], bridges.upstream, [890, 2150], [850, 1885]], 12),
  },
  {
    id: 'd218',
    number: 'D218',
    name: 'Route de Saint-Aubert',
    importance: 4,
    axis: smoothed([[5250, 2190], [5240, 2000], bridges.downstream, [5220, 1600], [5210, 1410]], 12),
  },
  {
    id: 'd61-nord',
    number: 'D61',
    name: 'Route du Plateau',
    importance: 4,
    axis: smoothed(
      [
        [2740, 2900],
        [2500, 3040],
        [2250, 3300],
        [2208, 3416],
        [2185, 3600],
        [1843, 4119],
        [1717, 4379],
        [1690, 4560],
      ],
      12,
    ),
  },
  {
    id: 'd61-est',
    number: 'D61',
    name: 'Route des Coteaux',
    importance: 4,
    axis: smoothed(
      [
        [2830, 2610],
        [3050, 2760],
        [3350, 2900],
        [3700, 3120],
        [3768, 3270],
        [3815, 3555],
        [3715, 3836],
        [3703, 3930],
        [3800, 4115],
        [3900, 4168],
        [4135, 4198],
        [4328, 4334],
        [4524, 4373],
        [4777, 4470],
        [4963, 4425],
        [5120, 4490],
        [5250, 4560],
      ],
      12,
    ),
  },
  {
    id: 'd33',
    number: '',
    name: 'Rue des Pins',
    importance: 5,
    axis: smoothed(
      [
        [2920, 1800],
        [3080, 1500],
        [3190, 1545],
        [3310, 1612],
      ],
      12,
    ),
  },
  {
    id: 'd33-est',
    number: 'D33',
    name: 'Route de la Forêt',
    importance: 4,
    axis: smoothed(
      [
        [3930, 1462],
        [3995, 1342],
        [3972, 1224],
        [3990, 1120],
        [3980, 1000],
        [4005, 900],
        [4201, 592],
        [4366, 388],
        [4400, 256],
        [4425, 100],
        [4500, -60],
      ],
      12,
    ),
  },
  {
    id: 'vc-sud-ouest',
    number: '',
    name: 'Route des Bruyères',
    importance: 5,
    axis: smoothed(
      [
        [1700, 1965],
        [1530, 1900],
        [1353, 1804],
        [1138, 1672],
        [1121, 1584],
        [1196, 1393],
        [1187, 1320],
        [1072, 1102],
        [850, 890],
        [803, 800],
        [806, 730],
        [852, 554],
        [985, 233],
        [1010, -60],
      ],
      12,
    ),
  },
];

/**
 * The departmental road's causeway across the plain: built up to its houses but for a dip in its middle, which lets the
 * great floods over. Crests above the plain, m.
 */
export const causeway = {
  roadId: 'd45',
  fromY: 2300,
  toY: 1990,
  crestM: 1.55,
  dip: { fromY: 2205, toY: 2075, crestM: 1 },
} as const;

/** Axis of the railway, from the west; radius 300 m or more. */
export const railway: readonly Spot[] = smoothed(
  [
    [-200, 1955],
    [600, 1910],
    [1100, 1980],
    [1600, 2030],
    [2100, 1965],
    [2500, 1900],
    [2900, 1890],
    [3200, 1770],
    [3500, 1630],
    [3780, 1600],
    [3980, 1710],
    bridges.railway,
    [4180, 2080],
    reliefOpening.at,
    [4272, 2232],
    [4370, 2290],
    [4520, 2282],
    [4720, 2215],
    [5000, 2160],
    [5300, 2132],
    [5600, 2112],
    [6200, 2100],
  ],
  12,
);
export const station: Spot = [4540, 2298];

/** Old low dike on the north bank, from the terrace below the old bridge to the railway past the flood opening. */
export const oldDike: readonly Spot[] = smoothed(
  [
    [3045, 2414],
    [3075, 2368],
    [3150, 2285],
    [3240, 2205],
    [3330, 2155],
    [3400, 2190],
    [3450, 2245],
    [3514, 2265],
    [3580, 2245],
    [3625, 2160],
    [3660, 2085],
    [3740, 2080],
    [3830, 2088],
    [3910, 2108],
    [3975, 2152],
    [4050, 2206],
    [4140, 2236],
    [4225, 2244],
    [4284, 2243],
  ],
  8,
);

/** Areas kept for the town's quarters, anticlockwise or clockwise, m. */
export const quarters: Readonly<Record<string, readonly Spot[]>> = {
  centre: [
    [2640, 2470],
    [2850, 2410],
    [3000, 2425],
    [3030, 2560],
    [2960, 2720],
    [2760, 2740],
    [2650, 2640],
  ],
  /** Along the causeway, both sides of the road. */
  faubourg: [
    [2850, 2290],
    [2940, 2290],
    [2945, 1985],
    [2845, 1985],
  ],
  lowQuarter: [
    [3140, 2425],
    [3160, 2325],
    [3250, 2245],
    [3340, 2190],
    [3440, 2275],
    [3514, 2295],
    [3600, 2270],
    [3655, 2150],
    [3720, 2115],
    [3900, 2105],
    [3960, 2110],
    [3960, 2385],
    [3600, 2435],
  ],
  estate: [
    [3330, 2820],
    [3680, 2820],
    [3720, 3060],
    [3380, 3090],
  ],
  ecoDistrict: [
    [2080, 2830],
    [2400, 2760],
    [2450, 3020],
    [2120, 3090],
  ],
  activityZone: [
    [4230, 2360],
    [4420, 2330],
    [4700, 2230],
    [4790, 2380],
    [4560, 2480],
    [4330, 2480],
  ],
  southSuburb: [
    [2700, 1840],
    [3080, 1780],
    [3130, 1560],
    [2760, 1500],
  ],
  neighbour: [
    [5150, 1900],
    [5300, 2110],
    [5900, 2080],
    [5990, 1900],
    [5700, 2000],
    [5420, 2060],
    [5290, 1900],
  ],
};

export const spots = {
  church: [2800, 2600],
  townHall: [2760, 2570],
  hospital: [3080, 2900],
  fireStation: [2990, 1640],
  pumpingStation: [3040, 2395],
  sewageWorks: [4620, 2080],
  campsite: [2250, 2130],
  sportsGround: [2560, 2120],
  silo: [4670, 2262],
  cemetery: [2640, 2790],
  waterTower: [3900, 3560],
} as const satisfies Readonly<Record<string, Spot>>;

/** Old loops of the river, still wet in their middle. */
export const oxbows: readonly (readonly Spot[])[] = [
  smoothed(
    [
      [1010, 2290],
      [1000, 2220],
      [1045, 2165],
      [1115, 2160],
      [1165, 2205],
      [1165, 2270],
      [1140, 2310],
    ],
    8,
  ),
  smoothed(
    [
      [620, 2450],
      [590, 2540],
      [630, 2610],
      [700, 2620],
      [745, 2570],
      [735, 2500],
    ],
    8,
  ),
  smoothed(
    [
      [4380, 1720],
      [4330, 1650],
      [4360, 1590],
      [4440, 1580],
      [4500, 1630],
      [4505, 1700],
      [4540, 1740],
    ],
    8,
  ),
];

/** Upstream plain where floods may be let in: both sides of the river. */
export const expansionArea: readonly Spot[] = [
  [940, 2330],
  [1400, 2300],
  [1440, 2120],
  [1100, 2050],
  [930, 2040],
];

/** Boundary of the two communes; the neighbour lies east of it. */
export const communeLimit: readonly Spot[] = [
  [5120, 4500],
  [5060, 3900],
  [5180, 3300],
  [5090, 2700],
  [5130, 2250],
  [5080, 1880],
  [5020, 1500],
  [5100, 900],
  [4980, 400],
  [5040, 0],
];

export const riverLengthM = lengthOf(river);
