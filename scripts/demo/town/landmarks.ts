import type { Spot } from '../curves.ts';
import { spots } from '../plan.ts';
import { type Building, building, octagon, rectangle, roofs, walls } from './buildings.ts';
import { box, type Convex, type Frame, frameToward, inFrame } from './shapes.ts';

/** A place that matters, in BD TOPO's words: a zone of activity or interest. */
export interface Place {
  readonly name: string;
  readonly category: string;
  readonly nature: string;
  readonly detail: string;
  readonly ring: readonly Spot[];
  readonly importance: string;
}

/** Something built by itself: its buildings, its grounds, the ground that stays open, and what it is. */
export interface Landmark {
  readonly buildings: readonly Building[];
  readonly grounds: Convex;
  readonly cover: 'mineral' | 'grass' | 'sealed' | 'pitch' | 'water' | 'bare';
  readonly place?: Omit<Place, 'ring'>;
}

const east: Spot = [1, 0];

function frame([x, y]: Spot, toward: Spot = east): Frame {
  return frameToward([x, y], toward);
}

/** A block around the origin of a frame, moved along and across it. */
function block(at: Frame, s: number, t: number, long: number, deep: number) {
  return rectangle(at, s - long / 2, s + long / 2, t - deep / 2, t + deep / 2);
}

function grounds(at: Frame, long: number, deep: number): Convex {
  return box(at, -long / 2, long / 2, -deep / 2, deep / 2);
}

function church(at: Frame, scale: number, quarter: string): Building[] {
  const common = { quarter, nature: 'Eglise', walls: walls.stone, year: 0, roof: roofs.slate };
  const half = 6 * scale;
  const end = 15 * scale;
  const apse: Spot[] = [
    inFrame(at, end, -half * 0.75),
    inFrame(at, end + 5 * scale, -half * 0.45),
    inFrame(at, end + 7 * scale, 0),
    inFrame(at, end + 5 * scale, half * 0.45),
    inFrame(at, end, half * 0.75),
  ];
  return [
    building(rectangle(at, -end, end, -half, half), 'Religieux', {
      ...common,
      eavesM: 9.5 * scale,
      riseM: 5.5 * scale,
    }),
    building({ ring: apse, parts: [apse] }, 'Religieux', {
      ...common,
      eavesM: 8.5 * scale,
      riseM: 3 * scale,
    }),
    building(rectangle(at, -end - 7 * scale, -end, -3.5 * scale, 3.5 * scale), 'Religieux', {
      ...common,
      storeys: 3,
      eavesM: 20 * scale,
      riseM: 13 * scale,
    }),
    building(rectangle(at, -4 * scale, 3 * scale, half, half + 5 * scale), 'Religieux', {
      ...common,
      nature: 'Chapelle',
      eavesM: 6 * scale,
      riseM: 2.4 * scale,
    }),
  ];
}

const other = 'Indifférencié';

function publicBuilding(
  at: Frame,
  [s, t, long, deep]: readonly [number, number, number, number],
  eavesM: number,
  year: number,
  given: Partial<Building> = {},
): Building {
  return building(block(at, s, t, long, deep), other, {
    eavesM,
    year,
    storeys: Math.max(1, Math.round(eavesM / 3.3)),
    riseM: 0,
    walls: year < 1930 ? walls.stone : walls.concrete,
    roof: year < 1930 ? roofs.slate : roofs.concrete,
    ...given,
  });
}

const administration = 'Administratif ou militaire';
const health = 'Santé';
const teaching = 'Science et enseignement';

