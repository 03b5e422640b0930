import { type TntpNetwork, tntpColumns } from './tntp-network.ts';
import type { TntpTrips } from './tntp-trips.ts';

/** A network in TNTP's format; numbers are written so that they read back the same, to the bit. */
export function writeTntpNetwork(network: TntpNetwork): string {
  const { from, to, values } = network;
  const nodes = Math.max(...[from, to].map((ends) => ends.reduce((most, node) => Math.max(most, node), 0)));
  const factors = [
    ['TOLL FACTOR', network.tollFactor],
    ['DISTANCE FACTOR', network.distanceFactor],
  ] as const;
  const lines = [
    `<NUMBER OF ZONES> ${network.zones}`,
    `<NUMBER OF NODES> ${nodes}`,
    `<FIRST THRU NODE> ${network.firstThroughNode}`,
    `<NUMBER OF LINKS> ${from.length}`,
    ...factors.flatMap(([name, factor]) => (factor === null ? [] : [`<${name}> ${factor}`])),
    '<END OF METADATA>',
    '',
    `~\tinit_node\tterm_node\t${tntpColumns.map((column) => titles[column]).join('\t')}\t;`,
  ];
  for (let link = 0; link < from.length; link++) {
    const row = tntpColumns.map((column) => values[column][link]);
    lines.push(`\t${[from[link], to[link], ...row].join('\t')}\t;`);
  }
  return `${lines.join('\n')}\n`;
}

const titles = {
  capacity: 'capacity',
  length: 'length',
  freeTime: 'free_flow_time',
  b: 'b',
  power: 'power',
  speed: 'speed',
  toll: 'toll',
  type: 'link_type',
} as const;

/** Trips in TNTP's format, five to a line. */
export function writeTntpTrips({ from, to, trips }: TntpTrips, zones: number): string {
  const lines = [
    `<NUMBER OF ZONES> ${zones}`,
    `<TOTAL OD FLOW> ${trips.reduce((sum, value) => sum + value, 0)}`,
    '<END OF METADATA>',
  ];
  let origin = 0;
  let written = 0;
  for (let k = 0; k < trips.length; k++) {
    if (from[k] !== origin) {
      origin = from[k] ?? 0;
      written = 0;
      lines.push('', `Origin ${origin}`);
    }
    const pair = `${to[k]} : ${trips[k]};`;
    if (written % 5 === 0) lines.push(pair);
    else lines.push(`${lines.pop()} ${pair}`);
    written++;
  }
  return `${lines.join('\n')}\n`;
}

/** Flows and costs of links in TNTP's format. */
export function writeTntpFlows(
  from: Float64Array,
  to: Float64Array,
  flow: Float64Array,
  cost: Float64Array,
): string {
  const lines = ['From\tTo\tVolume\tCost'];
  for (let link = 0; link < from.length; link++) {
    lines.push([from[link], to[link], flow[link], cost[link]].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}
