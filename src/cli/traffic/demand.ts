import { stat } from 'node:fs/promises';
import { AppError } from '../../base/errors.ts';
import type { Text } from '../../base/text.ts';
import { calibrateHour } from '../../engines/traffic/calibration.ts';
import type { CountComparison } from '../../engines/traffic/demand/counts.ts';
import { drained } from '../../base/steps.ts';
import { calibrationOptions } from '../../engines/traffic/day-calibration.ts';
import { communesOf, demandOf, observedOf } from '../../engines/traffic/demand-input.ts';
import {
  countFaults,
  peakShare,
  type RoadCounts,
  surveyCounts,
  whyNotCalibrated,
} from '../../engines/traffic/road-counts.ts';
import type { Roads } from '../../engines/traffic/roads/roads.ts';
import { createDemand, type DemandResult } from '../../engines/traffic/demand/demand.ts';
import { defaultHypotheses } from '../../engines/traffic/demand/hypotheses.ts';
import { observedCars } from '../../engines/traffic/demand/observed-demand.ts';
import { withCorrections } from '../../engines/traffic/demand/corrections.ts';
import { hourSharesOf, vehicleMatrix, vehiclesInHour } from '../../engines/traffic/demand/vehicles.ts';
import { createRoads } from '../../engines/traffic/roads/create-roads.ts';
import { buildTerritory } from '../../loaders/build.ts';
import { readFolder } from '../../loaders/folder.ts';
import { type OdMatrix, readOdMatrix } from '../../loaders/od-matrix.ts';
import { problem, type Problem } from '../../loaders/problem.ts';
import type { Territory } from '../../territory/territory.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { readTerritory } from '../find-territory.ts';
import { plainFailure, tellingFailure } from '../failure-json.ts';
import { asideLines, problemLines } from '../folder-report.ts';
import { filesOf } from '../input-folder.ts';
import type { Voice } from '../messages.ts';
import { openFile, tellProblems } from './case.ts';
import { assertWritable, writeTextFile } from './writable.ts';

const texts = {
  people: {
    fr: '{{residents}} habitants, {{jobs}} emplois, {{zones}} zones, {{gates}} sorties du territoire',
    en: '{{residents}} inhabitants, {{jobs}} jobs, {{zones}} zones, {{gates}} ways out of the territory',
  },
  trips: {
    fr: '{{trips}} déplacements des habitants par jour ouvré : {{car}} en voiture, {{walk}} à pied, {{bike}} à vélo, {{transit}} en transports collectifs avec horaires, {{none}} autrement',
    en: '{{trips}} trips of inhabitants per working day: {{car}} by car, {{walk}} on foot, {{bike}} by bicycle, {{transit}} by public transport with a timetable, {{none}} otherwise',
  },
  vehicles: {
    fr: '{{kind}} par jour ouvré : {{inside}} à l’intérieur, {{exchange}} en échange, {{through}} en transit',
    en: '{{kind}} per working day: {{inside}} inside, {{exchange}} in exchange, {{through}} passing through',
  },
  cars: { fr: 'Voitures', en: 'Cars' },
  heavy: { fr: 'Poids lourds', en: 'Heavy vehicles' },
  calibration: {
    fr: '{{counts}} comptages à {{hour}} h : GEH sous 5 pour {{before}} avant calage, {{after}} après ; {{vehiclesBefore}} véhicules avant, {{vehiclesAfter}} après',
    en: '{{counts}} counts at {{hour}} h: GEH under 5 for {{before}} before the scaling, {{after}} after; {{vehiclesBefore}} vehicles before, {{vehiclesAfter}} after',
  },
  notCalibrated: {
    fr: 'Non calé : aucun comptage ne confirme ces chiffres.',
    en: 'Not calibrated: no count confirms these figures.',
  },
} as const satisfies Record<string, Text>;

/**
 * `jumelles traffic demand`: who drives where on a territory's working day. With `--json`, what could not be done is an
 * object on standard output too: `{ error: { code, message } }`.
 */
export async function demandCommand(args: readonly string[], voice: Voice): Promise<number> {
  const wish = readWish(args, voice);
  const table = await tellingFailure(wish.json, async () => {
    if (wish.out !== undefined) await assertWritable(wish.out);
    return demanded(wish, voice);
  });
  // The figures are printed already: they stay the one object on standard output, whatever becomes of the file.
  if (wish.out !== undefined) await writeTextFile(wish.out, table);
  return 0;
}

