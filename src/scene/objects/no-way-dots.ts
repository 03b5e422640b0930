import { BufferAttribute, BufferGeometry, Color, Points, ShaderMaterial } from 'three';
import type { Palette } from '../palette.ts';
import { mostClasses } from './field-shader.ts';
import { nearerShader } from './nearer.ts';
import { pixelRatio } from './patterns.ts';
import { viewport } from './ribbon.ts';
import { type ValueTexture, valueShader } from './value-texture.ts';

/** Buildings as one point each: the middle of their corners, and how high and wide they are, m. */
interface Spots {
  /** x, y, z of the highest corner. */
  readonly position: Float32Array;
  readonly sizeM: Float32Array;
  readonly owner: Float32Array;
}

/** @param owner Building of each corner. */
function spotsOf(position: ArrayLike<number>, owner: ArrayLike<number>): Spots {
  const found = new Map<number, [west: number, east: number, south: number, north: number, top: number]>();
  for (let v = 0; v < owner.length; v++) {
    const [x, y, z] = [
      position[3 * v] as number,
      position[3 * v + 1] as number,
      position[3 * v + 2] as number,
    ];
    const [west, east, south, north, top] = found.get(owner[v] as number) ?? [x, x, y, y, z];
    found.set(owner[v] as number, [
      Math.min(west, x),
      Math.max(east, x),
      Math.min(south, y),
      Math.max(north, y),
      Math.max(top, z),
    ]);
  }
  const all = [...found];
  return {
    position: Float32Array.from(
      all.flatMap(([, [west, east, south, north, top]]) => [(west + east) / 2, (south + north) / 2, top]),
    ),
    sizeM: Float32Array.from(all, ([, [west, east, south, north]]) => Math.max(east - west, north - south)),
    owner: Float32Array.from(all, ([building]) => building),
  };
}

/** One material for all the squares of a town. */
export function noWayMaterial(values: ValueTexture, palette: Palette): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    uniforms: {
      values: { value: values.texture },
      isSigned: { value: false },
      steps: { value: Array.from({ length: mostClasses }, () => 0) },
      ink: { value: new Color(palette.ink) },
      paper: { value: new Color(palette.paper) },
      viewport,
      pixelRatio,
    },
    vertexShader,
    fragmentShader,
  });
}

/** Dots over buildings without a way, from where the buildings themselves are too small to be seen. */
export function noWayDots(
  position: ArrayLike<number>,
  owner: ArrayLike<number>,
  material: ShaderMaterial,
): Points<BufferGeometry, ShaderMaterial> {
  const spots = spotsOf(position, owner);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(spots.position, 3));
  geometry.setAttribute('sizeM', new BufferAttribute(spots.sizeM, 1));
  geometry.setAttribute('owner', new BufferAttribute(spots.owner, 1));
  const points = new Points(geometry, material);
  points.renderOrder = 7;
  return points;
}

/** A dot is so wide on the screen, px, and is not there where its building is wider. */
const dotPx = 4;

const vertexShader = /* glsl */ `
${nearerShader}
${valueShader}
attribute float sizeM;
attribute float owner;
uniform vec2 viewport;
uniform float pixelRatio;
void main() {
  vec4 seen = modelViewMatrix * vec4(position, 1.0);
  vec4 centre = projectionMatrix * seen;
  float metresPerPx = 2.0 * centre.w / (projectionMatrix[1][1] * viewport.y);
  bool isShown = isMissing(valueOf(owner)) && sizeM < ${dotPx.toFixed(1)} * metresPerPx;
  gl_Position = isShown ? projectionMatrix * nearer(seen, 6.0e-3) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = ${dotPx.toFixed(1)} * pixelRatio;
}`;

const fragmentShader = /* glsl */ `
uniform vec3 ink;
uniform vec3 paper;
void main() {
  float away = length(gl_PointCoord - 0.5);
  if (away > 0.5) discard;
  gl_FragColor = vec4(mix(ink, paper, step(0.42, away)), 1.0);
}`;
