import type { Spot } from '../curves.ts';
import type { RoadClassName } from './roads.ts';

/** Manners of building along a street. */
export type Manner =
  | 'medieval'
  | 'faubourg'
  | 'villa'
  | 'sixties'
  | 'seventies'
  | 'eighties'
  | 'nineties'
  | 'millennium'
  | 'row'
  | 'hamlet'
  | 'works';

/** A street drawn by hand: control points of its axis, and how its sides are built. */
export interface Street {
  readonly name: string;
  readonly class: RoadClassName;
  readonly via: readonly Spot[];
  readonly oneWay?: true;
  readonly left?: Manner;
  readonly right?: Manner;
}

function street(
  name: string,
  roadClass: RoadClassName,
  sides: Manner | readonly [left: Manner | null, right: Manner | null] | null,
  via: readonly Spot[],
  oneWay = false,
): Street {
  const [left, right] = sides === null ? [null, null] : typeof sides === 'string' ? [sides, sides] : sides;
  return {
    name,
    class: roadClass,
    via,
    ...(left ? { left } : {}),
    ...(right ? { right } : {}),
    ...(oneWay ? { oneWay: true as const } : {}),
  };
}

const centre: readonly Street[] = [
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

const east: readonly Street[] = [
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

const lowQuarter: readonly Street[] = [
  street('Rue des Prés', 'distributor', 'seventies', [
    [3196, 2528],
    [3186, 2476],
    [3206, 2410],
    [3250, 2362],
    [3330, 2338],
    [3440, 2352],
    [3556, 2356],
    [3672, 2326],
    [3788, 2302],
    [3884, 2322],
    [3930, 2400],
    [3962, 2506],
  ]),
  street('Rue de la Prairie', 'street', 'eighties', [
    [3552, 2530],
    [3544, 2470],
    [3552, 2420],
    [3556, 2356],
  ]),
  street('Impasse des Saules', 'close', 'seventies', [
    [3250, 2362],
    [3262, 2316],
    [3252, 2272],
  ]),
  street('Rue des Iris', 'close', 'seventies', [
    [3330, 2338],
    [3320, 2290],
    [3338, 2240],
    [3352, 2212],
  ]),
  street('Impasse des Roseaux', 'close', 'seventies', [
    [3424, 2350],
    [3420, 2312],
    [3396, 2272],
  ]),
  street('Impasse du Gué', 'close', 'eighties', [
    [3300, 2344],
    [3306, 2392],
    [3292, 2430],
    [3250, 2448],
  ]),
  street('Impasse des Joncs', 'close', 'eighties', [
    [3440, 2352],
    [3436, 2400],
    [3452, 2438],
    [3498, 2452],
  ]),
  street('Allée du Lavoir', 'close', 'eighties', [
    [3372, 2345],
    [3374, 2390],
    [3368, 2432],
  ]),
  street('Rue du Héron', 'street', 'nineties', [
    [3610, 2342],
    [3634, 2290],
    [3668, 2222],
    [3712, 2160],
    [3790, 2142],
    [3872, 2140],
    [3926, 2170],
    [3928, 2236],
    [3884, 2322],
  ]),
  street('Impasse des Libellules', 'close', 'nineties', [
    [3726, 2312],
    [3722, 2262],
    [3744, 2214],
  ]),
  street('Impasse des Aulnes', 'close', 'millennium', [
    [3812, 2304],
    [3822, 2250],
    [3806, 2198],
  ]),
  street('Impasse de la Frayère', 'close', 'nineties', [
    [3650, 2256],
    [3700, 2250],
    [3716, 2238],
  ]),
  street('Impasse du Martin-Pêcheur', 'close', 'millennium', [
    [3874, 2138],
    [3868, 2188],
    [3874, 2240],
  ]),
  street('Rue des Peupliers', 'street', 'eighties', [
    [3672, 2326],
    [3684, 2380],
    [3670, 2428],
    [3690, 2474],
    [3694, 2532],
  ]),
  street('Impasse des Vanniers', 'close', 'eighties', [
    [3682, 2376],
    [3740, 2372],
    [3788, 2384],
  ]),
  street('Impasse des Nénuphars', 'close', 'millennium', [
    [3850, 2312],
    [3838, 2366],
    [3846, 2412],
    [3812, 2442],
  ]),
  street('Impasse de la Peupleraie', 'close', 'nineties', [
    [3680, 2448],
    [3740, 2446],
    [3768, 2466],
  ]),
  street('Impasse des Carpes', 'close', 'eighties', [
    [3554, 2398],
    [3602, 2404],
    [3640, 2394],
  ]),
  street('Impasse de la Noue', 'close', 'seventies', [
    [3286, 2344],
    [3290, 2300],
    [3284, 2262],
  ]),
  street('Rue de la Boucle', 'close', 'eighties', [
    [3470, 2355],
    [3474, 2318],
    [3520, 2306],
    [3572, 2316],
    [3596, 2348],
  ]),
  street('Impasse des Brochets', 'close', 'eighties', [
    [3372, 2342],
    [3374, 2304],
    [3366, 2268],
  ]),
  street('Impasse des Ablettes', 'close', 'millennium', [
    [3762, 2308],
    [3778, 2262],
    [3774, 2222],
  ]),
  street('Rue du Passeur', 'close', 'nineties', [
    [3840, 2141],
    [3836, 2176],
    [3796, 2184],
    [3752, 2178],
    [3722, 2196],
  ]),
  street('Impasse de la Rousserolle', 'close', 'nineties', [
    [3924, 2216],
    [3892, 2222],
    [3878, 2252],
  ]),
  street('Impasse des Oseraies', 'close', 'eighties', [
    [3930, 2400],
    [3884, 2404],
    [3880, 2448],
  ]),
  street('Allée des Frênes', 'close', 'seventies', [
    [3548, 2482],
    [3598, 2480],
    [3640, 2486],
  ]),
  street('Impasse du Pré-Long', 'close', 'seventies', [
    [3190, 2488],
    [3240, 2484],
    [3290, 2482],
    [3340, 2476],
  ]),
  street('Impasse des Sablons', 'close', 'nineties', [
    [3790, 2386],
    [3786, 2430],
    [3770, 2466],
  ]),
  street('Clos des Hérons', 'close', 'millennium', [
    [3944, 2440],
    [3992, 2436],
    [4026, 2410],
    [4030, 2360],
    [3996, 2328],
  ]),
  street('Impasse du Ruisseau', 'close', 'nineties', [
    [4028, 2382],
    [3980, 2384],
    [3962, 2360],
  ]),
  street('Chemin de la Levée', 'track', null, [
    [3044, 2400],
    [3110, 2330],
    [3180, 2270],
    [3252, 2222],
    [3330, 2176],
    [3392, 2200],
    [3444, 2256],
    [3514, 2280],
    [3590, 2254],
    [3640, 2166],
    [3676, 2104],
    [3740, 2096],
    [3830, 2102],
    [3926, 2088],
    [4016, 2046],
  ]),
  street('Sente des Jardins', 'path', null, [
    [3352, 2212],
    [3340, 2182],
  ]),
  street(
    'Chemin de la Pompe',
    'lane',
    [null, null],
    [
      [3206, 2410],
      [3140, 2414],
      [3084, 2410],
      [3044, 2400],
    ],
  ),
];

const estate: readonly Street[] = [
  street('Rue Joliot-Curie', 'street', null, [
    [3300, 2868],
    [3334, 2816],
    [3440, 2790],
    [3548, 2794],
    [3650, 2796],
    [3716, 2826],
    [3712, 2886],
    [3640, 2912],
    [3540, 2910],
    [3462, 2914],
    [3384, 2924],
  ]),
  street('Allée Paul-Éluard', 'close', null, [
    [3440, 2790],
    [3450, 2830],
    [3446, 2872],
  ]),
  street('Allée Louis-Aragon', 'close', null, [
    [3590, 2795],
    [3588, 2838],
    [3598, 2876],
  ]),
  street('Rue Jean-Moulin', 'street', null, [
    [3356, 2904],
    [3286, 2934],
    [3268, 2992],
    [3292, 3034],
    [3370, 3030],
    [3440, 3022],
    [3500, 2994],
  ]),
  street('Allée Frédéric-Chopin', 'close', null, [
    [3370, 3030],
    [3378, 3078],
    [3440, 3092],
  ]),
];

const north: readonly Street[] = [
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

const ecoDistrict: readonly Street[] = [
  street('Rue de la Tuilerie', 'street', null, [
    [2190, 2732],
    [2214, 2800],
    [2236, 2880],
    [2262, 2960],
    [2290, 3060],
    [2350, 3140],
    [2420, 3120],
  ]),
  street(
    'Allée des Briquetiers',
    'close',
    ['row', 'millennium'],
    [
      [2222, 2830],
      [2290, 2818],
      [2350, 2826],
      [2376, 2830],
    ],
  ),
  street('Allée des Argiles', 'close', 'row', [
    [2236, 2880],
    [2300, 2876],
    [2360, 2890],
    [2408, 2920],
  ]),
  street('Allée du Four-à-Chaux', 'close', 'row', [
    [2254, 2936],
    [2320, 2944],
    [2384, 2970],
  ]),
  street('Allée des Mouleurs', 'close', 'millennium', [
    [2240, 2896],
    [2180, 2916],
    [2126, 2910],
  ]),
  street('Allée des Tuiliers', 'close', 'row', [
    [2266, 2976],
    [2214, 2980],
    [2164, 2970],
  ]),
  street('Voie verte de la Tuilerie', 'path', null, [
    [2126, 2910],
    [2128, 2944],
    [2164, 2970],
  ]),
];

const southBank: readonly Street[] = [
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

const activityZone: readonly Street[] = [
  street('Rue de l’Industrie', 'distributor', 'works', [
    [4060, 2494],
    [4072, 2432],
    [4112, 2382],
    [4200, 2372],
    [4300, 2372],
    [4440, 2350],
    [4540, 2328],
    [4640, 2308],
    [4680, 2312],
    [4692, 2330],
  ]),
  street('Rue Denis-Papin', 'street', 'works', [
    [4112, 2382],
    [4102, 2320],
    [4140, 2290],
    [4200, 2292],
    [4232, 2330],
    [4226, 2372],
  ]),
  street('Rue Ampère', 'street', 'works', [
    [4440, 2350],
    [4424, 2316],
    [4366, 2322],
    [4312, 2336],
    [4300, 2372],
  ]),
  street(
    'Rue des Cheminots',
    'street',
    ['seventies', 'faubourg'],
    [
      [4440, 2404],
      [4490, 2438],
      [4560, 2436],
      [4640, 2410],
      [4652, 2340],
    ],
  ),
  street('Chemin de la Station', 'lane', null, [
    [4640, 2308],
    [4636, 2250],
    [4626, 2180],
    [4620, 2120],
  ]),
];

const neighbour: readonly Street[] = [
  street('Rue de l’Église', 'oldStreet', 'faubourg', [
    [5318, 2184],
    [5328, 2208],
    [5356, 2227],
    [5420, 2224],
    [5448, 2176],
  ]),
  street('Rue Basse', 'oldStreet', 'faubourg', [
    [5242, 2098],
    [5310, 2094],
    [5390, 2086],
    [5492, 2082],
  ]),
  street(
    'Rue du Port',
    'lane',
    ['faubourg', 'hamlet'],
    [
      [5492, 2082],
      [5550, 2064],
      [5580, 2034],
    ],
  ),
  street('Rue des Pêcheurs', 'lane', 'eighties', [
    [5550, 2064],
    [5640, 2070],
    [5720, 2062],
    [5770, 2076],
  ]),
  street('Rue des Vergers', 'street', 'nineties', [
    [5540, 2164],
    [5566, 2202],
    [5640, 2226],
    [5720, 2216],
    [5760, 2156],
  ]),
  street('Impasse du Clos', 'close', 'millennium', [
    [5640, 2226],
    [5660, 2256],
    [5720, 2262],
  ]),
  street(
    'Chemin du Moulin',
    'lane',
    [null, 'hamlet'],
    [
      [5770, 2076],
      [5830, 2068],
      [5890, 2076],
      [5950, 2070],
    ],
  ),
];

/** Streets of the quarters, the oldest first: those who came first had the choice of the ground. */
export const streets: readonly Street[] = [
  ...centre,
  ...southBank.slice(0, 4),
  ...neighbour.slice(0, 3),
  ...east,
  ...estate,
  ...lowQuarter,
  ...north,
  ...southBank.slice(4),
  ...activityZone,
  ...neighbour.slice(3),
  ...ecoDistrict,
];

/** Names and manners of building that the main roads take where they are streets: between two places of their axis. */
export interface Passage {
  readonly road: string;
  readonly from: Spot;
  readonly to: Spot;
  readonly name: string;
  readonly left?: Manner;
  readonly right?: Manner;
  readonly narrow?: true;
}

export const passages: readonly Passage[] = [
  {
    road: 'd45',
    from: [2640, 3200],
    to: [2740, 2900],
    name: 'Rue de la Montée',
    left: 'sixties',
    right: 'villa',
  },
  {
    road: 'd45',
    from: [2740, 2900],
    to: [2784, 2724],
    name: 'Rue de la Montée',
    left: 'villa',
    right: 'villa',
  },
  {
    road: 'd45',
    from: [2784, 2724],
    to: [2816, 2610],
    name: 'Rue Haute',
    left: 'medieval',
    right: 'medieval',
    narrow: true,
  },
  {
    road: 'd45',
    from: [2816, 2610],
    to: [2871, 2400],
    name: 'Rue du Pont',
    left: 'medieval',
    right: 'medieval',
    narrow: true,
  },
  {
    road: 'd45',
    from: [2889, 2290],
    to: [2890, 1985],
    name: 'Rue du Faubourg',
    left: 'faubourg',
    right: 'faubourg',
  },
  {
    road: 'd45',
    from: [2890, 1985],
    to: [2919, 1802],
    name: 'Rue du Faubourg',
    left: 'faubourg',
    right: 'faubourg',
  },
  {
    road: 'd45',
    from: [2919, 1802],
    to: [2889, 1480],
    name: 'Route de la Forêt',
    left: 'seventies',
    right: 'sixties',
  },
  {
    road: 'd12',
    from: [2250, 2700],
    to: [2600, 2582],
    name: 'Rue de la Porte-Haute',
    left: 'villa',
    right: 'villa',
  },
  {
    road: 'd12',
    from: [2600, 2582],
    to: [2820, 2610],
    name: 'Rue Notre-Dame',
    left: 'medieval',
    right: 'medieval',
    narrow: true,
  },
  {
    road: 'd12',
    from: [2820, 2610],
    to: [2976, 2573],
    name: 'Grande-Rue',
    left: 'medieval',
    right: 'medieval',
    narrow: true,
  },
  {
    road: 'd12',
    from: [2976, 2573],
    to: [3290, 2523],
    name: 'Rue de la République',
    left: 'faubourg',
    right: 'faubourg',
  },
  {
    road: 'd12',
    from: [3290, 2523],
    to: [3700, 2530],
    name: 'Avenue de la Gare',
    left: 'villa',
    right: 'villa',
  },
  {
    road: 'd12',
    from: [3700, 2530],
    to: [4170, 2470],
    name: 'Avenue de la Gare',
    left: 'sixties',
    right: 'seventies',
  },
  {
    road: 'd12',
    from: [4230, 2455],
    to: [4840, 2282],
    name: 'Avenue de la Gare',
    left: 'sixties',
    right: 'works',
  },
  {
    road: 'd12',
    from: [5240, 2192],
    to: [5480, 2168],
    name: 'Grande-Rue',
    left: 'faubourg',
    right: 'faubourg',
  },
  {
    road: 'd12',
    from: [5480, 2168],
    to: [5930, 2150],
    name: 'Route de la Vallée',
    left: 'eighties',
    right: 'seventies',
  },
  {
    road: 'd218',
    from: [5249, 2188],
    to: [5240, 2000],
    name: 'Rue du Pont',
    left: 'faubourg',
    right: 'faubourg',
  },
  {
    road: 'd61-est',
    from: [2832, 2612],
    to: [3010, 2736],
    name: 'Rue des Carmes',
    left: 'faubourg',
    right: 'faubourg',
  },
  {
    road: 'd61-est',
    from: [3010, 2736],
    to: [3300, 2868],
    name: 'Route des Coteaux',
    left: 'villa',
    right: 'sixties',
  },
  { road: 'd61-est', from: [3300, 2868], to: [3690, 3110], name: 'Rue des Coteaux' },
  {
    road: 'd61-nord',
    from: [2738, 2901],
    to: [2500, 3040],
    name: 'Rue du Moulin-à-Vent',
    left: 'sixties',
    right: 'sixties',
  },
  {
    road: 'd61-nord',
    from: [2500, 3040],
    to: [2330, 3220],
    name: 'Route du Plateau',
    left: 'eighties',
    right: 'seventies',
  },
  {
    road: 'd112',
    from: [2640, 1846],
    to: [2919, 1802],
    name: 'Rue des Vignerons',
    left: 'faubourg',
    right: 'faubourg',
  },
  {
    road: 'd112',
    from: [2919, 1802],
    to: [3230, 1655],
    name: 'Rue de la Vive',
    left: 'villa',
    right: 'sixties',
  },
  {
    road: 'd33',
    from: [2920, 1800],
    to: [3080, 1500],
    name: 'Rue des Pins',
    left: 'seventies',
    right: 'seventies',
  },
];
