import { AppError } from '../../../base/errors.ts';
import type { LoadProfile } from '../../../territory/load-profiles.ts';
import { type LegalStamp, legalStamp, type LegalZone } from './legal-time.ts';

const [months, dayKinds, dayHours] = [12, 3, 24] as const;

/** Index by month, kind of day (working day, Saturday, Sunday) and legal hour. */
function cellOf({ month, weekday, hour }: LegalStamp): number {
  const kind = weekday < 5 ? 0 : weekday - 4;
  return ((month - 1) * dayKinds + kind) * dayHours + hour;
}

/**
 * Mean coefficients by month, kind of day and legal hour, 12 × 3 × 24 values, so that a profile of one year serves any
 * other. Public holidays count as the days on which they fall.
 *
 * @throws AppError `load/gaps` when a month has hours without any coefficient.
 */
export function profileTable({ name, startS, coefficient }: LoadProfile, zone: LegalZone): Float64Array {
  const sum = new Float64Array(months * dayKinds * dayHours);
  const count = new Float64Array(sum.length);
  for (let i = 0; i < startS.length; i++) {
    const cell = cellOf(legalStamp(startS[i]!, zone));
    sum[cell] = sum[cell]! + coefficient[i]!;
    count[cell] = count[cell]! + 1;
  }
  const missing = count.filter((one) => one === 0).length;
  if (missing > 0) {
    const month = Math.floor(count.indexOf(0) / (dayKinds * dayHours)) + 1;
    throw new AppError('load/gaps', `profile ${name}: ${missing} kinds of hour without a coefficient`, {
      name,
      count: missing,
      month,
    });
  }
  return sum.map((total, cell) => total / count[cell]!);
}
