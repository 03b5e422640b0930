import { z } from 'zod';
import { landCoverClasses } from '../territory/land-cover.ts';
import { buildingEdits } from './building-edits.ts';
import { energyConditions, energyEdits } from './energy-edits.ts';
import { roadClassValues } from './road-class-values.ts';
import { trafficEdits } from './traffic-edits.ts';
import { area, border, identified, line, point, series, verticalDatum } from './shapes.ts';

/** One change of the territory, as data. Append kinds; never change the meaning of one (add a migration). */
export const edit = z.discriminatedUnion('kind', [
  /** A wall along cell faces, watertight up to its crest. Crest: one elevation, or one per vertex. */
  z.object({
    ...identified,
    kind: z.literal('dike'),
    line,
    crestM: z.union([z.number(), z.array(z.number())]),
  }),
  /** Raises (or lowers, if negative) the crest of an existing dike of the territory. */
  z.object({ ...identified, kind: z.literal('dike-raise'), dike: z.string(), raiseM: z.number() }),
  /** Ground of an area: moved by, or brought to, an elevation (only where it raises or lowers it, if asked). */
  z.object({
    ...identified,
    kind: z.literal('ground'),
    area,
    mode: z.enum(['by', 'to', 'raise-to', 'lower-to']),
    valueM: z.number(),
  }),
  z.object({ ...identified, kind: z.literal('land-cover'), area, cover: z.enum(landCoverClasses) }),
  ...trafficEdits,
  ...energyEdits,
  ...buildingEdits,
]);

const share = z.number().min(0).max(1);

/** One condition that nobody here decides. Kinds are named `engine/what`. */
export const condition = z.discriminatedUnion('kind', [
  /** River inflow, m³/s: through a section (two points or more, from bank to bank) or at one point. */
  z.object({ ...identified, kind: z.literal('flood/inflow'), section: z.array(point).min(1), series }),
  /** The same along a stretch of the border. */
  z.object({ ...identified, kind: z.literal('flood/border-inflow'), border, series }),
  /** Water level imposed along a stretch of the border, m in `datum` (+ `datumOffsetM` to reach the terrain's). */
  z.object({
    ...identified,
    kind: z.literal('flood/border-level'),
    border,
    series,
    datum: verticalDatum,
    datumOffsetM: z.number().default(0),
  }),
  /** Water level imposed over an area (a sea, a lake), m. */
  z.object({
    ...identified,
    kind: z.literal('flood/area-level'),
    area,
    series,
    datum: verticalDatum,
    datumOffsetM: z.number().default(0),
  }),
  /** Uniform rain, mm/h. */
  z.object({ ...identified, kind: z.literal('flood/rain'), series }),
  /** Free outflow at normal depth; slope null: the ground's own. */
  z.object({
    ...identified,
    kind: z.literal('flood/outflow'),
    border,
    slope: z.number().nonnegative().nullable(),
  }),
  /** Still water at the start, up to a level; whole territory when `area` is null. */
  z.object({
    ...identified,
    kind: z.literal('flood/initial-level'),
    area: area.nullable(),
    levelM: z.number(),
  }),
  /** Starts from the territory's layer of initial depths. */
  z.object({ ...identified, kind: z.literal('flood/initial-depth') }),
  /** All trips multiplied: growth until the horizon. */
  z.object({ ...identified, kind: z.literal('traffic/growth'), factor: z.number().positive().max(10) }),
  /** Share of the trips to work that are not made, 0 … 1. */
  z.object({ ...identified, kind: z.literal('traffic/remote-work'), share }),
  /** People in a car, on average, multiplied. */
  z.object({ ...identified, kind: z.literal('traffic/carpool'), factor: z.number().min(0.5).max(4) }),
  /** Vehicles of a year; each share 0 … 1, those of the year where nothing is said (null or absent). */
  z.object({
    ...identified,
    kind: z.literal('traffic/fleet'),
    year: z.number().int().min(2010).max(2060),
    /** Of all cars. */
    electricShare: share.nullable(),
    /** Of cars that are not electric. */
    dieselShare: share.optional(),
    /** Of diesel cars; the rest is older. */
    dieselEuro5Share: share.optional(),
    dieselEuro6Share: share.optional(),
    /** Of those under Euro 6: Euro 6c and later. */
    dieselEuro6cShare: share.optional(),
    /** Of heavy vehicles; the rest counts as Euro V. */
    heavyEuro6Share: share.optional(),
    /** Of heavy vehicles; the rest is articulated. */
    rigidShare: share.optional(),
  }),
  /** Traffic that only crosses the territory: vehicles of a working day, both directions. */
  z.object({
    ...identified,
    kind: z.literal('traffic/through'),
    from: point,
    to: point,
    vehiclesPerDay: z.number().nonnegative().max(200_000),
    heavyShare: share,
  }),
  /** Capacities and typical speeds by class of road, where other than the engine's. */
  z.object({ ...identified, kind: z.literal('traffic/roads'), ...roadClassValues }),
  ...energyConditions,
]);

export const hypothesis = z.object({
  id: z.string().min(1),
  /** At most 24 signs: tabs and labels of views. */
  shortName: z.string().min(1).max(24),
  title: z.string(),
  horizon: z.enum(['today', '2035', '2050']),
  /** At most a year of 365 days: longer is a mistake of unit. */
  durationS: z.number().positive().max(31_536_000),
  /** Where the figures come from: shown with every result. */
  origin: z.string(),
  conditions: z.array(condition),
});

export const alternative = z.object({
  id: z.string().min(1),
  shortName: z.string().min(1).max(24),
  title: z.string(),
  /** The base has no parent, no edits, and is locked. Edits of ancestors come first. */
  parent: z.string().nullable(),
  edits: z.array(edit),
});

/** The one document that a person writes. Format 1. */
export const project = z.object({
  format: z.literal(1),
  title: z.string(),
  territory: z.object({ name: z.string(), digest: z.string() }),
  hypotheses: z.array(hypothesis),
  /** First: the base. Then in the order of creation, never sorted. */
  alternatives: z.array(alternative).min(1),
  /** Changed parameters only, by engine id. */
  parameters: z.record(z.string(), z.record(z.string(), z.number())),
  seed: z.number().int().nonnegative(),
});

export type Point = z.infer<typeof point>;
export type Series = z.infer<typeof series>;
export type Border = z.infer<typeof border>;
export type Edit = z.infer<typeof edit>;
export type EditKind = Edit['kind'];
export type Condition = z.infer<typeof condition>;
export type ConditionKind = Condition['kind'];
export type Hypothesis = z.infer<typeof hypothesis>;
export type Alternative = z.infer<typeof alternative>;
export type Project = z.infer<typeof project>;
