/** Kinds of vehicles that closures tell apart, as bits. */
export const kindBits = { car: 1, heavy: 2 } as const;
export const everyKind = kindBits.car | kindBits.heavy;
export const kindCount = 2;
