import { called } from '../../base/called.ts';
import { sum } from '../../base/sum.ts';
import { AppError } from '../../base/errors.ts';
import type { AppliedTerritory, FieldData, Hypothesis, Parameters } from '../../simulation/contract.ts';
import { longitudeLatitude, meridianConvergence } from '../../territory/convergence.ts';
import { textAt } from '../../territory/table-ops.ts';
import { weatherAtAltitude, type WeatherYear } from '../../territory/weather.ts';
import { isPaid, tariffsOf } from './bills.ts';
import { type Footprint, footprintsOf } from './buildings/footprints.ts';
import { withNewBuildings } from './buildings/new-buildings.ts';
import { type EnergyEdit, isEnergyEdit, selected } from './buildings/selection.ts';
import { surveyOf } from './buildings/survey.ts';
import { reheated, renovated, type ThermalBuilding, thermalBuilding } from './buildings/thermal.ts';
import { assumed, type Description } from './buildings/uses.ts';
import { carsOf, tooFar } from './cars.ts';
import { type Communes, communeOfEach, communesOf, totalsByCommune } from './calibration/communes.ts';
import { altitudeClassOf, type ClimateZone, climateZones } from './dpe/zones.ts';
import type { EnergyInput, WorksAmount } from './energy-input.ts';
import { factorsOf } from './factors.ts';
import { blocksOf } from './groups/blocks.ts';
import { type Collective, type CollectiveEdit, collectiveOf, tooWide } from './groups/collectives.ts';
import { communeGroups } from './groups/communes.ts';
import { connected, type DrawnNetwork, drawnNetwork, type NetworkEdit, noSources } from './networks.ts';
import type { EnergyParameter } from './parameters.ts';
import { postsOf } from './posts/posts.ts';
import { floodWater } from './posts/power-loss.ts';
import { readRoofs } from './roofs/read-roofs.ts';
import { roofOf, usableShareOf } from './roofs/roof-guess.ts';
import { cellAt, lookouts, surfaceOf, withPlanes } from './site.ts';
import { plantedSurface } from './trees.ts';
import { radians } from './sun/angles.ts';
import { farReliefOf } from './sun/far-relief.ts';
import { canCharge, homeCars } from './systems/home-charging.ts';
import { climateZoneOf } from './weather/climate-zone.ts';
import { designTemperature } from './weather/design-temperature.ts';
import { weatherDoubts } from './weather/doubts.ts';
import { weatherUnder } from './weather/hypothesis-weather.ts';
import { syntheticYear } from './weather/synthetic-year.ts';
import { dayProfilesOf, lackingProfiles } from './year/day-profiles.ts';
import { importedShapes, noShapes } from './year/imported-shapes.ts';
import { lightGrid } from './year/year-light.ts';

/** Of the made-up year: one and the same for every run, so that alternatives meet the same days. */
const weatherSeed = 2026;
/** Outlines larger or smaller than this are told of, m². */
const mostFootprintM2 = 50_000;
const leastFootprintM2 = 10;

/**
 * What the numerics need, from a territory as an alternative makes it and the conditions of a hypothesis. Changes nothing
 * that it is given.
 */
export function createEnergyInput(
  applied: AppliedTerritory,
  hypothesis: Hypothesis,
  parameters: Parameters<EnergyParameter>,
  upstream: Readonly<Record<string, FieldData>>,
): EnergyInput {
  const { territory } = applied;
  const communes = communesOf(territory);
  const input = stockInput(applied, hypothesis, parameters, upstream, communes);
  const { codes, partly } = communes;
  if (codes.length === 0 && partly === 0) return input;
  const unedited = { territory, edits: [], changed: new Set<never>(), layers: territory.layers };
  const reference = stockInput(unedited, { ...hypothesis, conditions: [] }, parameters, {}, communes);
  const isSameSite = applied.layers.buildings === territory.layers.buildings && sameGround(applied);
  const { surface, roofCell, footCell } = input;
  return {
    ...input,
    calibration: {
      communes: codes,
      partly,
      totals: totalsByCommune(territory.energyTotals ?? []),
      // One and the same surface: its horizons are found once.
      reference: isSameSite ? { ...reference, surface, roofCell, footCell } : reference,
    },
  };
}

/** Whether an alternative leaves the ground, and what throws shade from it, as they are: trees are edits, in no layer. */
function sameGround({ layers, territory, edits }: AppliedTerritory): boolean {
  const { terrain, surfaceModel } = territory.layers;
  const isPlanted = edits.some(({ kind }) => kind === 'trees');
  return layers.terrain === terrain && layers.surfaceModel === surfaceModel && !isPlanted;
}

