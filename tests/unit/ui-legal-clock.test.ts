import { describe, expect, test } from 'vitest';
import { legalInstant, timeZoneOf } from '../../src/ui/atelier/sun/legal-clock.ts';

const hour = (iso: string): number => Date.parse(iso) / 1000;

describe('legal time', () => {
  test('SC-52 clocks are an hour ahead of UTC in winter and two in summer, and overseas their own', () => {
    expect(legalInstant('2026-01-15', 720, timeZoneOf(2154))).toBe(hour('2026-01-15T11:00Z'));
    expect(legalInstant('2026-06-21', 720, timeZoneOf(3949))).toBe(hour('2026-06-21T10:00Z'));
    expect(legalInstant('2026-06-21', 720, timeZoneOf(2975))).toBe(hour('2026-06-21T08:00Z'));
    expect(legalInstant('2026-06-21', 720, timeZoneOf(2972))).toBe(hour('2026-06-21T15:00Z'));
    expect(legalInstant('2026-06-21', 720, timeZoneOf(5490))).toBe(hour('2026-06-21T16:00Z'));
    expect(legalInstant('2026-06-21', 720, timeZoneOf(4471))).toBe(hour('2026-06-21T09:00Z'));
  });

  test('SC-52 of the hour that comes twice the first is meant, and the one that is skipped is the next', () => {
    const paris = timeZoneOf(2154);
    expect(legalInstant('2026-10-25', 150, paris)).toBe(hour('2026-10-25T00:30Z'));
    expect(legalInstant('2026-10-25', 180, paris)).toBe(hour('2026-10-25T02:00Z'));
    expect(legalInstant('2026-03-29', 150, paris)).toBe(hour('2026-03-29T01:30Z'));
    expect(legalInstant('2026-03-29', 180, paris)).toBe(hour('2026-03-29T01:00Z'));
  });
});
