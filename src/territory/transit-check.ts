import { isPlainObject } from '../base/canonical.ts';

/** Whether a value is a `TransitFeed`: columns of the lengths that belong together, positions that exist. */
export function isTransitFeed(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const { stopIds, stopNames, stopXY, routeIds, routeNames, routeTypes, tripRoute, tripService } = value;
  const { callFirst, callStop, callArrivalS, callDepartureS, callClosed, services, paths } = value;
  if (!isTexts(stopIds) || !isTexts(stopNames) || !isTexts(routeIds) || !isTexts(routeNames)) return false;
  if (!(stopXY instanceof Float64Array) || stopXY.length !== 2 * stopIds.length) return false;
  if (!Array.isArray(services) || !services.every(isService)) return false;
  const trips = tripRoute instanceof Int32Array ? tripRoute.length : -1;
  const calls = callStop instanceof Int32Array ? callStop.length : -1;
  return (
    stopNames.length === stopIds.length &&
    routeNames.length === routeIds.length &&
    routeTypes instanceof Int32Array &&
    routeTypes.length === routeIds.length &&
    isWithin(tripRoute, trips, routeIds.length) &&
    isWithin(tripService, trips, services.length) &&
    isWithin(callStop, calls, stopIds.length) &&
    callArrivalS instanceof Int32Array &&
    callArrivalS.length === calls &&
    callDepartureS instanceof Int32Array &&
    callDepartureS.length === calls &&
    callClosed instanceof Uint8Array &&
    callClosed.length === calls &&
    callFirst instanceof Int32Array &&
    callFirst.length === trips + 1 &&
    callFirst.every((first, i) => first >= (i === 0 ? 0 : (callFirst[i - 1] ?? 0) + 2)) &&
    callFirst[0] === 0 &&
    callFirst[trips] === calls &&
    (paths === undefined || arePaths(paths, trips))
  );
}

/** Ways of at least two vertices, and for each trip one of them or none. */
function arePaths(value: unknown, trips: number): boolean {
  if (!isPlainObject(value)) return false;
  const { first, xy, ofTrip } = value;
  if (!(first instanceof Int32Array) || !(xy instanceof Float64Array) || !(ofTrip instanceof Int32Array))
    return false;
  return (
    first[0] === 0 &&
    2 * (first.at(-1) ?? 0) === xy.length &&
    first.every((begin, i) => i === 0 || begin >= (first[i - 1] ?? 0) + 2) &&
    ofTrip.length === trips &&
    ofTrip.every((path) => path >= -1 && path < first.length - 1)
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isWithin(column: unknown, length: number, end: number): boolean {
  if (!(column instanceof Int32Array) || column.length !== length) return false;
  return column.every((position) => position >= 0 && position < end);
}

function isService(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const { id, weekdays, first, last, added, removed } = value;
  const isDate = (date: unknown): boolean => typeof date === 'number' && Number.isInteger(date);
  const areDates = (dates: unknown): boolean => Array.isArray(dates) && dates.every(isDate);
  const hasWeek =
    Array.isArray(weekdays) && weekdays.length === 7 && weekdays.every((day) => typeof day === 'boolean');
  return (
    typeof id === 'string' && hasWeek && isDate(first) && isDate(last) && areDates(added) && areDates(removed)
  );
}