function stockInput(
  applied: AppliedTerritory,
  hypothesis: Hypothesis,
  parameters: Parameters<EnergyParameter>,
  upstream: Readonly<Record<string, FieldData>>,
  communes: Communes,
): EnergyInput {
  const { layers, territory } = applied;
  const districts = applied.edits.filter((edit) => edit.kind === 'district');
  const survey = surveyOf(layers, districts, parameters.jobM2);
  const { table, areaM2: areas, descriptions, joined, years } = survey;
  const convergence = meridianConvergence(territory.crs, ...middleOf(layers.terrain.grid)) ?? 0;
  const heightM = Float64Array.from(descriptions, (one) => one.heightM);
  const isHeated = Uint8Array.from(descriptions, ({ use }) => (use === 'unheated' ? 0 : 1));
  const footprints = footprintsOf(table, heightM, isHeated, convergence);
  const stock = { ...survey, footprints };
  const read = readRoofs(territory, convergence / radians);
  const roofs = descriptions.map((one, i) =>
    roofOf(one, footprints[i]!, read.get(table.ids[i]!) ?? (read.size > 0 ? 'absent' : 'coarse')),
  );
  const bits = Uint32Array.from(
    descriptions,
    (one, i) =>
      assumedOf(one, footprints[i]!, survey.statedYears[i]!) | (roofs[i]!.unread === null ? 0 : assumed.roof),
  );

  const unedited: readonly (ThermalBuilding | null)[] = descriptions.map((one, i) =>
    one.use === 'unheated' || !(areas[i]! > 0)
      ? null
      : thermalBuilding(
          { ...one, assumed: bits[i]! },
          footprints[i]!,
          years[i]!,
          textAt(table, 'wallMaterial', i),
          {
            wall: parameters.renovatedWalls,
            roof: parameters.renovatedRoofs,
            floor: parameters.renovatedFloors,
            window: parameters.renovatedWindows,
          },
          parameters.heatedShare,
          joined[i],
        ),
  );
  const built = withNewBuildings(unedited, table.ids, applied.edits);
  const buildings = [...built];
  const usableShare = Float64Array.from(roofs, (roof) =>
    usableShareOf(roof, parameters.usablePitched, parameters.usableFlat),
  );
  const moduleShare = new Float64Array(table.count);
  const batteryWh = new Float64Array(table.count);
  const works: WorksAmount[] = [];
  const leftOut: AppError[] = [];
  const networks: DrawnNetwork[] = [];
  const collectives: Collective[] = [];
  const inCollectives = new Set<number>();
  for (const [order, edit] of applied.edits.entries()) {
    if (edit.kind === 'heat-network') {
      const network = drawnNetwork(edit, order);
      const positions = connected(edit, table, buildings);
      if (network === null) leftOut.push(noSources(edit, order));
      else if (positions.length === 0) leftOut.push(emptySelection(edit, order));
      else {
        for (const i of positions) {
          buildings[i] = reheated(buildings[i]!, 'network', networks.length);
          const homes = Math.max(1, buildings[i].dwellings);
          works.push({ part: 'connection', amount: homes, building: i, edit: order });
        }
        networks.push(network);
      }
      continue;
    }
    if (edit.kind === 'shared-power') {
      const collective = collectiveOf(edit, selected(edit, stock), inCollectives, footprints);
      const problem =
        collective.members.length === 0 ? emptySelection(edit, order) : tooWide(edit, order, collective);
      if (problem !== null) {
        leftOut.push(problem);
        continue;
      }
      collectives.push(collective);
      for (const i of collective.members) inCollectives.add(i);
      continue;
    }
    if (!isEnergyEdit(edit)) continue;
    const positions = selected(edit, stock);
    if (positions.length === 0) leftOut.push(emptySelection(edit, order));
    for (const i of positions) {
      if (edit.kind === 'solar-roofs') {
        const more = Math.max(0, edit.usableShare - moduleShare[i]!);
        moduleShare[i] = moduleShare[i]! + more;
        const modulesM2 = more * roofs[i]!.planM2 * roofs[i]!.slope;
        const batteryKwh = modulesM2 * parameters.moduleKwPerM2 * (edit.batteryKwhPerKw ?? 0);
        batteryWh[i] = batteryWh[i]! + 1000 * batteryKwh;
        works.push({ part: 'solar', amount: modulesM2, building: i, edit: order });
        if (batteryKwh > 0) works.push({ part: 'battery', amount: batteryKwh, building: i, edit: order });
        continue;
      }
      const building = buildings[i];
      if (!building) continue;
      buildings[i] = renovated(building, edit);
      works.push(...amountsOf(edit, building).map((one) => ({ ...one, building: i, edit: order })));
    }
  }

  const { grid, surface: asFound, groundM } = surfaceOf(layers, table, heightM);
  const { surface, planeCells } = withPlanes(asFound, layers.terrain.grid, grid, roofs);
  const altitudeM = meanGround(footprints, groundM, (x, y) => cellAt(grid, x, y));
  const zone = zoneOf(applied, parameters);
  const found = siteWeather(applied, zone);
  const weather = found && weatherUnder(weatherAtAltitude(found.weather, altitudeM), hypothesis);
  if (territory.weather) leftOut.push(...weatherDoubts(territory.weather, placeOf(applied)));
  const tariffs = tariffsOf(hypothesis, parameters);
  if (!tariffs.every(isPaid)) leftOut.push(new AppError('energy/price', 'a price of energy is zero'));
  const days = dayProfilesOf(hypothesis);
  leftOut.push(...lackingProfiles(days, territory.loadProfiles ?? []));
  const asked = carsOf(hypothesis, parameters);
  const cars = asked && (asked.share === 0 || canCharge(homeCars(asked, parameters))) ? asked : null;
  if (asked && !cars) leftOut.push(tooFar(asked, parameters));
  const convergenceDeg = convergence / radians;
  const views = lookouts(table, grid, convergenceDeg);
  const bare = new Set([...views.roofCell, ...views.footCell]);
  for (const cells of planeCells) for (const cell of cells) bare.add(cell);
  const planted = plantedSurface(surface, grid, groundM, applied.edits, bare);
  leftOut.push(...planted.unseen.map((edit) => tooNarrow(edit, applied.edits.indexOf(edit))));
  const posts = postsOf(layers.places?.table, footprints);
  const communeZones = communeGroups(territory, footprints);
  const homes = buildings.map((building) => building?.dwellings ?? 0);
  const blocks = blocksOf(territory, footprints, homes, (i) => buildings[i] !== null);
  return {
    axes: {
      building: table.ids,
      cell: lightGrid(grid),
      place: posts.names,
      zone: [...communeZones.names, ...blocks.names],
    },
    posts,
    communes: communeZones,
    blocks,
    collectives,
    water: floodWater(upstream),
    weather,
    isSynthetic: found?.isSynthetic ?? true,
    place: zone && { zone, altitude: altitudeClassOf(altitudeM) },
    designC: designTemperature(zone, altitudeM),
    convergenceDeg,
    surface: planted.surface,
    ...views,
    farRelief:
      layers.surroundings === undefined
        ? null
        : farReliefOf(grid, groundM, layers.surroundings.grid, layers.surroundings.values),
    buildings,
    before: built.map((found, i) => (found !== buildings[i] || moduleShare[i]! > 0 ? found : null)),
    roofs,
    planeCells,
    moduleShare,
    batteryWh,
    usableShare,
    assumed: bits,
    joined: Uint32Array.from(unedited, (building) => building?.joined ?? 0),
    networks,
    shapes: weather ? importedShapes(territory.loadProfiles ?? [], weather, days) : noShapes,
    days,
    communeOf: communeOfEach(communes, footprints),
    calibration: null,
    works,
    factors: factorsOf(hypothesis, parameters),
    tariffs,
    heatC: setPoint(hypothesis, parameters),
    cars,
    durationS: hypothesis.durationS,
    problems: missing(weather, buildings),
    leftOut,
  };
}

