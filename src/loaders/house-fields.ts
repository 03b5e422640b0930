import type { FeatureKind } from '../territory/territory.ts';
import { cnigIdentifiers } from './cnig-accessibility.ts';
import type { FieldMapping } from './understanding.ts';

type Candidates = Readonly<Record<string, readonly string[]>>;

/**
 * Spellings of each house attribute, lower case, the surest first: BD TOPO's web service and GeoPackage, the ten
 * letters of its Shapefile (v3, then v2), INSEE's, LittoSIM's, common English ones. Names that no house
 * attribute has (`inDetail`, `square`) are read on the way to one.
 */
const spellings: Readonly<Record<FeatureKind | 'landCover', Candidates>> = {
  buildings: {
    heightM: ['hauteur', 'height', 'bld_height', 'haut', 'h_bat', 'hauteur_mean'],
    groundM: ['altitude_minimale_sol', 'z_min_sol', 'z_min', 'altitude_sol', 'ground_z'],
    roofM: ['altitude_maximale_toit', 'z_max_toit', 'altitude_minimale_toit', 'z_min_toit', 'z_max'],
    dwellings: ['nombre_de_logements', 'nb_logts', 'nb_log', 'dwellings', 'nb_logement'],
    storeys: ['nombre_d_etages', 'nb_etages', 'storeys', 'levels', 'nb_niv', 'nb_niveau'],
    use: ['usage_1', 'usage1', 'usage', 'bld_type', 'use', 'building'],
    nature: ['nature', 'micro_det', 'type'],
    date: ['date_d_apparition', 'date_app', 'date', 'year', 'annee'],
    wallMaterial: ['materiaux_des_murs', 'mat_murs'],
    roofMaterial: ['materiaux_de_la_toiture', 'mat_toits'],
    light: ['construction_legere', 'leger'],
    rnb: ['identifiants_rnb', 'id_rnb', 'rnb_id'],
  },
  roads: {
    name: [
      'nom_collaboratif_gauche',
      'nom_voie_ban_gauche',
      'nom_1_gauche',
      'nom_1_g',
      'nom_coll_g',
      'nom_rue_g',
      'cpx_numero',
      'numero',
      'name',
      'nom',
    ],
    nature: ['nature', 'highway', 'type', 'fclass'],
    importance: ['importance'],
    level: ['position_par_rapport_au_sol', 'pos_sol', 'layer'],
    lanes: ['nombre_de_voies', 'nb_voies', 'lanes'],
    widthM: ['largeur_de_chaussee', 'largeur', 'width'],
    direction: ['sens_de_circulation', 'sens', 'oneway'],
    speedKmh: ['vitesse_moyenne_vl', 'vit_moy_vl', 'maxspeed', 'speed'],
    lightVehicleAccess: ['acces_vehicule_leger', 'acces_vl'],
    urban: ['urbain'],
    state: ['etat_de_l_objet', 'etat'],
    private: ['prive'],
    busOnly: ['reserve_aux_bus', 'bus'],
    number: ['cpx_numero', 'numero', 'num_route'],
    classification: ['cpx_classement_administratif', 'cl_admin'],
    maxWeightT: ['restriction_de_poids_total', 'restr_p'],
    maxHeightM: ['restriction_de_hauteur', 'restr_h'],
    maxWidthM: ['restriction_de_largeur', 'restr_lar'],
    walkAccess: ['acces_pieton', 'acces_ped'],
    cycleRight: ['amenagement_cyclable_droit', 'cycl_d'],
    cycleLeft: ['amenagement_cyclable_gauche', 'cycl_g'],
  },
  waterLines: {
    name: ['cpx_toponyme_de_cours_d_eau', 'nom_c_eau', 'toponyme', 'nom', 'name'],
    nature: ['nature', 'waterway', 'type'],
    persistence: ['persistance', 'persistanc', 'regime'],
    level: ['position_par_rapport_au_sol', 'pos_sol'],
    widthClass: ['classe_de_largeur', 'cl_largeur', 'largeur'],
  },
  waterSurfaces: {
    name: [
      'cpx_toponyme_de_plan_d_eau',
      'cpx_toponyme_de_cours_d_eau',
      'nom_p_eau',
      'nom_c_eau',
      'toponyme',
      'nom',
      'name',
    ],
    nature: ['nature', 'natural', 'type'],
  },
  dikes: {
    name: ['toponyme', 'nom', 'name'],
    nature: ['nature_detaillee', 'nat_detail', 'type', 'nature'],
    crestM: ['alt', 'crest', 'crest_m', 'crestm', 'cote_crete', 'z_crete', 'altitude_crete'],
    heightM: ['height', 'hauteur'],
  },
  limits: {
    name: ['nom_officiel', 'nom', 'dist_lname', 'nom_com', 'libgeo', 'name'],
    insee: ['code_insee', 'insee_com', 'dist_code', 'codgeo', 'insee'],
    population: ['population', 'dist_pop', 'pop'],
  },
  population: {
    inhabitants: ['ind', 'unit_pop', 'inhabitants', 'population', 'pop', 'ind_c', 'hab'],
    households: ['men', 'households'],
    imputed: ['i_car_est', 'i_est_200', 'i_est_1km', 'imputed'],
    square: ['id_inspire', 'idcar_200m', 'idcar_1km', 'idinspire'],
  },
  places: {
    name: ['toponyme', 'nom', 'name', 'nom_ets', 'libelle', 'nom_commercial', 'nomcommerc'],
    nature: ['nature', 'amenity', 'type', 'categorie'],
    inDetail: ['nature_detaillee', 'nat_detail'],
  },
  railways: {
    name: ['cpx_toponyme', 'toponyme', 'nom', 'name'],
    nature: ['nature', 'railway', 'type'],
    level: ['position_par_rapport_au_sol', 'pos_sol', 'layer'],
    tracks: ['nombre_de_voies', 'nb_voies', 'tracks'],
  },
  jobs: {
    name: ['nom', 'name', 'denomination', 'raison_sociale', 'libelle'],
    sector: ['secteur', 'sector', 'naf', 'ape', 'activite'],
    jobs: ['emplois', 'jobs', 'effectifs', 'effectif'],
  },
  counts: {
    road: ['route', 'road', 'axe', 'voie'],
    year: ['anneemesuretrafic', 'annee', 'anneemesure', 'year'],
    vehiclesPerDay: ['tmja', 'aadt', 'mja'],
    heavyShare: ['ratiopl', 'ratio_pl', 'pct_pl', 'pl', 'heavy_share'],
  },
  turnBans: {
    from: ['lien_vers_troncon_entree', 'id_troncon_entree', 'tronc_ent'],
    to: ['liens_vers_troncon_sortie', 'lien_vers_troncon_sortie', 'id_troncon_sortie', 'tronc_sor'],
  },
  footways: {
    nature: ['typetroncon', 'typetronco'],
    from: ['from'],
    to: ['to'],
    slopePercent: ['pente'],
    crossSlopePercent: ['devers'],
    widthM: ['largeurutile', 'largeuruti', 'largeurpassageutile', 'largeurpassage', 'largeurpas'],
    surfaceState: ['etatrevetement', 'etatrevete'],
  },
  footwayPoints: {
    nature: ['typeobstacle', 'typeobstac'],
    kerbM: ['hauteurressaut', 'hauteurres'],
    kerbSlopePercent: ['abaissepente', 'abaissepen'],
    kerbWidthM: ['abaisselargeur', 'abaisselar'],
    widthM: ['largeurutile', 'largeuruti', 'largeurpassage', 'largeurpas'],
    heightM: ['hauteurobsposesol', 'hauteurobs'],
  },
  zones: {
    code: [
      'zone',
      'code_zone',
      'id_zone',
      'zone_id',
      'num_zone',
      'no_zone',
      'code_iris',
      'dcomiris',
      'code',
      'taz',
      'id',
    ],
    name: ['nom', 'nom_zone', 'nom_iris', 'libelle', 'name'],
  },
  landCover: {
    code: [
      'code_cs',
      'couverture',
      'classe',
      'numero',
      'code_18',
      'code_12',
      'clc_code',
      'clc18',
      'cover_type',
      'nature',
    ],
  },
};

