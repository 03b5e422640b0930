import type { ComponentProps } from 'react';
import { expect, test } from 'vitest';
import '../../src/ui/theme/tokens.css';
import '../../src/ui/theme/global.css';
import { AppError } from '../../src/base/errors.ts';
import type { RunRecord } from '../../src/simulation/record.ts';
import { RunTroubles } from '../../src/ui/atelier/right/run-troubles.tsx';
import { showPanel } from './panel-host.ts';

const price = { code: 'energy/price', message: 'zero', details: {} } as const;
const empty = {
  code: 'energy/empty-selection',
  message: 'nobody',
  details: { edit: 'of old', position: 0 },
} as const;

function seen(leftOut: RunRecord['leftOut'], errors: readonly AppError[] = [], stale = false): object {
  const request = {
    edits: [{ id: 'e', label: 'Rénover les écoles' }],
    hypothesis: { shortName: 'Gaz gratuit' },
  };
  return { entry: { errors, finished: { record: { request, leftOut } } }, stale };
}

test('SR-67 what a run went on without is told with its result: of the hypothesis once, of edits by alternative', async () => {
  const names = ['Sans projet', 'Écoles', 'Ancienne', 'Arrêtée'];
  const props = {
    project: { alternatives: names.map((shortName) => ({ id: shortName, shortName })) },
    spec: { parameters: {} },
    seen: new Map([
      ['Sans projet', seen([price])],
      ['Écoles', seen([empty, price])],
      ['Ancienne', seen([empty], [], true)],
      [
        'Arrêtée',
        { entry: { errors: [new AppError('energy/no-buildings', '')], finished: null }, stale: false },
      ],
    ]),
    compared: new Map(),
  } as unknown as ComponentProps<typeof RunTroubles>;
  const host = await showPanel(<RunTroubles {...props} />);
  const textOf = (role: string): string => host.querySelector(`[role=${role}]`)!.textContent;
  const told = textOf('status');
  expect(told.split('Un prix d’énergie est nul')).toHaveLength(2);
  expect(told).toMatch(/^Gaz gratuit\s: mis de côté par ce calcul/);
  expect(told).toMatch(/Écoles\s: mis de côté par ce calcul/);
  expect(told).toContain('Rénover les écoles');
  expect(told).not.toContain('Ancienne');
  expect(told).not.toContain('Sans projet');
  expect(textOf('alert')).toMatch(/^ArrêtéeAucun bâtiment/);
});

test('SR-67 what an alternative alone goes on without, or in other numbers, is told as its own', async () => {
  const zones = (count: number) =>
    ({ code: 'traffic/zone-unattached', message: 'far', details: { count, people: 10 * count } }) as const;
  const lost = { code: 'traffic/through-lost', message: 'lost', details: { vehicles: 700 } } as const;
  const props = {
    project: {
      alternatives: ['Sans projet', 'Pont fermé'].map((shortName) => ({ id: shortName, shortName })),
    },
    spec: { parameters: {} },
    seen: new Map([
      ['Sans projet', seen([zones(1), lost])],
      ['Pont fermé', seen([zones(3), lost])],
    ]),
    compared: new Map(),
  } as unknown as ComponentProps<typeof RunTroubles>;
  const host = await showPanel(<RunTroubles {...props} />);
  const told = [...host.querySelector('[role=status]')!.children].map(({ textContent }) => textContent);
  expect(told.map((text) => text.slice(0, 10))).toEqual(['Gaz gratui', 'Sans proje', 'Pont fermé']);
  expect(told[0]).toMatch(/700.* véhicules par jour de transit/);
  expect(told[1]).toMatch(/1 zones, soit 10 habitants/);
  expect(told[2]).toMatch(/3 zones, soit 30 habitants/);
});
