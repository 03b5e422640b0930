import { z } from 'zod';
import { placeRoles } from '../territory/attributes.ts';
import { roadUseNames } from '../territory/road-uses.ts';
import { area, identified, line, point } from './shapes.ts';

/** Identifiers of the territory's roads. */
const roads = z.array(z.string().min(1)).min(1);
/** Who is concerned. */
const classes = z.array(z.enum(roadUseNames)).min(1);
/** An instant, s since the start of the hypothesis; null: from the start, or to the end. */
const instantS = z.number().nonnegative().nullable().default(null);

const roadNatures = ['single', 'dual', 'roundabout', 'ramp', 'motorway', 'unpaved', 'track', 'path'] as const;

/** What may be done to a footway so that a wheelchair passes. */
const footwayWorks = ['kerbs', 'width', 'slope', 'crossSlope', 'surface', 'obstacles'] as const;

/** Changes of roads and of what makes trips. Schemas of `project.edit`'s union; append, as there. */
export const trafficEdits = [
  /** Roads closed to some, for the whole event or between two instants. */
  z.object({ ...identified, kind: z.literal('road-close'), roads, classes, fromS: instantS, toS: instantS }),
  /**
   * Roads opened to some: closed, private, planned or under construction until then. Between two instants: they are
   * what they were before and after.
   */
  z.object({ ...identified, kind: z.literal('road-open'), roads, classes, fromS: instantS, toS: instantS }),
  /** Typical speed of roads, km/h. */
  z.object({
    ...identified,
    kind: z.literal('road-speed'),
    roads,
    speedKmh: z.number().positive().max(130),
  }),
  /** Lanes of roads, both directions together on a two-way road. */
  z.object({
    ...identified,
    kind: z.literal('road-lanes'),
    roads,
    lanes: z.number().int().positive().max(12),
  }),
  /** Capacity of roads in each direction, all lanes, passenger cars an hour. */
  z.object({ ...identified, kind: z.literal('road-capacity'), roads, capacityPerH: z.number().positive() }),
  /** Direction of vehicles, in the order of the road's own vertices. */
  z.object({
    ...identified,
    kind: z.literal('road-direction'),
    roads,
    direction: z.enum(['both', 'forward', 'backward']),
  }),
  /** Nobody turns from a road into the one after it. */
  z.object({ ...identified, kind: z.literal('turn-ban'), from: z.string().min(1), to: z.string().min(1) }),
  /** A road that is not there yet. Level: 0 on the ground, 1 and more a bridge, below 0 a tunnel. */
  z.object({
    ...identified,
    kind: z.literal('road-new'),
    line,
    /** Elevation of each vertex, m; null: from the roads it joins and the ground. */
    zM: z.array(z.number()).nullable().default(null),
    /** Of a bridge without `zM`: height of its deck over the ground in its middle, m; null: straight from end to end. */
    deckHeightM: z.number().positive().max(100).nullable().default(null),
    nature: z.enum(roadNatures),
    importance: z.enum(['1', '2', '3', '4', '5', '6']),
    /** Both directions together where it has two. */
    lanes: z.number().int().positive().max(12),
    speedKmh: z.number().positive().max(130),
    level: z.number().int().min(-3).max(4),
    direction: z.enum(['both', 'forward', 'backward']),
    name: z.string().default(''),
  }),
  /** All roads of an area at 30 km/h, or in a meeting zone (zone de rencontre) at 20 km/h. */
  z.object({ ...identified, kind: z.literal('zone-30'), area, speed: z.enum(['30', '20']) }),
  /** A place of a road that motor vehicles cannot pass; bicycles and walkers do. */
  z.object({ ...identified, kind: z.literal('traffic-filter'), point: z.array(point).min(1).max(1) }),
  /** A lane of each direction that has several becomes the buses'. */
  z.object({ ...identified, kind: z.literal('bus-lane'), roads }),
  /** A bicycle lane, beside the road or in place of one of its lanes. */
  z.object({ ...identified, kind: z.literal('bike-lane'), roads, takesLane: z.enum(['no', 'yes']) }),
  /** Parking places taken away along roads: nobody manoeuvres there any more. */
  z.object({
    ...identified,
    kind: z.literal('parking-removal'),
    roads,
    places: z.number().int().positive().max(1000),
  }),
  /** Dwellings and jobs that are not there yet; reached by `access` roads, by the nearest where none is named. */
  z.object({
    ...identified,
    kind: z.literal('district'),
    area,
    dwellings: z.number().nonnegative(),
    jobs: z.number().nonnegative(),
    access: z.array(z.string().min(1)).default([]),
  }),
  /** A facility that is not there yet. */
  z.object({
    ...identified,
    kind: z.literal('facility'),
    point: z.array(point).min(1).max(1),
    role: z.enum(placeRoles),
    name: z.string().default(''),
  }),
  /** Works on footways: what was done there to the French order of 15 January 2007. */
  z.object({
    ...identified,
    kind: z.literal('footway-works'),
    footways: z.array(z.string().min(1)).min(1),
    works: z.array(z.enum(footwayWorks)).min(1),
  }),
  /**
   * Lights where roads come to within `withinM` of a point, for the vehicles of the named roads, or of all: the share of time
   * in which they let them out, and how many passenger cars an hour and lane leave at green. Stages and cycles are not stated.
   */
  z.object({
    ...identified,
    kind: z.literal('traffic-lights'),
    point: z.array(point).min(1).max(1),
    roads: z.array(z.string().min(1)).default([]),
    greenShare: z.number().min(0.02).max(1),
    saturationPerH: z.number().min(300).max(2500),
    withinM: z.number().min(1).max(100),
  }),
] as const;
