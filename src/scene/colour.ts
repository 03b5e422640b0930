/** Red, green, blue of sRGB, 0 … 1. */
export type Rgb = readonly [r: number, g: number, b: number];
type Lab = readonly [l: number, a: number, b: number];

export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export function hexOf(rgb: Rgb): string {
  const byte = (v: number) =>
    Math.round(Math.min(1, Math.max(0, v)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${byte(rgb[0])}${byte(rgb[1])}${byte(rgb[2])}`;
}

/** Mixes in sRGB, as a browser lays a translucent colour over another; 0 gives `a`. */
export function mixed(a: string, b: string, share: number): string {
  const [p, q] = [rgbOf(a), rgbOf(b)];
  return hexOf([p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share, p[2] + (q[2] - p[2]) * share]);
}

/** sRGB transfer function (IEC 61966-2-1). */
export function linearOf([r, g, b]: Rgb): Rgb {
  const one = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return [one(r), one(g), one(b)];
}

function encoded([r, g, b]: Rgb): Rgb {
  const one = (v: number) => {
    const kept = Math.min(1, Math.max(0, v));
    return kept <= 0.0031308 ? kept * 12.92 : 1.055 * kept ** (1 / 2.4) - 0.055;
  };
  return [one(r), one(g), one(b)];
}

/** Relative luminance (WCAG 2.2). */
export function luminance(hex: string): number {
  const [r, g, b] = linearOf(rgbOf(hex));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio, 1 … 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [p, q] = [luminance(a), luminance(b)];
  return (Math.max(p, q) + 0.05) / (Math.min(p, q) + 0.05);
}

/** CIE L*a*b* under D65 of a colour in linear sRGB. */
function labOfLinear([r, g, b]: Rgb): Lab {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * (24389 / 27) + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function labOf(hex: string): Lab {
  return labOfLinear(linearOf(rgbOf(hex)));
}

/** CIE 1976 colour difference; about 2.3 is the smallest that is noticed (Mahy, Van Eycken and Oosterlinck 1994). */
export function difference(a: string, b: string): number {
  return labDistance(labOf(a), labOf(b));
}

function labDistance(p: Lab, q: Lab): number {
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

export type Vision = 'protan' | 'deutan' | 'tritan' | 'grey';

/** Full deficiency: Machado, Oliveira and Fernandes 2009, IEEE TVCG 15(6), table 1, severity 1.0. */
const machado: Readonly<Record<'protan' | 'deutan' | 'tritan', readonly number[]>> = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** The colour as someone with a deficiency, or a grey print, shows it. */
export function seenBy(vision: Vision, hex: string): string {
  const [r, g, b] = linearOf(rgbOf(hex));
  if (vision === 'grey') {
    const y = luminance(hex);
    return hexOf(encoded([y, y, y]));
  }
  const m = machado[vision];
  const row = (i: number) => (m[i] as number) * r + (m[i + 1] as number) * g + (m[i + 2] as number) * b;
  return hexOf(encoded([row(0), row(3), row(6)]));
}

/**
 * Difference of two colours thrown by a projector whose white is only `ratio` times its black: the room's light
 * adds 1/(ratio − 1) of white to everything, and the eye adapts to the white that results.
 */
export function projectedDifference(a: string, b: string, ratio: number): number {
  const flare = 1 / (ratio - 1);
  const lit = (hex: string): Rgb => {
    const [r, g, bl] = linearOf(rgbOf(hex));
    return [(r + flare) / (1 + flare), (g + flare) / (1 + flare), (bl + flare) / (1 + flare)];
  };
  return labDistance(labOfLinear(lit(a)), labOfLinear(lit(b)));
}
