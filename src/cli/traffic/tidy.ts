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
  const network = await readTntpNetwork(await openFile(net));
  const demand = await readTntpTrips(await openFile(trips));
  tellProblems([...network.problems, ...demand.problems], voice);
  await makeFolder(out);
  await writeTextFile(join(out, basename(net)), writeTntpNetwork(network));
  await writeTextFile(join(out, basename(trips)), writeTntpTrips(demand, network.zones));
  return 0;
}
