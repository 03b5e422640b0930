import type { LandCoverScheme } from '../territory/land-cover-codes.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import type { LayerKind } from '../territory/territory.ts';
import type { Provenance } from './understanding.ts';

type Geometry = FeatureTable['geometry'];
type Producer = Omit<Provenance, 'editionDate'>;

/** A theme of a known product: how its identifiers start, what its layers are called, what becomes of it. */
export interface Theme {
  readonly product: Producer;
  /** Start of the producer's identifiers (`BATIMENT0000000257021501`); '' when they do not tell. */
  readonly idStart: string;
  /** Layer names, normalised: lower case, letters and digits and `_`. */
  readonly names: readonly string[];
  readonly kind: LayerKind | 'unused';
  readonly scheme?: LandCoverScheme;
}

const openLicence = 'Licence Ouverte 2.0 (Etalab)';
export const bdTopo: Producer = { producer: 'IGN', product: 'BD TOPO', licence: openLicence };
export const adminExpress: Producer = { producer: 'IGN', product: 'ADMIN EXPRESS', licence: openLicence };
export const ocsGe: Producer = { producer: 'IGN', product: 'OCS GE', licence: openLicence };
export const cosia: Producer = { producer: 'IGN', product: 'CoSIA', licence: openLicence };
export const corine: Producer = {
  producer: 'SDES / AEE',
  product: 'CORINE Land Cover',
  licence: openLicence,
};
export const filosofi: Producer = {
  producer: 'INSEE',
  product: 'Filosofi, données carroyées',
  licence: openLicence,
};
export const bdnb: Producer = { producer: 'CSTB', product: 'BDNB', licence: openLicence };
export const ademeDpe: Producer = { producer: 'ADEME', product: 'DPE Logements', licence: openLicence };
export const ignElevations = { producer: 'IGN', licence: openLicence };
export const littoSim: Producer = { producer: 'LittoSIM', product: 'LittoSIM', licence: '' };
export const unknownProduct: Producer = { producer: '', product: '', licence: '' };

function bd(idStart: string, name: string, kind: Theme['kind'], more: Partial<Theme> = {}): Theme {
  return { product: bdTopo, idStart, names: [name], kind, ...more };
}

/** BD TOPO v3 (and v2's identifiers, which are the same), with the themes that no engine reads yet. */
export const bdTopoThemes: readonly Theme[] = [
  bd('BATIMENT', 'batiment', 'buildings'),
  bd('TRONROUT', 'troncon_de_route', 'roads'),
  bd('TRONFERR', 'troncon_de_voie_ferree', 'railways'),
  bd('TRON_EAU', 'troncon_hydrographique', 'waterLines'),
  bd('SURF_EAU', 'surface_hydrographique', 'waterSurfaces'),
  bd('SURFACTI', 'zone_d_activite_ou_d_interet', 'places'),
  bd('POSTTRAN', 'poste_de_transformation', 'places'),
  bd('RESERVOI', 'reservoir', 'places'),
  bd('CONSLINE', 'construction_lineaire', 'dikes'),
  bd('COMMUNE_', 'commune', 'limits'),
  bd('NON_COMM', 'non_communication', 'turnBans'),
  bd('ZONEVEGE', 'zone_de_vegetation', 'landCover', { scheme: 'bdtopo' }),
  ...(
    [
      ['PLANDEAU', 'plan_d_eau'],
      ['COURDEAU', 'cours_d_eau'],
      ['VOIEFERR', 'voie_ferree_nommee'],
      ['CIMETIER', 'cimetiere'],
      ['TERRSPOR', 'terrain_de_sport'],
      ['CONSSURF', 'construction_surfacique'],
      ['CONSPONC', 'construction_ponctuelle'],
      ['EQ_RESEA', 'equipement_de_transport'],
      ['AERODROM', 'aerodrome'],
      ['PISTAERO', 'piste_d_aerodrome'],
      ['HAIE____', 'haie'],
      ['PYLONE__', 'pylone'],
      ['LIGNELEC', 'ligne_electrique'],
      ['DETAIHYD', 'detail_hydrographique'],
      ['NOEUDHYD', 'noeud_hydrographique'],
      ['BASSVERS', 'bassin_versant_topographique'],
      ['PAIHABIT', 'zone_d_habitation'],
      ['LIEUDIT_', 'lieu_dit_non_habite'],
      ['VOIE_NOM', 'voie_nommee'],
      ['ROUTNOMM', 'route_numerotee_ou_nommee'],
      ['DEPARTEM', 'departement'],
      ['REGION__', 'region'],
      ['EPCI____', 'epci'],
      ['ARRONDIS', 'arrondissement'],
      ['FORETPUB', 'foret_publique'],
      ['PARC____', 'parc_ou_reserve'],
    ] as const
  ).map(([idStart, name]) => bd(idStart, name, 'unused')),
];

/** Layers known by their names alone, French and English; the geometry decides between kinds that share words. */
export const namedKinds: readonly {
  readonly geometry: readonly Geometry[];
  readonly words: RegExp;
  readonly kind: LayerKind;
}[] = [
  {
    geometry: ['polygon'],
    words: /^(bati|batiments?|bats?|buildings?|edifices?|footprints?)(_|$)/,
    kind: 'buildings',
  },
  { geometry: ['line'], words: /(^|_)(routes?|roads?|voirie|rues?|streets?|highways?)(_|$)/, kind: 'roads' },
  {
    geometry: ['line'],
    words: /(^|_)(digues?|dikes?|dykes?|levees?|coastal_defen[sc]es?|endiguement)(_|$)/,
    kind: 'dikes',
  },
  {
    geometry: ['line'],
    words: /(^|_)(water|waterways?|rivers?|rivieres?|hydro|hydrographie|cours_d_eau|streams?)(_|$)/,
    kind: 'waterLines',
  },
  {
    geometry: ['polygon'],
    words: /(^|_)(water|lakes?|lacs?|plans?_d_eau|hydro|hydrographie|eau)(_|$)/,
    kind: 'waterSurfaces',
  },
  {
    geometry: ['polygon'],
    words: /(^|_)(population|carreaux?|carroyage|habitants)(_|$)/,
    kind: 'population',
  },
  {
    geometry: ['polygon'],
    words: /(^|_)(communes?|districts?|limites?|municipalit(y|ies))(_|$)/,
    kind: 'limits',
  },
  {
    geometry: ['point', 'polygon'],
    words: /(^|_)(places|enjeux|erp|poi|etablissements?|equipements?_sensibles)(_|$)/,
    kind: 'places',
  },
];

/** LittoSIM's own layers that say nothing an engine reads. */
export const littoSimUnused: ReadonlySet<string> = new Set([
  'buffer_in_100m',
  'convex_hull',
  'coastline',
  'isolines',
  'rpp',
  'spa',
  'urban_plan',
]);
