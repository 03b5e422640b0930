import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import asc from 'assemblyscript/asc';

const repository = resolve(import.meta.dirname, '..');
const engines = join(repository, 'src', 'engines');

/** Options of every kernel: the caller owns the memory, no runtime, SIMD on, relaxed SIMD never. */
const options = [
  '--optimizeLevel',
  '3',
  '--shrinkLevel',
  '0',
  '--converge',
  '--noAssert',
  '--enable',
  'simd',
  '--disable',
  'relaxed-simd',
  '--runtime',
  'stub',
  '--importMemory',
  '--use',
  'abort=',
];

/** Compiles one entry file; throws with the compiler's own words. */
async function compile(entry: string): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  let complaints = '';
  const { error } = await asc.main([relative(repository, entry), '--outFile', 'kernel.wasm', ...options], {
    readFile: (name, base) => {
      const path = resolve(repository, base, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm' && typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
    stderr: {
      write: (text) => {
        complaints += String(text);
      },
    },
  });
  if (error !== null || binary === undefined) {
    throw new Error(`${relative(repository, entry)} does not compile\n${complaints}`);
  }
  return binary;
}

/** The TypeScript module that carries the compiled bytes into a worker without fetch or Node. */
function moduleText(binary: Uint8Array): string {
  const digest = createHash('sha256').update(binary).digest('hex');
  const base64 = Buffer.from(binary).toString('base64');
  return [
    '/** SHA-256 of the compiled kernels, lower-case hexadecimal. */',
    `export const digest = '${digest}';`,
    '',
    '/** The WebAssembly module, base64. */',
    `export const base64 =\n  '${base64}';`,
    '',
  ].join('\n');
}

for (const name of readdirSync(engines)) {
  const entry = join(engines, name, 'assembly', 'index.ts');
  if (!existsSync(entry)) continue;
  const folder = join(engines, name, 'kernels');
  const target = join(folder, `${name}.generated.ts`);
  const text = moduleText(await compile(entry));
  const known = existsSync(target) ? readFileSync(target, 'utf8') : '';
  mkdirSync(folder, { recursive: true });
  if (known !== text) writeFileSync(target, text);
  console.log(`${relative(repository, target)}: ${known === text ? 'up to date' : 'written'}`);
}