/** Tells the figures. @returns The table of cars, '' where none is to be written. */
async function demanded(wish: Wish, voice: Voice): Promise<string> {
  const territory = await openTerritory(wish.territory, voice);
  const problems: Problem[] = [];
  const read = async (path: string, communes?: ReadonlySet<string>): Promise<OdMatrix> => {
    const matrix = await readOdMatrix(await openFile(path), communes ? { communes } : {});
    problems.push(...matrix.problems);
    return matrix;
  };
  const { growth, remoteWorkShare } = wish;
  const { layers } = territory;
  const roadTable = layers.roads?.table;
  if (!roadTable) throw new AppError('traffic/no-roads', 'no layer of roads');
  const roads = createRoads(roadTable);
  const survey = surveyCounts(roads, roadTable, layers.counts?.table ?? null);
  const counts = survey.onRoads;
  const observed = observedOf(
    wish.commuters ? { ...territory, commuters: await read(wish.commuters, communesOf(layers)) } : territory,
  );
  const hypotheses = { ...defaultHypotheses, growth, remoteWorkShare };
  let demand = createDemand({ ...demandOf(roads, roadTable, layers, hypotheses, counts), ...observed });
  if (wish.od) {
    const [zones, limits] = [layers.zones?.table ?? null, layers.limits?.table ?? null];
    const ofTable = observedCars(demand, { flows: await read(wish.od), zones, limits }, 'all', 1);
    problems.push(...ofTable.problems.map(told));
    demand = withCorrections(demand, ofTable.corrections);
  }
  const refused = wish.calibrate && !counts ? whyNotCalibrated(survey) : null;
  const faults = [...demand.problems, ...countFaults(survey), ...(refused ? [refused] : [])];
  tellProblems([...problems, ...faults.map(told)], voice);
  const calibration = wish.calibrate && counts ? calibrated(roads, counts, demand, wish.hour) : null;
  const summary = {
    ...summaryOf(demand),
    ...(wish.calibrate ? { calibration } : {}),
    ...(refused ? { notCalibrated: plainFailure(refused) } : {}),
  };
  console.log(wish.json ? JSON.stringify(summary, null, 2) : textOf(demand, voice));
  if (calibration && !wish.json) console.log(calibrationText(calibration, voice));
  return wish.out === undefined ? '' : carTable(demand, wish.hour);
}

interface Wish {
  readonly territory: string;
  readonly commuters: string | undefined;
  readonly od: string | undefined;
  readonly growth: number;
  readonly remoteWorkShare: number;
  /** null: the whole day. */
  readonly hour: number | null;
  readonly out: string | undefined;
  /** Whether the hour is moved towards the territory's counts, and what that does is told. */
  readonly calibrate: boolean;
  readonly json: boolean;
}

