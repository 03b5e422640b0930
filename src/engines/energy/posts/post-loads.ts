import type { IndicatorRow } from '../../../simulation/contract.ts';
import type { EnergyInput } from '../energy-input.ts';
import type { EnergyReason } from '../indicator-specs.ts';
import { dateOf, onClock } from '../year/calendar.ts';
import type { Posts } from './posts.ts';

/** Hours of every post: what its buildings take less what their roofs give, W; exact sums of multiples of 2⁻⁸ W. */
export class PostLoads {
  readonly netW: readonly Float64Array[];
  private readonly posts: Posts;
  private readonly nobody: Float64Array;

  constructor(posts: Posts, hours: number) {
    this.posts = posts;
    this.netW = posts.names.map(() => new Float64Array(hours));
    this.nobody = new Float64Array(hours);
  }

  /** The hours to which a building adds its own. */
  of(building: number): Float64Array {
    return this.netW[this.posts.ofBuilding[building]!] ?? this.nobody;
  }
}

type Rows = readonly IndicatorRow[];
/** Part of a peak whose hours are told. */
const mostOfPeak = 0.8;

/** The greatest power that each post gives, and the greatest that comes back to it, with dates by people's clock. */
export function postRows(
  { buildings, posts }: EnergyInput,
  netW: readonly Float64Array[],
  shiftH: number,
  note: EnergyReason,
): Readonly<Record<'postPeak' | 'postReturn', Rows>> {
  if (posts.names.length === 0) {
    const none: Rows = [{ value: null, reason: 'noPosts' satisfies EnergyReason }];
    return { postPeak: none, postReturn: none };
  }
  const attached = posts.names.map((_, post) =>
    [...buildings.keys()].filter((i) => posts.ofBuilding[i] === post && buildings[i] !== null),
  );
  const rows = (sign: 1 | -1): Rows =>
    posts.names.map(({ id: key }, post) => {
      const own = attached[post]!;
      if (own.length === 0) return { key, value: null, reason: 'nobodyAttached' satisfies EnergyReason };
      const hours = netW[post]!;
      const at = greatest(hours, sign);
      const peakW = Math.max(sign * hours[at]!, 0);
      if (peakW === 0) return { key, value: 0, note };
      const long = hours.reduce((sum, power) => sum + (sign * power > mostOfPeak * peakW ? 1 : 0), 0);
      const homes = own.reduce((sum, i) => sum + buildings[i]!.dwellings, 0);
      return {
        key,
        value: peakW / 1000,
        note,
        facts: [
          dateOf(onClock(at, shiftH, hours.length)),
          {
            fr: `plus de 80 % de cette puissance pendant ${long} h dans l’année`,
            en: `more than 80 % of this power for ${long} h in the year`,
          },
          {
            fr: `rattachés : ${own.length} bâtiments calculés, ${homes} logements`,
            en: `attached: ${own.length} computed buildings, ${homes} dwellings`,
          },
        ],
      };
    });
  return { postPeak: rows(1), postReturn: rows(-1) };
}

function greatest(values: Float64Array, sign: 1 | -1): number {
  let at = 0;
  for (let hour = 1; hour < values.length; hour++) if (sign * values[hour]! > sign * values[at]!) at = hour;
  return at;
}
