import { stream } from '../../scripts/demo/chance.ts';
import { apart, lengthOf, nearestOn, ordinateAt, pointAlong, type Spot } from '../../scripts/demo/curves.ts';
import { northFoot, type Road, river, roads } from './layout.ts';
import type { Relief } from './relief.ts';

/** One building as BD TOPO describes it. */
export interface Building {
  readonly ring: readonly Spot[];
  /** Court inside, if any. */
  readonly hole?: readonly Spot[];
  readonly heightM: number;
  readonly storeys: number;
  readonly dwellings: number;
  readonly use: string;
  readonly nature: string;
  readonly date: string;
}

/** How plots of a street are built. */
interface Street {
  readonly road: string;
  readonly fromM: number;
  readonly toM: number;
  readonly sides: readonly (1 | -1)[];
  readonly kind: 'row' | 'house';
}

const streets: readonly Street[] = [
  { road: 'route-bridge', fromM: 760, toM: 1010, sides: [1, -1], kind: 'row' },
  { road: 'street-church', fromM: 0, toM: 420, sides: [1, -1], kind: 'row' },
  { road: 'street-market', fromM: 8, toM: 92, sides: [1, -1], kind: 'row' },
  { road: 'street-tanners', fromM: 10, toM: 330, sides: [1, -1], kind: 'row' },
  { road: 'street-wash-house', fromM: 12, toM: 240, sides: [1, -1], kind: 'row' },
  { road: 'route-valley', fromM: 1190, toM: 1800, sides: [1, -1], kind: 'row' },
  { road: 'route-bridge', fromM: 1030, toM: 1170, sides: [1, -1], kind: 'row' },
  { road: 'street-meadows', fromM: 20, toM: 700, sides: [1, -1], kind: 'house' },
  { road: 'close-willows', fromM: 18, toM: 185, sides: [1, -1], kind: 'house' },
  { road: 'close-ash', fromM: 18, toM: 185, sides: [1, -1], kind: 'house' },
  { road: 'close-alders', fromM: 18, toM: 165, sides: [1, -1], kind: 'house' },
  { road: 'close-kingfisher', fromM: 18, toM: 80, sides: [1, -1], kind: 'house' },
  { road: 'street-north', fromM: 24, toM: 440, sides: [1, -1], kind: 'house' },
  { road: 'close-hill', fromM: 20, toM: 170, sides: [1, -1], kind: 'house' },
  { road: 'route-valley', fromM: 1000, toM: 1180, sides: [1, -1], kind: 'house' },
  { road: 'route-valley', fromM: 1820, toM: 2200, sides: [1, -1], kind: 'house' },
  { road: 'route-bridge', fromM: 600, toM: 740, sides: [1, -1], kind: 'house' },
];

/** Special buildings first, then rows and houses along the streets, wherever there is room. */
export function buildVillage(relief: Relief): Building[] {
  const draw = stream(404);
  const built: Building[] = [];
  const add = (building: Building, clearM: number) => {
    if (fits(building.ring, built, clearM, relief)) built.push(building);
  };
  built.push(...landmarks());
  for (const street of streets) {
    const road = roads.find(({ id }) => id === street.road) as Road;
    for (const side of street.sides) {
      if (street.kind === 'row') buildRow(road, street, side, draw, add);
      else buildHouses(road, street, side, draw, add);
    }
  }
  return built;
}

function buildRow(
  road: Road,
  street: Street,
  side: 1 | -1,
  draw: () => number,
  add: (building: Building, clearM: number) => void,
): void {
  const end = Math.min(street.toM, lengthOf(road.line) - 8);
  let along = street.fromM;
  let eaves = 7;
  while (along < end) {
    const front = 7.5 + draw() * 7;
    const deep = 8.5 + draw() * 5;
    if (draw() < 0.11) {
      along += 3 + draw() * 5;
      continue;
    }
    if (draw() < 0.6) eaves = 5.4 + Math.floor(draw() * 3) * 1.6 + draw() * 0.7;
    const ring = plot(road, along, side, front, road.widthM / 2 + 1.6, deep);
    const shop = draw() < 0.16;
    add(
      {
        ring,
        heightM: eaves,
        storeys: eaves > 8 ? 3 : 2,
        dwellings: shop ? 1 : draw() < 0.2 ? 2 : 1,
        use: shop ? 'Commercial et services' : 'Résidentiel',
        nature: 'Indifférenciée',
        date: String(1700 + Math.floor(draw() * 210)),
      },
      -0.4,
    );
    if (draw() < 0.14) {
      const shed = plot(road, along + 0.6, side, front * 0.55, road.widthM / 2 + 1.6 + deep, 4 + draw() * 4);
      add(annexe(shed), -0.4);
    }
    along += front;
  }
}

