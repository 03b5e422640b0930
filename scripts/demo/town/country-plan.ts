import type { Spot } from '../curves.ts';

/** A hamlet or a farm: where about, and how far its houses reach, m. */
export interface Settlement {
  readonly name: string;
  readonly at: Spot;
  readonly reachM: number;
  readonly farms: number;
}

const place = (name: string, x: number, y: number, reachM: number, farms: number): Settlement => ({
  name,
  at: [x, y],
  reachM,
  farms,
});

/** Hamlets, their farms within them. */
export const hamlets: readonly Settlement[] = [
  place('Les Granges', 1130, 3420, 110, 2),
  place('Beauregard', 560, 3760, 120, 2),
  place('Montplaisir', 2060, 4080, 95, 1),
  place('La Chaume', 3230, 3780, 120, 2),
  place('Les Brosses', 4530, 3330, 110, 2),
  place('Villeneuve', 5560, 3560, 125, 2),
  place('La Roche', 5480, 2720, 80, 1),
  place('Les Bordes', 1480, 1080, 120, 2),
  place('Chantemerle', 620, 900, 110, 2),
  place('Le Petit-Bois', 2130, 480, 100, 1),
  place('Vaux', 3480, 870, 95, 1),
  place('La Grange-aux-Moines', 4330, 1020, 80, 2),
  place('Les Maisons-Rouges', 5420, 930, 110, 1),
  place('Le Buisson', 1780, 1900, 90, 1),
  place('Le Port-Dieu', 5640, 1290, 90, 1),
  place('La Vallée', 560, 2940, 100, 2),
  place('Le Moulin-Neuf', 1500, 3080, 80, 1),
];

/** Farms by themselves. */
export const loneFarms: readonly Settlement[] = [
  place('La Prairie', 1480, 2720, 0, 1),
  place('Les Varennes', 420, 2180, 0, 1),
  place('L’Île-aux-Vaches', 1990, 2180, 0, 1),
  place('Bel-Air', 1700, 4380, 0, 1),
  place('La Croix-Rouge', 330, 4290, 0, 1),
  place('Les Quatre-Vents', 2960, 4240, 0, 1),
  place('La Folie', 4080, 4180, 0, 1),
  place('Le Mesnil', 4980, 3880, 0, 1),
  place('La Haute-Borne', 3780, 3240, 0, 1),
  place('Champ-Dolent', 4950, 2950, 0, 1),
  place('Les Loges', 400, 1440, 0, 1),
  place('La Bruyère', 1060, 420, 0, 1),
  place('Le Plessis', 1950, 1080, 0, 1),
  place('La Touche', 2480, 880, 0, 1),
  place('Les Marnières', 3080, 330, 0, 1),
  place('La Fosse-aux-Loups', 3880, 260, 0, 1),
  place('Les Ormes', 4760, 520, 0, 1),
  place('La Tuilière', 5650, 380, 0, 1),
  place('La Noue', 4560, 1640, 0, 1),
  place('Le Gravier', 4990, 2080, 0, 1),
];

/** Lanes between hamlets: each pair is joined by the least-cost way, which takes the roads that are there. */
export const lanes: readonly (readonly [from: string, to: string])[] = [
  ['Les Granges', 'Beauregard'],
  ['Les Granges', 'Montplaisir'],
  ['Les Granges', 'Le Moulin-Neuf'],
  ['Beauregard', 'La Croix-Rouge'],
  ['Beauregard', 'La Vallée'],
  ['Montplaisir', 'Bel-Air'],
  ['La Chaume', 'Montplaisir'],
  ['La Chaume', 'La Folie'],
  ['La Chaume', 'La Haute-Borne'],
  ['La Chaume', 'Les Quatre-Vents'],
  ['Les Brosses', 'La Haute-Borne'],
  ['Les Brosses', 'Le Mesnil'],
  ['Les Brosses', 'Champ-Dolent'],
  ['Villeneuve', 'Le Mesnil'],
  ['Villeneuve', 'La Roche'],
  ['La Roche', 'Champ-Dolent'],
  ['Les Bordes', 'Le Plessis'],
  ['Les Bordes', 'Chantemerle'],
  ['Chantemerle', 'Les Loges'],
  ['Chantemerle', 'La Bruyère'],
  ['Le Petit-Bois', 'La Bruyère'],
  ['Le Petit-Bois', 'La Touche'],
  ['Le Plessis', 'La Touche'],
  ['Vaux', 'Les Marnières'],
  ['Vaux', 'La Touche'],
  ['Vaux', 'La Grange-aux-Moines'],
  ['La Grange-aux-Moines', 'Les Ormes'],
  ['La Fosse-aux-Loups', 'Les Marnières'],
  ['La Fosse-aux-Loups', 'Les Ormes'],
  ['Les Maisons-Rouges', 'Les Ormes'],
  ['Les Maisons-Rouges', 'Le Port-Dieu'],
  ['Les Maisons-Rouges', 'La Tuilière'],
  ['La Grange-aux-Moines', 'Le Port-Dieu'],
];
