import type { Diagnosis, DiagnosedHeating, DiagnosisFigures } from '../territory/diagnoses.ts';
import { cleabsIdentifiers, rnbIdentifiers } from '../territory/diagnoses-join.ts';
import { plain } from '../base/plain.ts';
import { numberOfText } from './csv.ts';
import { foldedName } from './folded-name.ts';

/**
 * Columns of the BDNB (CSTB: `batiment_groupe_dpe_representatif_logement`, `batiment_groupe_ffo_bat`, `batiment_construction`,
 * the tables of all in one and the older ones of 2020 to 2022) and of ADEME's open data on diagnoses, the surest first. Names are
 * folded (`foldedName`) and without the prefixes of the tables they were put together from.
 */
const names = {
  number: ['numero_dpe', 'n_dpe', 'identifiant_dpe'],
  group: ['batiment_groupe_id'],
  rnb: ['rnb_id', 'id_rnb', 'identifiant_rnb', 'identifiants_rnb', 'l_rnb_id', 'rnb'],
  cleabs: ['cleabs', 'l_cleabs', 'bdtopo_cleabs', 'batiment_construction_id', 'id_bdtopo'],
  x: ['coordonnee_cartographique_x_ban', 'x_ban', 'longitude', 'lon', 'x'],
  y: ['coordonnee_cartographique_y_ban', 'y_ban', 'latitude', 'lat', 'y'],
  latLon: ['geopoint'],
  date: ['date_etablissement_dpe', 'date_etablissement', 'date_reception_dpe'],
  building: ['type_batiment', 'type_batiment_dpe'],
  year: ['annee_construction', 'annee_construction_dpe'],
  period: ['periode_construction', 'periode_construction_dpe'],
  dwellings: ['nb_log', 'nb_logement', 'nombre_appartement'],
  buildingM2: ['surface_habitable_immeuble'],
  dwellingM2: ['surface_habitable_logement', 's_hab'],
  wallU: ['u_mur_exterieur', 'mur_u_ext', 'u_mur'],
  roofU: ['u_plancher_haut_deperditif', 'ph_u', 'u_plancher_haut'],
  floorU: ['u_plancher_bas_brut_deperditif', 'pb_u'],
  groundU: ['u_plancher_bas_final_deperditif'],
  windowU: ['u_baie_vitree', 'baie_u', 'uw', 'u_baie'],
  meanU: ['ubat_w_par_m2_k', 'ubat_w_m2_k', 'ubat'],
  energy: [
    'type_energie_principale_chauffage',
    'type_energie_chauffage',
    'ch_type_ener_corr',
    'type_energie_n1',
    'type_energie_n_1',
  ],
  plant: ['type_generateur_chauffage_principal', 'type_generateur_chauffage', 'ch_gen_lib_princ'],
  ventilation: ['type_ventilation'],
  label: ['etiquette_dpe', 'classe_bilan_dpe', 'classe_conso_ener'],
} as const;
type Part = keyof typeof names;

/** Prefixes of the tables that one table of all was put together from. */
const prefixes =
  /^(dpe_mix_arrete|dpe_representatif_logement|dpe_logtype|adedpe\d+_logtype|synthese_enveloppe|ffo_bat|cerffo\d+|bdtopo_bat|rnc|bat)_/;

/** Figures that have no unit to be wrong in, with the least and the most that is believed. */
const believed: Readonly<Record<Exclude<keyof DiagnosisFigures, 'airflow'>, readonly [number, number]>> = {
  year: [1000, 2100],
  dwellings: [1, 5000],
  buildingM2: [5, 500_000],
  dwellingM2: [5, 5000],
  wallU: [0.05, 6],
  roofU: [0.05, 6],
  floorU: [0.05, 6],
  groundU: [0.03, 4],
  windowU: [0.4, 7],
  meanU: [0.1, 5],
};
type Believed = keyof typeof believed;
const believedKeys = Object.keys(believed) as readonly Believed[];

/** Where the parts of a diagnosis are among the columns of a file. */
export type DiagnosisColumns = Readonly<Partial<Record<Part, number>>>;