/** What stands by itself in the commune and its neighbour, and its grounds. */
export function landmarks(): Landmark[] {
  const parish = frame([2771, 2643], [1, 0.1]);
  const hall = frame([2757, 2570], [0.1, -1]);
  const market = frame([2783, 2566], [0.06, -1]);
  const ferry = frame([3117, 2607], [1, -0.06]);
  const meadowSchool = frame([3496, 2402], [1, 0.06]);
  const home = frame([3136, 2384], [1, 0.02]);
  const hospital = frame([3128, 2918], [1, 0.12]);
  const fire = frame([2952, 1664], [1, -0.28]);
  const trains = frame([4541, 2301], [1, -0.06]);
  const silo = frame([4664, 2264], [1, -0.3]);
  const sewage = frame([spots.sewageWorks[0], spots.sewageWorks[1]], [1, -0.25]);
  const camp = frame([spots.campsite[0], spots.campsite[1] + 24], [1, 0.04]);
  const sport = frame([2510, 2130], [1, 0.12]);
  const hallOfFeasts = frame([3212, 2568], [1, -0.1]);
  const otherParish = frame([5386, 2200], [1, -0.06]);
  const otherHall = frame([5292, 2200], [1, -0.06]);
  const substation = frame([4090, 2566], [1, -0.1]);
  const police = frame([3548, 2570], [1, 0.02]);
  const supermarket = frame([4146, 2428], [1, -0.14]);
  return [
    {
      buildings: church(parish, 1, 'centre'),
      grounds: grounds(parish, 62, 34),
      cover: 'mineral',
      place: {
        name: 'Église Saint-Martin',
        category: 'Religieux',
        nature: 'Culte chrétien',
        detail: 'Église',
        importance: '3',
      },
    },
    {
      buildings: [publicBuilding(hall, [0, 0, 21, 12], 9.5, 1884, { riseM: 4.5, quarter: 'centre' })],
      grounds: grounds(hall, 24, 16),
      cover: 'mineral',
      place: {
        name: 'Mairie de Courvielle-sur-Aurne',
        category: administration,
        nature: 'Mairie',
        detail: '',
        importance: '3',
      },
    },
    {
      buildings: [
        publicBuilding(market, [0, 0, 20, 11], 4.2, 1620, {
          riseM: 5,
          roof: roofs.tile,
          walls: walls.wood,
          quarter: 'centre',
        }),
      ],
      grounds: grounds(market, 22, 13),
      cover: 'mineral',
    },
    {
      buildings: [
        publicBuilding(ferry, [0, 8, 46, 10], 7.5, 1887, { riseM: 3.6 }),
        publicBuilding(ferry, [-18, -8, 10, 21.9], 4, 1961),
        publicBuilding(ferry, [14, -14, 16, 8], 3.6, 1998),
      ],
      grounds: grounds(ferry, 62, 46),
      cover: 'sealed',
      place: {
        name: 'École Jules-Ferry',
        category: teaching,
        nature: 'Enseignement primaire',
        detail: 'École primaire',
        importance: '4',
      },
    },
    {
      buildings: [
        publicBuilding(meadowSchool, [0, 9, 42, 11], 3.8, 1978),
        publicBuilding(meadowSchool, [-15, -4, 11, 14.9], 3.6, 1978),
        publicBuilding(meadowSchool, [17, -9, 12, 8], 3.4, 2006),
      ],
      grounds: grounds(meadowSchool, 58, 46),
      cover: 'sealed',
      place: {
        name: 'École des Prés',
        category: teaching,
        nature: 'Enseignement primaire',
        detail: 'École élémentaire',
        importance: '5',
      },
    },
    {
      buildings: [
        publicBuilding(home, [0, 6, 52, 13], 8.8, 1991, {
          use: 'Résidentiel',
          dwellings: 0,
          riseM: 2.4,
          roof: roofs.tile,
        }),
        publicBuilding(home, [-19, -7, 13, 12.9], 6, 1991, { riseM: 2, roof: roofs.tile }),
      ],
      grounds: grounds(home, 68, 42),
      cover: 'grass',
      place: {
        name: 'Résidence des Saules',
        category: health,
        nature: 'Maison de retraite',
        detail: 'EHPAD',
        importance: '4',
      },
    },
    {
      buildings: [
        publicBuilding(hospital, [0, 0, 84, 16], 16, 1974),
        publicBuilding(hospital, [-28, 22, 15, 27.9], 10, 1974),
        publicBuilding(hospital, [26, 24, 15, 31.9], 10, 1988),
        publicBuilding(hospital, [0, -19, 26, 14], 5, 2003),
        publicBuilding(hospital, [56, -10, 18, 13], 4.5, 1974),
      ],
      grounds: grounds(hospital, 150, 92),
      cover: 'sealed',
      place: {
        name: 'Centre hospitalier de Courvielle',
        category: health,
        nature: 'Hôpital',
        detail: 'Centre hospitalier',
        importance: '3',
      },
    },
    {
      buildings: [
        publicBuilding(fire, [0, 0, 34, 15], 6.4, 1986, { riseM: 0 }),
        publicBuilding(fire, [-20.5, 3, 6.9, 9], 3.4, 1986),
        publicBuilding(fire, [22, -4, 5, 5], 12, 1986),
      ],
      grounds: grounds(fire, 54, 34),
      cover: 'sealed',
      place: {
        name: 'Centre de secours de Courvielle',
        category: administration,
        nature: 'Caserne de pompiers',
        detail: "Centre d'incendie et de secours",
        importance: '4',
      },
    },
    {
      buildings: [
        publicBuilding(trains, [0, 0, 25, 9], 7, 1878, { riseM: 2.8 }),
        publicBuilding(trains, [-19, 0, 12, 7], 4, 1878, { riseM: 1.8 }),
      ],
      grounds: grounds(trains, 62, 12),
      cover: 'sealed',
      place: {
        name: 'Gare de Courvielle',
        category: 'Industriel et commercial',
        nature: 'Divers commercial',
        detail: 'Gare',
        importance: '4',
      },
    },
    {
      buildings: [
        building(block(silo, 0, 0, 32, 14), 'Agricole', {
          nature: 'Silo',
          eavesM: 27,
          riseM: 3,
          year: 1968,
          walls: walls.concrete,
          roof: roofs.metal,
        }),
        ...[21.8, 33.4].map((s) =>
          building(octagon(inFrame(silo, s, 1), 5.6), 'Agricole', {
            nature: 'Silo',
            eavesM: 19,
            riseM: 2,
            year: 1982,
            walls: walls.other,
            roof: roofs.metal,
          }),
        ),
      ],
      grounds: grounds(silo, 84, 34),
      cover: 'sealed',
    },
    {
      buildings: [
        building(octagon(inFrame(sewage, -14, 0), 10), other, {
          nature: 'Industriel, agricole ou commercial',
          eavesM: 2,
          year: 1994,
          walls: walls.concrete,
          roof: roofs.other,
        }),
        building(octagon(inFrame(sewage, 12, 9), 7), other, {
          nature: 'Industriel, agricole ou commercial',
          eavesM: 2,
          year: 1994,
          walls: walls.concrete,
          roof: roofs.other,
        }),
        publicBuilding(sewage, [16, -12, 16, 8], 3.6, 1994),
      ],
      grounds: grounds(sewage, 66, 48),
      cover: 'grass',
      place: {
        name: 'Station d’épuration',
        category: 'Gestion des eaux',
        nature: "Station d'épuration",
        detail: '',
        importance: '6',
      },
    },
    {
      buildings: campHuts(camp),
      grounds: grounds(camp, 130, 66),
      cover: 'grass',
      place: {
        name: 'Camping de l’Île',
        category: 'Culture et loisirs',
        nature: 'Camping',
        detail: '',
        importance: '5',
      },
    },
    {
      buildings: [
        building(block(sport, 62, -48, 26, 8), 'Sportif', {
          eavesM: 3.4,
          year: 1976,
          walls: walls.block,
          roof: roofs.metal,
          nature: 'Tribune',
        }),
      ],
      grounds: grounds(sport, 108, 70),
      cover: 'pitch',
      place: {
        name: 'Stade Marcel-Aubry',
        category: 'Sport',
        nature: 'Autre équipement sportif',
        detail: '',
        importance: '5',
      },
    },
    {
      buildings: [
        building(block(hallOfFeasts, 0, 0, 38, 24), 'Sportif', {
          eavesM: 7.5,
          riseM: 1.6,
          year: 1982,
          walls: walls.block,
          roof: roofs.metal,
        }),
      ],
      grounds: grounds(hallOfFeasts, 54, 40),
      cover: 'sealed',
      place: {
        name: 'Gymnase Colette-Besson',
        category: 'Sport',
        nature: 'Complexe sportif couvert',
        detail: '',
        importance: '5',
      },
    },
    {
      buildings: [publicBuilding(frame([3036, 2388], [1, -0.5]), [0, 0, 9, 7], 3.4, 1986)],
      grounds: grounds(frame([3036, 2388], [1, -0.5]), 20, 16),
      cover: 'sealed',
      place: {
        name: 'Station de pompage des Prés',
        category: 'Gestion des eaux',
        nature: 'Station de pompage',
        detail: '',
        importance: '6',
      },
    },
    {
      buildings: church(otherParish, 0.72, 'neighbour'),
      grounds: grounds(otherParish, 44, 26),
      cover: 'mineral',
      place: {
        name: 'Église Saint-Aubert',
        category: 'Religieux',
        nature: 'Culte chrétien',
        detail: 'Église',
        importance: '4',
      },
    },
    {
      buildings: [
        publicBuilding(police, [0, -4, 24, 11], 6.2, 1983, { riseM: 2.2, roof: roofs.tile }),
        building(block(police, 4, 9, 22, 9), 'Résidentiel', {
          eavesM: 5.6,
          riseM: 2.4,
          year: 1983,
          storeys: 2,
          dwellings: 6,
        }),
      ],
      grounds: grounds(police, 40, 34),
      cover: 'sealed',
      place: {
        name: 'Gendarmerie de Courvielle',
        category: administration,
        nature: 'Gendarmerie',
        detail: '',
        importance: '4',
      },
    },
    {
      buildings: [publicBuilding(otherHall, [0, 0, 16, 10], 7, 1894, { riseM: 3.4, quarter: 'neighbour' })],
      grounds: grounds(otherHall, 24, 20),
      cover: 'sealed',
      place: {
        name: 'Mairie de Saint-Aubert-le-Bas',
        category: administration,
        nature: 'Mairie',
        detail: '',
        importance: '4',
      },
    },
    {
      buildings: [
        publicBuilding(substation, [-14, 0, 20, 8], 4.2, 1971),
        building(block(substation, 12, 0, 14, 10), other, {
          eavesM: 3,
          year: 1971,
          light: true,
          walls: walls.other,
          roof: roofs.other,
        }),
      ],
      grounds: grounds(substation, 62, 44),
      cover: 'mineral',
    },
    {
      buildings: [
        building(block(supermarket, 0, 0, 76, 40), 'Commercial et services', {
          nature: 'Industriel, agricole ou commercial',
          eavesM: 7.5,
          year: 1996,
          walls: walls.other,
          roof: roofs.metal,
        }),
      ],
      grounds: grounds(supermarket, 92, 56),
      cover: 'sealed',
      place: {
        name: 'Centre commercial des Rives',
        category: 'Industriel et commercial',
        nature: 'Divers commercial',
        detail: 'Centre commercial',
        importance: '5',
      },
    },
    {
      buildings: [
        building(octagon([spots.waterTower[0], spots.waterTower[1]], 6.5), other, {
          nature: 'Tour, donjon',
          eavesM: 27,
          year: 1958,
          walls: walls.concrete,
          roof: roofs.concrete,
        }),
      ],
      grounds: grounds(frame([spots.waterTower[0], spots.waterTower[1]]), 26, 26),
      cover: 'grass',
    },
    ...[
      [3607, 2386],
      [3368, 2818],
    ].map(
      ([x, y]): Landmark => ({
        buildings: [
          publicBuilding(frame([x as number, y as number], [1, 0.2]), [0, 0, 3.2, 2.6], 2.8, 1979, {
            riseM: 0.6,
          }),
        ],
        grounds: grounds(frame([x as number, y as number], [1, 0.2]), 6, 5),
        cover: 'mineral',
      }),
    ),
    mill(),
    cemetery(),
    ...estate(),
    ...smallBlocks(),
  ];
}

