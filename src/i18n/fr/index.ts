import { atelier } from './atelier.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { forms } from './forms.ts';
import { importing } from './import.ts';
import { layers } from './layers.ts';
import { notes } from './notes.ts';
import { start } from './start.ts';

/** The reference language. */
export const fr = { atelier, common, errors, forms, import: importing, layers, notes, start };
