/**
 * Patterns in screen pixels, shared by every shader that must not speak by colour alone. Each returns how much
 * of its mark covers a pixel, 0 … 1.
 */
export const patternShader = /* glsl */ `
uniform float pixelRatio;
float diagonalMark(vec2 px) {
  float d = abs(mod((px.x - px.y) / pixelRatio, 7.0) - 3.5);
  return 1.0 - smoothstep(0.5, 1.3, d);
}
float dotMark(vec2 px) {
  vec2 q = px / pixelRatio;
  q.x += mod(floor(q.y / 6.0), 2.0) * 3.0;
  vec2 c = mod(q, 6.0) - 3.0;
  return 1.0 - smoothstep(1.0, 1.7, length(c));
}
float hatchMark(vec2 px) {
  float d = abs(mod((px.x + px.y) / pixelRatio, 12.0) - 6.0);
  return 1.0 - smoothstep(0.6, 1.4, d);
}
`;

/** Device pixels per CSS pixel, shared by every material with a pattern. */
export const pixelRatio = { value: 1 };
