import type { MeterYear } from './battery.ts';

/** How a collective shares what its members give (energy code, L315-2 and D315-6). */
export type SharingKey =
  /** In each hour by what members still take: the usual key. */
  | { readonly kind: 'by-use' }
  /** Fixed shares of each member, at most 1 together; what a member cannot use leaves the collective. */
  | { readonly kind: 'fixed'; readonly shares: readonly number[] };

/** What a collective did, W: one array per member. `takenW + boughtW` is a member's import. */
export interface SharedYear {
  /** From the other members. */
  readonly takenW: readonly Float64Array[];
  /** From the grid outside the collective. */
  readonly boughtW: readonly Float64Array[];
  /** Given by all members and used by none, one value per hour. */
  readonly soldW: Float64Array;
}

/** Shares what members give to the grid among what they take from it, hour by hour. */
export function sharePower(members: readonly MeterYear[], key: SharingKey): SharedYear {
  const hours = members[0]?.importedW.length ?? 0;
  const takenW = members.map(() => new Float64Array(hours));
  const boughtW = members.map(() => new Float64Array(hours));
  const soldW = new Float64Array(hours);
  for (let hour = 0; hour < hours; hour++) {
    let [given, wanted] = [0, 0];
    for (const { exportedW, importedW } of members) {
      given += exportedW[hour]!;
      wanted += importedW[hour]!;
    }
    const ratio = wanted > 0 ? Math.min(given / wanted, 1) : 0;
    let used = 0;
    for (const [m, { importedW }] of members.entries()) {
      const wants = importedW[hour]!;
      const takes = key.kind === 'by-use' ? wants * ratio : Math.min(wants, given * (key.shares[m] ?? 0));
      takenW[m]![hour] = takes;
      boughtW[m]![hour] = wants - takes;
      used += takes;
    }
    soldW[hour] = Math.max(given - used, 0);
  }
  return { takenW, boughtW, soldW };
}

/** Self-consumption and self-production of a meter or a collective; null: nothing produced, or nothing used. */
export interface SelfRates {
  /** Share of production that is used on the spot. */
  readonly selfConsumption: number | null;
  /** Share of use that production covers. */
  readonly selfProduction: number | null;
}

/** @param sold Production that leaves. @param bought Use that comes from outside, in the same unit. */
export function selfRates(produced: number, used: number, sold: number, bought: number): SelfRates {
  return {
    selfConsumption: produced > 0 ? (produced - sold) / produced : null,
    selfProduction: used > 0 ? (used - bought) / used : null,
  };
}
