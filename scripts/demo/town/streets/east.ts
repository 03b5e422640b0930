import { type Street, street } from './street.ts';

/** East of the old town, between the valley road and the terrace. */
export const east: readonly Street[] = [
  street(
    'Rue des Capucins',
    'street',
    ['villa', 'faubourg'],
    [
      [2964, 2642],
      [3010, 2636],
      [3062, 2612],
      [3100, 2546],
    ],
  ),
  street('Rue Gambetta', 'street', 'faubourg', [
    [3040, 2556],
    [3046, 2500],
    [3030, 2442],
    [2972, 2452],
  ]),
  street('Rue des Écoles', 'street', 'villa', [
    [3150, 2530],
    [3160, 2580],
    [3150, 2650],
    [3110, 2712],
    [3050, 2758],
  ]),
  street('Rue Pasteur', 'street', 'sixties', [
    [3290, 2523],
    [3282, 2590],
    [3230, 2660],
    [3160, 2712],
    [3118, 2706],
  ]),
  street('Rue du Clos-Bénard', 'street', 'seventies', [
    [3420, 2524],
    [3416, 2590],
    [3360, 2650],
    [3290, 2690],
    [3236, 2658],
  ]),
  street('Impasse du Clos-Bénard', 'close', 'seventies', [
    [3360, 2650],
    [3392, 2696],
    [3400, 2742],
  ]),
  street('Rue des Hauts-Clos', 'street', 'eighties', [
    [3600, 2532],
    [3596, 2600],
    [3640, 2660],
    [3630, 2740],
    [3570, 2790],
    [3500, 2812],
  ]),
  street('Impasse des Merisiers', 'close', 'eighties', [
    [3596, 2602],
    [3536, 2618],
    [3488, 2612],
  ]),
  street('Impasse des Cornouillers', 'close', 'eighties', [
    [3636, 2690],
    [3568, 2696],
    [3506, 2690],
    [3466, 2706],
  ]),
  street('Rue des Alouettes', 'street', 'nineties', [
    [3640, 2660],
    [3720, 2650],
    [3796, 2676],
    [3850, 2640],
    [3856, 2570],
    [3840, 2524],
  ]),
  street('Impasse des Mésanges', 'close', 'nineties', [
    [3724, 2650],
    [3730, 2600],
    [3712, 2560],
  ]),
  street('Impasse du Verger', 'close', 'nineties', [
    [3790, 2674],
    [3786, 2730],
    [3740, 2768],
    [3690, 2766],
  ]),
  street('Rue du Belvédère', 'street', 'millennium', [
    [3850, 2640],
    [3926, 2660],
    [3990, 2640],
    [4020, 2570],
    [4010, 2500],
  ]),
  street('Impasse des Genêts', 'close', 'millennium', [
    [3930, 2660],
    [3946, 2712],
    [3996, 2744],
  ]),
];
