import type { fr } from '../fr/index.ts';
import type { Same } from '../same.ts';
import { atelier } from './atelier.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { forms } from './forms.ts';
import { importing } from './import.ts';
import { layers } from './layers.ts';
import { notes } from './notes.ts';
import { start } from './start.ts';

export const en: Same<typeof fr> = {
  atelier,
  common,
  errors,
  forms,
  import: importing,
  layers,
  notes,
  start,
};
