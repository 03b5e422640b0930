import type { Grid } from '../../src/base/grid.ts';
import { offsetLine, ordinateAt, type Spot, smoothed } from '../../scripts/demo/curves.ts';

/** South-west corner in Lambert-93, m. The place is made up: nothing of what is really there is used. */
export const cornerM: Spot = [652_000, 6_684_000];

export const widthM = 3200;
export const heightM = 2400;

export const grid: Grid = {
  columns: 400,
  rows: 300,
  cellSizeM: 8,
  westM: cornerM[0],
  northM: cornerM[1] + heightM,
};

/** Axis of the river, downstream; abscissas increase, so that a bed that falls with x falls along the river. */
export const river: readonly Spot[] = smoothed(
  [
    [-160, 1120],
    [60, 1050],
    [240, 940],
    [430, 850],
    [640, 850],
    [810, 960],
    [960, 1110],
    [1150, 1170],
    [1330, 1100],
    [1470, 950],
    [1640, 845],
    [1860, 830],
    [2040, 930],
    [2180, 1090],
    [2370, 1170],
    [2570, 1100],
    [2730, 950],
    [2920, 850],
    [3120, 880],
    [3400, 1010],
  ],
  12,
);

/** Half-width of the bed at bankfull, m. */
export const riverHalfWidthM = 9;
export const riverDepthM = 2;

/** Arms that the river has left. */
export const oldArms: readonly (readonly Spot[])[] = [
  smoothed(
    [
      [520, 1020],
      [640, 1120],
      [800, 1150],
      [900, 1060],
    ],
    8,
  ),
  smoothed(
    [
      [2180, 800],
      [2320, 730],
      [2480, 760],
      [2560, 880],
      [2520, 990],
    ],
    8,
  ),
];

/** Foot of the northern and southern slopes. */
export const northFoot: readonly Spot[] = smoothed(
  [
    [-200, 1420],
    [350, 1330],
    [800, 1390],
    [1150, 1370],
    [1500, 1225],
    [1900, 1235],
    [2250, 1350],
    [2700, 1330],
    [3400, 1260],
  ],
  12,
);
export const southFoot: readonly Spot[] = smoothed(
  [
    [-200, 760],
    [300, 660],
    [700, 690],
    [1050, 830],
    [1450, 690],
    [1800, 600],
    [2200, 640],
    [2600, 720],
    [3000, 620],
    [3400, 700],
  ],
  12,
);

/** Level of the banks, m: the valley falls by 1.25 m a kilometre toward the east. */
export function bankLevelM(x: number): number {
  return 62 - 0.00125 * x;
}

export interface Road {
  readonly id: string;
  readonly name: string;
  readonly nature: string;
  /** BD TOPO's « importance », 1 (through the country) … 6. */
  readonly importance: string;
  readonly widthM: number;
  readonly line: readonly Spot[];
  readonly lanes: number;
  readonly speedKmh: number;
}

function road(
  id: string,
  name: string,
  nature: string,
  importance: string,
  widthM: number,
  points: readonly Spot[],
): Road {
  const lanes = widthM >= 5 ? 2 : 1;
  const speedKmh = importance === '3' ? 65 : importance === '4' ? 45 : 25;
  const line = points.length > 2 ? smoothed(points, 6) : points;
  return { id, name, nature, importance, widthM, line, lanes, speedKmh };
}

const one = 'Route à 1 chaussée';

/** The road across the valley: down the slope, through the old centre, over the bridge, on a causeway. */
export const crossing: Road = road('route-bridge', 'Rue du Pont', one, '3', 6, [
  [1170, 2400],
  [1240, 2200],
  [1330, 2010],
  [1370, 1830],
  [1445, 1660],
  [1500, 1500],
  [1530, 1380],
  [1552, 1220],
  [1566, 1050],
  [1572, 880],
  [1578, 740],
  [1590, 600],
  [1660, 440],
  [1790, 300],
  [1850, 140],
  [1900, 0],
]);

/** Bridge over the river, from bank to bank, as a stretch of `crossing` by its ordinates. */
export const bridgeY: readonly [number, number] = [868, 908];

