import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  filesUnder,
  readText,
  repository,
  runtimeSpecifiersOf,
  specifiersOf,
  withoutComments,
} from './sources.ts';

interface Layer {
  /** What of the repository its modules may import, beside themselves. */
  readonly imports: readonly RegExp[];
  /** Packages that they may import. */
  readonly packages: readonly RegExp[];
}

const base = /^src\/base\//;
const territory = /^src\/territory\//;
const loaders = /^src\/loaders\//;
const scenario = /^src\/scenario\//;
const simulation = /^src\/simulation\//;
const contract = /^src\/simulation\/contract\.ts$/;
const engines = /^src\/engines\//;
/** The describing halves, and the list of them. */
const specs = /^src\/engines\/(specs\.ts|[^/]+\/spec(\.ts|\/.*))$/;
const app = /^src\/app\//;
const scene = /^src\/scene\//;
const i18n = /^src\/i18n\//;
const ui = /^src\/ui\//;
const workers = /^workers\//;
const assets = /^assets\//;
const bench = /^bench\//;

const turf = /^@turf\//;
const react = /^react(\/jsx-runtime)?$/;
const three = [/^three(\/|$)/, /^@react-three\//];

/** Who may import whom: one row per layer, in the order in which a datum walks. */
const layers: Readonly<Record<string, Layer>> = {
  'src/base': { imports: [], packages: [] },
  'src/territory': { imports: [base], packages: [/^proj4$/, turf] },
  'src/loaders': {
    imports: [base, territory],
    packages: [/^geotiff$/, /^sql\.js(\/|$)/, /^fflate$/, turf],
  },
  'src/scenario': { imports: [base, territory], packages: [/^zod$/] },
  'src/simulation': { imports: [base, territory, scenario], packages: [] },
  'src/engines': { imports: [base, territory, contract], packages: [] },
  workers: { imports: [base, loaders, simulation, engines], packages: [/^comlink$/] },
  'src/app': {
    imports: [base, territory, loaders, scenario, simulation, specs, workers, assets],
    packages: [/^zustand(\/|$)/, /^idb$/],
  },
  'src/scene': { imports: [base, territory, contract, app], packages: [react, ...three] },
  'src/i18n': { imports: [base], packages: [/^i18next$/] },
  'src/ui': {
    imports: [base, territory, loaders, scenario, simulation, app, scene, i18n, specs],
    packages: [react, /^react-dom(\/|$)/, /^react-aria-components$/],
  },
  'src/cli': {
    imports: [base, territory, loaders, scenario, simulation, engines, i18n, bench],
    packages: [/^node:/],
  },
  'src/main': {
    imports: [app, ui, i18n],
    packages: [react, /^react-dom(\/|$)/, /^zod$/, /^@fontsource-variable\//, /^virtual:pwa-register$/],
  },
};

/** Single modules that may import more than their layer. */
const exceptions: Readonly<Record<string, readonly RegExp[]>> = {
  'src/simulation/remote.ts': [/^comlink$/],
};

const literals = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`/g;

const modules = filesUnder('src', /\.tsx?$/).concat(filesUnder('workers', /\.ts$/));
const imports = new Map(modules.map((path) => [path, specifiersOf(readText(path))]));

function layerOf(path: string): string {
  if (path === 'src/main.tsx') return 'src/main';
  return path.startsWith('workers/') ? 'workers' : path.split('/').slice(0, 2).join('/');
}

/** Path of what a relative specifier names, without the marks of the bundler (`?url`). */
function targetOf(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
}

function isGenerated(target: string): boolean {
  return target.endsWith('.generated.ts') || target.startsWith('assets/generated/');
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

function isAllowed(path: string, specifier: string): boolean {
  const layer = layers[layerOf(path)];
  if (layer === undefined) return false;
  if (!isRelative(specifier)) {
    return [...layer.packages, ...(exceptions[path] ?? [])].some((pattern) => pattern.test(specifier));
  }
  const target = targetOf(path, specifier);
  if (layerOf(path) === 'src/engines' && engines.test(target)) return isWithinItsEngine(path, target);
  return layerOf(target) === layerOf(path) || layer.imports.some((pattern) => pattern.test(target));
}

/** Engines are strangers to each other; only the lists beside their folders see several. */
function isWithinItsEngine(path: string, target: string): boolean {
  const [from, to] = [path, target].map((file) => file.split('/')[2]);
  return path.split('/').length === 3 || from === to;
}

const needed = new Map(modules.map((path) => [path, runtimeSpecifiersOf(readText(path))]));

/** Import cycles, each as a path that comes back to its start; types alone make none. */
function cycles(): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) found.push([...trail.slice(seenAt), path].join(' → '));
    if (seenAt >= 0 || done.has(path)) return;
    const targets = (needed.get(path) ?? []).filter(isRelative).map((specifier) => targetOf(path, specifier));
    for (const target of targets) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of modules) visit(path, []);
  return found;
}

describe('layers', () => {
  test('HO-1 every module imports only what its layer may', () => {
    const refused = [...imports].flatMap(([path, specifiers]) =>
      specifiers
        .filter((specifier) => !isAllowed(path, specifier))
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(refused).toEqual([]);
  });

  test('HO-1 the check saw the modules of every layer, and their imports', () => {
    const seen = new Set(modules.map(layerOf));
    expect([...seen].sort()).toEqual(Object.keys(layers).sort());
    expect(modules.length).toBeGreaterThan(150);
    expect([...imports.values()].flat().length).toBeGreaterThan(600);
  });

  test('HO-1 every relative import names a file that exists, but for those the build makes', () => {
    const missing = [...imports].flatMap(([path, specifiers]) =>
      specifiers
        .filter(isRelative)
        .map((specifier) => targetOf(path, specifier))
        .filter((target) => !isGenerated(target) && !existsSync(join(repository, target)))
        .map((target) => `${path} imports ${target}`),
    );
    expect(missing).toEqual([]);
  });

  test.each([
    ['src/base/x.ts', '../territory/territory.ts'],
    ['src/base/x.ts', 'fflate'],
    ['src/territory/x.ts', '../loaders/asc.ts'],
    ['src/scenario/x.ts', '../simulation/contract.ts'],
    ['src/simulation/x.ts', 'comlink'],
    ['src/engines/flood/x.ts', '../traffic/spec.ts'],
    ['src/engines/flood/x.ts', '../../simulation/run.ts'],
    ['src/app/x.ts', '../engines/flood/engine.ts'],
    ['src/app/x.ts', 'react'],
    ['src/ui/x.tsx', 'three'],
    ['src/scene/x.ts', '../simulation/run.ts'],
    ['src/cli/x.ts', 'react'],
    ['src/unknown/x.ts', './y.ts'],
  ])('HO-1 refuses %s importing %s', (path, specifier) => {
    expect(isAllowed(path, specifier)).toBe(false);
  });

  test('HO-2 no module imports itself through others', () => {
    expect(cycles()).toEqual([]);
  });

  test('HO-3 layers below app never raise to a power with the operator, which differs between engines', () => {
    const below = modules.filter((path) => /^src\/(base|territory|scenario|simulation|engines)\//.test(path));
    const used = below.filter((path) =>
      withoutComments(readText(path)).replace(literals, "''").includes('**'),
    );
    expect(below.length).toBeGreaterThan(50);
    expect(used).toEqual([]);
  });

  test('HO-4 modules stay small: none of more than 500 lines', () => {
    const long = modules.filter((path) => readText(path).split('\n').length > 500);
    expect(long).toEqual([]);
  });
});

describe('reading the sources', () => {
  test('finds imports of every form, and none in comments', () => {
    const code = `
      import a from 'a';
      import { b,
        type c } from "./b.ts";
      export * from './c.ts';
      import './d.css';
      const e = await import('./e.ts');
      const w = new Worker(new URL('../workers/f.worker.ts', import.meta.url));
      // import x from 'x';
      /* import y from 'y'; */
      const z = "// not a comment"; import h from 'h';
    `;
    expect([...specifiersOf(code)].sort()).toEqual(
      ['../workers/f.worker.ts', './b.ts', './c.ts', './d.css', './e.ts', 'a', 'h'].sort(),
    );
  });

  test('tells what is imported for its types alone', () => {
    const code = `import type { A } from './a.ts';\nimport { b, type C } from './b.ts';\nexport type { D } from './d.ts';`;
    expect(runtimeSpecifiersOf(code)).toEqual(['./b.ts']);
    expect([...specifiersOf(code)].sort()).toEqual(['./a.ts', './b.ts', './d.ts']);
  });

  test('keeps what only looks like a comment', () => {
    expect(withoutComments("const a = 'http://x'; const b = /[/*]/g; // c")).toBe(
      "const a = 'http://x'; const b = /[/*]/g;     ",
    );
  });
});

/** Words of judgement: the program states, people decide. */
const judgements = new Set(
  (
    'score scores scored scoring rank ranks ranked ranking rankings rating ratings best better worst worse winner ' +
    'winners winning loser losers recommend recommends recommended recommendation recommendations optimal optimum ' +
    'optimise optimize favourite favorite champion podium ' +
    'meilleur meilleure meilleurs meilleures pire pires gagnant gagnante perdant perdante classement palmarès ' +
    'recommandé recommandée recommandation recommandations recommande préconise préconisé optimale optimaux'
  ).split(' '),
);
/** Names that producers give to their fields: read, never shown. */
const foreignNames = /\bcpx_classement_administratif\b/g;
/** In a sentence that says that the program does none of this. */
const denial = /\b(no|not|never|nor|without|ne|n’|ni|sans|aucun|aucune|jamais|pas)(\b|(?<=’))/i;

/** Words of an identifier, a key or a sentence: `bestOfAll`, `best-of-all` and `best of all` give three. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}

function judgementsIn(text: string): readonly string[] {
  return wordsOf(text).filter((word) => judgements.has(word));
}

/** Judgements in a source: in its identifiers and keys, and in its sentences unless they deny them. */
function judgementsOf(code: string): readonly string[] {
  const plain = withoutComments(code).replace(foreignNames, '');
  const strings = plain.match(literals) ?? [];
  const spoken = strings.filter((text) => !denial.test(text)).flatMap(judgementsIn);
  return [...judgementsIn(plain.replace(literals, ' ')), ...spoken];
}

describe('it never decides', () => {
  const sources = [
    ...modules,
    ...filesUnder('src', /\.css$/),
    ...filesUnder('assets', /\.(json|md)$/),
    'index.html',
  ];

  test('HO-5 no identifier, key, style or sentence judges', () => {
    const found = sources.flatMap((path) => judgementsOf(readText(path)).map((word) => `${path}: ${word}`));
    expect(found).toEqual([]);
    expect(sources.length).toBeGreaterThan(150);
  });

  test('HO-5 no style names a colour good or bad', () => {
    const styles = filesUnder('src', /\.css$/);
    const names = styles.flatMap((path) =>
      (readText(path).match(/(--|\.)[a-z][\w-]*/gi) ?? [])
        .filter((name) => wordsOf(name).some((word) => /^(good|bad|success|bon|mauvais)$/.test(word)))
        .map((name) => `${path}: ${name}`),
    );
    expect(names).toEqual([]);
    expect(styles.length).toBeGreaterThan(0);
  });

  test('HO-5 the check sees judgements, and lets other words pass', () => {
    expect(judgementsOf('const bestAlternative = 1;')).toEqual(['best']);
    expect(judgementsOf("label: 'La meilleure digue'")).toEqual(['meilleure']);
    expect(judgementsOf("const a = { 'scene.ranking': 1 };")).toEqual(['ranking']);
    expect(judgementsOf("about: 'Ni score, ni classement, ni recommandation.'")).toEqual([]);
    expect(judgementsOf('const weight = members.weight; // the best one')).toEqual([]);
  });
});
