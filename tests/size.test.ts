import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { repository } from './sources.ts';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  /** Chunks that load with this one; `dynamicImports` come later. */
  readonly imports?: readonly string[];
}

const kilobyte = 1000;
/** What the first screen may weigh, compressed: the limit of the specification. */
const largest = 350 * kilobyte;
/** A little under the last measure: far less means that the check has lost sight of something. */
const smallest = 120 * kilobyte;

const folder = join(repository, 'dist/app');
const manifestPath = join(folder, '.vite/manifest.json');

function readManifest(): Readonly<Record<string, Chunk>> {
  if (!existsSync(manifestPath)) throw new Error('dist/app is not built: run `npm run build:app` first');
  return JSON.parse(readFileSync(manifestPath, 'utf8')) as Record<string, Chunk>;
}

/** Files of the entry and of all that it imports statically. */
function firstScreen(manifest: Readonly<Record<string, Chunk>>): ReadonlySet<string> {
  const files = new Set<string>();
  const visit = (chunk: Chunk | undefined): void => {
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const name of chunk.imports ?? []) visit(manifest[name]);
  };
  for (const chunk of Object.values(manifest)) if (chunk.isEntry === true) visit(chunk);
  return files;
}

function compressedSize(file: string): number {
  return gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
}

test('HO-8 the first screen weighs what it should, both ways', () => {
  const scripts = [...firstScreen(readManifest())].filter((file) => file.endsWith('.js'));
  const sizes = scripts.map((file) => ({ file, bytes: compressedSize(file) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const parts = sizes.map(({ file, bytes }) => `${file} ${bytes}`).join(', ');
  expect(total, parts).toBeLessThanOrEqual(largest);
  expect(total, parts).toBeGreaterThanOrEqual(smallest);
});

test('HO-8 the scene and the loaders come after the first screen', () => {
  const text = [...firstScreen(readManifest())]
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  expect(text).not.toContain('WebGLRenderer');
  expect(text).not.toContain('geotiff');
});
