import { treeLooks } from '../palette.ts';
import { ringCount } from './tree-shape.ts';

/**
 * Trees are drawn from one crown: the profile of the look gives it its shape, whims its bumps and tone. Where the
 * shown field has a value they shrink to nothing, so that no result is behind leaves.
 */
export const treeVertex = /* glsl */ `
#include <fog_pars_vertex>
attribute vec3 corner;
attribute vec4 place;
attribute vec4 look;
uniform vec2 profile[${treeLooks.length * (ringCount + 1)}];
uniform vec3 tint[${treeLooks.length}];
uniform float fullDistanceM;
uniform float emptyDistanceM;
uniform sampler2D values;
uniform vec4 frame;
uniform vec2 size;
uniform sampler2D otherValues;
uniform vec4 otherFrame;
uniform vec2 otherSize;
varying vec3 colour;

bool holds(sampler2D field, vec2 cells, vec2 cell) {
  ivec2 at = ivec2(floor(cell));
  if (at.x < 0 || at.y < 0 || at.x >= int(cells.x) || at.y >= int(cells.y)) return false;
  return texelFetch(field, at, 0).r > -1.0e29;
}

/** Whether a field has a value at a foot or within 10 m of it. Corner and texel in where; no cells: no field. */
bool covers(sampler2D field, vec2 cells, vec4 where, vec2 foot) {
  if (cells.x < 1.0) return false;
  vec2 cell = vec2(foot.x - where.x, where.y - foot.y) / where.z;
  vec2 reach = vec2(max(1.0, 10.0 / where.z), 0.0);
  return holds(field, cells, cell) || holds(field, cells, cell + reach) || holds(field, cells, cell - reach) ||
    holds(field, cells, cell + reach.yx) || holds(field, cells, cell - reach.yx);
}

void main() {
  int kind = int(look.y + 0.5);
  float whim = look.z / 255.0;
  float turn = look.w / 255.0 * 6.2832;
  vec2 ring = profile[kind * ${ringCount + 1} + int(corner.z + 0.5)];
  float away = distance(cameraPosition, place.xyz);
  float bulk = pow(max(1.0, away / fullDistanceM), 0.28) * (1.0 - smoothstep(0.86, 1.0, away / emptyDistanceM));
  vec2 scale = vec2(0.1 * look.x * bulk, place.w * bulk);
  bool isShown = covers(values, size, frame, place.xy) || covers(otherValues, otherSize, otherFrame, place.xy);
  if (isShown) scale *= 0.0;
  float bumps = 1.0 + 0.13 * sin(3.0 * atan(corner.y, corner.x) + turn) + 0.08 * sin(turn * 5.0 + corner.z * 2.1);
  vec2 out2 = corner.xy * ring.x * 0.5 * scale.x * bumps;
  bool isRow = kind == ${treeLooks.indexOf('vine')};
  if (isRow) out2 = vec2(corner.x * 0.55, corner.y * 4.4) * ring.x * min(scale.y, 1.0);
  vec3 at = place.xyz + vec3(out2, ring.y * scale.y - 0.2);
  vec3 up = normalize(vec3(corner.xy * (isRow ? vec2(1.0, 0.1) : vec2(1.0)), 1.6 * ring.y - 0.55));
  float lit = dot(up, vec3(-0.543, 0.543, 0.64));
  float tone = 0.86 + 0.16 * lit + 0.09 * (ring.y - 0.5) + 0.08 * (whim - 0.5);
  colour = min(vec3(1.0), tint[kind] * tone);
  vec4 mvPosition = modelViewMatrix * vec4(at, 1.0);
  gl_Position = projectionMatrix * mvPosition;
  #include <fog_vertex>
}`;

export const treeFragment = /* glsl */ `
#include <fog_pars_fragment>
varying vec3 colour;
void main() {
  gl_FragColor = vec4(colour, 1.0);
  #include <fog_fragment>
}`;
