import { Color, DataTexture, FloatType, NearestFilter, RedFormat } from 'three';
import { missing, mostClasses } from './field-shader.ts';
import type { DrapeStyle } from './field-drape.ts';
import { patternShader, pixelRatio } from './patterns.ts';

const columns = 1024;

/** One value per edge or building, read by shaders at its position: a change sends this picture and no geometry. */
export class ValueTexture {
  readonly texture: DataTexture;
  readonly #texels: Float32Array<ArrayBuffer>;
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
    const rows = Math.max(1, Math.ceil(count / columns));
    this.#texels = new Float32Array(columns * rows).fill(missing);
    this.texture = new DataTexture(this.#texels, columns, rows, RedFormat, FloatType);
    this.texture.minFilter = NearestFilter;
    this.texture.magFilter = NearestFilter;
    this.texture.needsUpdate = true;
  }

  /** `at`: where the value of each position stands in `values`, −1 for none; absent: at the same position. */
  show(values: ArrayLike<number>, at?: Int32Array): void {
    for (let i = 0; i < this.#count; i++) {
      const value = values[at ? (at[i] as number) : i];
      this.#texels[i] = value === undefined || Number.isNaN(value) ? missing : bounded(value);
    }
    this.texture.needsUpdate = true;
  }

  dispose(): void {
    this.texture.dispose();
  }
}

const largest = 1e29;

/** Infinity does not travel through every graphics card. */
function bounded(value: number): number {
  return Math.max(-largest, Math.min(largest, value));
}

/** What `valueShader` and `toneShader` need. */
export function toneUniforms(values: ValueTexture, style: DrapeStyle) {
  const padded = (colours: readonly string[]) =>
    Array.from(
      { length: mostClasses },
      (_, i) => new Color(colours[Math.min(i, colours.length - 1)] ?? '#000000'),
    );
  const steps = Array.from({ length: mostClasses }, (_, i) => bounded(style.steps[i] ?? largest));
  return {
    values: { value: values.texture },
    isSigned: { value: style.kind === 'difference' },
    steps: { value: steps },
    colours: { value: padded(style.colours) },
    below: { value: padded(style.below ?? style.colours) },
    colourMarks: { value: padded(style.colourMarks) },
    belowMarks: { value: padded(style.belowMarks) },
    edge: { value: new Color(style.edge) },
    hatch: { value: new Color(style.hatch) },
    paper: { value: new Color(style.paper) },
    tooSmall: { value: style.tooSmall ?? 0 },
    isStale: { value: style.stale },
    pixelRatio,
  };
}

/** Value at a position; whether it is one; its size, and whether that is drawn. */
export const valueShader = /* glsl */ `
uniform sampler2D values;
uniform bool isSigned;
uniform float steps[${mostClasses}];
float texelOf(sampler2D texels, float position) {
  int i = int(position + 0.5);
  return texelFetch(texels, ivec2(i % ${columns}, i / ${columns}), 0).r;
}
float valueOf(float position) { return texelOf(values, position); }
bool isMissing(float value) { return value < -5.0e29; }
float sizeOf(float value) { return isSigned ? abs(value) : value; }
bool isDrawn(float value) { return !isMissing(value) && sizeOf(value) >= steps[0]; }
`;

/** Colour of a value's class, the sign of a difference as a pattern: diagonals for more, dots for less. */
export const toneShader = /* glsl */ `
uniform vec3 colours[${mostClasses}];
uniform vec3 below[${mostClasses}];
uniform vec3 colourMarks[${mostClasses}];
uniform vec3 belowMarks[${mostClasses}];
uniform vec3 edge;
uniform vec3 hatch;
uniform vec3 paper;
uniform float tooSmall;
uniform bool isStale;
${patternShader}
int bandOf(float size) {
  int band = 0;
  for (int i = 1; i < ${mostClasses}; i++) if (size >= steps[i]) band = i;
  return band;
}
vec3 toneOf(float value, vec2 px) {
  int band = bandOf(sizeOf(value));
  vec3 tone = colours[band];
  if (isSigned) {
    bool isMore = value > 0.0;
    float cover = isMore ? diagonalMark(px) : dotMark(px);
    tone = isMore ? mix(tone, colourMarks[band], cover * 0.8) : mix(below[band], belowMarks[band], cover * 0.8);
    if (abs(value) < tooSmall) tone = mix(paper, hatch, hatchMark(px));
  }
  if (isStale) {
    float grey = dot(tone, vec3(0.3, 0.59, 0.11));
    tone = mix(mix(vec3(grey), tone, 0.35), hatch, hatchMark(px) * 0.9);
  }
  return tone;
}
`;
