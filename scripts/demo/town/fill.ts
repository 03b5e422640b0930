import { stream } from '../chance.ts';
import type { Address, Building } from './buildings.ts';
import { Frontage, type Lot, pieceOfLot } from './frontage.ts';
import { type HouseManner, houseOn, models, pick } from './houses.ts';
import { roadClasses } from './roads.ts';
import type { LaidRoad } from './laid.ts';
import { doorOf, faubourgHouse, medievalHouse, newMemory, terraceHouse, villageHouse } from './rows.ts';
import { works } from './works-halls.ts';
import type { Site } from './site.ts';
import type { Manner } from './streets/street.ts';

type Draw = () => number;

/** How lots of a manner are measured along a street, m. */
interface Measure {
  readonly lotM: readonly [number, number];
  readonly depthM: readonly [number, number];
  /** Edge of the carriageway to the lots: pavement or verge. */
  readonly vergeM: number;
  /** Share of lots left open: courts, passages, gardens on the street. */
  readonly open: number;
}

const measures: Readonly<Record<'medieval' | 'faubourg' | 'row' | 'hamlet' | 'works', Measure>> = {
  medieval: { lotM: [5, 8.4], depthM: [14, 30], vergeM: 0.7, open: 0.1 },
  faubourg: { lotM: [6.5, 13.5], depthM: [26, 48], vergeM: 1.6, open: 0.16 },
  row: { lotM: [6, 7.2], depthM: [22, 26], vergeM: 1.5, open: 0 },
  hamlet: { lotM: [15, 30], depthM: [24, 40], vergeM: 1, open: 0.2 },
  works: { lotM: [42, 92], depthM: [52, 88], vergeM: 3, open: 0.06 },
};

type Special = keyof typeof measures;

function isSpecial(manner: Manner): manner is Special {
  return Object.hasOwn(measures, manner);
}

function measureOf(manner: Manner): Measure {
  if (isSpecial(manner)) return measures[manner];
  const { lotM, depthM } = models[manner];
  return { lotM, depthM, vergeM: 1.5, open: 0.04 };
}

/** Numbers given so far, by street and side. */
export class Numbering {
  readonly addresses: Address[] = [];
  readonly #last = new Map<string, number>();

  give(street: string, side: 1 | -1, at: Address['at'], draw: Draw): void {
    if (street === '') return;
    const key = `${street} ${side}`;
    const before = this.#last.get(key) ?? (side === 1 ? -1 : 0);
    const doubled = before > 0 && draw() < 0.04;
    const skipped = draw() < 0.05 ? 2 : 0;
    const number = doubled ? before : before + 2 + skipped;
    this.#last.set(key, number);
    this.addresses.push({ street, number, suffix: doubled ? 'bis' : '', at });
  }
}

export interface Stretch {
  readonly road: LaidRoad;
  readonly side: 1 | -1;
  readonly manner: Manner;
  readonly fromM: number;
  readonly toM: number;
  readonly quarter: string;
}

/** Measures lots along one side of a street and builds on them, wherever there is room. */
export function fillStretch(site: Site, stretch: Stretch, numbering: Numbering, seed: number): void {
  const draw = stream(seed);
  const { road, side, manner } = stretch;
  const measure = measureOf(manner);
  const frontage = new Frontage(road.line, side, roadClasses[road.class].widthM / 2 + measure.vergeM);
  const end = Math.min(stretch.toM, frontage.lengthM);
  const memory = newMemory(draw, yearsOf(manner), manner === 'row' ? 2.5 : 8.5);
  const row = { left: 3 + Math.floor(draw() * 5) };
  let along = stretch.fromM;
  while (along < end - measure.lotM[0] * 0.8) {
    const width = Math.min(pick(draw, measure.lotM) * crowding(stretch), end - along);
    const lot = roomyLot(site, frontage, road.id, along, width, pick(draw, measure.depthM));
    if (!lot) {
      along += 1.5;
      continue;
    }
    along += width;
    const open = draw() < measure.open;
    site.addPlot({
      shape: pieceOfLot(lot, 0, 1, 0, lot.depthM),
      kind: open ? 'garden' : manner,
      draw: draw(),
    });
    if (open) continue;
    const houses = housesOn(lot, stretch, memory, draw);
    const [first, ...others] = houses;
    if (!first) continue;
    const party = manner === 'medieval' || manner === 'faubourg' || manner === 'row';
    if (
      !site.tryBuild(
        first,
        party ? -0.03 : manner === 'hamlet' ? 0.8 : 2.2,
        party ? 4 : manner === 'works' ? 5 : 2.4,
      )
    )
      continue;
    if (first.dwellings > 0 || first.use !== 'Annexe') numbering.give(road.name, side, doorOf(lot), draw);
    for (const other of others) site.tryBuild(other, party ? -0.03 : 0, 2.4);
    if (manner === 'row' && --row.left <= 0) {
      row.left = 3 + Math.floor(draw() * 6);
      along += 5 + draw() * 7;
      memory.deepM = 1.5 + draw() * 3;
      memory.eavesM = draw() < 0.5 ? 5.5 + draw() * 0.3 : 6 + draw() * 0.4;
    }
    if (manner === 'hamlet') along += draw() * 14;
  }
}

/** The low quarter was sold in smaller lots than the slopes. */
function crowding({ quarter, manner }: Stretch): number {
  if (!(manner in models)) return 1;
  return quarter === 'lowQuarter' ? 0.78 : 1.07;
}

function yearsOf(manner: Manner): readonly [number, number] {
  if (manner === 'faubourg') return [1830, 1905];
  if (manner === 'row') return [2014, 2023];
  if (manner === 'works') return [1974, 2016];
  if (manner === 'medieval' || manner === 'hamlet') return [1700, 1900];
  return models[manner].years;
}

/** The deepest lot that finds room at a place along the street. */
function roomyLot(
  site: Site,
  frontage: Frontage,
  road: string,
  along: number,
  width: number,
  depth: number,
): Lot | null {
  for (const share of [1, 0.82, 0.66, 0.54, 0.44, 0.36]) {
    const deep = depth * share;
    if (deep < 9.5) return null;
    const lot = frontage.lot(along, along + width, deep);
    if (lot && site.hasRoomFor(pieceOfLot(lot, 0, 1, 0, deep), road)) return lot;
  }
  return null;
}

function housesOn(
  lot: Lot,
  { manner, quarter, road }: Stretch,
  memory: ReturnType<typeof newMemory>,
  draw: Draw,
): Building[] {
  if (manner === 'medieval')
    return medievalHouse(lot, road.class === 'mainStreet' || road.name.includes('Marché'), memory, draw);
  if (manner === 'faubourg') return faubourgHouse(lot, quarter, memory, draw);
  if (manner === 'row') return terraceHouse(lot, memory, draw);
  if (manner === 'hamlet') return villageHouse(lot, quarter, draw);
  if (manner === 'works') return works(lot, quarter, draw);
  return houseOn(lot, manner, yearNear(memory.year, manner, draw), quarter, draw);
}

/** Estates were built within a few years; here and there an older house, or one that came later. */
function yearNear(year: number, manner: HouseManner, draw: Draw): number {
  if (draw() < 0.14) return Math.round(pick(draw, models[manner].years));
  return year + Math.floor(draw() * 4);
}
