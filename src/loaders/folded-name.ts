import { plain } from '../base/plain.ts';

/** A column's name without accents, capitals and signs: `Année` and `ANNEE` are `annee`, `Code IRIS` is `code_iris`. */
export function foldedName(name: string): string {
  return plain(name)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}
