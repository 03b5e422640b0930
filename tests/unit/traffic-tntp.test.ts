import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { trafficCaseOf } from '../../src/cli/traffic/case.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { linesOf } from '../../src/loaders/text-lines.ts';
import { readTntpFlows } from '../../src/loaders/tntp-flow.ts';
import { readTntpNetwork, type TntpNetwork, tntpColumns } from '../../src/loaders/tntp-network.ts';
import { readTntpTrips } from '../../src/loaders/tntp-trips.ts';
import { writeTntpFlows, writeTntpNetwork, writeTntpTrips } from '../../src/loaders/tntp-write.ts';

const net = (text: string) => readTntpNetwork(fileFromBytes(text, 'x_net.tntp'));
const trips = (text: string) => readTntpTrips(fileFromBytes(text, 'x_trips.tntp'));
const flows = (text: string) => readTntpFlows(fileFromBytes(text, 'x_flow.tntp'));

const head = '<NUMBER OF ZONES> 2\n<NUMBER OF NODES> 3\n<FIRST THRU NODE> 3\n<END OF METADATA>\n';
const road = '1\t3\t100\t5\t2\t0.15\t4\t50\t1\t2\t;\n';

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
}

function told({ problems }: { readonly problems: TntpNetwork['problems'] }): readonly string[] {
  return problems.map(
    ({ code, details, effect }) => `${code} ${details['count']} at ${details['line']} ${effect}`,
  );
}

describe('networks', () => {
  test('TR-10 columns, numbers of zones, the first node that may be crossed', async () => {
    const { zones, firstThroughNode, from, to, values, problems, tollFactor } = await net(head + road);
    expect({ zones, firstThroughNode, from: [...from], to: [...to], problems, tollFactor }).toEqual({
      zones: 2,
      firstThroughNode: 3,
      from: [1],
      to: [3],
      problems: [],
      tollFactor: null,
    });
    expect(tntpColumns.map((column) => values[column][0])).toEqual([100, 5, 2, 0.15, 4, 50, 1, 2]);
  });

  test.each([
    [
      'tabs, blanks and line ends of every system',
      '\r\n  1   3\t100 5  2 0.15\t4 50 1 2   ;  \r\n\r1 2 100 5 2 0.15 4 50 1 2;',
    ],
    [
      'a sign glued to the last number, comments, lone signs',
      '~ from to\n1 3 100 5 2 0.15 4 50 1 2; ~ note\n;\n1 2 1e2 5 2 .15 4 50 1 2;',
    ],
    ['no speed, toll or type', '1 3 100 5 2 0.15 4\n1 2 100 5 2 0.15 4 ;'],
    [
      'a byte-order mark, and lower case in the head',
      '\n<first thru  node>2 ;\n1 3 100 5 2 0.15 4;\n1 2 100 5 2 0.15 4',
    ],
  ])('TR-10 %s', async (name, text) => {
    const { from, to, values, problems } = await net(`${name.startsWith('a byte') ? '\uFEFF' : ''}${text}`);
    expect([[...from], [...to], problems]).toEqual([[1, 1], [3, 2], []]);
    expect([...values.power]).toEqual([4, 4]);
    expect([...values.capacity]).toEqual([100, 100]);
  });

  test('TR-10 weights of tolls and lengths where the head states them', async () => {
    const { tollFactor, distanceFactor } = await net(`<TOLL FACTOR> 0.02\n<DISTANCE FACTOR>0.04\n${road}`);
    expect([tollFactor, distanceFactor]).toEqual([0.02, 0.04]);
  });

  test('TR-12 what cannot be is left out and told once, with how often and where first; the rest is kept', async () => {
    const text = [
      '1 3 100 5 2 0.15 4 0 0 1 ;',
      '2 2 100 5 2 0.15 4 0 0 1 ;',
      '1 2 0 5 2 0.15 4 0 0 1 ;',
      '2 1 0 5 2 0 4 0 0 1 ;',
      '2 3 100 5 -2 0.15 4 0 0 1 ;',
      '2 3 100 5 2 Infinity 4 0 0 1 ;',
      'x 3 100 5 2 0.15 4 0 0 1 ;',
      '1 3 100 5 2',
      '1 3 100 5 abc 0.15 4 0 0 1 ;',
      '1.5 3 100 5 2 0.15 4 0 0 1 ;',
      '3 2 100 5 2 0.15 4 0 0 1 ;',
    ].join('\n');
    const read = await net(text);
    expect(Array.from(read.from, (from, i) => `${from}-${read.to[i]}`)).toEqual(['1-3', '2-1', '3-2']);
    expect(told(read)).toEqual([
      'traffic/self-loop 1 at 2 partial',
      'traffic/capacity 1 at 3 partial',
      'traffic/values 2 at 5 partial',
      'traffic/syntax 4 at 7 partial',
    ]);
  });

  test('TR-13 parallel links are all kept, and told', async () => {
    const read = await net(
      '1 3 100 5 2 0.15 4 ;\n1 3 50 5 2 0.15 4 ;\n3 1 100 5 2 0.15 4 ;\n1 3 9 5 2 0.15 4 ;',
    );
    expect([...read.values.capacity]).toEqual([100, 50, 100, 9]);
    expect(told(read)).toEqual(['traffic/parallel 2 at 2 kept']);
  });

  test('TR-15 a file cut short is told by the numbers that its head announces', async () => {
    const { problems, from } = await net(`<NUMBER OF LINKS> 7\n${road}`);
    expect(from.length).toBe(1);
    expect(problems.map(({ code, details }) => [code, details['found'], details['expected']])).toEqual([
      ['traffic/link-count', 1, 7],
    ]);
  });

  test('TR-15 empty files, and files of something else, are refused', async () => {
    expect(await codeOf(net(''))).toBe('file/empty');
    expect(await codeOf(net('ncols 3\nnrows 4'))).toBe('traffic/no-links');
    expect(await codeOf(trips(head))).toBe('traffic/no-trips');
    expect(await codeOf(flows('From To Volume Cost'))).toBe('traffic/no-links');
    expect(await codeOf(trips(''))).toBe('file/empty');
  });

  test('TR-16 half a million links are read', { timeout: 60_000 }, async () => {
    const rows = Array.from(
      { length: 500_000 },
      (_, i) => `${i + 1}\t${i + 2}\t900\t1\t1\t0.15\t4\t50\t0\t1\t;`,
    );
    const { from, problems } = await net(`<NUMBER OF LINKS> 500000\n${rows.join('\n')}`);
    expect(from.length).toBe(500_000);
    expect(problems).toEqual([]);
  });
});

