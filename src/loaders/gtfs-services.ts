import type { TransitService } from '../territory/transit-feed.ts';
import { gtfsDate, type GtfsTable, withTable } from './gtfs-table.ts';
import type { Problem } from './problem.ts';
import type { FaultList } from './tntp-text.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Services of both calendar tables, in the order in which they are first named. */
export function servicesOf(
  calendar: GtfsTable | null,
  dates: GtfsTable | null,
  faultsOf: (table: string) => FaultList,
  problems: Problem[],
): TransitService[] {
  const services = new Map<
    string,
    TransitService & { readonly added: number[]; readonly removed: number[] }
  >();
  const never = { weekdays: weekdays.map(() => false), first: 0, last: 0 };
  if (calendar) {
    const faults = faultsOf('calendar.txt');
    const [starts, ends] = [calendar.column('start_date'), calendar.column('end_date')];
    const days = weekdays.map((day) => calendar.column(day));
    for (const [row, id] of calendar.column('service_id').entries()) {
      const [first, last] = [gtfsDate(starts[row] ?? ''), gtfsDate(ends[row] ?? '')];
      if (id === '' || Number.isNaN(first) || Number.isNaN(last)) faults.add('traffic/gtfs-rows', row + 2);
      else
        services.set(id, {
          id,
          weekdays: days.map((day) => day[row] === '1'),
          first,
          last,
          added: [],
          removed: [],
        });
    }
    problems.push(...withTable(faults.problems(), 'calendar.txt'));
  }
  if (dates) {
    const faults = faultsOf('calendar_dates.txt');
    const [texts, kinds] = [dates.column('date'), dates.column('exception_type')];
    for (const [row, id] of dates.column('service_id').entries()) {
      const date = gtfsDate(texts[row] ?? '');
      const kind = kinds[row];
      if (id === '' || Number.isNaN(date) || (kind !== '1' && kind !== '2')) {
        faults.add('traffic/gtfs-rows', row + 2);
        continue;
      }
      const service = services.get(id) ?? { id, ...never, added: [], removed: [] };
      services.set(id, service);
      (kind === '1' ? service.added : service.removed).push(date);
    }
    problems.push(...withTable(faults.problems(), 'calendar_dates.txt'));
  }
  return [...services.values()];
}
