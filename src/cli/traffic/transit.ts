import type { DemandResult } from '../../engines/traffic/demand/demand.ts';
import type { TransitSkim } from '../../engines/traffic/demand/skims.ts';
import { missingService, timetableOf } from '../../engines/traffic/transit/timetable.ts';
import { footpathsOf, morning, transitBetween } from '../../engines/traffic/transit/transit-skim.ts';
import { readGtfs } from '../../loaders/gtfs.ts';
import { problem, type Problem } from '../../loaders/problem.ts';
import { reproject } from '../../territory/reproject.ts';
import { openFile } from './case.ts';

/** Public transport between the places of a demand, on one day. */
export interface TransitReading {
  readonly skim: TransitSkim;
  readonly summary: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
}

/** Longitude and latitude. */
const WGS_84 = 4326;
/** Changes on foot, m. */
const changeWithinM = 400;
/** A ride, EUR: an assumption until fares are read. */
const fareEur = 1.5;

/**
 * Times by public transport of a GTFS archive, leaving at every minute from 7 to 9.
 *
 * @param date YYYYMMDD.
 * @param crs Of the places, EPSG.
 * @throws AppError as `readGtfs`.
 */
export async function readTransit(
  path: string,
  date: number,
  crs: number,
  { zones, gates }: DemandResult,
): Promise<TransitReading> {
  const file = await openFile(path);
  const { feed, problems } = await readGtfs(file);
  const missing = missingService(feed, date, file.name);
  const stopXY = reproject(WGS_84, crs, Float64Array.from(feed.stopLonLat));
  const timetable = timetableOf(feed, date, footpathsOf(stopXY, changeWithinM));
  const placeXY = Float64Array.from([...zones.xy, ...gates.flatMap(({ xM, yM }) => [xM, yM])]);
  const { skim } = transitBetween(timetable, placeXY, stopXY, morning, [50], fareEur);
  const told = missing ? [problem(missing.code, 'partial', missing.message, missing.details)] : [];
  return {
    skim,
    summary: {
      stops: timetable.stops,
      lines: feed.routeIds.length,
      runs: timetable.runCall.length,
      pairsReached: skim.inVehicleMin.filter((minutes) => !Number.isNaN(minutes)).length,
    },
    problems: [...problems, ...told],
  };
}