function buildHouses(
  road: Road,
  street: Street,
  side: 1 | -1,
  draw: () => number,
  add: (building: Building, clearM: number) => void,
): void {
  const end = Math.min(street.toM, lengthOf(road.line) - 6);
  let along = street.fromM + draw() * 8;
  while (along < end) {
    const front = 9 + draw() * 5;
    const deep = 7.5 + draw() * 2.5;
    const setback = road.widthM / 2 + 5 + draw() * 5;
    const outline = plot(road, along, side, front, setback, deep);
    const ring = draw() < 0.4 ? withWing(outline, 0.4 + draw() * 0.2, 3 + draw() * 2) : outline;
    const tall = draw() < 0.3;
    add(
      {
        ring,
        heightM: (tall ? 5.3 : 3) + draw() * 0.8,
        storeys: tall ? 2 : 1,
        dwellings: 1,
        use: 'Résidentiel',
        nature: 'Indifférenciée',
        date: String(1962 + Math.floor(draw() * 55)),
      },
      3,
    );
    if (draw() < 0.2) {
      const shed = plot(road, along + front + 2.4, side, 4, setback + 2 + draw() * 6, 5.5);
      add(annexe(shed), 1);
    }
    along += front + 10 + draw() * 16;
  }
}

function annexe(ring: readonly Spot[]): Building {
  return { ring, heightM: 2.7, storeys: 1, dwellings: 0, use: 'Annexe', nature: 'Indifférenciée', date: '' };
}

/** Rectangle on a plot: from a distance along the road, at a distance from its axis. */
function plot(road: Road, along: number, side: 1 | -1, front: number, setback: number, deep: number): Spot[] {
  const { at: a } = pointAlong(road.line, along);
  const { at: b } = pointAlong(road.line, along + front);
  const length = apart(a, b);
  const ux = (b[0] - a[0]) / length;
  const uy = (b[1] - a[1]) / length;
  const nx = -uy * side;
  const ny = ux * side;
  const corner = (s: number, t: number): Spot => [a[0] + ux * s + nx * t, a[1] + uy * s + ny * t];
  return [
    corner(0, setback),
    corner(front, setback),
    corner(front, setback + deep),
    corner(0, setback + deep),
  ];
}

/** Adds a wing behind part of the back wall. */
function withWing([a, b, c, d]: readonly Spot[], share: number, deep: number): Spot[] {
  const [p, q, r, s] = [a, b, c, d] as [Spot, Spot, Spot, Spot];
  const length = apart(q, r);
  const out: Spot = [((r[0] - q[0]) / length) * deep, ((r[1] - q[1]) / length) * deep];
  const m: Spot = [s[0] + (r[0] - s[0]) * share, s[1] + (r[1] - s[1]) * share];
  return [p, q, r, m, [m[0] + out[0], m[1] + out[1]], [s[0] + out[0], s[1] + out[1]]];
}

