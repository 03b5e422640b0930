import type { Column, FeatureTable } from '../../../territory/feature-table.ts';
import { limitedColumns, statedValue } from '../../../territory/road-limits.ts';
import { type EditedRoadColumn, motorUses, roadUses } from '../../../territory/road-uses.ts';
import {
  keyOfWord,
  type RoadDirection,
  type RoadNature,
  roadDirections,
  roadNatures,
} from '../../../territory/road-words.ts';
import type { Importance } from './road-classes.ts';

/** Vehicles that stated limits of mass, height and width stop. */
export interface VehicleSizes {
  readonly heavyMassT: number;
  readonly heavyHeightM: number;
  readonly heavyWidthM: number;
  readonly busMassT: number;
  readonly busHeightM: number;
  readonly busWidthM: number;
  readonly rescueMassT: number;
  readonly rescueHeightM: number;
  readonly rescueWidthM: number;
}

/**
 * Heavy vehicles and buses: 19 t, the most that two axles may carry (Code de la route, R312-4), and the 4 m of
 * Directive 96/53/EC; a city bus is about 3.2 m high; both are 2.55 m wide (the same directive; R312-10). Rescue: a
 * usual fire engine (fourgon pompe-tonne), 16 t, 3.3 m high and 2.5 m wide. Roads limited below are closed to them, since
 * BD TOPO's limits are physical ones.
 */
export const defaultVehicleSizes: VehicleSizes = {
  heavyMassT: 19,
  heavyHeightM: 4,
  heavyWidthM: 2.55,
  busMassT: 19,
  busHeightM: 3.2,
  busWidthM: 2.55,
  rescueMassT: 16,
  rescueHeightM: 3.3,
  rescueWidthM: 2.5,
};

/** How often a segment left something to be assumed. */
export interface Assumed {
  nature: number;
  importance: number;
  urban: number;
  lanes: number;
  speed: number;
}

/** What a segment says of itself, each silence filled by a default. */
export interface Segment {
  readonly nature: RoadNature;
  readonly importance: Importance;
  readonly isUrban: boolean;
  readonly isClassedMotorway: boolean;
  /** km/h; NaN where none is stated. */
  readonly speedKmh: number;
  /** Of the carriageway; NaN where none is stated. */
  readonly widthM: number;
  /** In each direction that vehicles have. */
  readonly lanesPerDirection: number;
  /** Bits of uses in the order of the vertices, and against it. */
  readonly forward: number;
  readonly backward: number;
  /** Of both, those allowed only between instants that edits state. */
  readonly timed: number;
  /** Of both, those whom edits shut out from the start of the event to its end. */
  readonly closed: number;
  readonly isInService: boolean;
  /** NaN where no edit says. */
  readonly capacityPerH: number;
  readonly capacityFactor: number;
  /** km/h; Infinity outside any zone. */
  readonly zoneKmh: number;
}

const everybody = motorUses | roadUses.bike | roadUses.walk;
const traffic = roadUses.car | roadUses.heavy | roadUses.bus;
const silent = roadUses.bike | roadUses.walk;

/** Who may pass by the nature of a way alone. A track is made for farm vehicles, and carries a fire engine. */
const usesOf: Readonly<Record<RoadNature, number>> = {
  motorway: motorUses,
  ramp: motorUses,
  dual: everybody,
  single: everybody,
  roundabout: everybody,
  unpaved: everybody,
  track: silent | roadUses.rescue,
  path: silent,
  stairs: roadUses.walk,
  ferry: 0,
};

/** Ways on which bicycles keep the vehicles' direction; elsewhere streets are two-way for them. */
const oneWayForBikes: ReadonlySet<RoadNature> = new Set(['dual', 'roundabout']);

/** Lanes of a segment that states none: two to a carriageway of motorways and of roads that have two. */
const lanesWhenUnknown: Partial<Record<RoadNature, number>> = { motorway: 2, dual: 2 };

/**
 * Reads the segments of a layer of roads, under the house's names. Defaults where an attribute is silent: nature
 * « Route à 1 chaussée », importance 5, in town, two-way, one lane in each direction, in service, open.
 */
export class SegmentReader {
  readonly assumed: Assumed = { nature: 0, importance: 0, urban: 0, lanes: 0, speed: 0 };
  private readonly columns: Readonly<Record<string, Column>>;
  private readonly sizes: VehicleSizes;

  constructor(table: FeatureTable, sizes: VehicleSizes) {
    this.columns = table.columns;
    this.sizes = sizes;
  }

  read(feature: number): Segment {
    const nature = this.natureOf(feature);
    const importance = this.importanceOf(feature);
    const direction = this.directionOf('direction', feature);
    const state = this.text('state', feature);
    const isBuilt = state === '' || state === 'En service';
    const { forward, backward, timed, closed } = this.uses(nature, direction, isBuilt, feature);
    const carries = ((forward | backward) & traffic) !== 0;
    const speedKmh = statedValue('speedKmh', this.number('speedKmh', feature));
    if (Number.isNaN(speedKmh) && carries) this.assumed.speed++;
    const zoneKmh = positive(this.number('zoneKmh', feature));
    return {
      nature,
      importance,
      isUrban: this.isUrban(feature),
      isClassedMotorway: this.text('classification', feature) === 'Autoroute',
      speedKmh,
      widthM: statedValue('widthM', this.number('widthM', feature)),
      lanesPerDirection: this.lanesOf(nature, direction, carries, feature),
      forward,
      backward,
      timed,
      closed,
      isInService: isBuilt || this.bits('openedUses', feature) !== 0 || timed !== 0,
      capacityPerH: positive(this.number('capacityPerH', feature)),
      capacityFactor: orElse(positive(this.number('capacityFactor', feature)), 1),
      zoneKmh: orElse(zoneKmh, Infinity),
    };
  }

