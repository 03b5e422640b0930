import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
} from 'three';
import type { ScenePoint } from './ground.ts';
import { nearerShader } from './nearer.ts';
import { viewport } from './ribbon.ts';

/** A mark of one size on screen, however far the eye is. */
export interface ScreenMark {
  readonly at: Readonly<ScenePoint>;
  /** Where its first axis points, in the scene; [0, 0, 0]: to the right of the picture. */
  readonly towards: Readonly<ScenePoint>;
}

/** Corners of a shape in px, its first axis along `towards`: a fan from the first one. */
type Shape = readonly (readonly [number, number])[];

const shapes = {
  /** A place. */
  diamond: [
    [7, 0],
    [0, 7],
    [-7, 0],
    [0, -7],
  ],
  /** A direction. */
  arrow: [
    [-3, 0],
    [-8, 8],
    [11, 0],
    [-8, -8],
  ],
} as const satisfies Readonly<Record<string, Shape>>;

/** Marks of one shape and colour. */
export class ScreenMarks extends Mesh<BufferGeometry, ShaderMaterial> {
  /** @param share Times the usual size. */
  constructor(
    marks: readonly ScreenMark[],
    shape: keyof typeof shapes,
    style: { readonly colour: string; readonly share: number; readonly bias: number },
    order: number,
  ) {
    const geometry = new BufferGeometry();
    const corners = shapes[shape];
    const each = <T>(of: (mark: ScreenMark, corner: readonly [number, number]) => readonly T[]): T[] =>
      marks.flatMap((mark) => corners.flatMap((corner) => of(mark, corner)));
    const attribute = (values: readonly number[], size: number): BufferAttribute =>
      new BufferAttribute(Float32Array.from(values), size);
    geometry.setAttribute(
      'position',
      attribute(
        each(({ at }) => at),
        3,
      ),
    );
    geometry.setAttribute(
      'towards',
      attribute(
        each(({ towards }) => towards),
        3,
      ),
    );
    geometry.setAttribute(
      'corner',
      attribute(
        each((_, [x, y]) => [x * style.share, y * style.share]),
        2,
      ),
    );
    const fan = (first: number): readonly number[] => [
      first,
      first + 1,
      first + 2,
      first,
      first + 2,
      first + 3,
    ];
    geometry.setIndex(marks.flatMap((_, i) => fan(i * corners.length)));
    super(geometry, marksMaterial(style.colour, style.bias));
    this.renderOrder = order;
    this.frustumCulled = false;
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

function marksMaterial(colour: string, bias: number): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    fog: true,
    uniforms: {
      ...UniformsUtils.clone(UniformsLib.fog),
      colour: { value: new Color(colour) },
      bias: { value: bias },
      viewport,
    },
    vertexShader,
    fragmentShader,
    side: 2,
  });
}

const vertexShader = /* glsl */ `
#include <fog_pars_vertex>
${nearerShader}
attribute vec3 towards;
attribute vec2 corner;
uniform float bias;
uniform vec2 viewport;
vec4 placed(vec3 at) {
  return projectionMatrix * nearer(modelViewMatrix * vec4(at, 1.0), bias * 3.0e-3);
}
void main() {
  vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
  vec4 here = placed(position);
  vec4 there = placed(position + towards);
  vec2 way = (there.xy / there.w - here.xy / here.w) * viewport;
  vec2 along = length(way) > 1.0e-6 ? normalize(way) : vec2(1.0, 0.0);
  vec2 offPx = corner.x * along + corner.y * vec2(-along.y, along.x);
  gl_Position = here + vec4(2.0 * offPx / viewport * here.w, 0.0, 0.0);
  #include <fog_vertex>
}`;

const fragmentShader = /* glsl */ `
#include <fog_pars_fragment>
uniform vec3 colour;
void main() {
  gl_FragColor = vec4(colour, 1.0);
  #include <fog_fragment>
}`;
