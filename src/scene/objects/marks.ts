import { BufferAttribute, BufferGeometry, Color, Group, Mesh, ShaderMaterial } from 'three';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { partsOfFeature } from '../../territory/rasterize.ts';
import type { Palette } from '../palette.ts';
import type { Part } from '../picture.ts';
import { extrude, standing } from './extrusion.ts';
import type { Ground, ScenePoint } from './ground.ts';
import { nearerShader } from './nearer.ts';
import { patternShader, pixelRatio } from './patterns.ts';
import { RibbonBuilder, Ribbons } from './ribbon.ts';

const codes: Readonly<Record<Part, number>> = { noLonger: 0, newly: 1, still: 2 };

/** Buildings pointed out: tinted, patterned by part (dots, diagonals, plain) and outlined at the roof. */
export class BuildingMarks extends Group {
  readonly #geometry = new BufferGeometry();
  readonly #material: ShaderMaterial;
  readonly #outline: Ribbons;

  constructor(
    table: FeatureTable,
    buildings: ArrayLike<number>,
    part: Part,
    ground: Ground,
    palette: Palette,
    isBuilt: (xM: number, yM: number) => boolean,
  ) {
    super();
    const shapes = extrude(table, buildings, ground, isBuilt);
    this.#geometry.setAttribute('position', new BufferAttribute(shapes.position, 3));
    this.#geometry.setAttribute('light', new BufferAttribute(shapes.light, 1, true));
    this.#geometry.setIndex(new BufferAttribute(shapes.index, 1));
    this.#material = new ShaderMaterial({
      uniforms: {
        tint: { value: new Color(palette.part[part]) },
        roof: { value: new Color(palette.building.roof) },
        part: { value: codes[part] },
        pixelRatio,
      },
      vertexShader,
      fragmentShader,
    });
    const solid = new Mesh(this.#geometry, this.#material);
    solid.renderOrder = 6;
    this.#outline = roofOutlines(table, buildings, part, ground, palette);
    this.add(solid, this.#outline);
  }

  override dispose(): void {
    this.#geometry.dispose();
    this.#material.dispose();
    this.#outline.dispose();
  }
}

function roofOutlines(
  table: FeatureTable,
  buildings: ArrayLike<number>,
  part: Part,
  ground: Ground,
  palette: Palette,
): Ribbons {
  const builder = new RibbonBuilder(ground);
  for (let k = 0; k < buildings.length; k++) {
    const building = buildings[k] as number;
    const { top } = standing(table, building, ground);
    for (const xy of partsOfFeature(table, building)) {
      const line: ScenePoint[] = [];
      for (let i = 0; i + 1 < xy.length; i += 2)
        line.push([(xy[i] as number) - ground.originXM, (xy[i + 1] as number) - ground.originYM, top]);
      builder.add(line, 0.4);
    }
  }
  const style = { colour: palette.part[part], leastPx: part === 'still' ? 1.2 : 2, bias: 2 };
  return new Ribbons(builder.build(), style, 9);
}

const vertexShader = /* glsl */ `
${nearerShader}
attribute float light;
varying float lit;
void main() {
  lit = light;
  gl_Position = projectionMatrix * nearer(modelViewMatrix * vec4(position, 1.0), 5.0e-4);
}`;

const fragmentShader = /* glsl */ `
uniform vec3 tint;
uniform vec3 roof;
uniform int part;
varying float lit;
${patternShader}
void main() {
  float cover = part == 0 ? dotMark(gl_FragCoord.xy) : part == 1 ? diagonalMark(gl_FragCoord.xy) : 0.0;
  vec3 body = mix(roof, tint, part == 2 ? 0.5 : 0.3);
  gl_FragColor = vec4(mix(body, tint, cover) * (0.3 + 0.7 * lit), 1.0);
}`;