function readWish(args: readonly string[], voice: Voice): Wish {
  const { values, positionals } = readArguments(args, {
    commuters: { type: 'string' },
    od: { type: 'string' },
    growth: { type: 'string', default: '1' },
    'remote-work': { type: 'string', default: '0' },
    hour: { type: 'string' },
    out: { type: 'string' },
    calibrate: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const [territory] = positionals;
  if (territory === undefined || positionals.length > 1) throw new UsageError(voice.say('oneFile'));
  const number = (option: string, written: string, most: number): number => {
    const value = written.trim() === '' ? Number.NaN : Number(written);
    if (!(value >= 0 && value <= most)) throw new UsageError(voice.say('notANumber', { option, written }));
    return value;
  };
  return {
    territory,
    commuters: values.commuters,
    od: values.od,
    growth: number('--growth', values.growth, 10),
    remoteWorkShare: number('--remote-work', values['remote-work'], 1),
    hour: values.hour === undefined ? null : Math.floor(number('--hour', values.hour, 23)),
    out: values.out,
    calibrate: values.calibrate,
    json: values.json,
  };
}

/**
 * A built territory, or one made of a folder of layers: what was not used of these, or with a doubt, is told on the error
 * output.
 */
async function openTerritory(path: string, voice: Voice): Promise<Territory> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new AppError('file/unreadable', `${path} is not there`, { file: path });
  if (!found.isDirectory()) return readTerritory(path);
  const reading = await readFolder(await filesOf(path));
  const { territory, problems } = await buildTerritory(reading);
  const { understandings } = reading;
  if (understandings.some(({ kind }) => kind === 'unused'))
    console.error(asideLines(understandings, voice).join('\n'));
  if (problems.length > 0) console.error(problemLines(problems, voice).join('\n'));
  if (!territory) throw new AppError('territory/no-terrain', `${path} builds no territory`);
  return territory;
}

function told(error: AppError): Problem {
  return problem(error.code, 'partial', error.message, error.details);
}

function summaryOf(demand: DemandResult): Record<string, unknown> {
  return {
    isCalibrated: demand.isCalibrated,
    zones: demand.zones.count,
    zoneSideM: demand.zones.cellM,
    gates: demand.gates.map(({ id, importance }) => ({ id, importance })),
    totals: demand.totals,
    origins: demand.origins,
    carHourShares: Array.from(hourSharesOf(demand, 'car')),
    heavyHourShares: Array.from(hourSharesOf(demand, 'heavy')),
    problems: demand.problems.map(({ code, details }) => ({ code, details })),
  };
}

/** GEH of the counts at an hour before and after its trips are moved towards them. */
interface CalibrationReport {
  readonly hour: number;
  readonly counts: number;
  readonly before: GehReport;
  readonly after: GehReport;
  readonly vehiclesBefore: number;
  readonly vehiclesAfter: number;
}

interface GehReport {
  readonly shareUnder5: number;
  readonly largestGeh: number;
  readonly geh: readonly number[];
}

/** Cars whose room a heavy vehicle takes on the road. */
const carsPerHeavy = 2;
const busiestHour = 17;

function calibrated(
  roads: Roads,
  onRoads: RoadCounts,
  demand: DemandResult,
  wished: number | null,
): CalibrationReport {
  const hour = wished ?? busiestHour;
  // The busiest hour of a counted day is taken to be a tenth of it, another one the demand's own share.
  const hourShare = wished === null ? peakShare : (hourSharesOf(demand, 'car')[hour] ?? 0);
  const start = { car: vehiclesInHour(demand, 'car', hour), heavy: vehiclesInHour(demand, 'heavy', hour) };
  const counts = {
    links: onRoads.links,
    perH: onRoads.perDay.map((vehicles) => vehicles * hourShare),
  };
  const result = drained(calibrateHour(roads, start, counts, { ...calibrationOptions, carsPerHeavy }));
  const report = ({ geh, shareUnder5, largestGeh }: CountComparison): GehReport => ({
    shareUnder5,
    largestGeh,
    geh: Array.from(geh),
  });
  const { vehiclesBefore, vehiclesAfter } = result;
  return {
    hour,
    counts: onRoads.ids.length,
    before: report(result.before),
    after: report(result.after),
    vehiclesBefore,
    vehiclesAfter,
  };
}

function calibrationText(
  { hour, counts, before, after, ...vehicles }: CalibrationReport,
  voice: Voice,
): string {
  const { fill, number, percent } = voice.words;
  return fill(texts.calibration, {
    hour,
    counts,
    before: percent(before.shareUnder5),
    after: percent(after.shareUnder5),
    vehiclesBefore: number(vehicles.vehiclesBefore),
    vehiclesAfter: number(vehicles.vehiclesAfter),
  });
}

/** Cars of a working day or of one of its hours, one row per pair of places: `--od` reads the day's again. */
function carTable(demand: DemandResult, hour: number | null): string {
  const ids = [...demand.zones.ids, ...demand.gates.map(({ id }) => id)];
  const matrix = vehicleMatrix(demand, 'car', hour);
  const rows = ids.flatMap((origin, i) =>
    ids.map((destination, j) => ({ origin, destination, cars: matrix[i * ids.length + j] ?? 0 })),
  );
  const kept = rows.filter(({ cars }) => cars > 0);
  return [
    `origin;destination;${hour === null ? 'vehiclesPerDay' : 'vehiclesPerHour'}`,
    ...kept.map(({ origin, destination, cars }) => `${origin};${destination};${cars}`),
    '',
  ].join('\n');
}

function textOf(demand: DemandResult, voice: Voice): string {
  const { fill, say, number, percent } = voice.words;
  const { totals, zones, gates } = demand;
  const { car, passenger, walk, bike, transit, none } = totals.residentModeShares;
  const vehicles = (kind: Text, of: typeof totals.carsPerDay): string =>
    fill(texts.vehicles, {
      kind: say(kind),
      inside: number(of.inside),
      exchange: number(of.exchange),
      through: number(of.through),
    });
  return [
    fill(texts.people, {
      residents: number(totals.residents),
      jobs: number(totals.jobs),
      zones: zones.count,
      gates: gates.length,
    }),
    fill(texts.trips, {
      trips: number(totals.residentTripsPerDay),
      car: percent(car + passenger),
      walk: percent(walk),
      bike: percent(bike),
      transit: percent(transit),
      none: percent(none),
    }),
    vehicles(texts.cars, totals.carsPerDay),
    vehicles(texts.heavy, totals.heavyPerDay),
    ...(demand.isCalibrated ? [] : [say(texts.notCalibrated)]),
  ].join('\n');
}