/** Where power is transformed: points of interest of their own kind. */
export const transformers: readonly { readonly name: string; readonly at: Spot; readonly major: boolean }[] =
  [
    { name: 'Poste source de Courvielle', at: [4090, 2566], major: true },
    { name: 'Poste des Prés', at: [3607, 2386], major: false },
    { name: 'Poste des Coteaux', at: [3368, 2818], major: false },
  ];

function campHuts(at: Frame): Building[] {
  const huts: Building[] = [publicBuilding(at, [-54, 2, 15, 8], 3, 1984, { riseM: 1.4, roof: roofs.tile })];
  for (let i = 0; i < 17; i++) {
    const s = -36 + (i % 6) * 17 + ((i * 7) % 5) * 0.8;
    const t = -22 + Math.floor(i / 6) * 20 + ((i * 3) % 4);
    huts.push(
      building(block(at, s, t, 7.6, 4), 'Annexe', {
        eavesM: 2.4,
        riseM: 0.5,
        light: true,
        year: 2004,
        walls: walls.wood,
        roof: roofs.metal,
      }),
    );
  }
  return huts;
}

function mill(): Landmark {
  const at = frame([2302, 2323], [1, -0.02]);
  const common = { walls: walls.stone, roof: roofs.tile, year: 1762, quarter: 'mill' };
  return {
    buildings: [
      building(block(at, 0, 0, 19, 9.5), 'Résidentiel', {
        ...common,
        storeys: 3,
        eavesM: 9,
        riseM: 3.6,
        dwellings: 2,
      }),
      building(block(at, -15.6, 1, 12, 7.5), 'Annexe', { ...common, eavesM: 4.5, riseM: 2.5 }),
      building(block(at, 4, 20, 16, 7), 'Annexe', { ...common, eavesM: 3.6, riseM: 2.4 }),
    ],
    grounds: grounds(frame([2300, 2334], [1, -0.02]), 62, 36),
    cover: 'mineral',
  };
}

function cemetery(): Landmark {
  const at = frame([spots.cemetery[0] + 2, spots.cemetery[1] + 4], [1, -0.08]);
  return {
    buildings: [
      building(block(at, -18, 12, 7, 5), 'Religieux', {
        nature: 'Chapelle',
        eavesM: 4.5,
        riseM: 2.5,
        walls: walls.stone,
        roof: roofs.slate,
        year: 1843,
      }),
    ],
    grounds: grounds(at, 66, 52),
    cover: 'mineral',
  };
}

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

function estate(): Landmark[] {
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

function smallBlocks(): Landmark[] {
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
