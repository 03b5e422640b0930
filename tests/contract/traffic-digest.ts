import { digestOfArrays } from '../../src/base/digest.ts';
import { Random } from '../../src/base/random.ts';
import { PathAssignment } from '../../src/engines/traffic/path-assignment.ts';
import { carsOf, networkOf, type Road, solve, type Trip } from '../traffic-networks.ts';

/** What every JavaScript engine must find for `equilibriumDigest`. */
export const expectedDigest = '661572d94bf3b0344bc83449fc1225c7b276db06dd88fe6c0f8be1ca1b8369d9';

/** Flows of cars and lorries on a grid of streets with broken powers, before and after a street is closed. */
export function equilibriumDigest(): string {
  const side = 12;
  const random = new Random(9);
  const roads: Road[] = [];
  for (let node = 0; node < side * side; node++) {
    const neighbours = [node + side, (node + 1) % side === 0 ? side * side : node + 1];
    for (const other of neighbours.filter((one) => one < side * side)) {
      const street = { time: 1 + random.uniform(), b: 0.15, capacity: 200 + random.integer(800) };
      const power = [4, 4.446, 1.7][random.integer(3)]!;
      roads.push({ from: node, to: other, ...street, power }, { from: other, to: node, ...street, power });
    }
  }
  const trips = Array.from({ length: 150 }, (): Trip => {
    return [random.integer(side * side), random.integer(side * side), random.integer(120)];
  });
  const run = (closed: number, before?: PathAssignment): PathAssignment => {
    const open = roads.map((road, link) => (link === closed ? { ...road, time: Infinity } : road));
    const network = networkOf(side * side, open);
    const extra = open.map(({ time }) => (time > 1.5 ? 0.3 : 0));
    const lorries = trips.map(([from, to, count]): Trip => [from, to, count / 8]);
    const classes = [carsOf(network, trips), carsOf(network, lorries, extra, 2.5)];
    const assignment = new PathAssignment(network, classes, before);
    solve(assignment, 1e-9);
    return assignment;
  };
  const before = run(-1);
  const after = run(40, before);
  const found = [before.state.flow, after.state.flow, after.state.time, ...after.classFlow];
  return digestOfArrays(found.map((values) => Float64Array.from(values)));
}