describe('networks that were written otherwise', () => {
  test('TR-19 decimal commas shift no column: such lines are left out and told', async () => {
    const read = await net(
      '1 3 100 5 2 0,15 4 0 0 1 ;\n1 2 100 5 2 0,15 4 ;\n1,3,100,5,2,0.15,4,50,1,2\n2, 3, 100, 5, 2, .15, 4\n3,1,100,5,2,0,15,4,50,0,1',
    );
    expect(Array.from(read.from, (from, i) => `${from}-${read.to[i]}`)).toEqual(['1-3', '2-3']);
    expect([...read.values.power]).toEqual([4, 4]);
    expect(told(read)).toEqual(['traffic/decimal-comma 3 at 1 partial']);
  });

  test('TR-19 values beyond the tenth count for nothing, and are told', async () => {
    const read = await net('1 3 100 5 2 0.15 4 50 1 2 99 98 ;');
    expect(tntpColumns.map((column) => read.values[column][0])).toEqual([100, 5, 2, 0.15, 4, 50, 1, 2]);
    expect(told(read)).toEqual(['traffic/columns 1 at 1 kept']);
  });

  test('TR-19 a head that is no number is told and taken as not said', async () => {
    const read = await net(
      `<FIRST THRU NODE> x\n<TOLL FACTOR> -1\n<DISTANCE FACTOR>\n<NUMBER OF LINKS> 1 ;\n${road}`,
    );
    expect([read.firstThroughNode, read.tollFactor, read.distanceFactor]).toEqual([1, null, null]);
    expect(read.problems.map(({ code, details }) => [code, details['name'], details['written']])).toEqual([
      ['traffic/head', 'FIRST THRU NODE', 'x'],
      ['traffic/head', 'TOLL FACTOR', '-1'],
      ['traffic/head', 'DISTANCE FACTOR', ''],
    ]);
  });

  test('TR-19 nodes may have numbers as large as those of OpenStreetMap, and no two are taken for one', async () => {
    const read = await net(
      '30000001 30000003 1 1 1 0 0;\n30000001 30000004 1 1 1 0 0;\n12000000001 12000000003 1 1 1 0 0;\n12000000001 12000000003 1 1 1 0 0;',
    );
    expect([...read.from]).toEqual([30_000_001, 30_000_001, 12_000_000_001, 12_000_000_001]);
    expect(told(read)).toEqual(['traffic/parallel 1 at 4 kept']);
    const demand = await trips('Origin 12000000001\n12000000003 : 7;');
    const { classes, nodeNumbers, unknownTrips } = trafficCaseOf(read, demand, {});
    expect([classes[0]!.demand.trips[0], unknownTrips]).toEqual([7, 0]);
    expect(nodeNumbers.at(-1)).toBe(12_000_000_003);
  });

  test('TR-19 a line of titles without its sign, and any order of the head', async () => {
    const read = await net(
      `init term cap len fft b power speed toll type\n${road}<FIRST THRU NODE> 3\n<NUMBER OF LINKS> 1`,
    );
    expect([read.firstThroughNode, read.from.length, read.problems]).toEqual([3, 1, []]);
  });

  test.each(['utf-16le', 'utf-16be'])('TR-19 text of %s, as some spreadsheets write it', async (encoding) => {
    const text = `\uFEFF${head}${road}`;
    const bytes = new Uint8Array(2 * text.length);
    for (let i = 0; i < text.length; i++) {
      bytes[2 * i + (encoding === 'utf-16le' ? 0 : 1)] = text.charCodeAt(i) & 0xff;
      bytes[2 * i + (encoding === 'utf-16le' ? 1 : 0)] = text.charCodeAt(i) >> 8;
    }
    const read = await readTntpNetwork(fileFromBytes(bytes, 'x_net.tntp'));
    expect([read.firstThroughNode, read.from.length, read.problems]).toEqual([3, 1, []]);
  });

  test('TR-15 why nothing was left of a file is told', async () => {
    const reasons = async (action: Promise<unknown>): Promise<readonly string[]> => {
      const error = await action.then(
        () => null,
        (thrown: unknown) => thrown,
      );
      return error instanceof AppError
        ? error.reasons.map(({ code, details }) => `${code} ${details['count']}`)
        : [];
    };
    expect(await reasons(net('0 3 100 5 2 0.15 4;\n1 2 0 5 2 0.15 4;\n2 1 0 5 2 0.15 4;'))).toEqual([
      'traffic/syntax 1',
      'traffic/capacity 2',
    ]);
    expect(await reasons(trips('Origin 1\n2 : -4;'))).toEqual(['traffic/negative-trips 1']);
  });
});

