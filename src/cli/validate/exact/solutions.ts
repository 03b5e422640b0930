/** Exact solutions of the shallow water equations, as SWASHES gives them (Delestre et al. 2013). SI units. */

export const gravity = 9.81;

/** A root of `f` between two bounds of opposite sign. */
export function bisect(f: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  const rising = f(high) > 0;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Depth of a dam break on a flat bed, `x` from the dam: Stoker 1957, or Ritter 1892 when downstream is dry. */
export function stoker(x: number, t: number, upstreamM: number, downstreamM: number): number {
  const c = Math.sqrt(gravity * upstreamM);
  const fan = (4 / (9 * gravity)) * (c - x / (2 * t)) ** 2;
  if (x <= -t * c) return upstreamM;
  if (downstreamM === 0) return x >= 2 * t * c ? 0 : fan;
  const balance = (m: number) =>
    -8 * gravity * downstreamM * m ** 2 * (c - m) ** 2 +
    (m ** 2 - gravity * downstreamM) ** 2 * (m ** 2 + gravity * downstreamM);
  const m = bisect(balance, Math.sqrt(gravity * downstreamM), c);
  const shock = (2 * m ** 2 * (c - m)) / (m ** 2 - gravity * downstreamM);
  if (x <= t * (2 * c - 3 * m)) return fan;
  return x <= t * shock ? m ** 2 / gravity : downstreamM;
}

const channelM = 1000;
const channelManning = 0.033;

/**
 * Subcritical channel of 1000 m: depth given, bed from dz/dx = (q²/(g h³) − 1) h′ − 2 q R/(g h²) − n² q²/h^(10/3),
 * integrated by Simpson's rule from z(L) = 0, at the cells' centres.
 */
export function macDonald(cells: number, rainMPerS: number) {
  const discharge = (x: number) => (rainMPerS > 0 ? 1 + rainMPerS * x : 2);
  const slope = (x: number) => {
    const h = macDonald.depthAt(x);
    const q = discharge(x);
    const hump = Math.exp(-16 * (x / channelM - 0.5) ** 2);
    const rise = Math.cbrt(4 / gravity) * 0.5 * hump * ((-32 * (x / channelM - 0.5)) / channelM);
    const friction = (channelManning * q) ** 2 / h ** (10 / 3);
    return (q ** 2 / (gravity * h ** 3) - 1) * rise - (2 * q * rainMPerS) / (gravity * h ** 2) - friction;
  };
  const bed: number[] = new Array<number>(cells);
  const depth: number[] = new Array<number>(cells);
  const parts = 20;
  let x = channelM;
  let z = 0;
  for (let cell = cells - 1; cell >= 0; cell--) {
    const centre = ((cell + 0.5) * channelM) / cells;
    const part = (x - centre) / parts;
    for (let k = 0; k < parts; k++) {
      const a = x - k * part;
      z -= (part / 6) * (slope(a) + 4 * slope(a - part / 2) + slope(a - part));
    }
    x = centre;
    bed[cell] = z;
    depth[cell] = macDonald.depthAt(centre);
  }
  return { bed, depth, discharge };
}
macDonald.depthAt = (x: number): number =>
  Math.cbrt(4 / gravity) * (1 + 0.5 * Math.exp(-16 * (x / channelM - 0.5) ** 2));

/** Steady flow over the parabolic bump of SWASHES, from Bernoulli's law on either side of control and shock. */
export function steadyBump(kind: 'subcritical' | 'transcritical' | 'shock') {
  const dischargeM2PerS = { subcritical: 4.42, transcritical: 1.53, shock: 0.18 }[kind];
  const outletM = { subcritical: 2, transcritical: 0.405781, shock: 0.33 }[kind];
  const shockX = 11.66562;
  const bed = (x: number) => Math.max(0, 0.2 - 0.05 * (x - 10) ** 2);
  const critical = Math.cbrt(dischargeM2PerS ** 2 / gravity);
  const velocityHead = (h: number) => dischargeM2PerS ** 2 / (2 * gravity * h ** 2);
  const atOutlet = velocityHead(outletM) + outletM;
  const atCrest = velocityHead(critical) + critical + 0.2;
  const depth = (x: number) => {
    const drowned = kind === 'subcritical' || (kind === 'shock' && x > shockX);
    const energy = (drowned ? atOutlet : atCrest) - bed(x);
    const excess = (h: number) => velocityHead(h) + h - energy;
    return drowned || x < 10 ? bisect(excess, critical, 10) : bisect(excess, 1e-6, critical);
  };
  return { dischargeM2PerS, outletM, bed, depth };
}

const bowlM = 0.1;
const bowl = (x: number, y: number) => -bowlM * (1 - x ** 2 - y ** 2);

/** Planar surface turning in a paraboloid of radius 1 m and depth 0.1 m. */
export const planarBowl = {
  bed: bowl,
  periodS: (2 * Math.PI) / Math.sqrt(2 * gravity * bowlM),
  depth(x: number, y: number, t: number): number {
    const angle = Math.sqrt(2 * gravity * bowlM) * t;
    const level = 0.5 * bowlM * (2 * x * Math.cos(angle) + 2 * y * Math.sin(angle) - 0.5);
    return Math.max(0, level - bowl(x, y));
  },
};

/** Paraboloid of water rising and falling in the same bowl. */
export const radialBowl = {
  bed: bowl,
  periodS: (2 * Math.PI) / Math.sqrt(8 * gravity * bowlM),
  depth(x: number, y: number, t: number): number {
    const a = (1 - 0.8 ** 2) / (1 + 0.8 ** 2);
    const d = 1 - a * Math.cos(Math.sqrt(8 * gravity * bowlM) * t);
    const r2 = x ** 2 + y ** 2;
    const level = bowlM * (Math.sqrt(1 - a ** 2) / d - 1 - r2 * ((1 - a ** 2) / d ** 2 - 1));
    return Math.max(0, level - bowl(x, y));
  },
};