export const roads: readonly Road[] = [
  crossing,
  road('route-valley', 'Route de la Vallée', one, '4', 5.5, [
    [0, 1560],
    [320, 1490],
    [680, 1500],
    [1000, 1520],
    [1260, 1470],
    [1518, 1430],
    [1760, 1420],
    [2050, 1450],
    [2350, 1500],
    [2700, 1480],
    [3200, 1440],
  ]),
  road('route-south', 'Chemin des Coteaux', one, '5', 4.5, [
    [0, 640],
    [320, 560],
    [700, 580],
    [1020, 690],
    [1320, 650],
    [1588, 610],
    [1850, 530],
    [2200, 560],
    [2600, 630],
    [3000, 540],
    [3200, 570],
  ]),
  road('street-church', 'Rue de l’Église', one, '5', 4, [
    [1290, 1555],
    [1390, 1535],
    [1490, 1530],
    [1600, 1535],
    [1700, 1560],
    [1790, 1600],
  ]),
  road('street-market', 'Place du Marché', one, '5', 5, [
    [1424, 1532],
    [1440, 1480],
    [1452, 1441],
  ]),
  road('street-tanners', 'Rue des Tanneurs', one, '5', 3.5, [
    [1545, 1290],
    [1470, 1296],
    [1400, 1320],
    [1345, 1370],
    [1330, 1455],
  ]),
  road('street-wash-house', 'Rue du Lavoir', one, '5', 3.5, [
    [1536, 1345],
    [1620, 1335],
    [1700, 1345],
    [1760, 1418],
  ]),
  road('street-meadows', 'Rue des Prés', one, '5', 5, [
    [1555, 1190],
    [1640, 1165],
    [1740, 1150],
    [1840, 1150],
    [1940, 1170],
    [2010, 1230],
    [2050, 1330],
    [2060, 1450],
  ]),
  road('close-willows', 'Impasse des Saules', one, '6', 4.5, [
    [1668, 1160],
    [1676, 1100],
    [1682, 1040],
    [1690, 985],
  ]),
  road('close-ash', 'Impasse des Frênes', one, '6', 4.5, [
    [1768, 1150],
    [1772, 1090],
    [1776, 1030],
    [1780, 975],
  ]),
  road('close-alders', 'Impasse des Aulnes', one, '6', 4.5, [
    [1872, 1154],
    [1878, 1100],
    [1886, 1045],
    [1894, 1000],
  ]),
  road('close-kingfisher', 'Impasse du Martin-Pêcheur', one, '6', 4.5, [
    [1822, 1150],
    [1822, 1188],
    [1818, 1222],
  ]),
  road('street-north', 'Rue des Vignes', one, '5', 4.5, [
    [1600, 1535],
    [1628, 1620],
    [1640, 1700],
    [1610, 1790],
    [1520, 1850],
    [1368, 1838],
  ]),
  road('close-hill', 'Allée du Coteau', one, '6', 4.5, [
    [1634, 1660],
    [1720, 1680],
    [1800, 1690],
  ]),
  road('track-mill', 'Chemin du Moulin', 'Route empierrée', '6', 3.5, [
    [1262, 1470],
    [1240, 1360],
    [1225, 1260],
    [1215, 1195],
  ]),
  road('track-farm', 'Chemin de la Ferme', 'Route empierrée', '6', 3.5, [
    [2200, 560],
    [2220, 640],
    [2260, 690],
  ]),
  road('track-plateau-west', 'Chemin rural', 'Chemin', '6', 3, [
    [1330, 2010],
    [1000, 2050],
    [640, 2000],
    [300, 2060],
    [0, 2030],
  ]),
  road('track-plateau-east', 'Chemin rural', 'Chemin', '6', 3, [
    [1610, 1790],
    [1900, 1960],
    [2300, 2030],
    [2700, 1980],
    [3200, 2060],
  ]),
  road('track-station', 'Chemin de la Station', 'Route empierrée', '6', 3.5, [
    [2350, 1500],
    [2400, 1400],
    [2440, 1310],
    [2452, 1240],
  ]),
  road('track-south', 'Chemin des Bois', 'Chemin', '6', 3, [
    [1790, 300],
    [2150, 240],
    [2600, 300],
    [3200, 220],
  ]),
];

/** Old low bank between the river and the low quarter. */
export const oldDike: readonly Spot[] = offsetLine(
  river.filter(([x]) => x > 1600 && x < 2010),
  26,
);

/** The dike of « Digue des Prés »: round the low quarter, from terrace to terrace. */
export const newDike: readonly Spot[] = [
  [1562, 1262],
  [1568, 1150],
  [1576, 1010],
  [1640, 950],
  [1760, 925],
  [1880, 940],
  [1980, 1010],
  [2060, 1110],
  [2110, 1220],
  [2122, 1330],
  [2110, 1395],
];

export const pond: readonly Spot[] = smoothed(
  [
    [2700, 1120],
    [2790, 1080],
    [2890, 1100],
    [2930, 1170],
    [2850, 1220],
    [2740, 1200],
    [2700, 1120],
  ],
  6,
);

/** Outline of the river at bankfull. */
export function riverOutline(): Spot[] {
  const left = offsetLine(river, riverHalfWidthM);
  const right = offsetLine(river, -riverHalfWidthM).reverse();
  return [...left, ...right];
}

/** Ordinate of the river at an abscissa. */
export function riverY(x: number): number {
  return ordinateAt(river, x);
}