describe('costs', () => {
  const demand = () => trips('Origin 1\n2 : 5;');
  const links = '1 3 100 5 2 0 0 0 -5 1;\n3 2 100 5 2 0 0 0 Infinity 1;\n1 2 100 5 20 0 0 0 -5 1;';

  test('TR-21 links that would cost less than nothing, or without end, are closed and told', async () => {
    const { network, problems } = trafficCaseOf(await net(links), await demand(), { toll: 1 });
    expect([...network.freeTime]).toEqual([Infinity, Infinity, 20]);
    expect(
      problems.map(({ code, details }) => [code, details['count'], details['from'], details['to']]),
    ).toEqual([['traffic/cost', 2, 1, 3]]);
  });

  test('TR-21 tolls that weigh nothing close nothing', async () => {
    const { network, classes, problems } = trafficCaseOf(await net(links), await demand(), {});
    expect([...network.freeTime]).toEqual([2, 2, 20]);
    expect(classes[0]!.extraCost.every((cost) => cost === 0)).toBe(true);
    expect(problems).toEqual([]);
  });
});

describe('trips', () => {
  test('TR-11 pairs without the sign between them', async () => {
    const read = await trips('Origin 1\n1 : 0.0  2 : 6.5\n\t3:1e2 4 :5;  5: 7');
    const rows = Array.from(read.trips, (count, k) => [read.to[k], count]);
    expect(rows).toEqual([
      [1, 0],
      [2, 6.5],
      [3, 100],
      [4, 5],
      [5, 7],
    ]);
    expect(read.problems).toEqual([]);
    expect(told(await trips('Origin 1\n1 : 2 : 3; 4 : 1;'))).toEqual(['traffic/syntax 1 at 2 partial']);
  });

  test.each([
    ['Origin', ''],
    ['Origin :', ''],
    ['Origin ;', ''],
    ['Origin', '2 : 9;'],
    ['ORIGIN :', '2 : 9'],
  ])('TR-354 pairs after « %s %s » are of no origin, and told', async (word, onItsLine) => {
    const read = await trips(`Origin 1\n2 : 5;\n${word} ${onItsLine}\n3 : 7;\nOrigin 2\n1 : 4;`);
    expect([...read.from]).toEqual([1, 2]);
    expect([...read.trips]).toEqual([5, 4]);
    expect(told(read)).toEqual([`traffic/syntax ${onItsLine === '' ? 2 : 3} at 3 partial`]);
  });

  test.each(['Origin 3:', 'Origin 3 ;', 'Origin:3', 'origin 3 : 2 : 7;', 'Origin 3; 2 : 7'])(
    'TR-354 « %s » says its origin',
    async (line) => {
      const read = await trips(`Origin 1\n2 : 5;\n${line}\n4 : 1;`);
      expect([...new Set(read.from)]).toEqual([1, 3]);
      expect(read.problems).toEqual([]);
    },
  );

  test('TR-11 origins, destinations and amounts, as often as it pleases on a line', async () => {
    const read = await trips(
      `${head}Origin 	1 \n 1 : 0.0;  2 :  6.5;\n3:1e2;\n~ note\norigin  2\n1 : 4 ; 3 :5`,
    );
    const rows = Array.from(read.trips, (count, k) => [read.from[k], read.to[k], count]);
    expect(rows).toEqual([
      [1, 1, 0],
      [1, 2, 6.5],
      [1, 3, 100],
      [2, 1, 4],
      [2, 3, 5],
    ]);
    expect(read.problems).toEqual([]);
  });

  test('TR-14 negative and unreadable trips are left out and told; the rest is kept', async () => {
    const read = await trips(
      '1 : 4;\nOrigin 1\n2 : -3; 3 : 7;\n2 : x; 4 : ; nonsense;\nOrigin x\n2 : 9;\nOrigin 2\n1 : 2;',
    );
    expect(Array.from(read.trips)).toEqual([7, 2]);
    expect(told(read)).toEqual(['traffic/syntax 6 at 1 partial', 'traffic/negative-trips 1 at 3 partial']);
  });

  test('TR-15 a total unlike the announced one is told', async () => {
    const read = await trips('<TOTAL OD FLOW> 10\nOrigin 1\n2 : 7;');
    expect(read.problems.map(({ code, details }) => [code, details['found'], details['expected']])).toEqual([
      ['traffic/trip-total', 7, 10],
    ]);
    expect((await trips('<TOTAL OD FLOW> 7.0000001\nOrigin 1\n2 : 7;')).problems).toEqual([]);
  });

  test('TR-14 trips of nodes that no road touches are left out and told', async () => {
    const network = await net('5 7 100 5 2 0.15 4;\n7 5 100 5 2 0.15 4;');
    const demand = await trips('Origin 5\n7 : 3; 9 : 2; 5 : 1;\nOrigin 9\n7 : 4; 9 : 8;');
    const { problems, classes, nodeNumbers } = trafficCaseOf(network, demand, {});
    expect(problems.map(({ code, details }) => [code, details['trips'], details['node']])).toEqual([
      ['traffic/unknown-zone', 6, 9],
    ]);
    expect(classes[0]!.demand.trips.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect([...nodeNumbers]).toEqual([5, 7]);
  });

  test('TR-10 numbers of nodes may have gaps; those below the first that may be crossed are zones', async () => {
    const network = await net('<FIRST THRU NODE> 100\n3 1000 1 1 1 0 0;\n1000 7 1 1 1 0 0;\n7 3 1 1 1 0 0;');
    const { network: roads, nodeNumbers } = trafficCaseOf(network, await trips('Origin 3\n7 : 1;'), {});
    expect([...nodeNumbers]).toEqual([3, 7, 1000]);
    expect(roads.firstThrough).toBe(2);
    expect([...roads.graph.tail]).toEqual([0, 2, 1]);
  });
});

describe('flows', () => {
  test('TR-17 both ways of writing them', async () => {
    const plain = await flows('From \tTo \tVolume \tCost \n1 \t2 \t4494.5 \t6.0 \n2\t1\t0\t6;');
    expect([[...plain.from], [...plain.to], [...plain.flow]]).toEqual([
      [1, 2],
      [2, 1],
      [4494.5, 0],
    ]);
    const other = await flows('(1,117) 7074.900000 \n7074.900000 \n(2,87) 9662.5 \n9662.5 ');
    expect([[...other.from], [...other.to], [...other.flow]]).toEqual([
      [1, 2],
      [117, 87],
      [7074.9, 9662.5],
    ]);
  });
});

describe('writing', () => {
  const value = fc.double({ min: 0, max: 1e9, noNaN: true });
  const networks = fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 91, max: 200 }),
        fc.array(value, { minLength: 8, maxLength: 8 }),
      ),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    .map((rows): TntpNetwork => {
      const columns = tntpColumns.map((column, i) => {
        // A capacity of zero would be refused.
        const add = column === 'capacity' ? 1 : 0;
        return [column, Float64Array.from(rows, ([, , values]) => values[i]! + add)] as const;
      });
      return {
        zones: 3,
        firstThroughNode: 4,
        tollFactor: 0.02,
        distanceFactor: null,
        from: Float64Array.from(rows, ([from]) => from),
        to: Float64Array.from(rows, ([, to]) => to),
        values: Object.fromEntries(columns) as TntpNetwork['values'],
        problems: [],
      };
    });

  test('TR-18 what is written reads back the same, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(networks, async (network) => {
        const read = await net(writeTntpNetwork(network));
        const parallels = read.problems.filter(({ code }) => code !== 'traffic/parallel');
        expect({ ...read, problems: parallels }).toEqual(network);
        const { length, toll } = network.values;
        const demand = { from: network.from, to: network.to, trips: length, problems: [] };
        const again = await trips(writeTntpTrips(demand, 3));
        expect(again).toEqual(demand);
        expect(await flows(writeTntpFlows(network.from, network.to, length, toll))).toEqual({
          from: network.from,
          to: network.to,
          flow: length,
        });
      }),
      { numRuns: 50 },
    );
  });
});

