/** What heats a building, as diagnoses tell it. */
export const diagnosedHeatings = ['electric', 'heat-pump', 'gas', 'oil', 'wood', 'network'] as const;
export type DiagnosedHeating = (typeof diagnosedHeatings)[number];

/** Figures of a diagnosis; NaN: not told. */
export interface DiagnosisFigures {
  readonly year: number;
  readonly dwellings: number;
  /** Living area, m²: of the whole building, and of one dwelling in it. */
  readonly buildingM2: number;
  readonly dwellingM2: number;
  /** Heat through walls, roof, lowest floor, the same with the ground under it, windows, all of it, W/(m² K). */
  readonly wallU: number;
  readonly roofU: number;
  readonly floorU: number;
  readonly groundU: number;
  readonly windowU: number;
  readonly meanU: number;
  /** Air let in by ventilation, m³/(h m² of floor). */
  readonly airflow: number;
}

/** One diagnosis of energy performance (DPE), or what the national building base (BDNB) tells of a group of buildings. */
export interface Diagnosis extends DiagnosisFigures {
  readonly from: 'BDNB' | 'DPE';
  /** Identifiers of the national register (RNB) and of BD TOPO; empty: found by its place. */
  readonly rnb: readonly string[];
  readonly cleabs: readonly string[];
  /** Where it is, in the territory's CRS, m: a point, or rings of a group of buildings; null: not told. */
  readonly place: readonly Float64Array[] | null;
  /** ISO date; '' where it is not told. */
  readonly date: string;
  /** Of a house or a whole building, rather than of one dwelling among others. */
  readonly isWhole: boolean;
  readonly heating: DiagnosedHeating | null;
}

/**
 * Columns that joined diagnoses add to the layer of buildings, each with the figure it comes from. Energies are told apart by
 * `joinedHeating`, files by `joinedFrom`, ways of finding the building by `joinedBy`.
 */
export const joinedNumbers = {
  joinedYear: 'year',
  joinedDwellings: 'dwellings',
  joinedAreaM2: 'buildingM2',
  joinedWallU: 'wallU',
  joinedRoofU: 'roofU',
  joinedFloorU: 'floorU',
  joinedGroundU: 'groundU',
  joinedWindowU: 'windowU',
  joinedMeanU: 'meanU',
  joinedAirflow: 'airflow',
} as const satisfies Readonly<Record<string, keyof DiagnosisFigures>>;
export type JoinedNumber = keyof typeof joinedNumbers;
