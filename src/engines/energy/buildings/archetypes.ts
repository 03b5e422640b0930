/** Years in which periods of construction begin, from the second on; before the first: before 1915. */
export const periodStarts = [1915, 1949, 1975, 1983, 1989, 2001, 2006, 2013] as const;

/** Heat through a square metre of the parts of an envelope, W/(m² K), as built. */
interface EnvelopeU {
  readonly wall: number;
  readonly roof: number;
  /** Of the lowest floor itself, the ground under it left out. */
  readonly floor: number;
  readonly window: number;
}

/**
 * As built, by period. Before 1975: TABULA's French multi-family archetypes MFH.01, MFH.02 and MFH.03 (areas' mean of
 * their walls; Loga and Diefenbach 2013), the first one's floor by the method 3CL. From 1975: values by default of that
 * method for the zone H1 (order of 31 March 2021, annex 1, 3.2).
 * Windows: TABULA until 1974, then those of the regulations of each period.
 */
export const asBuilt: readonly EnvelopeU[] = [
  { wall: 1.3, roof: 1.35, floor: 2, window: 4.8 },
  { wall: 2.1, roof: 1.4, floor: 1.55, window: 4.8 },
  { wall: 2.4, roof: 2.42, floor: 2.9, window: 4.8 },
  { wall: 1, roof: 0.5, floor: 0.9, window: 4 },
  { wall: 0.8, roof: 0.3, floor: 0.8, window: 3.3 },
  { wall: 0.5, roof: 0.25, floor: 0.5, window: 2.9 },
  { wall: 0.4, roof: 0.23, floor: 0.3, window: 2.4 },
  { wall: 0.36, roof: 0.2, floor: 0.27, window: 2 },
  { wall: 0.23, roof: 0.14, floor: 0.23, window: 1.4 },
];

/**
 * Uninsulated walls by the first figure of BD TOPO's material, in usual thicknesses (order of 31 March 2021, annex 1,
 * 3.2.1): stone 50 cm, millstone 50 cm, concrete 20 cm, brick 23 cm, hollow blocks 20 cm, wood 15 cm.
 */
export const bareWalls: Readonly<Record<string, number>> = {
  '1': 2.05,
  '2': 2.05,
  '3': 2.9,
  '4': 1.85,
  '5': 2.8,
  '6': 1.2,
};

/**
 * Walls of what the method calls old materials: earth, stone, old brick, timber frames (order of 31 March 2021, annex 1, 18.3). Here:
 * built before 1949, and not of the concrete or hollow blocks of BD TOPO (choice of the house).
 */
export function isOldWall(period: number, wallMaterial: string): boolean {
  return period < 2 && !['3', '5'].includes(wallMaterial[0] ?? '');
}

/** What parts become once renovated by the stock's own mean works (choice of the house). */
export const retrofitted: EnvelopeU = { wall: 0.5, roof: 0.25, floor: 0.5, window: 2.2 };

/**
 * Regulated and aided works. Regulation: order of 3 May 2007 as changed on 22 March 2017 (resistance added: walls 2.9,
 * attic 4.8, floor 2.7 m² K/W; windows 1.9). Aided: sheets BAR-EN-101 to 104 (walls 3.7, attic 7, floor 3; windows 1.3).
 */
export const works = {
  regulation: { wallR: 2.9, roofR: 4.8, floorR: 2.7, windowU: 1.9 },
  aided: { wallR: 3.7, roofR: 7, floorR: 3, windowU: 1.3 },
} as const;

/**
 * Air through a whole envelope at 4 Pa, m³/(h m² of envelope), by period, houses and flats (order of 31 March 2021,
 * annex 1, 4).
 */
export const leakage = {
  house: [3.3, 3.3, 2.2, 1.9, 1.9, 1.9, 1.9, 1.3, 0.6],
  flats: [4.6, 4.6, 2, 1.5, 1.5, 1.5, 1.5, 1.5, 1],
  tight: 1,
} as const;

/**
 * Air let in by ventilation, m³/(h m² of floor) (the same annex): opened windows and natural ducts until 1974 (mean of
 * 1.2 and 2.23), then exhaust fans of each period; after works: humidity-controlled, or with heat recovery.
 */
export const ventilation = {
  byPeriod: [1.7, 1.7, 1.7, 1.97, 1.65, 1.65, 1.5, 1.5, 1.09],
  humidity: 1.09,
  recovery: 0.26,
} as const;

/** Heat of air by volume, Wh/(m³ K). */
export const airWhPerM3K = 0.34;

/** Bridges of heat, W/(m² K) of envelope (TABULA: 0.1 for the stock, 0.05 once insulated outside or new). */
export const thermalBridge = { stock: 0.1, recent: 0.05 } as const;

/** Heat stored per floor, J/(m² K), and surface of what stores it over the floor (ISO 13790:2008, table 12: medium, heavy). */
export const storage = {
  medium: { capacityJPerM2K: 165_000, massAreaRatio: 2.5 },
  heavy: { capacityJPerM2K: 260_000, massAreaRatio: 3 },
} as const;

/** Index of the period of a year of construction. */
export function periodOf(year: number): number {
  return periodStarts.filter((start) => year >= start).length;
}
