import { BufferAttribute, BufferGeometry, Color, Group, Mesh, ShaderMaterial } from 'three';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Palette } from '../palette.ts';
import { inSquares } from './buildings-mesh.ts';
import { extrude } from './extrusion.ts';
import type { DrapeStyle } from './field-drape.ts';
import type { Ground } from './ground.ts';
import { nearerShader } from './nearer.ts';
import { noWayDots, noWayMaterial } from './no-way-dots.ts';
import { ValueTexture, toneShader, toneUniforms, valueShader } from './value-texture.ts';

/** Buildings in the colour of their class, roof and walls; in ink with dots where a field says that there is no value, seen from afar too. */
export class BuildingTints extends Group {
  readonly #table: FeatureTable;
  readonly #ground: Ground;
  readonly #isBuilt: (xM: number, yM: number) => boolean;
  readonly #values: ValueTexture;
  readonly #material: ShaderMaterial;
  /** Of the dots over buildings without a value; null: they are left as they are. */
  readonly #dots: ShaderMaterial | null;
  readonly #geometries: BufferGeometry[] = [];
  /** Where the value of each building of the table stands, −1: the run does not have it. */
  readonly #at: Int32Array;

  /**
   * @param ids Buildings of the values, in their order.
   * @param marksNone Whether buildings of the run without a value are dotted, not left as they are.
   */
  constructor(
    table: FeatureTable,
    ids: readonly string[],
    style: DrapeStyle,
    marksNone: boolean,
    ground: Ground,
    palette: Palette,
    isBuilt: (xM: number, yM: number) => boolean,
  ) {
    super();
    this.#table = table;
    this.#ground = ground;
    this.#isBuilt = isBuilt;
    this.#values = new ValueTexture(table.count);
    this.#at = positionsOf(table.ids, ids);
    this.#material = new ShaderMaterial({
      uniforms: {
        ...toneUniforms(this.#values, style),
        marksNone: { value: marksNone },
        ink: { value: new Color(palette.ink) },
      },
      vertexShader,
      fragmentShader,
    });
    this.#dots = marksNone ? noWayMaterial(this.#values, palette) : null;
  }

  /** Builds the squares one after the other. */
  *build(): Generator<void, void, void> {
    for (const square of inSquares(this.#table)) {
      const known = square.filter((building) => (this.#at[building] as number) >= 0);
      if (known.length > 0) this.#add(known);
      yield;
    }
  }

  show(values: ArrayLike<number>): void {
    this.#values.show(values, this.#at);
  }

  override dispose(): void {
    for (const geometry of this.#geometries) geometry.dispose();
    this.#material.dispose();
    this.#dots?.dispose();
    this.#values.dispose();
  }

  #add(buildings: readonly number[]): void {
    const shapes = extrude(this.#table, buildings, this.#ground, this.#isBuilt);
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(shapes.position, 3));
    geometry.setAttribute('light', new BufferAttribute(shapes.light, 1, true));
    geometry.setAttribute('owner', new BufferAttribute(Float32Array.from(shapes.owner), 1));
    geometry.setIndex(new BufferAttribute(shapes.index, 1));
    this.#geometries.push(geometry);
    const mesh = new Mesh(geometry, this.#material);
    mesh.renderOrder = 5;
    this.add(mesh);
    if (this.#dots === null) return;
    const dots = noWayDots(shapes.position, shapes.owner, this.#dots);
    this.#geometries.push(dots.geometry);
    this.add(dots);
  }
}

/** Position in `ids` of each building of a table, −1 where it is not among them. */
export function positionsOf(own: readonly string[], ids: readonly string[]): Int32Array {
  if (own.length === ids.length && own.every((id, i) => id === ids[i]))
    return Int32Array.from(own, (_, i) => i);
  const positions = new Map(ids.map((id, i) => [id, i]));
  return Int32Array.from(own, (id) => positions.get(id) ?? -1);
}

const vertexShader = /* glsl */ `
${nearerShader}
${valueShader}
attribute float light;
attribute float owner;
uniform bool marksNone;
flat varying float value;
varying float lit;
void main() {
  lit = light;
  value = valueOf(owner);
  bool isShown = isDrawn(value) || (marksNone && isMissing(value));
  gl_Position = isShown
    ? projectionMatrix * nearer(modelViewMatrix * vec4(position, 1.0), 3.0e-4)
    : vec4(2.0, 2.0, 2.0, 1.0);
}`;

const fragmentShader = /* glsl */ `
${valueShader}
${toneShader}
uniform vec3 ink;
flat varying float value;
varying float lit;
void main() {
  vec3 tone = isMissing(value) ? mix(ink, paper, 0.8 * dotMark(gl_FragCoord.xy)) : toneOf(value, gl_FragCoord.xy);
  gl_FragColor = vec4(tone * (0.3 + 0.7 * lit), 1.0);
}`;
