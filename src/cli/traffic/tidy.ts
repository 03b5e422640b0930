import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readTntpNetwork } from '../../loaders/tntp-network.ts';
import { readTntpTrips } from '../../loaders/tntp-trips.ts';
import { writeTntpNetwork, writeTntpTrips } from '../../loaders/tntp-write.ts';
import { readArguments, UsageError } from '../arguments.ts';
import type { Voice } from '../messages.ts';
import { openFile, tellProblems } from './case.ts';
import { makeFolder, writeTextFile } from './writable.ts';

/** `jumelles traffic tidy`: writes a network and its trips again, without what could not be read. */
export async function tidyCommand(args: readonly string[], voice: Voice): Promise<number> {
  const { values, positionals } = readArguments(args, {
    net: { type: 'string' },
    trips: { type: 'string' },
    out: { type: 'string' },
  });
  const { net, trips, out } = values;
  if (net === undefined || trips === undefined || out === undefined || positionals.length > 0)
    throw new UsageError(voice.say('netTripsAndOut'));
  if (basename(net) === basename(trips))
    throw new UsageError(voice.say('sameNames', { name: basename(net) }));
  const targets = { net: join(out, basename(net)), trips: join(out, basename(trips)) };
  for (const target of Object.values(targets)) {
    if (await isOneOf(target, [net, trips])) throw new UsageError(voice.say('ontoInput', { file: target }));
  }
  const network = await readTntpNetwork(await openFile(net));
  const demand = await readTntpTrips(await openFile(trips));
  tellProblems([...network.problems, ...demand.problems], voice);
  await makeFolder(out);
  await writeTextFile(targets.net, writeTntpNetwork(network));
  await writeTextFile(targets.trips, writeTntpTrips(demand, network.zones));
  return 0;
}

/** Whether a path leads to one of some files, by whatever links or spelling. */
async function isOneOf(path: string, files: readonly string[]): Promise<boolean> {
  const place = async (one: string): Promise<string | null> => {
    const found = await stat(one, { bigint: true }).catch(() => null);
    return found && `${found.dev} ${found.ino}`;
  };
  const own = await place(path);
  const others = await Promise.all(files.map(place));
  return own !== null && others.includes(own);
}
