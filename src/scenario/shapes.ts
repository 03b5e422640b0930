import { z } from 'zod';

/** Easting, northing in m of the territory's CRS. */
export const point = z.tuple([z.number(), z.number()]);
export const line = z.array(point).min(2);
/** One outer ring, closed or not. */
export const area = z.array(point).min(3);
export const verticalDatum = z.enum(['NGF-IGN69', 'IGN78', 'chart', 'local', 'unknown']);

/** A quantity in time, linear between instants, held constant before the first and after the last. */
export const series = z
  .object({ timesS: z.array(z.number()).min(1), values: z.array(z.number()).min(1) })
  .refine((s) => s.timesS.length === s.values.length, 'as many values as instants')
  .refine((s) => s.timesS.every((t, i) => i === 0 || t > (s.timesS[i - 1] ?? t)), 'instants must increase');

/** A stretch of the territory's border, by distances in projected coordinates along that side, any order. */
export const border = z.object({
  side: z.enum(['north', 'east', 'south', 'west']),
  fromM: z.number(),
  toM: z.number(),
});

export const identified = { id: z.string().min(1), label: z.string().default('') };
