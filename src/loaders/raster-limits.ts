/** Largest grid that is read whole, in cells: 1 GiB of values. */
export const maxCells = 268_435_456;