export function diagnosisColumns(fields: readonly string[]): DiagnosisColumns {
  const folded = fields.map((field) => foldedName(field));
  const bare = folded.map((field) => field.replace(prefixes, ''));
  const places = Object.entries(names).flatMap(([part, spellings]) => {
    const found = spellings
      .flatMap((name) => [folded.indexOf(name), bare.indexOf(name)])
      .find((at) => at >= 0);
    return found === undefined ? [] : [[part, found]];
  });
  return Object.fromEntries(places) as DiagnosisColumns;
}

const telling: readonly Part[] = ['wallU', 'roofU', 'windowU', 'meanU', 'energy', 'ventilation', 'label'];

/** Whether columns are those of diagnoses: a label, losses or systems of buildings that can be found. */
export function tellsDiagnoses(columns: DiagnosisColumns): boolean {
  const has = (part: Part): boolean => columns[part] !== undefined;
  const isNamed = has('number') || has('group') || has('label');
  return isNamed && telling.some(has);
}

/** Whether columns lead from the BDNB's groups to buildings, or tell something of groups. */
export function tellsGroups(columns: DiagnosisColumns): boolean {
  const leads = columns.cleabs !== undefined || columns.rnb !== undefined;
  return (
    columns.group !== undefined && (leads || columns.year !== undefined || columns.dwellings !== undefined)
  );
}

/** What one row tells, and the group of the BDNB it is of. */
export interface DiagnosisRow {
  readonly group: string;
  readonly diagnosis: Diagnosis;
  /** How many figures were beyond belief and left out. */
  readonly odd: number;
}

/**
 * One row as a diagnosis.
 *
 * @param valueAt Text of a column; '' where there is none.
 * @param place Where the row is, when its geometry tells.
 */
export function diagnosisOf(
  columns: DiagnosisColumns,
  valueAt: (column: number) => string,
  place: Diagnosis['place'],
): DiagnosisRow {
  const text = (part: Part): string => {
    const at = columns[part];
    return at === undefined ? '' : valueAt(at).trim();
  };
  let odd = 0;
  const figure = (part: Believed): number => {
    const written = text(part);
    const value = written === '' ? Number.NaN : numberOfText(written);
    const [least, most] = believed[part];
    if (value >= least && value <= most) return value;
    if (!Number.isNaN(value) && value !== 0) odd += 1;
    return Number.NaN;
  };
  const figures = Object.fromEntries(believedKeys.map((key) => [key, figure(key)])) as Record<
    Believed,
    number
  >;
  const year = Number.isNaN(figures.year) ? middleOfPeriod(text('period')) : figures.year;
  const building = plain(text('building'));
  const isHouse = building.startsWith('maison');
  const group = text('group');
  return {
    group,
    odd,
    diagnosis: {
      ...figures,
      year,
      buildingM2: isHouse ? figures.dwellingM2 : figures.buildingM2,
      dwellings: isHouse && Number.isNaN(figures.dwellings) ? 1 : figures.dwellings,
      airflow: airflowOf(text('ventilation'), year),
      from: group === '' ? 'DPE' : 'BDNB',
      rnb: rnbIdentifiers(text('rnb')),
      cleabs: cleabsIdentifiers(text('cleabs')),
      place,
      date: dayOf(text('date')),
      isWhole: isHouse || building.startsWith('immeuble') || group !== '',
      heating: heatingOf(text('energy'), text('plant')),
    },
  };
}

