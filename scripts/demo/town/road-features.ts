import { apart, lengthOf, nearestOn, pointAlong, type Spot } from '../curves.ts';
import type { Feature } from '../files/geojson.ts';
import { bridges, heightM, mainRoads, railway, reliefOpening, southStream, widthM } from '../plan.ts';
import { cleabs } from '../water.ts';
import type { Ground } from './laid.ts';
import { between, simplified } from './lines.ts';
import { roadClasses, type Section } from './roads.ts';

/** Sections of road with BD TOPO's attributes; their vertices carry the ground's level, bridges that of their ends. */
export function roadFeatures(sections: readonly Section[], ground: Ground): Feature[] {
  return sections.map((section, i) => {
    const kind = roadClasses[section.class];
    const line = simplified(section.line, 0.12);
    const isTrack = kind.nature === 'Chemin' || kind.nature === 'Sentier';
    const name = section.name || nameOfMain(section.number);
    return {
      properties: {
        cleabs: cleabs('TRONROUT', i + 1),
        nature: kind.nature,
        nom_collaboratif_gauche: name === '' ? null : name,
        nom_collaboratif_droite: name === '' ? null : name,
        importance: String(kind.importance),
        position_par_rapport_au_sol: section.level,
        etat_de_l_objet: 'En service',
        nombre_de_voies: isTrack ? null : kind.lanes,
        largeur_de_chaussee: isTrack ? null : kind.widthM,
        urbain: section.urban ? 'Oui' : 'Non',
        sens_de_circulation: isTrack ? 'Sans objet' : section.oneWay ? 'Sens direct' : 'Double sens',
        vitesse_moyenne_vl: kind.speedKmh,
        acces_vehicule_leger: kind.nature === 'Sentier' ? 'Physiquement impossible' : 'Libre',
        cpx_numero: section.number === '' ? null : section.number,
        cpx_classement_administratif: section.number === '' ? null : 'Départementale',
      },
      geometry: { type: 'LineString', line, zM: levelsAlong(line, section.level === '1', ground) },
    };
  });
}

function nameOfMain(number: string): string {
  return number === '' ? '' : (mainRoads.find((road) => road.number === number)?.name ?? '');
}

/** Ground at each vertex; on a bridge, straight from one end to the other. */
function levelsAlong(line: readonly Spot[], isBridge: boolean, { groundM }: Ground): number[] {
  if (!isBridge) return line.map(([x, y]) => groundM(x, y));
  const [first, last] = [line[0] as Spot, line[line.length - 1] as Spot];
  const [from, to] = [groundM(...first), groundM(...last)];
  const length = lengthOf(line);
  let walked = 0;
  return line.map((spot, i) => {
    if (i > 0) walked += apart(line[i - 1] as Spot, spot);
    return from + ((to - from) * walked) / length;
  });
}

/** The railway in sections, at level 1 over the river, the flood opening and the brook. */
export function railwayFeatures(ground: Ground): Feature[] {
  const first = railway.findIndex(isInside);
  const line = railway.slice(first, railway.findLastIndex(isInside) + 1);
  const brook = nearestCrossing(line, southStream);
  const gaps = [
    { at: bridges.railway, halfM: 17 },
    { at: reliefOpening.at, halfM: reliefOpening.widthM / 2 },
    { at: brook, halfM: 5 },
  ].map(({ at, halfM }) => {
    const { along } = nearestOn(line, at[0], at[1]);
    return [along - halfM, along + halfM] as const;
  });
  const cuts = [0, ...gaps.flat().sort((a, b) => a - b), lengthOf(line)];
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] as number;
    const part = between(line, from, to);
    const isBridge = i % 2 === 1;
    return {
      properties: {
        cleabs: cleabs('TRONFERR', i + 1),
        nature: 'Voie ferrée principale',
        position_par_rapport_au_sol: isBridge ? '1' : '0',
        etat_de_l_objet: 'En service',
        electrifie: 'Non',
        largeur: 'Normale',
        nombre_de_voies: 1,
        usage: 'Voyageur et fret',
        vitesse_maximale: 110,
      },
      geometry: { type: 'LineString', line: part, zM: levelsAlong(part, isBridge, ground) },
    };
  });
}

function isInside([x, y]: Spot): boolean {
  return x >= 0 && y >= 0 && x <= widthM && y <= heightM;
}

/** The place of a line that is nearest to another line. */
function nearestCrossing(line: readonly Spot[], other: readonly Spot[]): Spot {
  let best = line[0] as Spot;
  let least = Number.POSITIVE_INFINITY;
  for (let along = 0; along < lengthOf(line); along += 4) {
    const { at } = pointAlong(line, along);
    const { distance } = nearestOn(other, at[0], at[1]);
    if (distance >= least) continue;
    least = distance;
    best = at;
  }
  return best;
}
