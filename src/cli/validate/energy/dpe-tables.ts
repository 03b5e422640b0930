import { readFile } from 'node:fs/promises';
import type { ClassLimits } from '../../../engines/energy/dpe/classes.ts';
import type { SeasonTables } from '../../../engines/energy/dpe/monthly-need.ts';
import { climateZones } from '../../../engines/energy/dpe/zones.ts';
import { findFiles } from './data-files.ts';

/** Tables of the orders, as the data folder has them: the engine ships none of its own. */
export interface DpeTables {
  readonly season: SeasonTables | null;
  readonly small: SmallDwellings | null;
}

export interface SmallDwellings {
  readonly limits: ClassLimits;
  /** Every limit as written: by figure, altitude, area and class. */
  readonly written: Readonly<Record<'dpe' | 'ges', NestedFigures>>;
}

export const seasonFile = 'climate_monthly.json';
export const smallFile = 'small_dwellings.json';

/** The first file of each kind under a folder; null where there is none. */
export async function readDpeTables(root: string): Promise<DpeTables> {
  const season = await readFirst<SeasonFile>(root, seasonFile);
  const small = await readFirst<SmallDwellings['written']>(root, smallFile);
  return {
    season: season === null ? null : seasonTables(season),
    small: small === null ? null : { limits: classLimits(small), written: small },
  };
}

async function readFirst<File>(root: string, ending: string): Promise<File | null> {
  const [path] = await findFiles(root, ending);
  return path === undefined ? null : (JSON.parse(await readFile(path, 'utf8')) as File);
}

type Figures = Readonly<Record<string, number>>;
/** Figures by three names, one in the other. */
export type NestedFigures = Readonly<Record<string, Readonly<Record<string, Figures>>>>;
type FiguresByPlace = Readonly<Record<string, NestedFigures>>;

/** Of sunlight, degree-hours and hours of heating: building, altitude, month, zone. Of C1: zone, month, orientation. */
interface SeasonFile {
  readonly e: FiguresByPlace;
  readonly dh19: FiguresByPlace;
  readonly nref19: FiguresByPlace;
  readonly c1: NestedFigures;
}

/** In the order of `AltitudeClass`. */
export const altitudeNames = ['inférieur à 400m', '400-800m', 'supérieur à 800m'] as const;
const monthNames = [
  'Janvier',
  'Février',
  'Mars',
  'Avril',
  'Mai',
  'Juin',
  'Juillet',
  'Aout',
  'Septembre',
  'Octobre',
  'Novembre',
  'Décembre',
];
const zoneNames = climateZones.map((zone) => zone.toLowerCase());

/** What the file lacks comes out as NaN: a case that needs it does not hold. */
function seasonTables({ e, dh19, nref19, c1 }: SeasonFile): SeasonTables {
  const byPlace = (figures: FiguresByPlace): SeasonTables['sunlightKwh'] =>
    ['0', '1'].map((building) =>
      altitudeNames.map((altitude) =>
        zoneNames.map((zone) =>
          monthNames.map((month) => figures[building]?.[altitude]?.[month]?.[zone] ?? Number.NaN),
        ),
      ),
    );
  const facing = (orientation: string): SeasonTables['eastFactors'] =>
    zoneNames.map((zone) => monthNames.map((month) => c1[zone]?.[month]?.[orientation] ?? Number.NaN));
  return {
    sunlightKwh: byPlace(e),
    degreeHours: byPlace(dh19),
    heatingHours: byPlace(nref19),
    eastFactors: facing('est sup75°'),
    westFactors: facing('ouest sup75°'),
  };
}

function classLimits({ dpe, ges }: SmallDwellings['written']): ClassLimits {
  return { energy: byArea(dpe), gas: byArea(ges) };
}

function byArea(written: NestedFigures): ClassLimits['energy'] {
  const [low, , high] = altitudeNames.map((altitude) => written[altitude] ?? {});
  return Object.entries(low ?? {}).map(([area, limits]) => ({
    fromM2: Number(area),
    upper: ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => limits[letter] ?? Number.NaN),
    high: ['E', 'F'].map((letter) => high?.[area]?.[letter] ?? Number.NaN),
  }));
}
