import type { AppError } from '../../base/errors.ts';
import type { Grid } from '../../base/grid.ts';
import type { Axes, EngineInput } from '../../simulation/contract.ts';
import type { EnergyTotal } from '../../territory/energy-totals.ts';
import type { WeatherYear } from '../../territory/weather.ts';
import type { Heater } from './buildings/systems.ts';
import type { ThermalBuilding } from './buildings/thermal.ts';
import type { StatedCars } from './cars.ts';
import type { Collective } from './groups/collectives.ts';
import type { Grouping } from './groups/grouping.ts';
import type { Posts } from './posts/posts.ts';
import type { FloodWater } from './posts/power-loss.ts';
import type { RoofPlane, Unread } from './roofs/read-roof.ts';
import type { FarRelief } from './sun/far-relief.ts';
import type { Tariff } from './costs/tariffs.ts';
import type { ClimatePlace } from './dpe/zones.ts';
import type { EnergyFactors } from './factors.ts';
import type { DrawnNetwork } from './networks.ts';
import type { DayProfiles } from './year/day-profiles.ts';
import type { ImportedShapes } from './year/imported-shapes.ts';
import type { Surface } from './sun/horizon.ts';

/** A roof as far as modules go. */
export interface Roof {
  /** Of the whole roof, or of the planes that were read, in plan, m². */
  readonly planM2: number;
  /** Index into `roofPlanes`: the guess from outline and use. */
  readonly plane: number;
  /** Surface of the planes over their part in plan. */
  readonly slope: number;
  /** Planes as the surface model shows them; none: the roof is guessed. */
  readonly planes: readonly RoofPlane[];
  /** Why it is guessed; null: it is not. */
  readonly unread: Unread | null;
}

/** Works of an alternative on one part of one building: their surface, m², or how many dwellings. */
export interface WorksAmount {
  readonly part:
    | 'walls'
    | 'roof'
    | 'floor'
    | 'windows'
    | 'ventilation'
    | 'air'
    | 'shading'
    | 'heating'
    | 'solar'
    | 'battery'
    | 'connection';
  readonly amount: number;
  readonly building: number;
  /** Position of the edit among those of the request. */
  readonly edit: number;
  /** Of `heating`: what is put in. */
  readonly heater?: Heater;
}

/** Published totals, and the stock that they are held against. */
export interface Calibration {
  /** Codes of the communes that lie here as a whole. */
  readonly communes: readonly string[];
  /** How many others have totals. */
  readonly partly: number;
  readonly totals: readonly EnergyTotal[];
  /** The territory without any edit, under no condition. */
  readonly reference: EnergyInput;
}

/** All that one run of the energy engine needs; plain data, never changed. One entry per building of the layer. */
export interface EnergyInput extends EngineInput {
  /** Buildings, and the cells of the map of light. */
  readonly axes: Axes & { readonly cell: Grid };
  /** Of the site, at the mean altitude of its buildings, as the hypothesis has it; null: none is known. */
  readonly weather: WeatherYear | null;
  readonly isSynthetic: boolean;
  /** Climate zone, and class of the mean altitude of the buildings; null: no zone fits, as overseas. */
  readonly place: ClimatePlace | null;
  /** Outdoor cold for which heating is sized, °C. */
  readonly designC: number;
  /** Bearing of grid north from true north, degrees. */
  readonly convergenceDeg: number;
  readonly surface: Surface;
  /** null: nothing is known of what lies around. */
  readonly farRelief: FarRelief | null;
  /** Cell of the middle of each building, and one outside it towards each sector. */
  readonly roofCell: Uint32Array<ArrayBuffer>;
  readonly footCell: Uint32Array<ArrayBuffer>;
  /** null: not heated, or of a kind that is not computed. */
  readonly buildings: readonly (ThermalBuilding | null)[];
  /**
   * Those that an alternative's works concern, as they are without them; null: the others. Who puts up a building avoids
   * nothing by it: a new one is here as it was built, where works concern it too.
   */
  readonly before: readonly (ThermalBuilding | null)[];
  readonly roofs: readonly Roof[];
  /** Cells from which each plane of each roof that was read looks at its horizons, in the order of roofs and planes. */
  readonly planeCells: readonly Uint32Array[];
  /** Share of each roof that carries modules, and that could. */
  readonly moduleShare: Float64Array<ArrayBuffer>;
  readonly usableShare: Float64Array<ArrayBuffer>;
  /** Usable capacity of the battery behind each building's meter, Wh. */
  readonly batteryWh: Float64Array<ArrayBuffer>;
  /** Bits of `assumed`. */
  readonly assumed: Uint32Array<ArrayBuffer>;
  /** Bits of `joinedBits`. */
  readonly joined: Uint32Array<ArrayBuffer>;
  /** Heat networks that the alternative draws; `plant.network` of a building points at its own. */
  readonly networks: readonly DrawnNetwork[];
  /** Hours of a day as the hypothesis states them. */
  readonly days: DayProfiles;
  /** Course of a day by imported profiles. */
  readonly shapes: ImportedShapes;
  /** Place of each building's commune among those of the calibration; −1: none. */
  readonly communeOf: Int32Array<ArrayBuffer>;
  /** Null: no published totals are known, or this is the reference itself. */
  readonly calibration: Calibration | null;
  readonly works: readonly WorksAmount[];
  readonly posts: Posts;
  readonly communes: Grouping;
  readonly blocks: Grouping;
  readonly collectives: readonly Collective[];
  /** null: no flood in the hypothesis. */
  readonly water: FloodWater | null;
  readonly factors: EnergyFactors;
  /** In the order of the carriers. */
  readonly tariffs: readonly Tariff[];
  readonly heatC: number;
  /** null: the hypothesis has no electric cars. */
  readonly cars: StatedCars | null;
  readonly durationS: number;
  /** What keeps it from running, and what it runs without; a person can mend both. */
  readonly problems: readonly AppError[];
  readonly leftOut: readonly AppError[];
}
