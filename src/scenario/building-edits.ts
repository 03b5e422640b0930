import { z } from 'zod';
import { heatingKinds, selection } from './energy-edits.ts';
import { area, identified, line } from './shapes.ts';

/** What a new building is for. */
export const newUses = ['dwellings', 'services', 'industry', 'shed'] as const;

/** How well a new building keeps its heat: as the regulation of 2020 asks, or as a passive house. */
export const newStandards = ['re2020', 'passive'] as const;

/** Edits of buildings and trees: engines that read their layers see what is built and pulled down. Append kinds, never change one. */
export const buildingEdits = [
  /** A building that is not there yet. */
  z.object({
    ...identified,
    kind: z.literal('building-new'),
    area,
    use: z.enum(newUses),
    storeys: z.number().int().min(1).max(80),
    /** From the ground to the gutter, m; null: by its storeys. */
    heightM: z.number().min(2).max(300).nullable().default(null),
    dwellings: z.number().int().min(0).max(5000),
    standard: z.enum(newStandards),
    heating: z.enum(heatingKinds),
  }),
  /** Buildings pulled down: those listed, or, where none is, those whose middle lies in an area. */
  z.object({
    ...identified,
    kind: z.literal('demolition'),
    ids: z.array(z.string()).default([]),
    area: area.nullable().default(null),
  }),
  /** Trees along a line and over an area, a spacing apart; one of the two at least. */
  z.object({
    ...identified,
    kind: z.literal('trees'),
    line: line.nullable().default(null),
    area: area.nullable().default(null),
    spacingM: z.number().min(2).max(100),
    heightM: z.number().min(1).max(50),
    /** Width of a crown, m. */
    crownM: z.number().min(1).max(30),
  }),
  /** Trees of an area felled: what the surface model has above the ground beside buildings. */
  z.object({ ...identified, kind: z.literal('felling'), area }),
  /** Blinds outside all windows, closed on warm days; or ledges over those to the south. */
  z.object({
    ...identified,
    kind: z.literal('shading'),
    ...selection,
    device: z.enum(['blinds', 'ledges', 'both']),
    /** Of a ledge, m. */
    depthM: z.number().min(0.1).max(3),
  }),
] as const;
