import { drained } from '../../../base/steps.ts';
import { AppError } from '../../../base/errors.ts';
import { sum } from '../../../base/sum.ts';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { energyEngine } from '../../../engines/energy/index.ts';
import { climateZones } from '../../../engines/energy/dpe/zones.ts';
import type { EnergyParameter } from '../../../engines/energy/parameters.ts';
import type { EnergyInput } from '../../../engines/energy/energy-input.ts';
import { buildTerritory } from '../../../loaders/build.ts';
import { readEpw } from '../../../loaders/epw.ts';
import { readFolder } from '../../../loaders/folder.ts';
import { fileFromBlob } from '../../../loaders/input-file.ts';
import { applyEdits } from '../../../scenario/apply.ts';
import {
  type Hypothesis,
  type Parameters,
  resolveParameters,
  type RunResult,
} from '../../../simulation/contract.ts';
import { sealTerritory } from '../../../territory/file.ts';
import { numbersOf } from '../../../territory/table-ops.ts';
import type { FeatureLayer, Territory } from '../../../territory/territory.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { filesOf } from '../../input-folder.ts';
import { notRun, type ValidationResult } from '../result.ts';
import { findFiles } from './data-files.ts';
import { atMost, type Check, judged } from './judge.ts';

const folderName = join('ign', 'bdtopo_v3_shp_olemps_12174');

/**
 * What a French main residence uses, kWh of final energy a year: 450 TWh in 2020 (SDES) over the 30.0 million main
 * residences of INSEE's census. A house uses 2.2 times a flat (SDES, Phébus survey 2012), and 56 of 100 are houses: of a
 * commune of houses more is due than the mean.
 */
const dwellingKwh = 450e9 / 30.0e6;
const housesPart = 0.56;
const housesOverFlats = 2.2;
const flatKwh = dwellingKwh / (housesPart * housesOverFlats + 1 - housesPart);
const houseKwh = housesOverFlats * flatKwh;
/** Of it for heating: 283 TWh. */
const heatingPart = 283 / 450;
/**
 * Degree-hours under 19 °C of the country's mean dwelling, K h: those of each zone under 400 m (order of 31 March 2021,
 * annex 1, 18.2) by the rough shares of people in H1a, H1b, H1c, H2a, H2b, H2c, H2d, H3.
 */
const zoneDegreeHours = [60_585, 60_090, 57_673, 57_386, 55_906, 49_648, 49_033, 39_486];
const zonePeople = [0.25, 0.12, 0.17, 0.05, 0.12, 0.12, 0.05, 0.12];
const countryDegreeHours = zoneDegreeHours.reduce(
  (sum, value, i) => sum + value * (zonePeople[i] as number),
  0,
);

const cellM = 25;
const marginM = 100;

/** The real commune of Olemps (BD TOPO 2022) through a year of Lyon moved to its altitude. */
export async function olempsCase(dataFolder: string): Promise<ValidationResult> {
  const folder = join(dataFolder, folderName);
  const weatherPaths = await findFiles(join(dataFolder, 'energy', 'weather'), '.epw');
  if (!existsSync(folder)) return notRun('Olemps', `no ${folderName} is under ${dataFolder}`);
  const weather = await firstWeather(weatherPaths);
  if (weather === null)
    return notRun('Olemps', `no .epw that can be read is under ${dataFolder}/energy/weather`);
  const territory = await olemps(folder);
  if (!territory) return notRun('Olemps', `${folderName} has no buildings that can be read`);
  const parameters = resolveParameters(energyEngine.spec);
  const applied = applyEdits(sealTerritory({ ...territory, weather }), []);
  const input = energyEngine.createInput(applied, year, parameters, {});
  return judgedOlemps(input, resultOf(input, parameters), monthlyFigures(territory));
}

