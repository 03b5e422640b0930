import { expect, test } from 'vitest';
import { energySpec } from '../../src/engines/energy/spec.ts';
import { words } from '../../src/i18n/i18n.ts';
import type { Pick } from '../../src/scene/picture.ts';
import { drawnField } from '../../src/ui/atelier/drawn-field.ts';
import { readout } from '../../src/ui/atelier/views/readout.ts';

const dwellings = drawnField(energySpec, 'dwellings', []);
const over = (buildingValue: number) =>
  ({ groundM: null, edge: null, cell: null, buildingValue }) as unknown as Pick;

test('EN-655 outside the studio a count under eleven is not told under the pointer either', () => {
  for (const [language, few] of [
    ['fr', 'moins de 11'],
    ['en', 'fewer than 11'],
  ] as const) {
    const tell = (value: number, isPublished: boolean): string =>
      readout(words(language), over(value), dwellings, ['', 'Rue du Pont'], isPublished, null);
    expect(tell(10, true)).toContain(few);
    expect(tell(10, true)).not.toMatch(/\b10\b/);
    expect(tell(11, true)).toContain('Rue du Pont · ');
    expect(tell(11, true)).toMatch(/\b11\b/);
    expect(tell(10, false)).toMatch(/\b10\b/);
  }
});
