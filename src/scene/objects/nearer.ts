/**
 * Draws what lies on the ground a little nearer to the eye than it is, by a share of its distance, so that the
 * ground under it does not come through. In the view's own space: the same at every distance and near plane.
 */
export const nearerShader = /* glsl */ `
vec4 nearer(vec4 seen, float share) {
  return vec4(seen.xyz * (1.0 - share), seen.w);
}
`;
