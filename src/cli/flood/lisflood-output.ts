import { cellAt, type Grid, gridBounds } from '../../base/grid.ts';
import type { ShallowWater } from '../../engines/flood/solver.ts';
import type { StagePoint } from '../../loaders/lisflood-results.ts';

const nodata = '-9999.000';

/** An ESRI ASCII grid as LISFLOOD-FP writes its results: tabs, three decimals; NaN is the nodata value. */
export function gridText(grid: Grid, values: Float32Array): string {
  const [west, south] = gridBounds(grid);
  const lines = [
    `ncols         ${grid.columns}`,
    `nrows         ${grid.rows}`,
    `xllcorner     ${west.toFixed(6)}`,
    `yllcorner     ${south.toFixed(6)}`,
    `cellsize      ${grid.cellSizeM.toFixed(6)}`,
    'NODATA_value  -9999.000000',
  ];
  for (let row = 0; row < grid.rows; row++) {
    const cells = values.subarray(row * grid.columns, (row + 1) * grid.columns);
    lines.push(Array.from(cells, (value) => (Number.isNaN(value) ? nodata : value.toFixed(3))).join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

const massTitles =
  'Time         Tstep      MinTstep   NumTsteps    Area         Vol         Qin         Hds        Qout          Qerror       Verror       Rain-(Inf+Evap)';

/** The `.mass` table of a run: flows are means since the last line, m³/s. */
export class MassTable {
  readonly #lines = [massTitles];
  readonly #cellAreaM2: number;
  #last = { timeS: 0, inM3: 0, outM3: 0, errorM3: 0 };

  constructor(cellSizeM: number) {
    this.#cellAreaM2 = cellSizeM * cellSizeM;
  }

  add(water: ShallowWater): void {
    const { initialM3, storedM3, inflowM3, outflowM3, rainM3 } = water.volumes();
    const errorM3 = storedM3 - initialM3 - inflowM3 - rainM3 + outflowM3;
    const last = this.#last;
    const elapsedS = water.timeS - last.timeS;
    const mean = (nowM3: number, beforeM3: number): number =>
      elapsedS > 0 ? (nowM3 - beforeM3) / elapsedS : 0;
    let wet = 0;
    for (const depth of water.depth()) if (depth > 0) wet++;
    const fixed = (value: number, digits: number, width: number): string =>
      value.toFixed(digits).padEnd(width);
    const shortest = Number.isFinite(water.shortestStepS) ? water.shortestStepS : 0;
    this.#lines.push(
      [
        fixed(water.timeS, 3, 12),
        fixed(water.lastStepS, 4, 10),
        fixed(shortest, 4, 10),
        String(water.steps).padEnd(12),
        exponent(wet * this.#cellAreaM2),
        exponent(storedM3),
        fixed(mean(inflowM3, last.inM3), 3, 11),
        fixed(0, 3, 10),
        fixed(mean(outflowM3, last.outM3), 3, 11),
        exponent(mean(errorM3, last.errorM3)),
        exponent(errorM3),
        exponent(rainM3),
      ].join(' '),
    );
    this.#last = { timeS: water.timeS, inM3: inflowM3, outM3: outflowM3, errorM3 };
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

/** Four decimals and at least two digits of exponent, as C prints them. */
function exponent(value: number): string {
  const [mantissa = '', power = '0'] = value.toExponential(4).split('e');
  const sign = power.startsWith('-') ? '-' : '+';
  return `${mantissa}e${sign}${power.replace(/^[-+]/, '').padStart(2, '0')}`.padEnd(12);
}

/** The `.stage` table of a run: depths at points, m; `-` where a point is outside. */
export class StageTable {
  readonly #lines: string[];
  readonly #cells: readonly number[];

  /** @param groundM Elevations on the grid, for the table of points. */
  constructor(points: readonly StagePoint[], grid: Grid, groundM: Float32Array, pointsFile: string) {
    this.#cells = points.map(({ xM, yM }) => cellAt(grid, xM, yM));
    const places = points.map(({ xM, yM }, i) => {
      const ground = groundM[this.#cells[i] as number] ?? Number.NaN;
      const known = Number.isNaN(ground) ? '-9999.0000' : ground.toFixed(4);
      return `${i + 1}\t${xM.toFixed(4)}\t${yM.toFixed(4)}\t${known}`;
    });
    this.#lines = [
      `Stage output, depth (m). Stage locations from: ${pointsFile}`,
      '',
      'Stage information (stage,x,y,elev):',
      ...places,
      '',
      'Output, depths:',
      `Time; stages 1 to ${points.length}`,
    ];
  }

  add(water: ShallowWater): void {
    const depths = water.depth();
    const words = this.#cells.map((cell) =>
      (cell < 0 ? '-' : (depths[cell] as number).toFixed(4)).padStart(10),
    );
    this.#lines.push(`${water.timeS.toFixed(3).padStart(12)}${words.join('')}`);
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
