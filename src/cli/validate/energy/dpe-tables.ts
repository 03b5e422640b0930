import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SeasonTables } from '../../../engines/energy/dpe/monthly-need.ts';
import { orderTables } from '../../../engines/energy/dpe/order-tables.ts';
import { climateZones } from '../../../engines/energy/dpe/zones.ts';
import { keptFrom, type ValidationResult } from '../result.ts';
import { findFiles } from './data-files.ts';
import { judged } from './judge.ts';

/** Every limit: by figure, altitude, area and class. */
export type SmallDwellings = Readonly<Record<'dpe' | 'ges', NestedFigures>>;

export const seasonFile = 'climate_monthly.json';
export const smallFile = 'small_dwellings.json';

/** The months of the order, from each file that a transcription of them is in. */
export async function* monthsCases(root: string): AsyncGenerator<ValidationResult, void, void> {
  for (const path of await findFiles(root, seasonFile))
    yield* keptFrom(`months of the order, ${basename(path)}`, async function* () {
      yield monthsCase(seasonTables(JSON.parse(await readFile(path, 'utf8')) as SeasonFile));
    });
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
    northFactors: facing('nord sup75°'),
  };
}

/**
 * Where the transcription has another figure than the order: degree-hours of H2d in December. The order prints them so in 18.2 and
 * again in 18.3, other transcriptions have them, and certified programs reckon with them; those of the file are what the order's
 * own degree-hours under 21 °C come to.
 */
const printedOtherwise = { zone: 'H2d', month: 11 } as const;

/** Every figure of the order that the engine ships against the transcription's. */
function monthsCase(written: SeasonTables): ValidationResult {
  const names = Object.keys(orderTables) as (keyof SeasonTables)[];
  let [compared, unlike, otherwise] = [0, 0, 0];
  const compare = (shipped: unknown, read: unknown, name: string, path: readonly number[]): void => {
    if (Array.isArray(shipped)) {
      for (const [i, one] of shipped.entries())
        compare(one, Array.isArray(read) ? read[i] : undefined, name, [...path, i]);
      return;
    }
    compared++;
    if (shipped === read) return;
    const [zone, month] = path.slice(-2);
    const isKnown = zone === climateZones.indexOf(printedOtherwise.zone) && month === printedOtherwise.month;
    if (name === 'degreeHours' && isKnown) otherwise++;
    else unlike++;
  };
  for (const name of names) compare(orderTables[name], written[name], name, []);
  return judged(`months of the order: ${compared} figures`, 'each figure exactly, but H2d in December', [
    { figure: 'figures unlike', found: unlike, expected: 0, holds: unlike === 0 },
    { figure: 'of H2d in December, as printed', found: otherwise, expected: 'told', holds: true },
  ]);
}
