import {
  Color,
  type DataTexture,
  Frustum,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Matrix4,
  Mesh,
  type PerspectiveCamera,
  ShaderMaterial,
  Sphere,
  UniformsLib,
  UniformsUtils,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
import { type Palette, treeLooks } from '../palette.ts';
import type { Plot } from './planting.ts';
import { treeFragment, treeVertex } from './tree-shader.ts';
import { type Crown, crown, profiles } from './tree-shape.ts';

/** Values that trees make way for, as a drape keeps them. */
export interface Shown {
  readonly values: DataTexture;
  /** Scene position of the north-west corner, m. */
  readonly corner: Vector2;
  readonly texelM: number;
}

/** Nearer than this every tree is drawn, m; farther they thin out, and the others grow a little. */
const fullDistanceM = 700;
const thinning = 1.25;
/** Nearer than this crowns are round. */
const roundDistanceM = 420;

interface Square {
  readonly plot: Plot;
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  readonly sphere: Sphere;
}

/** Woods, hedges, orchards and vines as quiet crowns; within a budget, and none where a result is shown. */
export class TreesMesh extends Group {
  readonly #crown: Crown = crown();
  readonly #uniforms: ReturnType<typeof treeUniforms>;
  readonly #material: ShaderMaterial;
  readonly #squares: Square[] = [];
  readonly #most: number;
  readonly #reachM: number;

  /** @param most Trees drawn at once, and as far as they go, m. */
  constructor(palette: Palette, most: number, reachM: number) {
    super();
    this.#most = most;
    this.#reachM = reachM;
    this.#uniforms = treeUniforms(palette, reachM);
    this.#material = new ShaderMaterial({
      uniforms: this.#uniforms,
      vertexShader: treeVertex,
      fragmentShader: treeFragment,
      fog: true,
    });
  }

  /** Takes plots one by one, so that planting does not stop the page. */
  *build(plots: Iterable<Plot>): Generator<void, void, void> {
    for (const plot of plots) {
      if (plot.count > 0) this.#add(plot);
      yield;
    }
  }

  /** Chooses how many of each square are drawn: by distance, then by what the machine bears. */
  lookFrom(camera: PerspectiveCamera, share: number): void {
    frustum.setFromProjectionMatrix(
      seen.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse),
    );
    eye.setFromMatrixPosition(camera.matrixWorld);
    const wanted = this.#squares.map(({ plot, sphere }) => {
      if (!frustum.intersectsSphere(sphere)) return 0;
      const away = Math.max(1, eye.distanceTo(sphere.center) - 0.5 * sphere.radius);
      if (away > this.#reachM) return 0;
      return plot.count * Math.min(1, (fullDistanceM / away) ** thinning);
    });
    const sum = wanted.reduce((all, one) => all + one, 0);
    const most = this.#most * share;
    const kept = sum > most ? most / sum : 1;
    for (const [i, { mesh, sphere }] of this.#squares.entries()) {
      const count = Math.round((wanted[i] as number) * kept);
      mesh.visible = count > 0;
      mesh.geometry.instanceCount = count;
      const isNear = eye.distanceTo(sphere.center) - sphere.radius < roundDistanceM;
      const [first, drawn] = isNear ? this.#crown.near : this.#crown.far;
      mesh.geometry.setDrawRange(first, drawn);
    }
  }

  /** Makes way for what is shown, two fields at most. */
  makeWayFor(shown: readonly Shown[]): void {
    const { values, frame, size, otherValues, otherFrame, otherSize } = this.#uniforms;
    give(shown[0], values, frame.value, size.value);
    give(shown[1], otherValues, otherFrame.value, otherSize.value);
  }

  override dispose(): void {
    for (const { mesh } of this.#squares) mesh.geometry.dispose();
    this.#material.dispose();
  }

  #add(plot: Plot): void {
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute('corner', this.#crown.corner);
    geometry.setIndex(this.#crown.index);
    geometry.setAttribute('place', new InstancedBufferAttribute(plot.places, 4));
    geometry.setAttribute('look', new InstancedBufferAttribute(plot.looks, 4));
    geometry.instanceCount = 0;
    const mesh = new Mesh(geometry, this.#material);
    mesh.frustumCulled = false;
    mesh.visible = false;
    const sphere = new Sphere(new Vector3(plot.x, plot.y, plot.z), plot.radiusM);
    this.#squares.push({ plot, mesh, sphere });
    this.add(mesh);
  }
}

function give(
  shown: Shown | undefined,
  values: { value: DataTexture | null },
  frame: Vector4,
  size: Vector2,
): void {
  size.set(shown?.values.image.width ?? 0, shown?.values.image.height ?? 0);
  if (!shown) return;
  frame.set(shown.corner.x, shown.corner.y, shown.texelM, 0);
  values.value = shown.values;
}

const frustum = new Frustum();
const seen = new Matrix4();
const eye = new Vector3();

function treeUniforms(palette: Palette, reachM: number) {
  const rings = treeLooks.flatMap((look) => [
    ...profiles[look].map(([halfWidth, height]) => new Vector2(halfWidth, height)),
    new Vector2(0, 1.04),
  ]);
  const none = (): { value: DataTexture | null } => ({ value: null });
  return {
    ...UniformsUtils.clone(UniformsLib.fog),
    profile: { value: rings },
    tint: { value: treeLooks.map((look) => new Color(palette.tree[look])) },
    fullDistanceM: { value: fullDistanceM },
    emptyDistanceM: { value: reachM },
    values: none(),
    frame: { value: new Vector4() },
    size: { value: new Vector2() },
    otherValues: none(),
    otherFrame: { value: new Vector4() },
    otherSize: { value: new Vector2() },
  };
}