/** The day of a date as files write it, `2022-05-31` whatever their order, so that texts are in the order of time. */
function dayOf(written: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(written) ?? [];
  if (!day || !month || !year) return written.slice(0, 10);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Longitude and latitude of a row, or metres east and north; null where it has none. */
export function rowPlace(
  columns: DiagnosisColumns,
  valueAt: (column: number) => string,
): { readonly xy: readonly [number, number]; readonly isInDegrees: boolean } | null {
  const { latLon, x, y } = columns;
  if (x !== undefined && y !== undefined) {
    const xy = [numberOfText(valueAt(x)), numberOfText(valueAt(y))] as const;
    if (xy.every(Number.isFinite))
      return { xy, isInDegrees: Math.abs(xy[0]) <= 180 && Math.abs(xy[1]) <= 90 };
  }
  if (latLon === undefined) return null;
  const [latitude = Number.NaN, longitude = Number.NaN] = valueAt(latLon).split(',').map(numberOfText);
  return Number.isFinite(latitude) && Number.isFinite(longitude)
    ? { xy: [longitude, latitude], isInDegrees: true }
    : null;
}

/** The middle of « 1948-1974 », of « avant 1948 » (thirty years earlier), of « après 2021 » (a year later); NaN: none. */
function middleOfPeriod(text: string): number {
  const years = (text.match(/\d{4}/g) ?? []).map(Number);
  const [first, last] = years;
  if (first === undefined) return Number.NaN;
  if (last !== undefined) return Math.round((first + last) / 2);
  if (/avant|<|before/i.test(text)) return first - 30;
  return /apr[eè]s|>|after/i.test(text) ? first + 1 : first;
}

/** The main heating; null where it is not told, or mixed. */
function heatingOf(energy: string, plant: string): DiagnosedHeating | null {
  const [of, by] = [plain(energy), plain(plant)];
  if (/ \+ |;/.test(of)) return null;
  if (/reseau|chauffage urbain/.test(of)) return 'network';
  if (/^elec|electri/.test(of))
    return /\bpac\b|pompe a chaleur|thermodynamique/.test(by) ? 'heat-pump' : 'electric';
  if (/gpl|propane|butane|fioul|fuel|charbon/.test(of)) return 'oil';
  if (/gaz/.test(of)) return 'gas';
  return /bois|buche|granule|plaquette|pellet/.test(of) ? 'wood' : null;
}

/** Rows of the order's table of ventilation: what a text holds, and the flow by the years in which each row ends. */
const airflows: readonly (readonly [
  words: RegExp,
  byYear: readonly (readonly [until: number, flow: number])[],
])[] = [
  [
    /double flux sans|df sans/,
    [
      [2012, 1.65],
      [9999, 1.32],
    ],
  ],
  [
    /collecti.*(double flux|\bdf\b)|(double flux|\bdf\b).*collecti/,
    [
      [2012, 0.75],
      [9999, 0.46],
    ],
  ],
  [
    /double flux|\bdf\b/,
    [
      [2012, 0.6],
      [9999, 0.26],
    ],
  ],
  [
    /hybride/,
    [
      [2000, 1.52],
      [2012, 1.33],
      [9999, 1.17],
    ],
  ],
  [
    /hygro ?(reglable )?a\b/,
    [
      [2000, 1.5],
      [2012, 1.44],
      [9999, 1.16],
    ],
  ],
  [
    /hygro/,
    [
      [2000, 1.36],
      [2012, 1.24],
      [9999, 1.09],
    ],
  ],
  [
    /\bgaz\b/,
    [
      [2000, 1.59],
      [2012, 1.53],
      [9999, 1.22],
    ],
  ],
  [/fenetre/, [[9999, 1.2]]],
  [/conduit|entrees? d.air|naturelle/, [[9999, 2.23]]],
  [
    /auto|simple flux|\bsf\b|vmc|mecanique/,
    [
      [1981, 1.97],
      [2000, 1.65],
      [2012, 1.5],
      [9999, 1.32],
    ],
  ],
];

/**
 * Air let in by a kind of ventilation, m³/(h m²) (order of 31 March 2021, annex 1, 4): of the years that its own words tell,
 * else of those of the building. NaN: not known.
 */
function airflowOf(text: string, year: number): number {
  const words = plain(text);
  const row = airflows.find(([pattern]) => pattern.test(words));
  if (!row) return Number.NaN;
  const told = Number(/\d{4}/.exec(words)?.[0] ?? Number.NaN);
  const shift = /avant|</.test(words) ? -1 : /apres|>/.test(words) ? 1 : 0;
  const from = Number.isNaN(told) ? year : told + shift;
  const flows = row[1];
  const fitting = Number.isNaN(from) ? undefined : flows.find(([until]) => from <= until);
  return (fitting ?? flows[flows.length >> 1] ?? [0, Number.NaN])[1];
}
