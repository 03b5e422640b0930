import { z } from 'zod';
import { heatingKinds } from './energy-edits.ts';
import { area, identified } from './shapes.ts';

/** What a new building is for. */
export const newUses = ['dwellings', 'services', 'industry', 'shed'] as const;

/** How well a new building keeps its heat: as the regulation of 2020 asks, or as a passive house. */
export const newStandards = ['re2020', 'passive'] as const;

/** Edits of the layer of buildings: every engine that reads it sees them. Append kinds, never change one. */
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
] as const;
