import type { Text } from '../../base/text.ts';
import { grouped } from '../../base/counted.ts';
import type { IndicatorRow, Note } from '../../simulation/contract.ts';
import type { TrafficDay } from './day-run.ts';
import type { DayCalibration } from './day-calibration.ts';
import { compareCounts } from './demand/counts.ts';
import { hourSharesOf, type VehicleKind } from './demand/vehicles.ts';
import { missing } from './indicator-rows.ts';
import type { MissingReason } from './indicator-specs.ts';
import type { TrafficInput } from './input.ts';
import { atCounts, peakShare } from './road-counts.ts';

type Rows = readonly IndicatorRow[];

/** What has to be said beside figures of traffic: whether counts confirm today's, and how far. */
export function calibrationNote({ counts }: TrafficInput, { demand: { calibration } }: TrafficDay): Note {
  if (calibration === null)
    return { key: (counts ? 'uncalibratedCounts' : 'notCalibrated') satisfies MissingReason };
  return {
    key: 'calibrated' satisfies MissingReason,
    details: {
      counts: calibration.counts.ids.length,
      under5: Math.round(100 * calibration.after.shareUnder5),
      before: Math.round(100 * calibration.before.shareUnder5),
    },
  };
}

/** Part of a working day's vehicles of a kind that set out within the run. */
export function partOfDay(
  { demand: { result }, hourParts }: TrafficDay,
  startHour: number,
  kind: VehicleKind,
): number {
  const shares = hourSharesOf(result, kind);
  let part = 0;
  for (const [hour, inRun] of hourParts.entries()) part += inRun * shares[(startHour + hour) % 24]!;
  return part;
}

/** Share of today's counts that this run meets on a tenth of the day. */
export function countsRow(
  { countsHere: counts }: TrafficInput,
  day: TrafficDay,
  startHour: number,
): IndicatorRow {
  if (counts === null) return missing('noCounts');
  const parts = { car: partOfDay(day, startHour, 'car'), heavy: partOfDay(day, startHour, 'heavy') };
  const perHour = day.vehicles.map((all, link) => {
    const heavy = day.heavy[link]!;
    const cars = parts.car > 0 ? (all - heavy) / parts.car : 0;
    return peakShare * (cars + (parts.heavy > 0 ? heavy / parts.heavy : 0));
  });
  const found = compareCounts(
    atCounts(counts, perHour),
    counts.perDay.map((vehicles) => peakShare * vehicles),
  );
  return { value: 100 * found.shareUnder5 };
}

/** GEH of each count before and after the calibration, with the vehicles that make it. */
export function gehRows(
  { counts }: TrafficInput,
  { demand: { calibration } }: TrafficDay,
): { countsBefore: Rows; countsAfter: Rows } {
  if (calibration === null) {
    const none = [missing(counts ? 'uncalibratedCounts' : 'noCounts')];
    return { countsBefore: none, countsAfter: none };
  }
  const rows = (geh: Float64Array): Rows =>
    calibration.counts.ids.map((key, count) => ({
      key,
      value: geh[count]!,
      facts: [factOf(calibration, count)],
    }));
  return { countsBefore: rows(calibration.before.geh), countsAfter: rows(calibration.after.geh) };
}

function factOf({ counts, before, after }: DayCalibration, count: number): Text {
  const [name, counted] = [counts.names[count]!, grouped(counts.perDay[count]!)];
  const was = grouped(before.modelledPerH[count]! / peakShare);
  const is = grouped(after.modelledPerH[count]! / peakShare);
  return {
    fr: `${name} : ${counted.fr} véhicules par jour comptés, ${was.fr} calculés avant calage, ${is.fr} après`,
    en: `${name}: ${counted.en} vehicles a day counted, ${was.en} computed before the calibration, ${is.en} after`,
  };
}

/** What a table of trips made of the cars. */
export function tableFacts({ demand: { observed } }: TrafficDay): readonly Text[] {
  if (observed === null) return [];
  const [placed, lost] = [grouped(observed.placed), grouped(observed.lost)];
  const hasLost = Math.round(observed.lost) > 0;
  return [
    {
      fr: `tableau origine-destination : ${placed.fr} voitures par jour placées${hasLost ? `, ${lost.fr} de zones inconnues laissées de côté` : ''}`,
      en: `origin–destination table: ${placed.en} cars a day placed${hasLost ? `, ${lost.en} of unknown zones left aside` : ''}`,
    },
  ];
}
