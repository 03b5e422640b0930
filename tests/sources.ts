import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** Root of the repository. */
export const repository = resolve(import.meta.dirname, '..');

/** Paths of files under `folder` that match, from the repository's root, with `/`; made files are left out. */
export function filesUnder(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(repository, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => pattern.test(path) && !isMade(path))
    .sort();
}

function isMade(path: string): boolean {
  return /(^|\/)(node_modules|dist|assembly)\//.test(path) || path.endsWith('.generated.ts');
}

export function readText(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

/** The code with its comments blanked; strings, templates and regular expressions stay. */
export function withoutComments(code: string): string {
  const token =
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`|\/\*[^]*?\*\/|\/\/[^\n]*|\/(?![*/\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*/g;
  return code.replace(token, (found) => (/^\/[*/]/.test(found) ? found.replace(/[^\n]/g, ' ') : found));
}

/** What a module asks for, as written: imports, exports from, dynamic imports, URLs beside it. */
export function specifiersOf(code: string): readonly string[] {
  const plain = withoutComments(code);
  const patterns = [
    /(?:^|[;\n}])\s*(?:import|export)\b[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?:^|[;\n}])\s*import\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)/g,
    /\bnew\s+URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g,
  ];
  return patterns.flatMap((pattern) => Array.from(plain.matchAll(pattern), (match) => match[1] ?? ''));
}

/** The same without what is imported for its types alone: it is gone when the program runs. */
export function runtimeSpecifiersOf(code: string): readonly string[] {
  const typeOnly = /(?:^|(?<=[;\n}]))\s*(?:import|export)\s+type\b[^'"`;()]*?\bfrom\s*['"][^'"]+['"]/g;
  return specifiersOf(withoutComments(code).replace(typeOnly, '\n'));
}
