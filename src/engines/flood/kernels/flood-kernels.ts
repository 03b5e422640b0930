import { assert } from '../../../base/errors.ts';
import { decodeBase64 } from './base64.ts';
import { base64, digest } from './flood.generated.ts';
import { wasm, type WasmMemory } from './webassembly.ts';

/** SHA-256 of the compiled kernels. */
export const kernelsDigest = digest;

/** The exports of assembly/index.ts; every address and offset is in bytes. */
export interface FloodKernels {
  /** First byte that the module's own data leave free. */
  freeFrom(): number;
  setLayout(
    strideB: number,
    depth: number,
    residue: number,
    bed: number,
    manning: number,
    maxDepth: number,
    maxSpeed: number,
    arrival: number,
    wetTime: number,
    deepTime: number,
  ): void;
  setFaces(
    oldUx: number,
    oldUy: number,
    oldQx: number,
    oldQy: number,
    newUx: number,
    newUy: number,
    newQx: number,
    newQy: number,
  ): void;
  setNumbers(cellM: number, froudeCap: number, theta: number, wetDepthM: number, deepDepthM: number): void;
  setStep(stepS: number, stepByCell: number, rainM: number, endS: number): void;
  setTiles(
    wave: number,
    active: number,
    wet: number,
    heavy: number,
    tilesAcross: number,
    firstB: number,
  ): void;
  setSpecials(table: number, rows: number): void;
  advanceBand(band: number, advection: boolean): void;
  depthsOf(row: number, advection: boolean): void;
  stillTile(band: number, tile: number): void;
  noteCrossing(offsetB: number, fromM: number, toM: number): void;
}

const pageB = 65_536;
/** Bytes at the start of the memory left to the module's own data (tables of its mathematics). */
export const reservedB = pageB;

/** Compiles the kernels, at once, over a new memory of at least `bytes`; throws RangeError when there is none. */
export function loadFloodKernels(bytes: number): { kernels: FloodKernels; memory: WasmMemory } {
  const memory = new wasm.Memory({ initial: Math.ceil(bytes / pageB) });
  const module = new wasm.Module(decodeBase64(base64));
  const instance = new wasm.Instance(module, { env: { memory } });
  const kernels = instance.exports as unknown as FloodKernels;
  assert(kernels.freeFrom() <= reservedB, 'the rasters start after the data of the kernels');
  return { kernels, memory };
}
