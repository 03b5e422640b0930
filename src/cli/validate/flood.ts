import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { discoveredCase, findParFiles } from './discovered.ts';
import { environmentAgency2, environmentAgency3, environmentAgency4 } from './environment-agency.ts';
import { damBreak, lakeAtRest, macDonaldChannel, massBalance } from './exact-cases.ts';
import { notRun, type ValidateOptions, type ValidationResult } from './result.ts';
import { rochefortFolder } from './rochefort.ts';
import { rochefort } from './rochefort-case.ts';

interface NamedCase {
  readonly name: string;
  /** Path under the data folder; none: the case is in the code. */
  readonly needs?: readonly string[];
  readonly slow: boolean;
  readonly run: (folder: string) => ValidationResult | Promise<ValidationResult>;
}

const rochefortNeeds = ['ign', rochefortFolder];

const namedCases: readonly NamedCase[] = [
  { name: 'lake at rest', slow: false, run: lakeAtRest },
  { name: 'mass', slow: false, run: massBalance },
  { name: 'MacDonald', slow: false, run: () => macDonaldChannel(0) },
  { name: 'MacDonald with rain', slow: false, run: () => macDonaldChannel(0.001) },
  { name: 'Stoker', slow: false, run: () => damBreak('Stoker') },
  { name: 'Ritter', slow: false, run: () => damBreak('Ritter') },
  { name: 'EA 2', needs: ['flood', 'ea_test2'], slow: false, run: environmentAgency2 },
  { name: 'EA 3 (stated)', needs: ['flood', 'ea_test3'], slow: false, run: environmentAgency3 },
  { name: 'EA 4', needs: ['flood', 'ea_test4'], slow: false, run: environmentAgency4 },
  { name: 'Rochefort', needs: rochefortNeeds, slow: false, run: (folder) => rochefort(folder, false) },
  {
    name: 'Rochefort with advection (stated)',
    needs: rochefortNeeds,
    slow: true,
    run: (folder) => rochefort(folder, true),
  },
];

/**
 * Runs the named cases and every `.par` found under `flood` and `ign` of the data folder, one after the other.
 * A case whose data are absent, or that is slow when only quick ones are asked for, comes out as not run.
 */
export async function* validateFlood({
  all,
  dataFolder,
}: ValidateOptions): AsyncGenerator<ValidationResult, void, void> {
  for (const { name, needs = [], slow, run } of namedCases) {
    const folder = join(dataFolder, ...needs);
    if (slow && !all) yield notRun(name, 'stated only, and takes minutes; add --all');
    else if (!existsSync(folder)) yield notRun(name, `${join(...needs)} is not under ${dataFolder}`);
    else yield await run(folder);
  }
  for (const part of ['flood', 'ign']) {
    for (const path of await findParFiles(join(dataFolder, part))) yield await discoveredCase(path);
  }
}
