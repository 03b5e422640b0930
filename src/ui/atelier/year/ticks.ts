/** Round numbers (1, 2 or 5 × 10ⁿ apart) from at or under the lowest to at or over the highest value, about so many. */
export function roundTicks(low: number, high: number, wanted = 4): readonly number[] {
  const reach = Math.max(high - low, 1e-9) / wanted;
  const power = 10 ** Math.floor(Math.log10(reach));
  const step = ([1, 2, 5, 10].find((times) => times * power >= reach * (1 - 1e-9)) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const value = (first + i) * step;
    return step < 1 ? Number(value.toFixed(9)) : value;
  });
}

/** Digits after the point that ticks need to be told apart. */
export function tickDecimals(ticks: readonly number[]): number {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
  return Math.max(0, Math.min(6, Math.ceil(-Math.log10(step) - 1e-9)));
}
