import { drawn } from '../chance.ts';
import { communeLimit, cornerM, names } from '../plan.ts';
import { ordinateAt, type Spot } from '../curves.ts';
import type { Building } from './buildings.ts';
import { middleOf, signedAreaM2 } from './shapes.ts';
import type { Town } from './town.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** Numbered addresses in the manner of the national address base; places in Lambert-93, m. */
export function addressRows({ addresses }: Town): Row[] {
  return addresses.map(({ street, number, suffix, at }, i) => ({
    id: `DEMO_${String(i + 1).padStart(5, '0')}`,
    numero: number,
    rep: suffix === '' ? null : suffix,
    nom_voie: street,
    nom_commune: communeAt(at),
    x: toDm(at[0] + cornerM[0]),
    y: toDm(at[1] + cornerM[1]),
    type_position: 'entrée',
  }));
}

/** Places of work: what is done there and how many work there. */
export function jobRows({ buildings, landmarks }: Town): Row[] {
  const rows: Row[] = [];
  const add = (at: Spot, name: string, sector: string, jobs: number) => {
    if (jobs <= 0) return;
    rows.push({
      id: `DEMO_ETAB_${String(rows.length + 1).padStart(4, '0')}`,
      nom: name === '' ? null : name,
      secteur: sector,
      emplois: jobs,
      nom_commune: communeAt(at),
      x_l93: toDm(at[0] + cornerM[0]),
      y_l93: toDm(at[1] + cornerM[1]),
    });
  };
  const named = new Set<Building>();
  for (const { buildings: own, place, grounds } of landmarks) {
    if (!place) continue;
    for (const built of own) named.add(built);
    const floor = own.reduce((sum, built) => sum + floorM2(built), 0);
    add(middleOf(grounds), place.name, sectorOf(place.category), Math.round(floor / spaceOf(place.nature)));
  }
  for (const [i, built] of buildings.entries()) {
    if (named.has(built)) continue;
    const sector = sectors[built.use] ?? (built.otherUse === '' ? '' : 'Commerce, services');
    if (sector === '') continue;
    const shop = built.otherUse !== '' ? signedAreaM2(built.ring) * 0.8 : floorM2(built);
    add(
      middleOf(built.ring),
      '',
      sector,
      Math.round((Math.abs(shop) / (spaces[built.use] ?? 60)) * (0.6 + 0.8 * drawn(911, i))),
    );
  }
  return rows;
}

const sectors: Readonly<Record<string, string>> = {
  'Commercial et services': 'Commerce, services',
  Industriel: 'Industrie',
  Agricole: 'Agriculture',
};
/** Floor per job, m². */
const spaces: Readonly<Record<string, number>> = {
  'Commercial et services': 40,
  Industriel: 62,
  Agricole: 520,
};

function spaceOf(nature: string): number {
  if (nature === 'Hôpital' || nature === 'Maison de retraite') return 26;
  if (nature === 'Mairie') return 30;
  if (nature === 'Enseignement primaire') return 60;
  if (nature === 'Culte chrétien') return 1e9;
  return 70;
}

function sectorOf(category: string): string {
  if (
    category === 'Santé' ||
    category === 'Science et enseignement' ||
    category === 'Administratif ou militaire'
  )
    return 'Administration, enseignement, santé';
  return 'Commerce, services';
}

function floorM2({ ring, storeys }: Building): number {
  return Math.abs(signedAreaM2(ring)) * storeys;
}

const limit = [...communeLimit].map(([x, y]): Spot => [y, x]).reverse();

function communeAt([x, y]: Spot): string {
  return x > ordinateAt(limit, y) ? names.neighbour : names.commune;
}

const toDm = (metres: number): number => Math.round(metres * 10) / 10;
