import { spawnSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

/** The commit, with a mark when the working tree differs from it elsewhere than in the page being written. */
export function commitOf(repository: string, page: string): string {
  const git = (...parameters: readonly string[]): string =>
    spawnSync('git', parameters, { cwd: repository, encoding: 'utf8' }).stdout.trim();
  const isChanged = git('status', '--porcelain', '--untracked-files=no', '--', `:!${page}`) !== '';
  return `${git('rev-parse', '--short=12', 'HEAD')}${isChanged ? ' with changes' : ''}`;
}

/** Processor, memory, system and Node: what a figure of speed rests on. */
export function machineName(): string {
  const processors = cpus();
  return [
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${type()} ${release().replace(/^(\d+\.\d+).*$/, '$1')}`,
    `Node ${process.versions.node}`,
  ].join(', ');
}
