// Where everything lies. All rasters share one padded layout: the byte offset of a cell is the same in each.

export let strideB: i32 = 0;
export let depthAt: usize = 0;
export let residueAt: usize = 0;
export let bedAt: usize = 0;
export let manningAt: usize = 0;
export let maxDepthAt: usize = 0;
export let maxSpeedAt: usize = 0;
export let arrivalAt: usize = 0;
export let wetTimeAt: usize = 0;
export let deepTimeAt: usize = 0;

/** Face arrays of the step before: read only. East faces x, south faces y; speed u and discharge q. */
export let oldUx: usize = 0;
export let oldUy: usize = 0;
export let oldQx: usize = 0;
export let oldQy: usize = 0;
/** Face arrays of the step being made. */
export let newUx: usize = 0;
export let newUy: usize = 0;
export let newQx: usize = 0;
export let newQy: usize = 0;

export function setLayout(
  stride: i32,
  depth: usize,
  residue: usize,
  bed: usize,
  manning: usize,
  maxDepth: usize,
  maxSpeed: usize,
  arrival: usize,
  wetTime: usize,
  deepTime: usize,
): void {
  strideB = stride;
  depthAt = depth;
  residueAt = residue;
  bedAt = bed;
  manningAt = manning;
  maxDepthAt = maxDepth;
  maxSpeedAt = maxSpeed;
  arrivalAt = arrival;
  wetTimeAt = wetTime;
  deepTimeAt = deepTime;
}

export function setFaces(
  fromUx: usize,
  fromUy: usize,
  fromQx: usize,
  fromQy: usize,
  toUx: usize,
  toUy: usize,
  toQx: usize,
  toQy: usize,
): void {
  oldUx = fromUx;
  oldUy = fromUy;
  oldQx = fromQx;
  oldQy = fromQy;
  newUx = toUx;
  newUy = toUy;
  newQx = toQx;
  newQy = toQy;
}

export let cellM: f32 = 1;
export let froudeCap: f32 = 4;
export let theta: f32 = 1;
export let wetDepthM: f32 = 0.05;
export let deepDepthM: f32 = 0.5;

export function setNumbers(cell: f32, froude: f32, weight: f32, wetDepth: f32, deepDepth: f32): void {
  cellM = cell;
  froudeCap = froude;
  theta = weight;
  wetDepthM = wetDepth;
  deepDepthM = deepDepth;
}

/** Time step, s; time step by cell size, s/m; rain of the step, m; time at the end of the step, s. */
export let stepS: f32 = 0;
export let stepByCell: f32 = 0;
export let rainM: f32 = 0;
export let endS: f32 = 0;

export function setStep(step: f32, byCell: f32, rain: f32, end: f32): void {
  stepS = step;
  stepByCell = byCell;
  rainM = rain;
  endS = end;
}

/** Four running maxima of √(g h) + |u|, m/s; the caller clears and reads them. */
export let waveAt: usize = 0;
/** One byte per tile: 1 when the tile is computed in this step. */
export let activeAt: usize = 0;
/** One byte per tile: set to 1 when some cell of it holds enough water to flow. */
export let wetAt: usize = 0;
/** Two rows of one byte per tile: whether some cell of this row, of the one before, may give more than it holds. */
export let heavyAt: usize = 0;
export let tilesAcross: i32 = 0;
/** Byte offset of the first cell of the first tile. */
export let firstB: i32 = 0;

export function setTiles(
  wave: usize,
  active: usize,
  wet: usize,
  heavy: usize,
  across: i32,
  first: i32,
): void {
  waveAt = wave;
  activeAt = active;
  wetAt = wet;
  heavyAt = heavy;
  tilesAcross = across;
  firstB = first;
}

/** Faces treated apart (crests, outflows), sorted by row; `rowFirst[r] … rowFirst[r + 1]` are those of row r. */
export let specialAt: usize = 0;
export let specialRowAt: usize = 0;

export function setSpecials(table: usize, rows: usize): void {
  specialAt = table;
  specialRowAt = rows;
}
