import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A network and its trips, in one folder. */
export interface TrafficFolder {
  /** Path of the folder under the one that was searched, and the network's own name where it has several. */
  readonly name: string;
  readonly path: string;
  readonly net: string;
  readonly trips: string;
  /** A published solution beside them. */
  readonly flow: string | null;
}

/** Every `*_net.tntp` below a folder that has its `*_trips.tntp` beside it, in the order of their paths. */
export async function findTrafficFolders(root: string): Promise<TrafficFolder[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const byFolder = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry.isFile())
      byFolder.set(entry.parentPath, [...(byFolder.get(entry.parentPath) ?? []), entry.name]);
  }
  return Array.from(byFolder, ([path, files]) => networksOf(root, path, files))
    .flat()
    .toSorted((a, b) => (a.net < b.net ? -1 : 1));
}

/** Networks of a folder, each with the trips of its own name, else with the only trips there are. */
function networksOf(root: string, path: string, files: readonly string[]): TrafficFolder[] {
  const ending = (end: string): string[] =>
    files.filter((file) => file.toLowerCase().endsWith(end)).toSorted();
  const nets = ending('_net.tntp');
  const place = path.slice(root.length).replaceAll('\\', '/').replace(/^\//, '') || '.';
  return nets.flatMap((net) => {
    const stem = net.slice(0, -'_net.tntp'.length);
    const partner = (end: string): string | null => {
      const found = ending(end);
      const own = found.find((file) => file.slice(0, -end.length) === stem);
      const chosen = own ?? (found.length === 1 && nets.length === 1 ? found[0] : undefined);
      return chosen === undefined ? null : join(path, chosen);
    };
    const trips = partner('_trips.tntp');
    if (trips === null) return [];
    const name = nets.length === 1 ? place : `${place}/${stem}`;
    return [{ name, path, net: join(path, net), trips, flow: partner('_flow.tntp') }];
  });
}

/** What `expected.json` of a folder says, where it is there: weights of the costs, and the least objective known. */
export interface Expected {
  readonly tollFactor?: number;
  readonly distanceFactor?: number;
  readonly objective?: number;
}

/** Empty where there is no such file, or where it cannot be read. */
export async function readExpected(path: string): Promise<Expected> {
  try {
    const said = JSON.parse(await readFile(join(path, 'expected.json'), 'utf8')) as unknown;
    if (typeof said !== 'object' || said === null) return {};
    const numbers = Object.entries(said).filter(([, value]) => typeof value === 'number');
    return Object.fromEntries(numbers) as Expected;
  } catch {
    return {};
  }
}
