import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/ui/theme/tokens.css';
import '../../src/ui/theme/global.css';
import { AppError } from '../../src/base/errors.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { RoadFindings } from '../../src/ui/atelier/roads/road-findings.tsx';
import { showPanel } from './panel-host.ts';

const territory = { layers: { roads: {} } } as unknown as Territory;

test('TR-370 what is odd in the roads is looked for once somebody asks, and told in sentences', async () => {
  const read = vi.fn(async () => [
    new AppError('roads/double', '', { count: 437, first: '911' }),
    new AppError('roads/disconnected', '', { count: 233, groups: 16, first: '23' }),
  ]);
  const host = await showPanel(<RoadFindings territory={territory} read={read} />);
  expect(read).not.toHaveBeenCalled();
  await userEvent.click(host.querySelector('button')!);
  await vi.waitFor(() => expect(host.textContent).toContain('437 routes sont dessinées deux fois'));
  expect(host.textContent).toContain('233 routes, en 16 groupes');
  expect(read).toHaveBeenCalledOnce();
});

test('TR-370 that there is nothing to tell, or that the layer could not be read, is said', async () => {
  for (const [found, said] of [
    [[], 'Rien à signaler'],
    [null, 'n’a pas pu être relue'],
  ] as const) {
    const host = await showPanel(<RoadFindings territory={territory} read={async () => found} />);
    await userEvent.click(host.querySelector('button')!);
    await vi.waitFor(() => expect(host.textContent).toContain(said));
  }
});
