import { AppError } from '../base/errors.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import { nodeNumber, readTntp } from './tntp-text.ts';

/** Flows of links, by the numbers of their two nodes. */
export interface TntpFlows {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly flow: Float64Array;
}

/**
 * Reads a `_flow.tntp` file, `From To Volume Cost` after an optional head, or the `(from,to) flow …` lines that
 * other programs write. Lines that say neither are titles.
 *
 * @throws AppError `file/empty`, `traffic/no-links`.
 */
export async function readTntpFlows(file: InputFile, options: LoadOptions = {}): Promise<TntpFlows> {
  const from: number[] = [];
  const to: number[] = [];
  const flow: number[] = [];
  await readTntp(file, options, (line) => {
    const words = line
      .replaceAll(/[(),;:]/g, ' ')
      .trim()
      .split(/\s+/);
    const [tail = 0, head = 0] = words.slice(0, 2).map(nodeNumber);
    const value = Number(words[2] ?? Number.NaN);
    if (tail === 0 || head === 0 || !Number.isFinite(value)) return;
    from.push(tail);
    to.push(head);
    flow.push(value);
  });
  if (flow.length === 0) throw new AppError('traffic/no-links', `${file.name}: no flow`, { file: file.name });
  return { from: Float64Array.from(from), to: Float64Array.from(to), flow: Float64Array.from(flow) };
}
