import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A network and its trips, in one folder. */
export interface TrafficFolder {
  /** Path of the folder under the one that was searched, and the network's own name where it has several. */
  readonly name: string;
  readonly path: string;
  readonly net: string;
  /** null: none beside it has the network's name, and there is not just one. */
  readonly trips: string | null;
  /** A published solution beside them. */
  readonly flow: string | null;
  /** `expected.json` beside them. */
  readonly expected: string | null;
}

/** What a search came upon. */
export interface FoundNetworks {
  /** In the order of their paths. */
  readonly networks: readonly TrafficFolder[];
  /** Folders that were not searched, and why. */
  readonly unread: readonly { readonly name: string; readonly reason: string }[];
}

/** Every `*_net.tntp` below a folder, with what lies beside it; through links too, each folder once. */
export async function findTrafficFolders(root: string): Promise<FoundNetworks> {
  const { files, same, unreadable } = await walk(root);
  const nameOf = (path: string): string => placeOf(root, path);
  const repeated = same.filter(({ as }) => (files.get(as) ?? []).some(isNet));
  return {
    networks: Array.from(files, ([path, names]) => networksOf(nameOf(path), path, names))
      .flat()
      .toSorted((a, b) => (a.net < b.net ? -1 : 1)),
    unread: [
      ...repeated.map(({ path, as }) => ({ name: nameOf(path), reason: `the same folder as ${nameOf(as)}` })),
      ...unreadable.map((path) => ({ name: nameOf(path), reason: 'this folder cannot be read' })),
    ],
  };
}

interface Walked {
  /** Names of files by folder. A link that leads nowhere counts as a file: opening it tells. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Links to folders that were searched already. */
  readonly same: readonly { readonly path: string; readonly as: string }[];
  readonly unreadable: readonly string[];
}

/** Folders themselves before links to them, so that a folder goes by its own name. */
async function walk(root: string): Promise<Walked> {
  const files = new Map<string, string[]>();
  const same: { path: string; as: string }[] = [];
  const unreadable: string[] = [];
  const seen = new Map<string, string>();
  const waiting = [root];
  const linked: string[] = [];
  for (;;) {
    const path = waiting.shift() ?? linked.shift();
    if (path === undefined) return { files, same, unreadable };
    const real = await realpath(path).catch(() => path);
    const as = seen.get(real);
    if (as !== undefined) {
      same.push({ path, as });
      continue;
    }
    seen.set(real, path);
    const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
    if (entries === null) unreadable.push(path);
    const names: string[] = [];
    for (const entry of entries ?? []) {
      const full = join(path, entry.name);
      const kind = await stat(full).catch(() => null);
      if (kind?.isDirectory()) (entry.isSymbolicLink() ? linked : waiting).push(full);
      else if (kind === null || kind.isFile()) names.push(entry.name);
    }
    files.set(path, names.toSorted());
  }
}

function placeOf(root: string, path: string): string {
  return path.slice(root.length).replaceAll('\\', '/').replace(/^\//, '') || '.';
}

const netEnd = '_net.tntp';

function isNet(file: string): boolean {
  return file.toLowerCase().endsWith(netEnd);
}

/**
 * Networks of a folder, each with the trips of its own name, else with the only trips there are for the only network.
 * Capitals make no difference, unless two names differ by nothing else.
 */
function networksOf(place: string, path: string, files: readonly string[]): TrafficFolder[] {
  const nets = files.filter(isNet);
  const named = (name: string): string | undefined =>
    files.find((file) => file === name) ?? files.find((file) => file.toLowerCase() === name.toLowerCase());
  const at = (file: string | undefined): string | null => (file === undefined ? null : join(path, file));
  return nets.map((net) => {
    const stem = net.slice(0, -netEnd.length);
    const partner = (end: string): string | null => {
      const found = files.filter((file) => file.toLowerCase().endsWith(end));
      const only = found.length === 1 && nets.length === 1 ? found[0] : undefined;
      return at(named(`${stem}${end}`) ?? only);
    };
    return {
      name: nets.length === 1 ? place : `${place}/${stem}`,
      path,
      net: join(path, net),
      trips: partner('_trips.tntp'),
      flow: partner('_flow.tntp'),
      expected: at(named('expected.json')),
    };
  });
}
