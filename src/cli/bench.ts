import { resolve } from 'node:path';
import { readArguments, UsageError } from './arguments.ts';
import type { Voice } from './messages.ts';

/** One measured case: as data, and for a person. */
interface Measured {
  readonly rate: unknown;
  readonly line: string;
}

type Bench = (dataFolder: string, voice: Voice) => AsyncGenerator<Measured, void, void>;

/** Measures by engine, loaded when they are asked for. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  flood: async () => {
    const { benchFlood } = await import('../../bench/flood.ts');
    return pace(benchFlood, (rate) => rate.cellUpdatesPerSecond);
  },
  traffic: async () => {
    const { benchTraffic } = await import('../../bench/traffic.ts');
    return async function* measure(dataFolder, { words: { number } }) {
      for await (const rate of benchTraffic(dataFolder)) {
        const { name, seconds, ratio, against } = rate;
        const isRun = seconds !== null && ratio !== null;
        yield {
          rate,
          line: isRun ? lineOf(name, `${number(seconds, 3)} s`, number(ratio, 3)) : `${name}: ${against}`,
        };
      }
    };
  },
  energy: async () => {
    const { benchEnergy } = await import('../../bench/energy.ts');
    return pace(benchEnergy, (rate) => rate.perSecond);
  },
};

/**
 * `jumelles bench`: measures the speed of an engine on this machine.
 *
 * @returns The exit code: 0.
 */
export async function benchCommand(args: readonly string[], voice: Voice): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean', default: false },
    data: { type: 'string' },
  });
  const [engine = ''] = positionals;
  const load = Object.hasOwn(benches, engine) ? benches[engine] : undefined;
  if (!load || positionals.length > 1) {
    throw new UsageError(voice.say('unknownEngine', { engine, known: Object.keys(benches).join(', ') }));
  }
  const bench = await load();
  const dataFolder = resolve(values.data ?? process.env['JUMELLES_DATA'] ?? '../shared/data');
  const rates = [];
  for await (const { rate, line } of bench(dataFolder, voice)) {
    rates.push(rate);
    if (!values.json) console.log(line);
  }
  if (values.json) console.log(JSON.stringify(rates, null, 2));
  return 0;
}

/** Measures that count something by the second, in millions. */
function pace<Rate extends { readonly name: string; readonly ratio: number }>(
  rates: () => Iterable<Rate>,
  perSecond: (rate: Rate) => number,
): Bench {
  return async function* measure(_, { words: { significant, number } }) {
    for (const rate of rates()) {
      const millions = `${significant(perSecond(rate) / 1e6)} M/s`;
      yield { rate, line: lineOf(rate.name, millions, number(rate.ratio, 3)) };
    }
  };
}

function lineOf(name: string, measure: string, ratio: string): string {
  return `${name.padEnd(64)} ${measure.padStart(12)}   × ${ratio}`;
}
