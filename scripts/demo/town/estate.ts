import type { Spot } from '../curves.ts';
import { building, roofs, walls } from './buildings.ts';
import { block, frame, grounds, type Landmark } from './landmark-parts.ts';

/** Slabs of the estate: middle, direction, length. Four floors on a ground floor, flat roofs. */
const slabs: readonly (readonly [Spot, Spot, number])[] = [
  [[3398, 2846], [1, -0.1], 54],
  [[3482, 2842], [0.08, 1], 60],
  [[3537, 2834], [1, 0.08], 52],
  [[3545, 2880], [1, -0.06], 62],
  [[3642, 2834], [1, -0.28], 60],
  [[3654, 2882], [1, 0.14], 58],
  [[3422, 2888], [1, 0.1], 36],
  [[3334, 2958], [1, 0.24], 52],
  [[3412, 2992], [1, 0.16], 60],
  [[3318, 3002], [1, 0.2], 40],
  [[3428, 3058], [1, 0.12], 56],
  [[3330, 3066], [1, 0.06], 50],
];

/** The estate of 1968: slabs in their greenery, shops, lock-up garages. */
export function estate(): Landmark[] {
  const blocks = slabs.map(([at, toward, long], i): Landmark => {
    const own = frame(at, toward);
    const storeys = 5;
    return {
      buildings: [
        building(block(own, 0, 0, long, 11.5), 'Résidentiel', {
          quarter: 'estate',
          storeys,
          eavesM: 14.2 + (i % 3) * 0.3,
          dwellings: Math.round((long / 11) * storeys * 1.05),
          year: 1966 + (i % 4),
          walls: walls.concrete,
          roof: roofs.concrete,
        }),
      ],
      grounds: grounds(own, long + 16, 34),
      cover: 'grass',
    };
  });
  const shops = frame([3346, 2868], [0.9, 0.5]);
  const boxes = frame([3694, 2852], [0.06, 1]);
  return [
    ...blocks,
    {
      buildings: [
        building(block(shops, 0, -2, 34, 14), 'Commercial et services', {
          quarter: 'estate',
          eavesM: 4.2,
          year: 1969,
          walls: walls.concrete,
          roof: roofs.concrete,
        }),
      ],
      grounds: grounds(shops, 42, 22),
      cover: 'sealed',
    },
    {
      buildings: [
        building(block(boxes, 0, 4, 32, 5.4), 'Annexe', {
          quarter: 'estate',
          eavesM: 2.4,
          year: 1969,
          walls: walls.concrete,
          roof: roofs.concrete,
        }),
      ],
      grounds: grounds(boxes, 36, 16),
      cover: 'sealed',
    },
  ];
}

/** Small blocks of flats: of the eco-district, of the low quarter, of the avenue. */
const flats: readonly (readonly [Spot, Spot, number, number, number, number, string])[] = [
  [[2258, 2856], [0.22, 1], 26, 12, 4, 2017, 'ecoDistrict'],
  [[2204, 2858], [0.24, 1], 24, 12, 3, 2018, 'ecoDistrict'],
  [[2298, 3010], [0.3, 1], 26, 12, 4, 2020, 'ecoDistrict'],
  [[2244, 3030], [0.3, 1], 22, 12, 3, 2021, 'ecoDistrict'],
  [[3604, 2432], [0.1, 1], 28, 12, 3, 1983, 'lowQuarter'],
  [[3240, 2396], [0.7, -0.7], 24, 11, 3, 1979, 'lowQuarter'],
  [[3260, 2544], [1, -0.12], 30, 12, 4, 1972, 'east'],
  [[3340, 2503], [1, 0], 28, 12, 4, 1975, 'east'],
  [[3470, 2552], [1, 0.02], 26, 12, 3, 1988, 'east'],
  [[2440, 2666], [1, -0.38], 26, 11, 3, 1976, 'north'],
];

export function smallBlocks(): Landmark[] {
  return flats.map(([at, toward, long, deep, storeys, year, quarter]) => {
    const own = frame(at, toward);
    const pitched = year > 1976 && year < 2010;
    return {
      buildings: [
        building(block(own, 0, 0, long, deep), 'Résidentiel', {
          quarter,
          storeys,
          eavesM: storeys * 2.8 + 0.4,
          riseM: pitched ? 2.6 : 0,
          dwellings: Math.round((long / 9) * storeys),
          year,
          walls: year > 2010 ? walls.wood : walls.concrete,
          roof: pitched ? roofs.tile : roofs.concrete,
        }),
      ],
      grounds: grounds(own, long + 10, deep + 10),
      cover: 'grass',
    };
  });
}