  /** Whether an attribute states more than any road has: it counts as not stated. */
  isAbsurd(feature: number): boolean {
    return limitedColumns.some((name) => {
      const value = this.number(name, feature);
      return value > 0 && Number.isNaN(statedValue(name, value));
    });
  }

  private natureOf(feature: number): RoadNature {
    const nature = keyOfWord(roadNatures, this.text('nature', feature));
    if (nature === undefined) this.assumed.nature++;
    return nature ?? 'single';
  }

  /** Two-way unless it says otherwise: « Sans objet » too. */
  private directionOf(name: 'direction' | 'busOnly', feature: number): RoadDirection {
    return keyOfWord(roadDirections, this.text(name, feature)) ?? 'both';
  }

  private importanceOf(feature: number): Importance {
    const importance = Number(this.text('importance', feature) || Number.NaN);
    if (importance >= 1 && importance <= 6 && Number.isInteger(importance)) return importance as Importance;
    this.assumed.importance++;
    return 5;
  }

  private isUrban(feature: number): boolean {
    const urban = yesNo(this.text('urban', feature));
    if (urban === null) this.assumed.urban++;
    return urban ?? true;
  }

  /** A stated number counts both directions of a two-way road. */
  private lanesOf(nature: RoadNature, direction: RoadDirection, carries: boolean, feature: number): number {
    const stated = statedValue('lanes', this.number('lanes', feature));
    if (!Number.isNaN(stated)) return Math.max(1, direction === 'both' ? stated / 2 : stated);
    if (carries) this.assumed.lanes++;
    return lanesWhenUnknown[nature] ?? 1;
  }

  private uses(
    nature: RoadNature,
    direction: RoadDirection,
    isBuilt: boolean,
    feature: number,
  ): { forward: number; backward: number; timed: number; closed: number } {
    const allowed = this.allowed(nature, feature) & ~this.notForWalkers(feature);
    const bus = this.text('busOnly', feature);
    const vehicles = bus === '' ? direction : this.directionOf('busOnly', feature);
    const opened = this.bits('openedUses', feature);
    const open = (allowed & (bus === '' ? everybody : ~(roadUses.car | roadUses.heavy))) | opened;
    const tooBig = this.tooBig(feature);
    // A road that is not built yet opens to everybody of its kind; between two instants, to those alone who are named.
    const always = isBuilt || opened !== 0 ? open & ~tooBig : 0;
    const shut = always & this.bits('closedUses', feature);
    const timed = this.bits('timedUses', feature) & ~tooBig & ~(always & ~shut);
    const kept = always | timed;
    const against = oneWayForBikes.has(nature) ? roadUses.walk : silent;
    return {
      forward: vehicles === 'backward' ? kept & against : kept,
      backward: vehicles === 'forward' ? kept & against : kept,
      timed,
      closed: shut & ~timed,
    };
  }

  private allowed(nature: RoadNature, feature: number): number {
    switch (this.text('lightVehicleAccess', feature)) {
      case 'Physiquement impossible':
        return usesOf[nature] & silent;
      case 'Restreint aux ayants droit':
        return usesOf[nature] & ~(roadUses.car | roadUses.heavy);
      default:
        return usesOf[nature];
    }
  }

  private notForWalkers(feature: number): number {
    return this.text('walkAccess', feature) === 'Restreint aux ayants droit' ? roadUses.walk : 0;
  }

  private tooBig(feature: number): number {
    const { sizes } = this;
    const massT = orElse(positive(this.number('maxWeightT', feature)), Infinity);
    const heightM = orElse(positive(this.number('maxHeightM', feature)), Infinity);
    const widthM = orElse(positive(this.number('maxWidthM', feature)), Infinity);
    const stops = (ownT: number, ownHeightM: number, ownWidthM: number): boolean =>
      massT < ownT || heightM < ownHeightM || widthM < ownWidthM;
    return (
      (stops(sizes.heavyMassT, sizes.heavyHeightM, sizes.heavyWidthM) ? roadUses.heavy : 0) |
      (stops(sizes.busMassT, sizes.busHeightM, sizes.busWidthM) ? roadUses.bus : 0) |
      (stops(sizes.rescueMassT, sizes.rescueHeightM, sizes.rescueWidthM) ? roadUses.rescue : 0)
    );
  }

  private bits(name: EditedRoadColumn, feature: number): number {
    const value = this.number(name, feature);
    return Number.isNaN(value) ? 0 : value;
  }

  private text(name: string, feature: number): string {
    const column = this.columns[name];
    if (column === undefined) return '';
    if (column.type === 'text') return column.dictionary[column.codes[feature] ?? 0] ?? '';
    const value = column.values[feature] ?? Number.NaN;
    return Number.isNaN(value) ? '' : String(value);
  }

  private number(name: string, feature: number): number {
    const column = this.columns[name];
    if (column === undefined) return Number.NaN;
    if (column.type === 'number') return column.values[feature] ?? Number.NaN;
    const text = column.dictionary[column.codes[feature] ?? 0] ?? '';
    return text === '' ? Number.NaN : Number(text);
  }
}

function positive(value: number): number {
  return value > 0 && value < Infinity ? value : Number.NaN;
}

function orElse(value: number, other: number): number {
  return Number.isNaN(value) ? other : value;
}

/** BD TOPO's booleans: true and false in the web service, Oui and Non or 1 and 0 in files. */
function yesNo(text: string): boolean | null {
  switch (text.toLowerCase()) {
    case 'oui':
    case 'true':
    case '1':
    case 't':
      return true;
    case 'non':
    case 'false':
    case '0':
    case 'f':
      return false;
    default:
      return null;
  }
}