/** Without these there is nothing to compute. */
function missing(
  weather: WeatherYear | null,
  buildings: readonly (ThermalBuilding | null)[],
): readonly AppError[] {
  const none: AppError[] = [];
  if (!weather) none.push(new AppError('energy/no-weather', 'no weather and no climate zone fits the place'));
  if (buildings.every((building) => building === null))
    none.push(new AppError('energy/no-buildings', 'no building to compute'));
  return none;
}

/** Longitude and latitude of the territory's middle; null where its projection is not known. */
function placeOf({
  territory,
  layers,
}: Pick<AppliedTerritory, 'territory' | 'layers'>): readonly [number, number] | null {
  return longitudeLatitude(territory.crs, ...middleOf(layers.terrain.grid));
}

/** The climate zone that is asked for, else that of the place; null overseas. */
function zoneOf(
  { territory, layers }: AppliedTerritory,
  { climateZone }: Parameters<EnergyParameter>,
): ClimateZone | null {
  if (climateZone > 0) return climateZones[climateZone - 1]!;
  const place = placeOf({ territory, layers });
  const limits = layers.limits?.table;
  const insee = limits && limits.count > 0 ? textAt(limits, 'insee', 0) : '';
  return place && climateZoneOf(insee, ...place);
}

/** The weather of the territory, or a made-up one of its climate zone; null where no zone fits. */
function siteWeather(
  { territory, layers }: AppliedTerritory,
  zone: ClimateZone | null,
): { readonly weather: WeatherYear; readonly isSynthetic: boolean } | null {
  if (territory.weather) return { weather: wholeYear(territory.weather), isSynthetic: false };
  const place = placeOf({ territory, layers });
  if (!place || !zone) return null;
  const [longitudeDeg, latitudeDeg] = place;
  return { weather: syntheticYear(zone, { longitudeDeg, latitudeDeg }, weatherSeed), isSynthetic: true };
}

