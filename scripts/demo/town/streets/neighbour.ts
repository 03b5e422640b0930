import { type Street, street } from './street.ts';

/** Saint-Aubert-le-Bas. */
export const neighbour: readonly Street[] = [
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
