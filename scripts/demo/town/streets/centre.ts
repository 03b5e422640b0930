import { type Street, street } from './street.ts';

/** The old town within its ditches. */
export const centre: readonly Street[] = [
  street(
    'Rue des Halles',
    'oldStreet',
    'medieval',
    [
      [2697, 2584],
      [2722, 2546],
      [2772, 2533],
      [2834, 2536],
    ],
    true,
  ),
  street(
    'Place du Marché',
    'oldStreet',
    [null, 'medieval'],
    [
      [2739, 2602],
      [2742, 2568],
      [2744, 2540],
    ],
    true,
  ),
  street(
    'Place du Marché',
    'alley',
    ['medieval', null],
    [
      [2802, 2608],
      [2799, 2572],
      [2798, 2533],
    ],
  ),
  street('Rue des Tanneurs', 'oldStreet', 'medieval', [
    [2866, 2418],
    [2802, 2438],
    [2738, 2453],
    [2684, 2478],
    [2645, 2520],
    [2624, 2583],
  ]),
  street('Rue de la Poterne', 'alley', 'medieval', [
    [2738, 2541],
    [2728, 2508],
    [2733, 2454],
  ]),
  street('Rue du Puits', 'alley', 'medieval', [
    [2784, 2533],
    [2779, 2494],
    [2795, 2440],
  ]),
  street(
    'Rue Saint-Martin',
    'oldStreet',
    'medieval',
    [
      [2690, 2590],
      [2704, 2634],
      [2736, 2674],
      [2794, 2690],
    ],
    true,
  ),
  street(
    'Place de l’Église',
    'alley',
    ['medieval', null],
    [
      [2737, 2601],
      [2735, 2640],
      [2752, 2682],
    ],
  ),
  street('Rue de l’Hôtel-Dieu', 'oldStreet', 'medieval', [
    [2876, 2597],
    [2902, 2634],
    [2899, 2676],
    [2884, 2722],
  ]),
  street(
    'Rue du Four',
    'oldStreet',
    'medieval',
    [
      [2843, 2503],
      [2888, 2508],
      [2926, 2524],
      [2944, 2578],
    ],
    true,
  ),
  street('Rue de la Monnaie', 'alley', 'medieval', [
    [2897, 2511],
    [2893, 2546],
    [2899, 2590],
  ]),
  street('Rue des Lavandières', 'oldStreet', 'medieval', [
    [2859, 2446],
    [2906, 2462],
    [2950, 2486],
    [2984, 2502],
  ]),
  street('Ruelle du Chat', 'alley', 'medieval', [
    [2906, 2463],
    [2899, 2486],
    [2907, 2514],
  ]),
  street(
    'Boulevard des Fossés',
    'distributor',
    [null, 'medieval'],
    [
      [2652, 2580],
      [2632, 2640],
      [2672, 2688],
      [2700, 2738],
      [2784, 2726],
    ],
  ),
  street(
    'Mail des Tilleuls',
    'distributor',
    ['villa', 'medieval'],
    [
      [2784, 2726],
      [2858, 2744],
      [2906, 2688],
      [2968, 2654],
      [2976, 2570],
    ],
  ),
  street(
    'Boulevard de la Rivière',
    'street',
    ['faubourg', 'medieval'],
    [
      [2976, 2570],
      [2994, 2512],
      [2952, 2444],
      [2900, 2418],
      [2868, 2408],
    ],
  ),
  street('Sente des Remparts', 'path', null, [
    [2684, 2478],
    [2668, 2528],
    [2690, 2590],
  ]),
];
