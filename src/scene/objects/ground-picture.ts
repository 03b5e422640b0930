import type { FeatureTable } from '../../territory/feature-table.ts';
import { type LandCover, landCoverClasses } from '../../territory/land-cover.ts';
import type { RasterLayer } from '../../territory/territory.ts';
import { type Rgb, rgbOf } from '../colour.ts';
import type { Palette } from '../palette.ts';
import { coverMarks } from './cover-marks.ts';
import { coversByPixel } from './ground-covers.ts';
import { hillshade } from './hillshade.ts';

/** The ground seen from above, north row first, one RGBA pixel per `pixelM`. */
export interface GroundPicture {
  readonly width: number;
  readonly height: number;
  readonly pixelM: number;
  readonly rgba: Uint8Array<ArrayBuffer>;
}

export interface GroundLayers {
  readonly terrain: RasterLayer;
  readonly landCover: RasterLayer | null;
  readonly waterSurfaces: FeatureTable | null;
  /** Water of the start: shown as water where no land cover says what is there. */
  readonly initialDepth: RasterLayer | null;
}

/** Covers that shade the ground beside them, how far, and how much of the light they leave. */
const tallCovers: ReadonlySet<LandCover> = new Set(['broadleaf', 'conifer', 'mixedForest', 'otherWoody']);
const shadeReachM = 5;
const woodShade = 0.88;
/** Light left on water under its bank. */
const bankShade = 0.93;

/**
 * Paints land cover under a soft light from the north-west, with the marks of maps for woods, vines, orchards
 * and wetlands, on at most `mostPixels`. The border between two covers is smoothed: each pixel takes the cover
 * that weighs most among the four nearest cells.
 *
 * @param isFlat Without any light: that of the Sun is added as it is drawn.
 */
export function paintGround(
  layers: GroundLayers,
  palette: Palette,
  mostPixels = 5_000_000,
  isFlat = false,
): GroundPicture {
  const { grid } = layers.terrain;
  const cells = grid.columns * grid.rows;
  const finest = Math.max(1, Math.min(8, Math.floor(grid.cellSizeM / 1.8)));
  const per = Math.max(1, Math.min(finest, Math.floor(Math.sqrt(mostPixels / cells))));
  const shrink = per > 1 ? 1 : Math.max(1, Math.ceil(Math.sqrt(cells / mostPixels)));
  const pixelM = (grid.cellSizeM * shrink) / per;
  const width = Math.max(1, Math.round((grid.columns * grid.cellSizeM) / pixelM));
  const height = Math.max(1, Math.round((grid.rows * grid.cellSizeM) / pixelM));
  const covers = coversByPixel(layers, {
    columns: width,
    rows: height,
    cellSizeM: pixelM,
    westM: grid.westM,
    northM: grid.northM,
  });
  const rgba = new Uint8Array(width * height * 4);
  const shade = isFlat ? new Float32Array(cells).fill(1) : hillshade(layers.terrain);
  const tones = landCoverClasses.map((cover) => rgbOf(palette.landCover[cover]));
  const marks = landCoverClasses.map((cover) => (pixelM <= 9 ? coverMarks[cover] : undefined));
  const ratio = pixelM / grid.cellSizeM;
  const water = landCoverClasses.indexOf('water');
  const isTall = landCoverClasses.map((cover) => tallCovers.has(cover));
  // Pixels toward the light from which a wood or a bank shades.
  const reach = Math.max(1, Math.round(shadeReachM / pixelM));
  for (let row = 0; row < height; row++) {
    const v = clamp((row + 0.5) * ratio - 0.5, 0, grid.rows - 1);
    for (let column = 0; column < width; column++) {
      const u = clamp((column + 0.5) * ratio - 0.5, 0, grid.columns - 1);
      const i = row * width + column;
      const cover = covers[i] as number;
      const mark = marks[cover];
      const lift = mark ? mark((column + 0.5) * pixelM, (row + 0.5) * pixelM, pixelM) : 0;
      const toward = covers[Math.max(0, row - reach) * width + Math.max(0, column - reach)] as number;
      if (cover === water) {
        write(rgba, 4 * i, tones[cover] as Rgb, toward === water || isFlat ? 1 : bankShade);
        continue;
      }
      const isShaded = !isFlat && isTall[toward] === true && isTall[cover] !== true;
      const light = bilinear(shade, grid.columns, grid.rows, u, v) * (1 + lift) * (isShaded ? woodShade : 1);
      write(rgba, 4 * i, tones[cover] as Rgb, light);
    }
  }
  return { width, height, pixelM, rgba };
}

function write(rgba: Uint8Array, at: number, tone: Rgb, light: number): void {
  rgba[at] = Math.min(255, tone[0] * light * 255);
  rgba[at + 1] = Math.min(255, tone[1] * light * 255);
  rgba[at + 2] = Math.min(255, tone[2] * light * 255);
  rgba[at + 3] = 255;
}

function bilinear(values: Float32Array, columns: number, rows: number, u: number, v: number): number {
  const c0 = Math.floor(u);
  const r0 = Math.floor(v);
  const c1 = Math.min(columns - 1, c0 + 1);
  const r1 = Math.min(rows - 1, r0 + 1);
  const s = u - c0;
  const t = v - r0;
  const top = (values[r0 * columns + c0] as number) * (1 - s) + (values[r0 * columns + c1] as number) * s;
  const bottom = (values[r1 * columns + c0] as number) * (1 - s) + (values[r1 * columns + c1] as number) * s;
  return top * (1 - t) + bottom * t;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
