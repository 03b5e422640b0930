import type { Spot } from '../curves.ts';
import { spots } from '../plan.ts';
import { type Building, building, octagon, roofs, walls } from './buildings.ts';
import { church } from './church.ts';
import { estate, smallBlocks } from './estate.ts';
import { block, frame, grounds, type Landmark, other, publicBuilding } from './landmark-parts.ts';
import { type Frame, inFrame } from './shapes.ts';

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