test('TR-10 lines come whole, wherever the pieces of the file are cut', async () => {
  const text = 'a\r\nbb\rc\n\né→e\r\n';
  const bytes = new TextEncoder().encode(text);
  for (let size = 1; size < 8; size++) {
    const file = {
      ...fileFromBytes(text, 'x'),
      stream: () =>
        new ReadableStream<Uint8Array<ArrayBuffer>>({
          start: (controller) => {
            for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
            controller.close();
          },
        }),
    };
    const lines: string[] = [];
    for await (const some of linesOf(file)) lines.push(...some);
    expect(lines.join('|')).toBe('a|bb|c||é→e');
  }
});

test('TR-356 lines of windows-1252 keep their signs, however the pieces fall', async () => {
  const bytes = Uint8Array.from('a;D\xe9placements\r\n\xc9vreux;1\rb\n\nc', (sign) => sign.charCodeAt(0));
  for (let size = 1; size <= bytes.length; size++) {
    const file = {
      ...fileFromBytes(bytes, 'x'),
      stream: () =>
        new ReadableStream<Uint8Array<ArrayBuffer>>({
          start: (controller) => {
            for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
            controller.close();
          },
        }),
    };
    const lines: string[] = [];
    for await (const some of linesOf(file)) lines.push(...some);
    expect(lines.join('|')).toBe('a;Déplacements|Évreux;1|b||c');
  }
});
