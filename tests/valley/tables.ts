import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { numberColumn, TableBuilder, textColumn } from '../../src/territory/table-builder.ts';
import { drawn } from '../../scripts/demo/chance.ts';
import { ordinateAt, type Spot } from '../../scripts/demo/curves.ts';
import {
  bankLevelM,
  bridgeY,
  cornerM,
  crossing,
  heightM,
  oldDike,
  pond,
  type Road,
  river,
  riverDepthM,
  riverOutline,
  roads,
  widthM,
} from './layout.ts';
import type { Relief } from './relief.ts';
import { type Building, centreOf } from './village.ts';

type Values = Readonly<Record<string, number | string | null>>;

/** A table from features and their attributes; every feature has the same attributes. */
class Rows {
  readonly #builder: TableBuilder;
  readonly #values: Values[] = [];

  constructor(geometry: FeatureTable['geometry']) {
    this.#builder = new TableBuilder(geometry);
  }

  addLine(id: string, line: readonly Spot[], z: readonly number[] | null, values: Values): void {
    const heights = z ? Float64Array.from(z) : null;
    if (this.#builder.addParts(id, [{ xy: placed(line), z: heights }])) this.#values.push(values);
  }

  addArea(id: string, rings: readonly (readonly Spot[])[], values: Values): void {
    const polygon = rings.map((ring) => ({ xy: placed(ring), z: null }));
    if (this.#builder.addPolygons(id, [polygon])) this.#values.push(values);
  }

  build(): FeatureTable {
    const names = Object.keys(this.#values[0] ?? {});
    const columns = names.map((name) => {
      const isText = this.#values.some((row) => typeof row[name] === 'string');
      const column = isText ? textColumn() : numberColumn();
      for (const row of this.#values) column.push(row[name] ?? null);
      return [name, column.build()] as const;
    });
    return this.#builder.build(Object.fromEntries(columns));
  }
}

function placed(line: readonly Spot[]): Float64Array<ArrayBuffer> {
  const xy = new Float64Array(2 * line.length);
  for (const [i, [x, y]] of line.entries()) xy.set([toCm(x + cornerM[0]), toCm(y + cornerM[1])], 2 * i);
  return xy;
}

/** Coordinates to the centimetre: a table measured, not computed, and a smaller file. */
function toCm(metres: number): number {
  return Math.round(metres * 100) / 100;
}

export function buildingTable(buildings: readonly Building[], relief: Relief): FeatureTable {
  const rows = new Rows('polygon');
  for (const [i, b] of buildings.entries()) {
    const groundM = Math.min(...b.ring.map(([x, y]) => relief.groundM(x, y)));
    rows.addArea(`EXEMPLE_BAT_${String(i + 1).padStart(4, '0')}`, b.hole ? [b.ring, b.hole] : [b.ring], {
      heightM: Math.round(b.heightM * 10) / 10,
      groundM: Math.round(groundM * 10) / 10,
      dwellings: b.dwellings,
      storeys: b.storeys,
      use: b.use,
      nature: b.nature,
      date: b.date,
      light: b.use === 'Annexe' ? 'Oui' : 'Non',
    });
  }
  return rows.build();
}

export function roadTable(relief: Relief): FeatureTable {
  const rows = new Rows('line');
  for (const road of roads) {
    for (const [i, stretch] of stretches(road).entries()) {
      const id = `EXEMPLE_ROUTE_${road.id}${i === 0 ? '' : `_${i + 1}`}`;
      const crown = bankLevelM(1570) + 2;
      const z = stretch.line.map(([x, y]) => (stretch.bridge ? crown : relief.groundM(x, y)));
      rows.addLine(id, stretch.line, z, {
        name: road.name,
        nature: road.nature,
        importance: road.importance,
        level: stretch.bridge ? '1' : '0',
        lanes: road.lanes,
        widthM: road.widthM,
        direction: 'Double sens',
        speedKmh: road.speedKmh,
        lightVehicleAccess: road.nature === 'Chemin' ? 'Physiquement impossible' : 'Libre',
      });
    }
  }
  return rows.build();
}

interface Stretch {
  readonly line: readonly Spot[];
  readonly bridge: boolean;
}

/** The crossing in three: before, on and after its bridge. The others as they are. */
function stretches(road: Road): Stretch[] {
  const inside = road.line.filter(([x, y]) => x > -50 && x < widthM + 50 && y > -50 && y < heightM + 50);
  const line = inside.map(
    ([x, y]): Spot => [Math.min(widthM, Math.max(0, x)), Math.min(heightM, Math.max(0, y))],
  );
  if (road !== crossing) return [{ line, bridge: false }];
  const byOrdinate = [...line].sort((a, b) => a[1] - b[1]).map(([x, y]): Spot => [y, x]);
  const end = (y: number): Spot => [ordinateAt(byOrdinate, y), y];
  const [south, north] = [end(bridgeY[0]), end(bridgeY[1])];
  return [
    { line: [...line.filter(([, y]) => y > bridgeY[1]), north], bridge: false },
    { line: [north, south], bridge: true },
    { line: [south, ...line.filter(([, y]) => y < bridgeY[0])], bridge: false },
  ];
}

export function waterLineTable(relief: Relief): FeatureTable {
  const rows = new Rows('line');
  const course = river.filter(([x]) => x >= 0 && x <= widthM);
  const bed = course.map(([x]) => bankLevelM(x) - riverDepthM);
  const common = { persistence: 'Permanent', level: '0' };
  rows.addLine('EXEMPLE_EAU_1', course, bed, {
    name: 'l’Aurne',
    nature: 'Ecoulement naturel',
    ...common,
    widthClass: 'Entre 15 et 50 m',
  });
  const levels = falling(relief.brook.map(([x, y]) => relief.groundM(x, y)));
  rows.addLine('EXEMPLE_EAU_2', relief.brook, levels, {
    name: 'ru de la Fontaine',
    nature: 'Ecoulement naturel',
    ...common,
    widthClass: 'Entre 0 et 5 m',
  });
  return rows.build();
}

function falling(levels: readonly number[]): number[] {
  let lowest = Number.POSITIVE_INFINITY;
  return levels.map((level) => {
    lowest = Math.min(lowest, level);
    return lowest;
  });
}

export function waterSurfaceTable(): FeatureTable {
  const rows = new Rows('polygon');
  const outline = riverOutline().map(([x, y]): Spot => [Math.min(widthM, Math.max(0, x)), y]);
  rows.addArea('EXEMPLE_SURFACE_1', [outline], { name: 'l’Aurne', nature: 'Ecoulement naturel' });
  rows.addArea('EXEMPLE_SURFACE_2', [pond], {
    name: 'étang de la Gravière',
    nature: 'Plan d’eau de gravière',
  });
  return rows.build();
}

export function dikeTable(): FeatureTable {
  const rows = new Rows('line');
  const crest = oldDike.map(([x]) => toCm(bankLevelM(x) + 0.55));
  rows.addLine('EXEMPLE_DIGUE_1', oldDike, crest, {
    name: 'levée des Prés',
    nature: 'Digue',
    crestM: Number.NaN,
    heightM: 0.5,
  });
  return rows.build();
}

export function limitTable(inhabitants: number): FeatureTable {
  const rows = new Rows('polygon');
  const ring: readonly Spot[] = [
    [180, 180],
    [760, 90],
    [1420, 210],
    [2120, 110],
    [2760, 240],
    [3060, 620],
    [2990, 1180],
    [3080, 1760],
    [2640, 2250],
    [1960, 2170],
    [1320, 2300],
    [640, 2230],
    [230, 1880],
    [310, 1240],
    [140, 760],
  ];
  rows.addArea('EXEMPLE_COMMUNE_1', [ring], { name: 'Le Gué-sur-Aurne', insee: '', population: inhabitants });
  return rows.build();
}

/** People per dwelling, so that squares and buildings agree. */
const peoplePerDwelling = 2.2;

/** Squares of 200 m with their inhabitants, as the census gives them. */
export function populationTable(buildings: readonly Building[]): {
  table: FeatureTable;
  inhabitants: number;
} {
  const rows = new Rows('polygon');
  const size = 200;
  let total = 0;
  for (let row = 0; row < heightM / size; row++) {
    for (let column = 0; column < widthM / size; column++) {
      const [x0, y0] = [column * size, row * size];
      const households = buildings.reduce((sum, { ring, dwellings }) => {
        const [x, y] = centreOf(ring);
        const inside = x >= x0 && x < x0 + size && y >= y0 && y < y0 + size;
        return sum + (inside ? dwellings : 0);
      }, 0);
      if (households === 0) continue;
      const inhabitants =
        Math.round(households * (peoplePerDwelling + 0.4 * (drawn(9, row, column) - 0.5)) * 2) / 2;
      total += inhabitants;
      const square: readonly Spot[] = [
        [x0, y0],
        [x0 + size, y0],
        [x0 + size, y0 + size],
        [x0, y0 + size],
      ];
      const id = `EXEMPLE_CARREAU_${column}_${row}`;
      rows.addArea(id, [square], { inhabitants, households, imputed: households < 11 ? 1 : 0 });
    }
  }
  return { table: rows.build(), inhabitants: Math.round(total) };
}

export function placeTable(): FeatureTable {
  const rows = new Rows('point');
  const places: readonly (readonly [Spot, string, string, string])[] = [
    [[1415, 1494], 'Mairie', 'Mairie', 'townHall'],
    [[1715, 1480], 'École Jules-Verne', 'Enseignement primaire', 'school'],
    [[1905, 1405], 'Centre de secours', 'Caserne de pompiers', 'fireStation'],
    [[1690, 1280], 'Résidence des Tilleuls', 'Maison de retraite', 'careHome'],
    [[2440, 1222], 'Station d’épuration', 'Station d’épuration', 'sewagePlant'],
    [[1120, 1060], 'Camping de l’Île', 'Camping', 'campsite'],
    [[1330, 1585], 'Salle polyvalente', 'Salle de spectacle ou conférence', 'other'],
    [[2100, 1478], 'Poste électrique', 'Poste de transformation', 'substation'],
  ];
  for (const [i, [spot, name, nature, role]] of places.entries())
    rows.addLine(`EXEMPLE_LIEU_${i + 1}`, [spot], null, { name, nature, role });
  return rows.build();
}
