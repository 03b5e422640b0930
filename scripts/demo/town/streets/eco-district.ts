import { type Street, street } from './street.ts';

/** La Tuilerie. */
export const ecoDistrict: readonly Street[] = [
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
