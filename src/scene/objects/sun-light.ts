import {
  type BufferGeometry,
  Color,
  DepthTexture,
  DoubleSide,
  type Group,
  LessEqualCompare,
  LinearFilter,
  type Material,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  OrthographicCamera,
  type PerspectiveCamera,
  Scene,
  UnsignedIntType,
  Vector2,
  Vector3,
  Vector4,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { Sun } from '../picture.ts';
import type { Ground } from './ground.ts';
import { facingOf, takeSun } from './sun-shader.ts';

/** What the shaders read, one for all the materials of a scene. */
export type SunUniforms = ReturnType<typeof sunUniforms>;

/** Where a picture is looked at. */
export interface Look {
  readonly xM: number;
  readonly yM: number;
  readonly distanceM: number;
}

/** Light left in the shade of a clear day, and at night: the sky's, a little blue. */
const dayShade = new Color(0.53, 0.57, 0.66);
const nightShade = new Color(0.2, 0.23, 0.33);
/** Heights of the Sun between which day comes: civil twilight begins, and all of the light is there, degrees. */
const twilightDeg = -6;
const fullDeg = 8;
/** Upper edge on the horizon, seen through the air, degrees. */
const riseDeg = -0.3;
/** Half the side of the lit square over the distance of the eye. */
const reach = 1.5;
/** Sizes of the square are steps of this ratio, and its middle steps of this share, so that it is seldom made again. */
const ratio = Math.SQRT2;
const snap = 0.25;

/**
 * The Sun over a base scene: what it lights and what stands in its way. Solid things (ground, relief around, buildings,
 * bridges) are drawn from the Sun into a map of depths; every material of the scene then asks it whether it is in the shade.
 * Trees take light and cast none: where they stand is a sign of the land cover, not a survey.
 */
export class SunLight {
  readonly #uniforms = sunUniforms();
  readonly #target: WebGLRenderTarget;
  readonly #casters = new Scene();
  readonly #solid = new MeshBasicMaterial({ colorWrite: false, side: DoubleSide, polygonOffset: true });
  readonly #camera = new OrthographicCamera();
  readonly #back = new Map<Material, () => void>();
  #cast: readonly BufferGeometry[] = [];
  #key = '';

  /** @param sizePx Side of the map of depths. */
  constructor(sizePx: number) {
    const depth = new DepthTexture(sizePx, sizePx, UnsignedIntType);
    depth.compareFunction = LessEqualCompare;
    depth.magFilter = LinearFilter;
    depth.minFilter = LinearFilter;
    this.#target = new WebGLRenderTarget(sizePx, sizePx, { depthTexture: depth, generateMipmaps: false });
    this.#uniforms.sunMap.value = depth;
    this.#solid.polygonOffsetFactor = 2;
    this.#solid.polygonOffsetUnits = 4;
  }

  /** Lights a scene as the Sun stands, before it is drawn; what was not there last time takes the light too. */
  light(
    renderer: WebGLRenderer,
    base: Group,
    ground: Ground,
    sun: Sun,
    camera: PerspectiveCamera,
    look: Look,
  ): void {
    this.#take(base);
    const uniforms = this.#uniforms;
    const strength = smooth(riseDeg, fullDeg, sun.elevationDeg);
    uniforms.sunStrength.value = strength;
    uniforms.sunShade.value.copy(shadeOf(sun));
    directionOf(sun, ground.exaggeration, uniforms.sunDirection.value);
    follow(camera, renderer, uniforms);
    if (strength > 0) this.#draw(renderer, ground, look);
  }

  /** Gives every material back what it was. */
  dispose(): void {
    for (const back of this.#back.values()) back();
    this.#back.clear();
    this.#casters.clear();
    this.#target.depthTexture?.dispose();
    this.#target.dispose();
    this.#solid.dispose();
  }

  #take(base: Group): void {
    const cast: BufferGeometry[] = [];
    const seen = new Set<Material>();
    base.traverseVisible((object) => {
      const mesh = object as Mesh;
      if (!mesh.material || Array.isArray(mesh.material)) return;
      seen.add(mesh.material);
      if (!this.#back.has(mesh.material))
        this.#back.set(mesh.material, takeSun(mesh.material, facingOf(mesh), this.#uniforms));
      if (mesh.isMesh && mesh.material instanceof MeshBasicMaterial) cast.push(mesh.geometry);
    });
    for (const [material, back] of this.#back) {
      if (seen.has(material)) continue;
      back();
      this.#back.delete(material);
    }
    if (cast.length === this.#cast.length && cast.every((geometry, i) => geometry === this.#cast[i])) return;
    this.#cast = cast;
    this.#key = '';
    this.#casters.clear();
    for (const geometry of cast) this.#casters.add(new Mesh(geometry, this.#solid));
  }

  /** Draws the map of depths, unless the last one still serves. */
  #draw(renderer: WebGLRenderer, ground: Ground, { xM, yM, distanceM }: Look): void {
    const [west, south, east, north] = ground.bounds;
    const whole = 0.55 * Math.hypot(east - west, north - south);
    const wanted = ratio ** Math.ceil(Math.log(reach * distanceM) / Math.log(ratio));
    const isWhole = wanted >= whole;
    const half = isWhole ? whole : wanted * (1 + snap / 2);
    const step = snap * wanted;
    const x = isWhole ? 0 : step * Math.round((xM - ground.originXM) / step);
    const y = isWhole ? 0 : step * Math.round((yM - ground.originYM) / step);
    const { sunDirection, sunMatrix, sunTexelM } = this.#uniforms;
    const direction = sunDirection.value;
    const key = [x, y, half, ...direction].join();
    if (key === this.#key) return;
    this.#key = key;
    const [, , z] = ground.sceneAt(x + ground.originXM, y + ground.originYM);
    const far = 2 * whole + (ground.highestM - ground.lowestM) * ground.exaggeration + 2 * half;
    const eye = this.#camera;
    Object.assign(eye, { left: -half, right: half, top: half, bottom: -half, near: 0, far: 2 * far });
    eye.up.set(0, direction.z > 0.99 ? 1 : 0, direction.z > 0.99 ? 0 : 1);
    eye.position.set(x, y, z).addScaledVector(direction, far);
    eye.lookAt(x, y, z);
    eye.updateProjectionMatrix();
    eye.updateMatrixWorld();
    sunMatrix.value.copy(toUnit).multiply(eye.projectionMatrix).multiply(eye.matrixWorldInverse);
    sunTexelM.value = (2 * half) / this.#target.width;
    const before = renderer.getRenderTarget();
    renderer.setRenderTarget(this.#target);
    renderer.clear();
    renderer.render(this.#casters, eye);
    renderer.setRenderTarget(before);
  }
}

/** How dark the paper and the haze behind the picture are, 1 by day. */
export function paperLight(sun: Sun): Color {
  return shadeOf(sun).lerp(white, smooth(twilightDeg, fullDeg, sun.elevationDeg));
}

function shadeOf({ elevationDeg }: Sun): Color {
  return nightShade.clone().lerp(dayShade, smooth(twilightDeg, fullDeg, elevationDeg));
}

/** Toward the Sun; heights that the picture exaggerates are so in the light too, and shadows fall where they do. */
function directionOf({ azimuthDeg, elevationDeg }: Sun, exaggeration: number, into: Vector3): Vector3 {
  const [azimuth, elevation] = [(azimuthDeg * Math.PI) / 180, (elevationDeg * Math.PI) / 180];
  const across = Math.cos(elevation);
  return into
    .set(across * Math.sin(azimuth), across * Math.cos(azimuth), exaggeration * Math.sin(elevation))
    .normalize();
}

function follow(camera: PerspectiveCamera, renderer: WebGLRenderer, uniforms: SunUniforms): void {
  const tall = Math.tan((camera.fov * Math.PI) / 360);
  uniforms.sunLens.value.set(tall * camera.aspect, tall, camera.near, camera.far);
  uniforms.sunEye.value.copy(camera.matrixWorld);
  renderer.getDrawingBufferSize(uniforms.sunScreen.value);
}

function smooth(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

const white = new Color(1, 1, 1);
/** From −1 … 1 to 0 … 1. */
const toUnit = new Matrix4().set(0.5, 0, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0, 0.5, 0.5, 0, 0, 0, 1);

function sunUniforms() {
  return {
    sunMap: { value: null as DepthTexture | null },
    sunMatrix: { value: new Matrix4() },
    sunEye: { value: new Matrix4() },
    /** Tangents of half the width and height of the picture, nearest and farthest distances. */
    sunLens: { value: new Vector4() },
    sunScreen: { value: new Vector2() },
    sunDirection: { value: new Vector3(0, 0, 1) },
    sunShade: { value: new Color() },
    sunStrength: { value: 0 },
    sunTexelM: { value: 1 },
  };
}
