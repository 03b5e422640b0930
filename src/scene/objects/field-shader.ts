import { nearerShader } from './nearer.ts';
import { patternShader } from './patterns.ts';

export const mostClasses = 8;
/** Stands for « no value here » in the texture; exact in 32 bits, so that comparisons hold. */
export const missing = -(2 ** 99);

export const drapeVertex = /* glsl */ `
${nearerShader}
uniform vec2 corner;
uniform float texelM;
attribute float head;
varying vec2 cell;
varying float above;
void main() {
  above = head;
  cell = vec2(position.x - corner.x, corner.y - position.y) / texelM;
  gl_Position = projectionMatrix * nearer(modelViewMatrix * vec4(position, 1.0), 1.2e-3);
}`;

export const drapeFragment = /* glsl */ `
uniform sampler2D values;
uniform vec2 size;
uniform int kind;
uniform float steps[${mostClasses}];
uniform vec3 colours[${mostClasses}];
uniform vec3 below[${mostClasses}];
uniform vec3 colourMarks[${mostClasses}];
uniform vec3 belowMarks[${mostClasses}];
uniform vec3 moreMark;
uniform vec3 lessMark;
uniform vec3 edge;
uniform vec3 hatch;
uniform vec3 paper;
uniform float tooSmall;
uniform float opacity;
uniform float stale;
uniform bool byHead;
uniform bool isStepped;
varying vec2 cell;
varying float above;
${patternShader}

float valueAt(ivec2 at) {
  ivec2 kept = clamp(at, ivec2(0), ivec2(size) - 1);
  return texelFetch(values, kept, 0).r;
}

int bandOf(float value) {
  float amount = kind == 1 ? abs(value) : value;
  int band = 0;
  for (int i = 1; i < ${mostClasses}; i++) if (amount >= steps[i]) band = i;
  return band;
}

bool isOutside(vec2 place) {
  return place.x < 0.0 || place.y < 0.0 || place.x > size.x || place.y > size.y;
}

/** A value over the whole of its cell: whether there is one, where it ends (x) and where its class does (y). */
bool readStep(out float value, out vec2 edges) {
  ivec2 own = ivec2(floor(cell));
  value = valueAt(own);
  edges = vec2(0.0);
  vec2 pixel = max(fwidth(cell), 1.0e-6) / pixelRatio;
  vec2 within = fract(cell);
  for (int side = 0; side < 4; side++) {
    ivec2 beside = own + ivec2(side == 0 ? -1 : side == 1 ? 1 : 0, side == 2 ? -1 : side == 3 ? 1 : 0);
    float away = side == 0 ? within.x / pixel.x : side == 1 ? (1.0 - within.x) / pixel.x
      : side == 2 ? within.y / pixel.y : (1.0 - within.y) / pixel.y;
    float other = isOutside(vec2(beside) + 0.5) ? ${missing} : valueAt(beside);
    bool isNone = other < -1.0e29;
    if (isNone || (kind == 1 && other * value < 0.0)) edges.x = max(edges.x, 1.0 - smoothstep(0.7, 1.6, away));
    else if (bandOf(other) != bandOf(value)) edges.y = max(edges.y, 1.0 - smoothstep(0.35, 1.1, away));
  }
  return value > -1.0e29 && !isOutside(cell);
}

/** A value between the centres of cells, among those that have one. */
bool readBetween(out float value, out vec2 edges) {
  vec2 p = cell - 0.5;
  ivec2 at = ivec2(floor(p));
  vec2 f = fract(p);
  vec4 v = vec4(valueAt(at), valueAt(at + ivec2(1, 0)), valueAt(at + ivec2(0, 1)), valueAt(at + ivec2(1, 1)));
  vec4 w = vec4((1.0 - f.x) * (1.0 - f.y), f.x * (1.0 - f.y), (1.0 - f.x) * f.y, f.x * f.y);
  vec4 known = step(vec4(-1.0e29), v);
  float share = dot(w, known);
  float inside = byHead ? above : share - 0.5;
  float insideWidth = max(fwidth(inside), 1.0e-5);
  value = dot(w * known, max(v, vec4(-1.0e20))) / max(share, 1.0e-3);
  if (byHead) value = mix(above, value, share * share);
  if (kind == 2) {
    float most = max(max(w.x * known.x, w.y * known.y), max(w.z * known.z, w.w * known.w));
    value = w.x * known.x == most ? v.x : w.y * known.y == most ? v.y : w.z * known.z == most ? v.z : v.w;
  }
  float amount = kind == 1 ? abs(value) : value;
  float amountWidth = max(fwidth(amount), 1.0e-6);
  float line = 0.0;
  for (int i = 1; i < ${mostClasses}; i++) {
    if (steps[i] > 1.0e29) break;
    line = max(line, 1.0 - smoothstep(0.35 * pixelRatio, 1.1 * pixelRatio, abs(amount - steps[i]) / amountWidth));
  }
  float shore = 1.0 - smoothstep(0.7 * pixelRatio, 1.6 * pixelRatio, inside / insideWidth);
  edges = vec2(shore, line);
  return inside >= 0.0 && share >= 1.0e-3 && !isOutside(cell);
}

void main() {
  float value;
  vec2 edges;
  bool isThere = isStepped ? readStep(value, edges) : readBetween(value, edges);
  if (!isThere) discard;
  float shore = edges.x;
  float line = edges.y;
  float amount = kind == 1 ? abs(value) : value;
  int band = bandOf(value);
  vec3 colour = kind == 1 && value < 0.0 ? below[band] : colours[band];
  float alpha = opacity;
  if (kind == 0) {
    colour = mix(colour, edge, line * 0.35);
  } else {
    bool isMore = kind == 1 ? value > 0.0 : band == 1;
    bool isLess = kind == 1 ? value < 0.0 : band == 0;
    vec3 mark = kind == 1 && value < 0.0 ? belowMarks[band] : colourMarks[band];
    float cover = isMore ? diagonalMark(gl_FragCoord.xy) : isLess ? dotMark(gl_FragCoord.xy) : 0.0;
    if (kind == 1 && amount < tooSmall) {
      colour = paper;
      alpha = 0.3;
      cover = hatchMark(gl_FragCoord.xy);
      mark = hatch;
    }
    colour = mix(colour, mark, cover * 0.85);
    alpha = max(alpha, cover);
    colour = mix(colour, mark, kind == 1 ? line * 0.5 : 0.0);
  }
  vec3 signed = amount < tooSmall ? hatch : value > 0.0 ? moreMark : lessMark;
  vec3 outline = kind == 0 ? edge : kind == 1 ? signed : colours[band];
  colour = mix(colour, outline, shore * 0.85);
  alpha = max(alpha, shore * 0.9);
  if (stale > 0.5) {
    float grey = dot(colour, vec3(0.3, 0.59, 0.11));
    colour = mix(mix(vec3(grey), colour, 0.35), hatch, hatchMark(gl_FragCoord.xy) * 0.9);
  }
  gl_FragColor = vec4(colour, alpha);
}`;
