import { afterAll, expect, test } from 'vitest';
import projectText from '../../assets/demo/project.json?raw';
import { LoadingClient } from '../../src/loaders/loading-client.ts';

const urls = import.meta.glob<string>(['../../assets/demo/*', '!../../assets/demo/*.md'], {
  query: '?url',
  import: 'default',
  eager: true,
});

const client = new LoadingClient(
  new Worker(new URL('../../workers/loading.worker.ts', import.meta.url), { type: 'module' }),
);
afterAll(() => client.terminate());

test('TE-34 the example’s folder, brought in by a person, builds the territory that its project is about', async () => {
  const files = await Promise.all(
    Object.entries(urls).map(async ([path, url]) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const blob = await fetch(url).then((response) => response.blob());
      return { blob, name, path: `demo/${name}` };
    }),
  );
  const read = await client.read(files);
  if (read.kind !== 'done') throw new Error(read.kind);
  const kinds = read.value.map(({ kind }) => kind);
  expect(kinds).toContain('terrain');
  expect(kinds).toContain('surroundings');
  const built = await client.build([], 'Exemple');
  if (built.kind !== 'done') throw new Error(built.kind);
  const { territory: about } = JSON.parse(projectText) as { readonly territory: { readonly digest: string } };
  expect(built.value.territory?.digest).toBe(about.digest);
  expect(built.value.problems.filter(({ effect }) => effect === 'dropped')).toEqual([]);
});
