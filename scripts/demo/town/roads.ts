import type { Spot } from '../curves.ts';

/** What a road is made to carry, in the manner of BD TOPO. */
export interface RoadClass {
  readonly nature: 'Route à 1 chaussée' | 'Route empierrée' | 'Chemin' | 'Sentier' | 'Rond-point';
  /** 1 … 6. */
  readonly importance: number;
  /** 0 on tracks and paths. */
  readonly lanes: number;
  readonly widthM: number;
  /** Mean speed of light vehicles, km/h. */
  readonly speedKmh: number;
  /** Most it climbs, as a ratio. */
  readonly steepest: number;
}

const street = 'Route à 1 chaussée';

export const roadClasses = {
  main: { nature: street, importance: 2, lanes: 2, widthM: 7, speedKmh: 75, steepest: 0.08 },
  departmental: { nature: street, importance: 3, lanes: 2, widthM: 6, speedKmh: 65, steepest: 0.09 },
  mainStreet: { nature: street, importance: 3, lanes: 2, widthM: 7, speedKmh: 35, steepest: 0.09 },
  communal: { nature: street, importance: 4, lanes: 2, widthM: 4.5, speedKmh: 50, steepest: 0.11 },
  distributor: { nature: street, importance: 4, lanes: 2, widthM: 6, speedKmh: 40, steepest: 0.1 },
  lane: { nature: street, importance: 5, lanes: 1, widthM: 3.5, speedKmh: 35, steepest: 0.115 },
  street: { nature: street, importance: 5, lanes: 2, widthM: 5.5, speedKmh: 25, steepest: 0.11 },
  oldStreet: { nature: street, importance: 5, lanes: 1, widthM: 4.5, speedKmh: 20, steepest: 0.115 },
  alley: { nature: street, importance: 5, lanes: 1, widthM: 3, speedKmh: 10, steepest: 0.118 },
  close: { nature: street, importance: 5, lanes: 2, widthM: 5, speedKmh: 20, steepest: 0.108 },
  track: { nature: 'Chemin', importance: 6, lanes: 0, widthM: 3, speedKmh: 5, steepest: 0.118 },
  stonedTrack: {
    nature: 'Route empierrée',
    importance: 5,
    lanes: 1,
    widthM: 3.5,
    speedKmh: 15,
    steepest: 0.118,
  },
  path: { nature: 'Sentier', importance: 6, lanes: 0, widthM: 1.5, speedKmh: 5, steepest: 0.12 },
  roundabout: { nature: 'Rond-point', importance: 3, lanes: 1, widthM: 7, speedKmh: 25, steepest: 0.08 },
} as const satisfies Record<string, RoadClass>;

export type RoadClassName = keyof typeof roadClasses;

/** A road as it was laid, before it is cut at crossings. */
export interface Road {
  readonly id: string;
  readonly class: RoadClassName;
  readonly line: readonly Spot[];
  /** Street name; '' in the country. */
  readonly name: string;
  /** Number of the road (`D 964`); '' on communal ones. */
  readonly number: string;
  readonly oneWay: boolean;
  /** Over what: a bridge stands at level 1, a ford has none. */
  readonly level: '0' | '1' | 'Gué ou radier';
  readonly urban: boolean;
}

/** A piece of road between two nodes of the network. */
export interface Section extends Road {
  readonly from: number;
  readonly to: number;
}
