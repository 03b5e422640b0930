/**
 * Public transport as a GTFS feed tells it, in flat arrays. Instants are seconds since noon minus twelve hours of the
 * day of service: trips that end after midnight pass 86 400.
 */
export interface TransitFeed extends TransitSchedule {
  /** Easting, northing in the territory's CRS, m: two per stop. */
  readonly stopXY: Float64Array;
  /** Ways of its trips on the ground. Absent: the feed tells none. */
  readonly paths?: TransitPaths;
}

/** Ways on the ground, each of one trip or more (GTFS `shapes.txt`). */
export interface TransitPaths {
  /** Vertices of path p: `first[p] … first[p + 1] − 1`; at least two. */
  readonly first: Int32Array;
  /** Easting, northing in the territory's CRS, m: two per vertex. */
  readonly xy: Float64Array;
  /** Path of each trip; −1: none. */
  readonly ofTrip: Int32Array;
}

/** A feed but for where its stops are. */
export interface TransitSchedule {
  readonly stopIds: readonly string[];
  readonly stopNames: readonly string[];
  readonly routeIds: readonly string[];
  /** Short name, or the long one. */
  readonly routeNames: readonly string[];
  /** GTFS `route_type`: 0 tram, 1 metro, 2 rail, 3 bus, … */
  readonly routeTypes: Int32Array;
  /** Of each trip. */
  readonly tripRoute: Int32Array;
  readonly tripService: Int32Array;
  /** Calls of trip i: `callFirst[i] … callFirst[i + 1] − 1`, in the order of the trip; at least two. */
  readonly callFirst: Int32Array;
  readonly callStop: Int32Array;
  readonly callArrivalS: Int32Array;
  readonly callDepartureS: Int32Array;
  /** Bit 1: nobody may board; bit 2: nobody may alight. */
  readonly callClosed: Uint8Array;
  readonly services: readonly TransitService[];
}

/** Days on which trips run; dates are numbers YYYYMMDD. */
export interface TransitService {
  readonly id: string;
  /** Monday first. All false, and no dates, when `calendar.txt` does not name the service. */
  readonly weekdays: readonly boolean[];
  readonly first: number;
  readonly last: number;
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** Whether each service runs on a date YYYYMMDD. */
export function servicesOn(services: readonly TransitService[], date: number): readonly boolean[] {
  const weekday = weekdayOf(date);
  return services.map(({ weekdays, first, last, added, removed }) => {
    if (removed.includes(date)) return false;
    return added.includes(date) || (date >= first && date <= last && weekdays[weekday] === true);
  });
}

/**
 * The Tuesday or Thursday with most runs, as a working day of the timetable: the first of equal ones among its services'
 * days, two years at most; null when nothing runs on any.
 */
export function workingDayOf(feed: TransitSchedule): number | null {
  const days = feed.services.flatMap(({ weekdays, first, last, added }) => [
    ...(weekdays.includes(true) ? [first, last] : []),
    ...added,
  ]);
  const runs = new Float64Array(feed.services.length);
  for (const service of feed.tripService) runs[service] = (runs[service] ?? 0) + 1;
  const end = Math.max(...days);
  let found: number | null = null;
  let most = 0;
  for (let date = Math.min(...days), k = 0; date <= end && k < mostDays; date = dayAfter(date), k++) {
    const weekday = weekdayOf(date);
    if (weekday !== 1 && weekday !== 3) continue;
    let count = 0;
    for (const [service, isActive] of servicesOn(feed.services, date).entries())
      if (isActive) count += runs[service] ?? 0;
    if (count > most) [found, most] = [date, count];
  }
  return found;
}

const mostDays = 731;

/** The day after a date YYYYMMDD. */
function dayAfter(date: number): number {
  const [year, month, day] = partsOf(date);
  if (day < lastDayOf(year, month)) return date + 1;
  return month === 12 ? (year + 1) * 10_000 + 101 : year * 10_000 + (month + 1) * 100 + 1;
}

/** The day before a date YYYYMMDD. */
export function dayBefore(date: number): number {
  const [year, month, day] = partsOf(date);
  if (day > 1) return date - 1;
  if (month === 1) return (year - 1) * 10_000 + 1231;
  return year * 10_000 + (month - 1) * 100 + lastDayOf(year, month - 1);
}

/** Whether a number YYYYMMDD is a day of the calendar. */
export function isDate(date: number): boolean {
  const [year, month, day] = partsOf(date);
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

function lastDayOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** 0: Monday (Zeller 1887, Gregorian calendar; January and February count to the year before). */
function weekdayOf(date: number): number {
  const [given, written, day] = partsOf(date);
  const [year, month] = written < 3 ? [given - 1, written + 12] : [given, written];
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  // Zeller's 0 is Saturday.
  return (day + Math.floor((13 * (month + 1)) / 5) + year + leaps + 5) % 7;
}

function partsOf(date: number): readonly [year: number, month: number, day: number] {
  return [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
}
