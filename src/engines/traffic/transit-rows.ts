import type { IndicatorRow, Note } from '../../simulation/contract.ts';
import type { NoTransit, TransitAccess, TransitTimes } from './access/transit-access.ts';
import { counted, missing, positions } from './indicator-rows.ts';
import type { MissingReason } from './indicator-specs.ts';
import type { TrafficInput } from './input.ts';
import { servicePlaces } from './place-fields.ts';
import { type TransitIndicator, transitNearS } from './transit-indicators.ts';

type Rows = Readonly<Record<TransitIndicator, readonly IndicatorRow[]>>;

/** What public transport reaches, by kind of place, each row with the day of the timetables. */
export function transitRows({ inhabitants }: TrafficInput, access: TransitAccess | NoTransit | null): Rows {
  const rows = (row: (times: TransitTimes) => IndicatorRow): readonly IndicatorRow[] =>
    servicePlaces.map((key, i) => {
      if (access === null) return missing('noBuildings', key);
      if (typeof access === 'string') return missing(access, key);
      const times = access.places[key]?.longest;
      // Facts are those of all kinds of places: told once.
      const facts = i === 0 && access.facts.length > 0 ? { facts: access.facts } : {};
      return {
        ...(times ? row(times) : missing('noSuchPlace')),
        notes: [dayNote(access.date)],
        ...facts,
        key,
      };
    });
  const near = ({ timeS }: TransitTimes) => positions(timeS, (seconds) => seconds <= transitNearS);
  return {
    transitNear: rows((times) => counted('building', near(times), 1)),
    transitNearInhabitants: rows((times) => {
      if (inhabitants === null) return missing('noPopulation');
      const indices = near(times);
      return counted(
        'building',
        indices,
        Float64Array.from(indices, (building) => inhabitants[building]!),
      );
    }),
    transitWithout: rows(({ timeS, rideShare }) =>
      counted(
        'building',
        positions(timeS, (seconds, building) => seconds > transitNearS && rideShare[building] === 0),
        1,
      ),
    ),
  };
}

function dayNote(date: number): Note {
  const text = `${date}`;
  return {
    key: 'timetableDay' satisfies MissingReason,
    details: { year: text.slice(0, 4), month: text.slice(4, 6), day: text.slice(6) },
  };
}
