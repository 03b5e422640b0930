import type { Feature } from '../files/geojson.ts';
import { cleabs } from '../water.ts';
import type { Building } from './buildings.ts';
import type { Ground } from './laid.ts';

/** Buildings with BD TOPO's attributes; levels from the ground they stand on, m. */
export function buildingFeatures(buildings: readonly Building[], { groundM }: Ground): Feature[] {
  return buildings.map((built, i) => {
    const levels = built.ring.map(([x, y]) => groundM(x, y));
    const lowest = Math.min(...levels);
    const gutter = lowest + built.eavesM;
    return {
      properties: {
        cleabs: cleabs('BATIMENT', i + 1),
        nature: built.nature,
        usage_1: built.use,
        usage_2: built.otherUse === '' ? null : built.otherUse,
        construction_legere: built.light ? 'Oui' : 'Non',
        etat_de_l_objet: 'En service',
        date_d_apparition: built.year === 0 ? null : `${built.year}-01-01`,
        nombre_de_logements: built.dwellings === 0 && built.use !== 'Résidentiel' ? null : built.dwellings,
        nombre_d_etages: built.storeys,
        materiaux_des_murs: built.walls,
        materiaux_de_la_toiture: built.roof,
        hauteur: toDm(built.eavesM),
        altitude_minimale_sol: toDm(lowest),
        altitude_minimale_toit: toDm(gutter),
        altitude_maximale_toit: toDm(gutter + built.riseM),
        altitude_maximale_sol: toDm(Math.max(...levels)),
      },
      geometry: { type: 'Polygon', rings: built.hole ? [built.ring, built.hole] : [built.ring] },
    };
  });
}

const toDm = (metres: number): number => Math.round(metres * 10) / 10;
