export { exp, log, pow } from './math/exponential.ts';
export { acos, asin, atan, atan2 } from './math/inverse-trigonometry.ts';
export { cbrt } from './math/root.ts';
export { cos, sin, tan } from './math/trigonometry.ts';