const numbers: ReadonlySet<string> = new Set([
  'heightM',
  'groundM',
  'roofM',
  'dwellings',
  'storeys',
  'lanes',
  'tracks',
  'widthM',
  'speedKmh',
  'crestM',
  'inhabitants',
  'households',
  'imputed',
  'maxWeightT',
  'maxHeightM',
  'maxWidthM',
  'jobs',
  'year',
  'vehiclesPerDay',
  'heavyShare',
  'slopePercent',
  'crossSlopePercent',
  'kerbM',
  'kerbSlopePercent',
  'kerbWidthM',
]);

const identifiers = [
  'cleabs',
  'id_inspire',
  'idcar_200m',
  'id_bdtopo',
  'rnb_id',
  'id_geofla',
  'siret',
  ...cnigIdentifiers,
  'id',
  'gid',
  'fid',
  'objectid',
  'osm_id',
];

/** Spellings of a house attribute in files, lower case, the surest first. */
export function spellingsOf(kind: FeatureKind | 'landCover', house: string): readonly string[] {
  return spellings[kind][house] ?? [];
}

/** Whether a house attribute is a number in that layer (`limits.population` is one, `roads.level` is a text). */
export function isNumberAttribute(kind: FeatureKind | 'landCover', house: string): boolean {
  return numbers.has(house) || (kind === 'limits' && house === 'population');
}

/** Which field of the file fills each attribute of the house. */
export function mapFields(kind: FeatureKind | 'landCover', fields: readonly string[]): FieldMapping[] {
  const byName = new Map(fields.map((field) => [field.toLowerCase(), field]));
  const mapping: FieldMapping[] = [];
  for (const [house, candidates] of Object.entries(spellings[kind])) {
    const found = candidates.find((candidate) => byName.has(candidate));
    if (found !== undefined) mapping.push({ house, field: byName.get(found) as string });
  }
  return mapping;
}

/** The field that holds the producer's identifier, if any. */
export function identifierField(fields: readonly string[]): string | null {
  const byName = new Map(fields.map((field) => [field.toLowerCase(), field]));
  const found = identifiers.find((candidate) => byName.has(candidate));
  return found === undefined ? null : (byName.get(found) as string);
}
