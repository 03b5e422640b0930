import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { clearImport, useImport } from '../../src/app/import-store.ts';
import type { Understanding } from '../../src/loaders/understanding.ts';
import { ImportScreen } from '../../src/ui/import/import-screen.tsx';

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  root = null;
  clearImport();
  document.body.replaceChildren();
});

function file(id: string, change: Partial<Understanding>): Understanding {
  return {
    id,
    files: [id],
    layer: '',
    format: 'shapefile',
    kind: 'unused',
    reason: { key: 'known-not-used', details: { what: id } },
    provenance: { producer: '', product: '', editionDate: null, licence: '' },
    crs: 2154,
    crsFrom: 'file',
    verticalDatum: 'unknown',
    geometry: 'polygon',
    count: 1,
    resolutionM: null,
    bounds: null,
    fields: [],
    mapping: [],
    idField: null,
    scheme: null,
    problems: [],
    ...change,
  };
}

test('SR-66 a file that could not be taken is seen with its sentence; one that is of no use is folded', async () => {
  useImport.setState({
    phase: 'understood',
    understandings: [
      file('BATIMENT.shp', { kind: 'buildings', reason: { key: 'name', details: { what: 'batiment' } } }),
      file('AERODROME.shp', {}),
      file('tronque.zip', {
        problems: [
          {
            code: 'file/unreadable',
            message: 'cut',
            details: { file: 'tronque.zip' },
            effect: 'dropped',
          },
        ],
      }),
    ],
  });
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  root.render(<ImportScreen />);
  await vi.waitFor(() => expect(host.textContent).toContain('Non pris'));
  const seen = (text: string): boolean =>
    [...host.querySelectorAll('*')].some(
      (one) =>
        one.childElementCount === 0 &&
        one.textContent.includes(text) &&
        one.checkVisibility({ contentVisibilityAuto: true }),
    );
  expect(seen('Le fichier tronque.zip n’a pas pu être lu.')).toBe(true);
  expect(host.textContent).toMatch(/Laissé de côté\s: 1 fichier/);
  expect(seen('AERODROME.shp')).toBe(false);
  const { violations } = await axe.run(host, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
