import { describe, expect, test } from 'vitest';
import {
  contrast,
  difference,
  mixed,
  projectedDifference,
  rgbOf,
  seenBy,
  type Vision,
} from '../../src/scene/colour.ts';
import {
  classColours,
  fieldEdge,
  fieldOpacity,
  markOn,
  palettes,
  spread,
  type Theme,
} from '../../src/scene/palette.ts';

/** Smallest difference that is noticed (Mahy, Van Eycken and Oosterlinck 1994). */
const justNoticed = 2.3;
const themes: readonly Theme[] = ['light', 'dark'];
const visions: readonly Vision[] = ['protan', 'deutan', 'tritan', 'grey'];
const roles = ['depth', 'level', 'speed', 'duration', 'instant'] as const;

describe.each(themes)('palette, %s', (theme) => {
  const palette = palettes[theme];
  const grounds = [palette.paper, ...Object.values(palette.landCover), ...Object.values(palette.tree)];

  test.each(roles)('SC-1 neighbouring classes of %s differ for every eye and in grey', (role) => {
    const ramp = palette.classes[role];
    for (let i = 1; i < ramp.length; i++) {
      const [a, b] = [ramp[i - 1]!, ramp[i]!];
      expect(difference(a, b)).toBeGreaterThan(4 * justNoticed);
      for (const vision of visions)
        expect(difference(seenBy(vision, a), seenBy(vision, b))).toBeGreaterThan(3 * justNoticed);
    }
  });

  test.each(roles)('SC-2 every class of %s stands out on every ground at a contrast of 5:1', (role) => {
    for (const colour of palette.classes[role])
      for (const ground of grounds)
        expect(projectedDifference(mixed(ground, colour, fieldOpacity), ground, 5)).toBeGreaterThan(
          1.8 * justNoticed,
        );
  });

  test('SC-2 the edge of a field is drawn: 4.5:1 on paper, 3:1 on its palest class', () => {
    const palest = palette.classes.depth[0]!;
    expect(contrast(palette.edge, palette.paper)).toBeGreaterThan(4.5);
    expect(contrast(palette.edge, palest)).toBeGreaterThan(3);
  });

  test('SC-3 more and less differ for every colour vision, size by size', () => {
    for (const [i, more] of palette.more.entries())
      for (const vision of ['protan', 'deutan', 'tritan'] as const)
        expect(difference(seenBy(vision, more), seenBy(vision, palette.less[i]!))).toBeGreaterThan(15);
  });

  test('SC-3 the sign is in the texture: marks show at 3:1 on every class', () => {
    for (const colour of palette.more)
      expect(contrast(markOn(colour, palette.moreMark, palette), colour)).toBeGreaterThan(3);
    for (const colour of palette.less)
      expect(contrast(markOn(colour, palette.lessMark, palette), colour)).toBeGreaterThan(3);
  });

  test('SC-4 results wear no red and no green', () => {
    const results = [...Object.values(palette.classes).flat(), ...palette.more, ...palette.less];
    results.push(...Object.values(palette.part), palette.edge, palette.moreMark, palette.lessMark);
    for (const colour of results) {
      const { hue, saturation } = hueOf(colour);
      const isRed = saturation > 0.35 && (hue < 18 || hue > 340);
      const isGreen = saturation > 0.2 && hue > 70 && hue < 170;
      expect(isRed || isGreen, colour).toBe(false);
    }
  });

  test('SC-5 woods, meadows and water are told apart', () => {
    const { broadleaf, conifer, grass, water, crop } = palette.landCover;
    for (const [a, b] of [
      [broadleaf, grass],
      [water, grass],
      [water, broadleaf],
      [conifer, grass],
      [broadleaf, crop],
    ] as const)
      expect(difference(a, b)).toBeGreaterThan(2 * justNoticed);
  });

  test('SC-6 ink reads at 7:1 on paper, quiet text at 4.5:1', () => {
    expect(contrast(palette.ink, palette.paper)).toBeGreaterThan(7);
    expect(contrast(palette.quiet, palette.paper)).toBeGreaterThan(4.5);
  });
});

describe('classes', () => {
  const depth = { role: 'depth', classes: [0.05, 0.5, 1, 2] } as const;

  test('SC-1 a field has one colour per class, and the ramp keeps its ends', () => {
    const palette = palettes.light;
    expect(classColours(depth, palette)).toEqual(palette.classes.depth);
    const three = classColours({ ...depth, classes: [0, 1, 2] }, palette);
    expect(three).toHaveLength(3);
    expect(three[0]).toBe(palette.classes.depth[0]);
    expect(three[2]).toBe(palette.classes.depth[3]);
    expect(spread(['#000000', '#ffffff'], 1)).toEqual(['#808080']);
  });

  test('SC-1 the edge of other fields is the strongest tone of their own hue', () => {
    expect(fieldEdge({ role: 'instant' }, palettes.light)).toBe(palettes.light.classes.instant[0]);
    expect(fieldEdge({ role: 'speed' }, palettes.light)).toBe(palettes.light.classes.speed.at(-1));
  });
});

describe('colour formulas', () => {
  test('contrast is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  test('a grey is a grey for everyone, and white stays white', () => {
    for (const vision of visions) expect(seenBy(vision, '#ffffff')).toBe('#ffffff');
    for (const vision of visions) expect(difference(seenBy(vision, '#808080'), '#808080')).toBeLessThan(1);
  });

  test('red and green of equal lightness meet for deutans and not for others', () => {
    const [red, green] = ['#b05020', '#6b7a12'];
    expect(difference(red, green)).toBeGreaterThan(45);
    expect(difference(seenBy('deutan', red), seenBy('deutan', green))).toBeLessThan(20);
  });

  test('a weak projector brings colours together', () => {
    const [a, b] = ['#f6f5f1', '#b5d6ef'];
    expect(projectedDifference(a, b, 5)).toBeLessThan(projectedDifference(a, b, 1000));
    expect(projectedDifference(a, b, 1e9)).toBeCloseTo(difference(a, b), 3);
  });
});

function hueOf(hex: string): { hue: number; saturation: number } {
  const [r, g, b] = rgbOf(hex);
  const high = Math.max(r, g, b);
  const spanned = high - Math.min(r, g, b);
  if (spanned === 0) return { hue: 0, saturation: 0 };
  const sixth = high === r ? (g - b) / spanned : high === g ? (b - r) / spanned + 2 : (r - g) / spanned + 4;
  return { hue: (sixth * 60 + 360) % 360, saturation: spanned / high };
}
