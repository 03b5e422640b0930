/** Standard gravity as flood codes and SWASHES take it, m/s². */
export const gravity: f32 = 9.81;
/** Depth under which water does not flow, m. */
export const dryM: f32 = 0.0001;
/** Speed (m/s) or discharge (m²/s) taken for rest: without it fading motions end in slow denormal numbers. */
export const stillMPerS: f32 = 1e-9;
/** Bed of a cell without flow, m above the offset: higher than any water. */
export const wallM: f32 = 1000000;
/** Width of a tile, bytes (64 cells), and height, rows. */
export const tileB: i32 = 256;
export const tileRows: i32 = 16;
