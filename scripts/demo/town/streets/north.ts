import { type Street, street } from './street.ts';

/** The slopes north of the old town. */
export const north: readonly Street[] = [
  street(
    'Rue du Cimetière',
    'street',
    ['villa', 'villa'],
    [
      [2757, 2830],
      [2700, 2840],
      [2620, 2836],
      [2540, 2850],
      [2512, 2930],
      [2516, 3028],
    ],
  ),
  street('Rue de la Croix-Blanche', 'street', 'sixties', [
    [2600, 2585],
    [2570, 2640],
    [2572, 2700],
    [2610, 2760],
    [2640, 2758],
    [2690, 2726],
  ]),
  street('Impasse de la Croix-Blanche', 'close', 'sixties', [
    [2572, 2690],
    [2520, 2696],
    [2484, 2680],
  ]),
  street('Rue des Noyers', 'street', 'seventies', [
    [2500, 2612],
    [2488, 2670],
    [2450, 2740],
    [2470, 2800],
    [2540, 2850],
  ]),
  street('Impasse des Cerisiers', 'close', 'seventies', [
    [2460, 2790],
    [2410, 2800],
    [2376, 2830],
  ]),
  street('Rue des Sources', 'street', 'eighties', [
    [2500, 3040],
    [2560, 3100],
    [2640, 3120],
    [2648, 3180],
  ]),
  street('Impasse des Sources', 'close', 'eighties', [
    [2560, 3100],
    [2548, 3160],
    [2500, 3200],
  ]),
  street('Rue des Grands-Champs', 'street', 'nineties', [
    [2640, 3200],
    [2560, 3240],
    [2480, 3230],
    [2400, 3260],
    [2330, 3220],
  ]),
  street('Impasse des Bleuets', 'close', 'nineties', [
    [2480, 3230],
    [2470, 3290],
    [2430, 3330],
  ]),
  street('Rue de la Garenne', 'street', 'sixties', [
    [2742, 2890],
    [2800, 2872],
    [2862, 2882],
    [2930, 2860],
    [2990, 2800],
    [2996, 2722],
  ]),
  street('Rue de l’Abbé-Rivière', 'street', 'seventies', [
    [2846, 2738],
    [2852, 2800],
    [2862, 2882],
    [2850, 2960],
    [2880, 3020],
  ]),
  street('Rue du Plateau', 'street', 'eighties', [
    [2640, 3150],
    [2720, 3130],
    [2800, 3060],
    [2880, 3020],
    [2980, 3010],
    [3060, 2980],
  ]),
  street('Impasse des Épis', 'close', 'millennium', [
    [2800, 3060],
    [2830, 3120],
    [2890, 3150],
  ]),
  street('Impasse des Coquelicots', 'close', 'millennium', [
    [2720, 3130],
    [2750, 3190],
    [2810, 3220],
  ]),
  street('Avenue de l’Hôpital', 'distributor', null, [
    [3010, 2736],
    [3010, 2800],
    [3030, 2850],
    [3060, 2980],
    [3160, 2990],
    [3260, 2950],
    [3330, 2890],
  ]),
  street('Rue des Lilas', 'street', 'sixties', [
    [3110, 2790],
    [3160, 2850],
    [3220, 2870],
    [3290, 2868],
  ]),
];
