import type { IndicatorRow } from '../../simulation/contract.ts';
import { type Destination, destinations, type WheelchairAccess } from './access/wheelchair-access.ts';
import { counted, missing, positions } from './indicator-rows.ts';
import { type MissingReason, nearS, type TrafficIndicator } from './indicator-specs.ts';
import type { TrafficInput } from './input.ts';

type Rows = Readonly<Record<Extract<TrafficIndicator, `wheelchair${string}`>, readonly IndicatorRow[]>>;

/** What a wheelchair reaches, by kind of place. Without any footway that is told, each row says so. */
export function wheelchairRows(input: TrafficInput, access: WheelchairAccess | null): Rows {
  const none: MissingReason = 'noFootways';
  const note = input.walking.footways === null ? { notes: [{ key: none }] } : {};
  const rows = (row: (destination: Destination) => IndicatorRow): readonly IndicatorRow[] =>
    destinations.map((key) => ({ ...row(key), key }));
  const lack = (destination: Destination): MissingReason | null => {
    if (access === null) return 'noBuildings';
    if (access[destination] !== null) return null;
    return destination === 'stop' ? 'noStops' : 'noSuchPlace';
  };
  const buildings = (destination: Destination, isIn: (seconds: number) => boolean): IndicatorRow => {
    const reason = lack(destination);
    if (reason !== null) return missing(reason);
    const timeS = access?.[destination]?.longest.timeS ?? new Float64Array(0);
    return { ...counted('building', positions(timeS, isIn), 1), ...note };
  };
  return {
    wheelchairNear: rows((destination) => buildings(destination, (seconds) => seconds <= nearS)),
    wheelchairWithout: rows((destination) => buildings(destination, (seconds) => seconds === Infinity)),
    wheelchairUndescribed: rows((destination) => {
      const reason = lack(destination);
      if (reason !== null) return missing(reason);
      const reached = [...(access?.[destination]?.longest.blindShare ?? [])].filter(
        (share) => !Number.isNaN(share),
      );
      if (reached.length === 0) return missing('noneReached');
      return { value: (100 * reached.reduce((total, share) => total + share, 0)) / reached.length, ...note };
    }),
  };
}
