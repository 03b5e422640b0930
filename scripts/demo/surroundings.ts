import { Floor } from './floor.ts';
import { carveRiver } from './channels.ts';
import { spread, type Relief } from './relief.ts';
import { cornerM, heightM, surroundM, widthM, grid } from './plan.ts';
import { blankSheet } from './sheet.ts';
import type { CogRaster } from './files/cog.ts';

const cellM = 25;

/** The country around on cells of 25 m, 2 km beyond the commune on every side; within it, means of the fine ground. */
export function surroundings(relief: Relief): CogRaster {
  const sheet = blankSheet(-surroundM, -surroundM, widthM + surroundM, heightM + surroundM, cellM);
  const floor = new Floor(sheet, relief.profile);
  spread(sheet, relief.landscape, floor);
  carveRiver(sheet, floor, relief.profile);
  const { columns, rows, values } = sheet;
  const share = cellM / grid.cellSizeM;
  const left = surroundM / cellM;
  for (let row = 0; row < heightM / cellM; row++) {
    for (let column = 0; column < widthM / cellM; column++) {
      let sum = 0;
      for (let r = 0; r < share; r++)
        for (let c = 0; c < share; c++)
          sum += relief.ground[(row * share + r) * grid.columns + column * share + c] as number;
      values[(row + left) * columns + column + left] = sum / (share * share);
    }
  }
  return {
    columns,
    rows,
    cellSizeM: cellM,
    westM: cornerM[0] - surroundM,
    northM: cornerM[1] + heightM + surroundM,
    values: Float32Array.from(values, (z) => Math.round(z * 100) / 100),
  };
}