/** Rectangle around a centre, long side toward `toward`. */
function block(x: number, y: number, long: number, short: number, toward: Spot): Spot[] {
  const size = Math.sqrt(toward[0] * toward[0] + toward[1] * toward[1]);
  const [ux, uy] = [toward[0] / size, toward[1] / size];
  const corner = (s: number, t: number): Spot => [
    x + (ux * s * long) / 2 - (uy * t * short) / 2,
    y + (uy * s * long) / 2 + (ux * t * short) / 2,
  ];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

function landmarks(): Building[] {
  const one = (
    ring: readonly Spot[],
    heightM: number,
    use: string,
    nature: string,
    date: string,
    dwellings = 0,
  ): Building => ({
    ring,
    heightM,
    storeys: Math.max(1, Math.round(heightM / 3)),
    dwellings,
    use,
    nature,
    date,
  });
  const east: Spot = [1, 0.06];
  const farm: Spot = [0.92, -0.39];
  return [
    one(block(1640, 1565, 30, 12, east), 11, 'Religieux', 'Eglise', '1180'),
    one(block(1622, 1564, 7, 7, east), 24, 'Religieux', 'Eglise', '1180'),
    one(block(1415, 1494, 20, 12, [0.25, -1]), 9.5, 'Indifférencié', 'Mairie', '1884'),
    one(block(1715, 1480, 46, 11, east), 7, 'Indifférencié', 'Indifférenciée', '1952'),
    one(block(1735, 1502, 12, 26, east), 4, 'Indifférencié', 'Indifférenciée', '1978'),
    one(block(1905, 1405, 26, 16, east), 6, 'Indifférencié', 'Indifférenciée', '1991'),
    one(block(1905, 1423, 7, 7, east), 11, 'Indifférencié', 'Tour, donjon', '1991'),
    {
      ...one(block(1330, 1585, 34, 28, [1, -0.35]), 8, 'Indifférencié', 'Indifférenciée', '1936', 0),
      hole: block(1330, 1585, 16, 11, [1, -0.35]).reverse(),
    },
    one(block(2275, 710, 42, 12, farm), 7.5, 'Agricole', 'Indifférenciée', '1820'),
    one(block(2246, 735, 12, 30, farm), 6.5, 'Résidentiel', 'Indifférenciée', '1820', 1),
    one(block(2300, 745, 34, 16, farm), 6, 'Agricole', 'Indifférenciée', '1975'),
    one(block(2340, 720, 44, 20, farm), 7, 'Agricole', 'Indifférenciée', '1998'),
    one(block(1196, 1190, 18, 11, [0.97, -0.24]), 9, 'Résidentiel', 'Moulin à eau', '1760', 1),
    one(block(1178, 1207, 12, 8, [0.97, -0.24]), 5, 'Annexe', 'Indifférenciée', '1760'),
    one(block(2190, 1432, 60, 28, east), 7, 'Commercial et services', 'Indifférenciée', '1989'),
    one(block(2268, 1440, 40, 24, east), 8, 'Industriel', 'Industriel, agricole ou commercial', '1974'),
    one(block(2440, 1222, 14, 8, east), 4, 'Indifférencié', 'Indifférenciée', '1986'),
    one(block(1745, 1382, 38, 13, east), 10, 'Résidentiel', 'Indifférenciée', '1974', 12),
    one(block(1960, 1215, 34, 12, [1, 0.3]), 8.5, 'Résidentiel', 'Indifférenciée', '1983', 10),
    ...[1800, 1824, 1848, 1936, 2040].map((x) =>
      one(
        block(x, x < 1900 ? 622 : x < 2000 ? 630 : 638, 12, 9, [1, 0]),
        5.6,
        'Résidentiel',
        'Indifférenciée',
        '1968',
        1,
      ),
    ),
    one(block(1690, 1280, 28, 14, east), 5, 'Indifférencié', 'Indifférenciée', '2004'),
  ];
}

function fits(ring: readonly Spot[], built: readonly Building[], clearM: number, relief: Relief): boolean {
  const [cx, cy] = centreOf(ring);
  const reach = radiusOf(ring);
  if (nearestOn(river, cx, cy).distance < 60) return false;
  if (Math.abs(cy - ordinateAt(northFoot, cx)) < 26 && cx > 1250 && cx < 2150) return false;
  for (const road of roads) {
    const least = road.widthM / 2 + 1;
    if (ring.some(([x, y]) => nearestOn(road.line, x, y).distance < least)) return false;
    if (nearestOn(road.line, cx, cy).distance < least + 1.5) return false;
  }
  const heights = ring.map(([x, y]) => relief.groundM(x, y));
  if (Math.max(...heights) - Math.min(...heights) > 3.2) return false;
  return built.every(({ ring: other }) => {
    const [ox, oy] = centreOf(other);
    if (apart([cx, cy], [ox, oy]) > reach + radiusOf(other) + clearM) return true;
    return !overlap(ring, other, clearM);
  });
}

/** Whether two outlines come closer than a clearance (separating directions of their sides). */
function overlap(a: readonly Spot[], b: readonly Spot[], clearM: number): boolean {
  for (const ring of [a, b]) {
    for (let i = 0; i < ring.length; i++) {
      const p = ring[i] as Spot;
      const q = ring[(i + 1) % ring.length] as Spot;
      const length = apart(p, q);
      const [nx, ny] = [(q[1] - p[1]) / length, (p[0] - q[0]) / length];
      const [lowA, highA] = extent(a, nx, ny);
      const [lowB, highB] = extent(b, nx, ny);
      if (lowA - highB >= clearM || lowB - highA >= clearM) return false;
    }
  }
  return true;
}

function extent(ring: readonly Spot[], nx: number, ny: number): [number, number] {
  const along = ring.map(([x, y]) => x * nx + y * ny);
  return [Math.min(...along), Math.max(...along)];
}

export function centreOf(ring: readonly Spot[]): Spot {
  const sum = ring.reduce<[number, number]>(([sx, sy], [x, y]) => [sx + x, sy + y], [0, 0]);
  return [sum[0] / ring.length, sum[1] / ring.length];
}

function radiusOf(ring: readonly Spot[]): number {
  const centre = centreOf(ring);
  return Math.max(...ring.map((point) => apart(centre, point)));
}
