import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { repository } from './sources.ts';

interface Chunk {
  readonly file: string;
  /** Chunks that load with this one; `dynamicImports` come later. */
  readonly imports?: readonly string[];
}

const kilobyte = 1000;
/** What a screen may weigh before its scene, compressed: the limit of the specification. */
const largest = 350 * kilobyte;

/**
 * Screens by the chunk that brings each, and its last measure. Far less than that means that the check has lost
 * sight of something; when a screen really became lighter, write down the new measure.
 */
const screens = [
  { screen: 'start', chunk: 'index.html', measured: 193 * kilobyte },
  { screen: 'studio without its scene', chunk: 'src/ui/atelier/atelier.tsx', measured: 302 * kilobyte },
];

const folder = join(repository, 'dist/app');
const manifestPath = join(folder, '.vite/manifest.json');

function readManifest(): Readonly<Record<string, Chunk>> {
  if (!existsSync(manifestPath)) throw new Error('dist/app is not built: run `npm run build:app` first');
  return JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, Chunk>;
}

/** Files of chunks and of all that they import statically. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, names: readonly string[]): readonly string[] {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`the manifest has no chunk ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const other of chunk.imports ?? []) visit(other);
  };
  for (const name of names) visit(name);
  return [...files].filter((file) => file.endsWith('.js'));
}

function compressedSize(file: string): number {
  return gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
}

test.each(screens)('HO-8 the screen $screen weighs what it should, both ways', ({ chunk, measured }) => {
  const sizes = filesOf(readManifest(), ['index.html', chunk]).map((file) => ({
    file,
    bytes: compressedSize(file),
  }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const parts = sizes.map(({ file, bytes }) => `${file} ${bytes}`).join(', ');
  expect(total, parts).toBeLessThanOrEqual(largest);
  expect(total, parts).toBeGreaterThanOrEqual(0.8 * measured);
});

/** Words that betray a renderer and two decoders. */
const later = ['WebGLRenderer', 'Invalid byte order value', 'sqlite3_open'];

test.each(screens)('HO-8 renderer and decoders come after the screen $screen', ({ chunk }) => {
  const first = textOf(filesOf(readManifest(), ['index.html', chunk]));
  expect(later.filter((word) => first.includes(word))).toEqual([]);
});

test('HO-8 renderer and decoders are in the page, so that their absence above means something', () => {
  const all = textOf(readdirSync(join(folder, 'assets')).map((file) => `assets/${file}`));
  expect(later.filter((word) => !all.includes(word))).toEqual([]);
});

function textOf(files: readonly string[]): string {
  const scripts = files.filter((file) => file.endsWith('.js'));
  return scripts.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}