/** The year without its 29 February: dates, tariffs and schedules have none. */
function wholeYear(weather: WeatherYear): WeatherYear {
  if (weather.airC.length === 8760) return weather;
  const leapDay = 24 * (31 + 28);
  const cut = (values: Float64Array): Float64Array =>
    values.filter((_, hour) => hour < leapDay || hour >= leapDay + 24);
  const { parts, infraredW } = weather;
  return {
    ...weather,
    startS: cut(weather.startS),
    sunS: cut(weather.sunS),
    airC: cut(weather.airC),
    humidity: cut(weather.humidity),
    pressurePa: cut(weather.pressurePa),
    windM: cut(weather.windM),
    ghi: cut(weather.ghi),
    parts: parts && { dni: cut(parts.dni), dhi: cut(parts.dhi) },
    infraredW: infraredW && cut(infraredW),
  };
}

function middleOf(grid: {
  readonly westM: number;
  readonly northM: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellSizeM: number;
}): [number, number] {
  return [grid.westM + (grid.columns * grid.cellSizeM) / 2, grid.northM - (grid.rows * grid.cellSizeM) / 2];
}

function meanGround(
  footprints: readonly Footprint[],
  groundM: Float32Array,
  cellOf: (x: number, y: number) => number,
): number {
  let [sum, count] = [0, 0];
  for (const { xM, yM } of footprints) {
    const ground = groundM[cellOf(xM, yM)]!;
    if (!Number.isFinite(ground)) continue;
    sum += ground;
    count++;
  }
  return count > 0 ? sum / count : 0;
}

function assumedOf({ assumed: bits }: Description, { areaM2, crosses }: Footprint, year: number): number {
  const isOdd = crosses || areaM2 > mostFootprintM2 || areaM2 < leastFootprintM2;
  return bits | (Number.isNaN(year) ? assumed.date : 0) | (isOdd ? assumed.outline : 0);
}

type Amount = Omit<WorksAmount, 'building' | 'edit'>;

function amountsOf(edit: EnergyEdit, building: ThermalBuilding): readonly Amount[] {
  const homes = Math.max(1, building.dwellings);
  if (edit.kind === 'solar-roofs') return [];
  if (edit.kind === 'shading') return [{ part: 'shading', amount: sum(building.windowM2) }];
  const heating: readonly Amount[] =
    edit.heating === 'keep' ? [] : [{ part: 'heating', amount: homes, heater: edit.heating }];
  if (edit.kind === 'heating-change') return heating;
  const parts: readonly (readonly [boolean, Amount])[] = [
    [edit.walls !== 'keep', { part: 'walls', amount: sum(building.wallM2) }],
    [edit.roof !== 'keep', { part: 'roof', amount: building.roofM2 }],
    [edit.floor !== 'keep', { part: 'floor', amount: building.roofM2 }],
    [edit.windows !== 'keep', { part: 'windows', amount: sum(building.windowM2) }],
    [edit.ventilation !== 'keep', { part: 'ventilation', amount: homes }],
  ];
  const done = parts.flatMap(([isDone, amount]) => (isDone ? [amount] : []));
  // Who insulates or changes windows makes them tight with the same works.
  const isTightAlone = edit.air !== 'keep' && !done.some(({ part }) => part !== 'ventilation');
  return [...done, ...(isTightAlone ? [{ part: 'air', amount: homes } as const] : []), ...heating];
}

function tooNarrow(edit: { readonly id: string; readonly label: string }, position: number): AppError {
  const name = called(edit);
  return new AppError('energy/trees', `"${name}" has no tree as wide as a cell`, { edit: name, position });
}

function emptySelection(edit: EnergyEdit | NetworkEdit | CollectiveEdit, position: number): AppError {
  const name = called(edit);
  return new AppError('energy/empty-selection', `"${name}" is for no building`, { edit: name, position });
}

function setPoint({ conditions }: Hypothesis, { heatC }: Parameters<EnergyParameter>): number {
  return conditions.findLast((condition) => condition.kind === 'energy/set-point')?.heatC ?? heatC;
}
