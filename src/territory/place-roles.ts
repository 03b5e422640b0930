import type { PlaceRole } from './attributes.ts';
import { plain } from '../base/plain.ts';

/**
 * Roles in a crisis and in a day's trips by BD TOPO's natures, without accents, most telling first. `nature_detaillee` is looked at
 * before `nature`: « Centre d'incendie et de secours » says more than « Divers public ou administratif ».
 */
const roles: readonly (readonly [start: string, role: PlaceRole])[] = [
  ['caserne de pompiers', 'fireStation'],
  ["centre d'incendie", 'fireStation'],
  ['centre de secours', 'fireStation'],
  ['centre de premiere intervention', 'fireStation'],
  ['hopital', 'hospital'],
  ['etablissement hospitalier', 'hospital'],
  ['clinique', 'hospital'],
  ['gendarmerie', 'police'],
  ['police', 'police'],
  ['commissariat', 'police'],
  ['enseignement primaire', 'school'],
  ['ecole', 'school'],
  ['college', 'school'],
  ['lycee', 'school'],
  ['enseignement superieur', 'school'],
  ['creche', 'school'],
  ['maison de retraite', 'careHome'],
  ['residence autonomie', 'careHome'],
  ['ehpad', 'careHome'],
  ['mairie', 'townHall'],
  ['hotel de collectivite', 'townHall'],
  ['prefecture', 'townHall'],
  ['sous-prefecture', 'townHall'],
  ['poste de transformation', 'substation'],
  ['poste electrique', 'substation'],
  ['centrale electrique', 'substation'],
  ['station de pompage', 'pumpingStation'],
  ['pompage', 'pumpingStation'],
  ["usine de traitement d'eau potable", 'waterPlant'],
  ['usine de production', 'waterPlant'],
  ['captage', 'waterPlant'],
  ["chateau d'eau", 'waterPlant'],
  ["reservoir d'eau", 'waterPlant'],
  ["station d'epuration", 'sewagePlant'],
  ['camping', 'campsite'],
  ["aire d'accueil des gens du voyage", 'campsite'],
  ['centre commercial', 'shop'],
  ['hypermarche', 'shop'],
  ['supermarche', 'shop'],
  ['marche', 'shop'],
  ['gare', 'station'],
];

/** Role of a place from what its producer calls it; 'other' when it has none that matters in a crisis. */
export function placeRole(natureInDetail: string, nature: string): PlaceRole {
  for (const text of [plain(natureInDetail), plain(nature)]) {
    const found = text === '' ? undefined : roles.find(([start]) => text.startsWith(start));
    if (found) return found[1];
  }
  return 'other';
}
