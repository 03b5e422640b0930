import { ShallowWater } from '../src/engines/flood/solver.ts';
import { advance, floodInput } from './flood-input.ts';

/** Of `floodBits()`, in Node and in browsers. Changes only when the numerics do: raise the engine's version then. */
export const floodBitsExpected = '5b05c376-143f6396';

/** FNV-1a of every field of a run that has a bit of everything. Inputs use exact arithmetic only. */
export function floodBits(): string {
  const hashes = [true, false].map((advection) => {
    const noise = (i: number) => (Math.imul(i + 1, 2_654_435_761) >>> 8) / 2 ** 24;
    const columns = 100;
    const rows = 50;
    const input = floodInput({
      columns,
      rows,
      cellSizeM: 4,
      advection,
      theta: 0.95,
      bed: (c, r) => (noise(c + columns * r) < 0.02 ? Number.NaN : noise(c * 7 + r) + 0.02 * c),
      manning: (c, r) => 0.02 + 0.03 * noise(c + 3 * r),
      depth: (c) => (c < 30 ? 1.5 : 0),
      crestEastM: Float32Array.from({ length: columns * rows }, (_, i) =>
        i % columns === 40 ? 1.75 : Number.NEGATIVE_INFINITY,
      ),
      forcings: [
        {
          kind: 'discharge',
          cells: Uint32Array.of(0, 100, 200),
          series: { timesS: [0, 30], values: [0, 20] },
        },
        { kind: 'rain', series: { timesS: [0], values: [1e-5] } },
        { kind: 'outflow', side: 'east', cells: Uint32Array.of(999, 1099, 1199), slope: null },
        {
          kind: 'border-level',
          side: 'south',
          cells: Uint32Array.of(4950, 4951),
          series: { timesS: [0], values: [2] },
        },
      ],
    });
    const water = new ShallowWater(input);
    advance(water, 60);
    const fields = [
      water.depth(),
      water.speed(),
      water.maxDepth(),
      water.maxSpeed(),
      water.arrival(),
      water.wetDuration(),
    ];
    let hash = 0x811c9dc5;
    for (const field of fields) {
      for (const byte of new Uint8Array(field.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
    }
    return (hash >>> 0).toString(16);
  });
  return hashes.join('-');
}