/** The first year that can be read. */
async function firstWeather(paths: readonly string[]): Promise<WeatherYear | null> {
  for (const path of paths) {
    try {
      return readEpw(await readFile(path, 'utf8'), path).weather;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return null;
}

function resultOf(input: EnergyInput, parameters: Parameters<EnergyParameter>): RunResult {
  return drained(energyEngine.run(input, parameters, { seed: 1, frameEveryS: year.durationS }));
}

/** Olemps' own zone. */
const olempsZone = 'H2c';

/**
 * The hourly need of the dwellings over that of 3CL's months, both at 19 °C day and night: the hourly one under the zone's
 * made-up year, moved to the altitude; the months of the order's tables, and those of that year.
 */
function monthlyFigures(territory: Territory): readonly Check[] {
  const parameters = {
    ...resolveParameters(energyEngine.spec),
    partialHeating: 0,
    nightC: 19,
    climateZone: climateZones.indexOf(olempsZone) + 1,
  };
  const input = energyEngine.createInput(applyEdits(territory, []), year, parameters, {});
  const { fields, indicators } = resultOf(input, parameters);
  const [hourly, monthly] = ['heatNeed', 'need3cl'].map((name) =>
    input.buildings.reduce(
      (sum, building, i) =>
        building && building.dwellings > 0 ? sum + (fields[name]?.[i] ?? 0) * building.floorM2 : sum,
      0,
    ),
  ) as [number, number];
  const told = (figure: string, found: number): Check => ({ figure, found, expected: 'told', holds: true });
  return [
    told('hourly need over 3CL', hourly / monthly),
    told('hourly need over 3CL by its own months', indicators['monthlyCheck']?.[0]?.value ?? Number.NaN),
  ];
}

function judgedOlemps(
  input: EnergyInput,
  { indicators, diagnostics }: RunResult,
  told: readonly Check[],
): ValidationResult {
  const homes = input.buildings.filter((building) => building !== null && building.dwellings > 0);
  const dwellings = (use: string): number =>
    homes.reduce((sum, one) => sum + (one?.use === use ? one.dwellings : 0), 0);
  const [houses, flats] = [dwellings('house'), dwellings('flats')];
  const mix = (houses * houseKwh + flats * flatKwh) / (houses + flats);
  // Lyon moved to 600 m is colder than the country: heating is due in proportion to its degree-hours.
  const cold = degreeHours(input.weather) / countryDegreeHours;
  const due = mix * (1 - heatingPart + heatingPart * cold);
  const perDwelling = indicators['perDwelling']?.[0]?.value ?? Number.NaN;
  const uses = indicators['energyByUse'] ?? [];
  const all = uses.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const heating = (uses[0]?.value ?? 0) / all;
  return judged(
    `Olemps, ${houses + flats} dwellings, not calibrated`,
    'per dwelling within 25 % of the national figure (SDES 2020) for its houses and flats and its degree-hours; each hour closes to 1e-6',
    [
      atMost('per dwelling, off (%)', 100 * Math.abs(perDwelling / due - 1), 25),
      { figure: 'per dwelling (kWh)', found: perDwelling, expected: Math.round(due), holds: true },
      {
        figure: 'over the bare national mean (%)',
        found: 100 * (perDwelling / dwellingKwh - 1),
        expected: 'told',
        holds: true,
      },
      {
        figure: 'share of heating (%)',
        found: 100 * heating,
        expected: `told; ${Math.round(100 * heatingPart)} in the country`,
        holds: true,
      },
      ...told,
      atMost('heat balance', diagnostics['heatBalanceError'] ?? Number.NaN, 1e-6),
      atMost('electric balance', diagnostics['electricBalanceError'] ?? Number.NaN, 1e-6),
    ],
  );
}

/** Degree-hours under 19 °C of the days that are colder than 15 °C on the whole, K h. */
function degreeHours(weather: EnergyInput['weather']): number {
  const air = weather?.airC ?? new Float64Array(0);
  let below = 0;
  for (let day = 0; day + 24 <= air.length; day += 24) {
    const hours = air.subarray(day, day + 24);
    if (sum(hours) / 24 < 15) below += hours.reduce((all, value) => all + Math.max(19 - value, 0), 0);
  }
  return below;
}

const year: Hypothesis = {
  id: 'year',
  shortName: 'year',
  title: '',
  horizon: 'today',
  durationS: 31_536_000,
  origin: '',
  conditions: [],
};

/** The commune's buildings on a ground that is that of the nearest building, for the folder has no terrain. */
async function olemps(folder: string): Promise<Territory | null> {
  const files = (await filesOf(folder)).filter(({ name }) => /^(BATIMENT|COMMUNE)\./i.test(name));
  const flat = fileFromBlob(new Blob([flatTerrain(olempsBox)]), 'terrain.asc');
  const { territory } = await buildTerritory(await readFolder([...files, flat]), [
    { id: 'terrain.asc', kind: 'terrain', crs: 2154 },
  ]);
  const buildings = territory?.layers.buildings;
  if (!territory || !buildings) return null;
  const { terrain } = territory.layers;
  const values = groundByBuildings(terrain.grid, buildings);
  return sealTerritory({
    ...territory,
    layers: { ...territory.layers, terrain: { ...terrain, values } },
  });
}

/** West, south, east, north of the extract (its SOURCE.txt), m. */
const olempsBox = [661_799, 6_357_551, 666_492, 6_362_663] as const;

function flatTerrain([west, south, east, north]: readonly [number, number, number, number]): string {
  const columns = Math.ceil((east - west + 2 * marginM) / cellM);
  const rows = Math.ceil((north - south + 2 * marginM) / cellM);
  const row = Array.from({ length: columns }, () => '600').join(' ');
  const head = `ncols ${columns}\nnrows ${rows}\nxllcorner ${west - marginM}\nyllcorner ${south - marginM}\n`;
  return `${head}cellsize ${cellM}\nNODATA_value -9999\n${Array.from({ length: rows }, () => row).join('\n')}\n`;
}

function groundByBuildings(
  grid: Territory['layers']['terrain']['grid'],
  { table }: FeatureLayer,
): Float32Array<ArrayBuffer> {
  const grounds = numbersOf(table, 'groundM');
  const bounds = Array.from({ length: table.count }, (_, i) => i)
    .filter((i) => (grounds[i] as number) > 0)
    .map((i) => ({ i, box: boxOf(table, i) }));
  return Float32Array.from({ length: grid.columns * grid.rows }, (_, cell) => {
    const x = grid.westM + ((cell % grid.columns) + 0.5) * grid.cellSizeM;
    const y = grid.northM - (Math.floor(cell / grid.columns) + 0.5) * grid.cellSizeM;
    let [least, ground] = [Number.POSITIVE_INFINITY, 600];
    for (const { i, box } of bounds) {
      const [dx, dy] = [box[0] - x, box[1] - y];
      const distance = dx * dx + dy * dy;
      if (distance < least) [least, ground] = [distance, grounds[i] as number];
    }
    return ground;
  });
}

/** Any vertex of a building stands for it at this scale. */
function boxOf(table: FeatureLayer['table'], i: number): readonly [number, number] {
  const part = table.featureOffsets[i] as number;
  const vertex = table.partOffsets[part] as number;
  return [table.xy[2 * vertex] as number, table.xy[2 * vertex + 1] as number];
}
