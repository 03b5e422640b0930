import { tileB, tileRows } from './constants';
import { depthRow, noteCrossing } from './depth';
import { fluxAdvective } from './flux-advective';
import { fluxInertial } from './flux-inertial';
import { limitRow } from './limiter';
import * as m from './memory';
import { tabulate } from './parameters';
import { hasSpecials, specialRow } from './special';

export { setFaces, setLayout, setNumbers, setSpecials, setTiles } from './memory';
export { noteCrossing };

/** The step to make: seconds, seconds by cell size, rain in metres, instant at its end. */
export function setStep(step: f32, byCell: f32, rain: f32, end: f32): void {
  m.setStep(step, byCell, rain, end);
  tabulate();
}

/** First byte that the compiled module's own data leave free. */
export function freeFrom(): usize {
  return __heap_base;
}

/**
 * One row of tiles of one step: speeds and discharges of each of its rows, then the depths one row behind, since
 * a row's depths need the limited discharges of the row below. Bands go from north to south.
 */
export function advanceBand(band: i32, advection: bool): void {
  const first = band * tileRows;
  for (let row = first; row < first + tileRows; row++) {
    const base = m.firstB + row * m.strideB;
    const active = m.activeAt + band * m.tilesAcross;
    // Which tiles of this row and of the one above have faces that may empty a cell.
    const here = m.heavyAt + (row & 1) * m.tilesAcross;
    const above = m.heavyAt + (1 - (row & 1)) * m.tilesAcross;
    const special = hasSpecials(row);
    for (let t = 0; t < m.tilesAcross; t++) {
      if (load<u8>(active + t) == 0) {
        store<u8>(here + t, 0);
        continue;
      }
      const at = base + t * tileB;
      const heavy = advection ? fluxAdvective(at) : fluxInertial(at);
      store<u8>(here + t, u8(heavy || special));
    }
    if (special) specialRow(row, advection);
    for (let t = 0; t < m.tilesAcross; t++) {
      if (load<u8>(active + t) == 0) continue;
      const beside: u8 = t > 0 ? load<u8>(here + t - 1) : 0;
      if ((load<u8>(here + t) | load<u8>(above + t) | beside) != 0) limitRow(base + t * tileB);
    }
    if (row > 0) depthsOf(row - 1, advection);
  }
}

/** Depths of one row of cells; the last row of the grid is asked for by itself, after the last band. */
export function depthsOf(row: i32, advection: bool): void {
  const band = row / tileRows;
  const base = m.firstB + row * m.strideB;
  const active = m.activeAt + band * m.tilesAcross;
  const wet = m.wetAt + band * m.tilesAcross;
  for (let t = 0; t < m.tilesAcross; t++) {
    if (load<u8>(active + t) == 0) continue;
    if (depthRow(base + t * tileB, advection)) store<u8>(wet + t, 1);
  }
}

/** Stills the faces of one tile in both sets, when it leaves the computed ones. */
export function stillTile(band: i32, tile: i32): void {
  for (let row = band * tileRows; row < (band + 1) * tileRows; row++) {
    const from = m.firstB + row * m.strideB + tile * tileB;
    memory.fill(m.oldQx + from, 0, tileB);
    memory.fill(m.oldQy + from, 0, tileB);
    memory.fill(m.newQx + from, 0, tileB);
    memory.fill(m.newQy + from, 0, tileB);
    if (m.oldUx == m.oldQx) continue;
    memory.fill(m.oldUx + from, 0, tileB);
    memory.fill(m.oldUy + from, 0, tileB);
    memory.fill(m.newUx + from, 0, tileB);
    memory.fill(m.newUy + from, 0, tileB);
  }
}
