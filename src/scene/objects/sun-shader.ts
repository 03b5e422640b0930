import type { Material, Mesh, WebGLProgramParametersWithUniforms } from 'three';
import type { SunUniforms } from './sun-light.ts';

/**
 * Light of the Sun on what is drawn, from the place of the pixel alone (its depth, turned back into metres), so that any
 * material can wear it: level ground in full sun is 1, shade keeps the sky's tone, slopes take what falls on them.
 */
const sunlight = /* glsl */ `
uniform sampler2DShadow sunMap;
uniform mat4 sunMatrix;
uniform mat4 sunEye;
uniform vec4 sunLens;
uniform vec2 sunScreen;
uniform vec3 sunDirection;
uniform vec3 sunShade;
uniform float sunStrength;
uniform float sunTexelM;

vec3 sunPlace() {
  vec2 at = 2.0 * gl_FragCoord.xy / sunScreen - 1.0;
  float depth = 2.0 * gl_FragCoord.z - 1.0;
  float away = 2.0 * sunLens.z * sunLens.w / (sunLens.w + sunLens.z - depth * (sunLens.w - sunLens.z));
  return (sunEye * vec4(at * sunLens.xy * away, -away, 1.0)).xyz;
}

float sunSeen(vec3 place, vec3 normal) {
  vec3 at = (sunMatrix * vec4(place + 1.5 * sunTexelM * normal, 1.0)).xyz;
  vec2 edge = abs(at.xy - 0.5);
  if (max(edge.x, edge.y) > 0.5) return 1.0;
  vec2 texel = 0.5 / vec2(textureSize(sunMap, 0));
  float seen = texture(sunMap, at + vec3(texel.x, texel.y, 0.0)) + texture(sunMap, at + vec3(-texel.x, texel.y, 0.0)) +
    texture(sunMap, at + vec3(texel.x, -texel.y, 0.0)) + texture(sunMap, at + vec3(-texel.x, -texel.y, 0.0));
  return mix(0.25 * seen, 1.0, smoothstep(0.46, 0.5, max(edge.x, edge.y)));
}

vec3 sunlight(vec3 place, vec3 normal) {
  if (sunStrength <= 0.0) return sunShade;
  float taken = clamp(dot(normal, sunDirection) / max(sunDirection.z, 0.25), 0.0, 1.0);
  float seen = taken > 0.0 ? sunSeen(place, normal) : 0.0;
  return mix(sunShade, vec3(1.0), sunStrength * taken * seen);
}
`;

/** How the normal of what is drawn is found: given by its vertices, from its depth, or none (lines and points take it all). */
export type Facing = 'vertices' | 'depth' | 'none';

const light: Readonly<Record<Facing, string>> = {
  vertices: 'gl_FragColor.rgb *= sunlight(sunPlace(), normalize(sunNormal));',
  depth: `vec3 sunAt = sunPlace();
  gl_FragColor.rgb *= sunlight(sunAt, normalize(cross(dFdx(sunAt), dFdy(sunAt))));`,
  none: 'gl_FragColor.rgb *= mix(sunShade, vec3(1.0), sunStrength);',
};

const fog = '#include <fog_fragment>';

/** Puts the Sun's light into a fragment shader, before the haze where it has one. */
export function litFragment(fragment: string, facing: Facing): string {
  const carried = facing === 'vertices' ? 'varying vec3 sunNormal;\n' : '';
  const start = fragment.indexOf('void main()');
  const head = `${fragment.slice(0, start)}${carried}${sunlight}`;
  const body = fragment.slice(start);
  const at = body.includes(fog) ? body.indexOf(fog) : body.lastIndexOf('}');
  return `${head}${body.slice(0, at)}${light[facing]}\n  ${body.slice(at)}`;
}

/** Makes a material take the Sun's light; returns the way back. */
export function takeSun(material: Material, facing: Facing, uniforms: SunUniforms): () => void {
  const { onBeforeCompile, customProgramCacheKey } = material;
  material.onBeforeCompile = (shader: WebGLProgramParametersWithUniforms) => {
    Object.assign(shader.uniforms, uniforms);
    shader.fragmentShader = litFragment(shader.fragmentShader, facing);
    if (facing === 'vertices')
      shader.vertexShader = `varying vec3 sunNormal;\n${shader.vertexShader.replace(
        '#include <begin_vertex>',
        '#include <begin_vertex>\n  sunNormal = normal;',
      )}`;
  };
  material.customProgramCacheKey = () => `sun/${facing}`;
  material.needsUpdate = true;
  return () => {
    material.onBeforeCompile = onBeforeCompile;
    material.customProgramCacheKey = customProgramCacheKey;
    material.needsUpdate = true;
  };
}

export function facingOf(mesh: Mesh): Facing {
  if ('isLine' in mesh || 'isPoints' in mesh) return 'none';
  return mesh.geometry.hasAttribute('normal') ? 'vertices' : 'depth';
}
