import { type Street, street } from './street.ts';

/** Beyond the old bridge: faubourg, plain and southern slope. */
export const southBank: readonly Street[] = [
  street('Chemin du Moulin-de-l’Île', 'lane', null, [
    [2350, 2668],
    [2322, 2600],
    [2330, 2500],
    [2304, 2430],
    [2296, 2356],
  ]),
  street(
    'Ruelle des Jardins',
    'lane',
    [null, null],
    [
      [2894, 2160],
      [2850, 2150],
      [2790, 2160],
      [2700, 2140],
      [2620, 2100],
      [2540, 2064],
      [2440, 2076],
      [2360, 2104],
      [2290, 2108],
      [2200, 2090],
    ],
  ),
  street(
    'Chemin des Maraîchers',
    'lane',
    ['faubourg', null],
    [
      [2896, 2080],
      [2950, 2072],
      [3010, 2040],
      [3060, 1980],
    ],
  ),
  street('Rue du Lavoir', 'street', 'faubourg', [
    [2900, 2010],
    [2830, 2004],
    [2770, 1990],
  ]),
  street('Rue des Carriers', 'street', 'sixties', [
    [2912, 1760],
    [2850, 1750],
    [2790, 1766],
    [2740, 1740],
    [2700, 1690],
  ]),
  street('Rue du Bois-Joli', 'street', 'eighties', [
    [2900, 1620],
    [2840, 1640],
    [2780, 1620],
    [2730, 1640],
    [2700, 1690],
    [2660, 1760],
    [2640, 1846],
  ]),
  street('Impasse des Bouleaux', 'close', 'nineties', [
    [2784, 1620],
    [2776, 1570],
    [2736, 1540],
  ]),
  street('Impasse des Écureuils', 'close', 'eighties', [
    [2790, 1766],
    [2800, 1710],
    [2780, 1680],
  ]),
  street('Rue des Casernes', 'street', 'seventies', [
    [2912, 1720],
    [2960, 1702],
    [3010, 1700],
    [3066, 1708],
    [3108, 1716],
  ]),
  street('Rue du Coteau', 'street', 'seventies', [
    [3044, 1703],
    [3070, 1662],
    [3116, 1612],
    [3150, 1540],
  ]),
  street('Impasse des Ajoncs', 'close', 'millennium', [
    [3118, 1594],
    [3170, 1600],
    [3200, 1574],
  ]),
  street('Rue des Charmes', 'street', 'nineties', [
    [2895, 1560],
    [2840, 1556],
    [2806, 1500],
    [2830, 1440],
    [2880, 1430],
  ]),
];
