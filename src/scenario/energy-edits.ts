import { z } from 'zod';
import { area, identified, line } from './shapes.ts';

/** Kinds of buildings that a programme may be for. */
export const buildingGroups = ['all', 'dwellings', 'houses', 'flats', 'services', 'schools'] as const;

/** What heats a building after a change. */
export const heatingKinds = ['heat-pump', 'gas', 'wood', 'network', 'electric', 'oil'] as const;

/** What walls are made of, by the first figure of BD TOPO's codes. */
const wallMaterials = ['any', 'stone', 'concrete', 'brick', 'blocks', 'wood'] as const;

/** Absent or null: no bound. */
const bound = z.number().int().nullish();

/**
 * Which buildings: those listed; or, where none is, those of a kind whose middle lies in an area (everywhere if null)
 * and that keep to every bound that is given. Years: from the first on, before the second; counts: both included.
 */
export const selection = {
  ids: z.array(z.string()).default([]),
  area: area.nullable().default(null),
  which: z.enum(buildingGroups).default('all'),
  builtBefore: z.number().int().nullable().default(null),
  builtFrom: bound,
  storeysFrom: bound,
  storeysTo: bound,
  dwellingsFrom: bound,
  dwellingsTo: bound,
  material: z.enum(wallMaterials).optional(),
  /** What heats them today, where a diagnosis tells it; the others are not meant. Absent: any. */
  heatedBy: z.enum(['any', ...heatingKinds]).optional(),
};

/** How far a part of the envelope is taken: as it is, to the regulation of existing buildings, to that of aids. */
const depth = z.enum(['keep', 'regulation', 'aided']);

/** Edits of buildings' energy: they change no layer, the engine reads them. Append kinds, never change one. */
export const energyEdits = [
  z.object({
    ...identified,
    kind: z.literal('renovation'),
    ...selection,
    walls: depth,
    roof: depth,
    floor: depth,
    windows: depth,
    air: z.enum(['keep', 'tight']),
    ventilation: z.enum(['keep', 'humidity', 'recovery']),
    heating: z.enum(['keep', ...heatingKinds]),
  }),
  z.object({
    ...identified,
    kind: z.literal('heating-change'),
    ...selection,
    heating: z.enum(heatingKinds),
  }),
  /** Photovoltaic modules on a share of the roofs' surface, 0 … 1. */
  z.object({
    ...identified,
    kind: z.literal('solar-roofs'),
    ...selection,
    usableShare: z.number().min(0).max(1),
    /** Usable kWh of battery behind the meter for each kW of modules; absent: none. */
    batteryKwhPerKw: z.number().min(0).max(20).optional(),
  }),
  /**
   * A heat network along a line: it heats the buildings listed, or, where none is, those within a distance of it. Parts of
   * its sources are relative to each other.
   */
  z.object({
    ...identified,
    kind: z.literal('heat-network'),
    line,
    withinM: z.number().min(0).max(500),
    ids: z.array(z.string()).default([]),
    flowC: z.number().min(35).max(120),
    wood: z.number().min(0).max(100),
    gas: z.number().min(0).max(100),
    ground: z.number().min(0).max(100),
    waste: z.number().min(0).max(100),
  }),
  /**
   * Collective self-consumption: buildings that share what their roofs give, by use or by fixed shares, none farther from
   * another than so many km.
   */
  z.object({
    ...identified,
    kind: z.literal('shared-power'),
    ...selection,
    key: z.enum(['by-use', 'by-area', 'equal']),
    withinKm: z.enum(['2', '10', '20']),
  }),
] as const;

const dayHours = z
  .array(z.number().min(0).max(1e6))
  .length(24)
  .refine((hours) => hours.some((one) => one > 0))
  .nullish();
const emissionFactor = z.number().min(0).max(2).nullable().default(null);

/** What nobody here decides about energy. */
export const energyConditions = [
  /** The whole year warmer (or colder, if negative) than the given weather, K. */
  z.object({ ...identified, kind: z.literal('energy/climate'), warmingK: z.number().min(-5).max(8) }),
  /** Some days in a row hotter than the year has them, from a day of the year on (1: 1 January). */
  z.object({
    ...identified,
    kind: z.literal('energy/heat-wave'),
    fromDay: z.number().int().min(1).max(365),
    days: z.number().int().min(1).max(60),
    riseK: z.number().min(0).max(20),
  }),
  /** Prices with all taxes, €/kWh of final energy. */
  z.object({
    ...identified,
    kind: z.literal('energy/prices'),
    electricity: z.number().min(0).max(5),
    gas: z.number().min(0).max(5),
    oil: z.number().min(0).max(5),
    wood: z.number().min(0).max(5),
    network: z.number().min(0).max(5),
  }),
  /**
   * One price of electricity (that of `energy/prices`), or one in full and one in off-peak hours, €/kWh; standing charges,
   * € a year and dwelling, of networks and kW, 0 where they are not counted.
   */
  z.object({
    ...identified,
    kind: z.literal('energy/tariff'),
    option: z.enum(['base', 'off-peak']),
    fullEur: z.number().min(0).max(5),
    offPeakEur: z.number().min(0).max(5),
    standingElectricity: z.number().min(0).max(2000),
    standingGas: z.number().min(0).max(2000),
    /** Of electricity in large dwellings that it heats; absent: the same. */
    standingHeated: z.number().min(0).max(2000).optional(),
    /** Absent: the engine's own. */
    standingNetwork: z.number().min(0).max(2000).optional(),
  }),
  /** Temperature that dwellings are heated to by day, °C. */
  z.object({ ...identified, kind: z.literal('energy/set-point'), heatC: z.number().min(12).max(26) }),
  /** Electric cars among all, and whether they charge at once on coming home or in the night's valleys. */
  z.object({
    ...identified,
    kind: z.literal('energy/vehicles'),
    share: z.number().min(0).max(1),
    kmPerDay: z.number().min(0).max(500),
    charging: z.enum(['free', 'steered']),
  }),
  /** Emission factors, kg of CO₂ equivalent by kWh: those of a set, and what takes their place; null: the set's. */
  z.object({
    ...identified,
    kind: z.literal('energy/emission-factors'),
    set: z.enum(['dpe', 'base-empreinte']),
    heating: emissionFactor,
    water: emissionFactor,
    cooling: emissionFactor,
    other: emissionFactor,
    gas: emissionFactor,
    oil: emissionFactor,
    wood: emissionFactor,
    chips: emissionFactor,
    network: emissionFactor,
  }),
  /**
   * Hours of a day, weights from midnight on: cars that come home, people at home on working days, appliances of dwellings; hour at
   * which cars leave; imported profiles by name. Absent, null or empty: the engine's own.
   */
  z.object({
    ...identified,
    kind: z.literal('energy/profiles'),
    arrivals: dayHours,
    leaveHour: z.number().int().min(0).max(23).nullish(),
    presence: dayHours,
    appliances: dayHours,
    dwellingProfile: z.string().optional(),
    serviceProfile: z.string().optional(),
  }),
  /** Primary energy by kWh of electricity: that in force on 1 January of a year, or, if given, another one. */
  z.object({
    ...identified,
    kind: z.literal('energy/primary-factor'),
    year: z.number().int().min(2022).max(2060),
    electricity: z.number().min(0).max(5).nullish(),
  }),
] as const;
