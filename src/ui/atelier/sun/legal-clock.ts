/** Clocks overseas, by coordinate system; those of the mainland elsewhere. */
const zones: Readonly<Record<number, string>> = {
  2972: 'America/Cayenne',
  2975: 'Indian/Reunion',
  4467: 'America/Miquelon',
  4471: 'Indian/Mayotte',
  5490: 'America/Martinique',
  32620: 'America/Martinique',
};

/** Name of the time zone in which the places of a coordinate system live. */
export function timeZoneOf(epsg: number): string {
  return zones[epsg] ?? 'Europe/Paris';
}

/**
 * Unix time, s, at which clocks of a zone show a date (`2026-03-21`) and a minute of the day. Of an hour that comes twice the
 * first is meant; one that is skipped is the hour after it.
 */
export function legalInstant(date: string, minute: number, timeZone: string): number {
  const asUtcS = Date.parse(`${date}T00:00:00Z`) / 1000 + 60 * minute;
  // Offsets a day before and after: one of the two holds at the instant.
  const offsets = [asUtcS - 86_400, asUtcS + 86_400].map((timeS) => offsetS(timeS, timeZone));
  const fitting = offsets
    .map((offset) => asUtcS - offset)
    .filter((timeS) => timeS + offsetS(timeS, timeZone) === asUtcS);
  return fitting.length > 0 ? Math.min(...fitting) : asUtcS - (offsets[0] ?? 0);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What clocks of a zone show, part by part. A format takes longer to make than to use. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  clocks.set(timeZone, clock);
  return clock;
}

/** Seconds by which the clocks of a zone are ahead of UTC at a Unix time. */
function offsetS(timeS: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(timeS * 1000);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown / 1000 - timeS;
}
