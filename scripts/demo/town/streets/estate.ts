import { type Street, street } from './street.ts';

/** Les Coteaux, of 1968. */
export const estate: readonly Street[] = [
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
