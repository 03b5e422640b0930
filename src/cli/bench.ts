import { benchFlood } from '../../bench/flood.ts';
import { readArguments, UsageError } from './arguments.ts';
import type { Voice } from './messages.ts';

/**
 * `jumelles bench`: measures the speed of an engine on this machine.
 *
 * @returns The exit code: 0.
 */
export async function benchCommand(args: readonly string[], voice: Voice): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } });
  const [engine] = positionals;
  if (engine !== 'flood' || positionals.length > 1) {
    throw new UsageError(voice.say('unknownEngine', { engine: engine ?? '', known: 'flood' }));
  }
  const rates = [];
  for (const rate of benchFlood()) {
    rates.push(rate);
    if (values.json) continue;
    const { significant, number } = voice.words;
    const millions = `${significant(rate.cellUpdatesPerSecond / 1e6)} M/s`;
    console.log(`${rate.name.padEnd(40)} ${millions.padStart(12)}   × ${number(rate.ratio, 3)}`);
  }
  if (values.json) console.log(JSON.stringify(rates, null, 2));
  return 0;
}
