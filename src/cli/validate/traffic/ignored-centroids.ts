import { relativeGapOf } from '../../../engines/traffic/gap.ts';
import { readTntpFlows } from '../../../loaders/tntp-flow.ts';
import { openFile, openTrafficCase } from '../../traffic/case.ts';
import { notRun, rounded, type ValidationResult } from '../result.ts';
import type { TrafficFolder } from './folders.ts';

/** What the gap of Anaheim's equilibrium becomes when its centroids may be crossed, to the digits published. */
const gapWhenCrossed = 7.7e-2;

/**
 * A solver that crosses zone centroids would find shorter paths in Anaheim: its published flows tell.
 *
 * @param anaheim The published network; undefined: it is not there.
 * @throws AppError of its files.
 */
export async function ignoredCentroids(anaheim: TrafficFolder | undefined): Promise<ValidationResult> {
  const name = 'first-thru-node ignored';
  const { net, trips = null, flow = null } = anaheim ?? {};
  if (net === undefined || trips === null || flow === null)
    return notRun(name, 'Anaheim with its trips and flows is not under the data');
  const { network, classes, tntp } = await openTrafficCase(net, trips, {});
  const published = await readTntpFlows(await openFile(flow));
  const isInOrder = published.from.every(
    (from, i) => from === tntp.from[i] && published.to[i] === tntp.to[i],
  );
  if (!isInOrder) return notRun(name, 'the flows are not in the order of the network');
  const respected = relativeGapOf(network, classes, [published.flow]);
  const ignored = relativeGapOf({ ...network, firstThrough: 0 }, classes, [published.flow]);
  return {
    case: name,
    figures: { 'gap, centroids closed': rounded(respected), 'gap, centroids crossed': rounded(ignored) },
    expected: { 'gap, centroids closed': 0, 'gap, centroids crossed': gapWhenCrossed },
    tolerance:
      'published flows of Anaheim: gap below 1e-10 as published, 7.7e-2 within half its last digit when ignored',
    pass: Math.abs(respected) <= 1e-10 && Math.abs(ignored - gapWhenCrossed) <= 0.5e-3,
  };
}
