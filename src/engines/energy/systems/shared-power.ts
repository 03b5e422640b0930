/** How a collective shares what its members give (energy code, L315-2 and D315-6). */
export type SharingKey =
  /** In each hour by what members still take: the usual key. */
  | { readonly kind: 'by-use' }
  /** Fixed shares of each member, at most 1 together; what a member cannot use leaves the collective. */
  | { readonly kind: 'fixed'; readonly shares: readonly number[] };

/** What a collective did in a year, Wh. A member takes `takenWh + boughtWh` from the grid in all. */
export interface SharedYear {
  /** From the other members, by member. */
  readonly takenWh: Float64Array<ArrayBuffer>;
  /** From the grid outside the collective, by member. */
  readonly boughtWh: Float64Array<ArrayBuffer>;
  /** Given to the grid by all members, and of it what none of them used. */
  readonly givenWh: number;
  readonly soldWh: number;
}

/**
 * Shares what members give to the grid among what others take from it, hour by hour.
 *
 * @param netW By member what it takes in each hour, W; negative: what it gives.
 */
export function sharePower(netW: readonly ArrayLike<number>[], key: SharingKey): SharedYear {
  const hours = netW[0]?.length ?? 0;
  const takenWh = new Float64Array(netW.length);
  const boughtWh = new Float64Array(netW.length);
  let [givenWh, soldWh] = [0, 0];
  for (let hour = 0; hour < hours; hour++) {
    let [given, wanted] = [0, 0];
    for (const own of netW) {
      const net = own[hour]!;
      if (net > 0) wanted += net;
      else given -= net;
    }
    const ratio = wanted > 0 ? Math.min(given / wanted, 1) : 0;
    let used = 0;
    for (let member = 0; member < netW.length; member++) {
      const wants = Math.max(netW[member]![hour]!, 0);
      const takes =
        key.kind === 'by-use' ? wants * ratio : Math.min(wants, given * (key.shares[member] ?? 0));
      takenWh[member]! += takes;
      boughtWh[member]! += wants - takes;
      used += takes;
    }
    givenWh += given;
    // By use nothing is left where more is wanted than given: the sum of parts would leave a rounding.
    soldWh += Math.max(given - (key.kind === 'by-use' ? wanted : used), 0);
  }
  return { takenWh, boughtWh, givenWh, soldWh };
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
