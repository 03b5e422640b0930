import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import type { Bounds } from '../../src/base/grid.ts';
import { words } from '../../src/i18n/i18n.ts';
import { parseProject } from '../../src/scenario/parse.ts';
import { parameterProblems } from '../../src/simulation/request.ts';
import { misplacement } from '../../src/territory/placement.ts';
import { reservoirSpec } from '../contract/linear-reservoir.ts';

const say = ({ code, details }: AppError) => words('fr').tell(`errors.${code}`, details);

function errorOf(action: () => unknown): AppError {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('no failure');
}

describe('sentences of failures, with what they carry', () => {
  test('SR-21 a layer in the wrong system: how far it falls, and the system that fits', () => {
    const territory = { bounds: [559_144, 6_977_568, 572_099, 6_987_248] as Bounds, crs: 2154 };
    const inDegrees = { bounds: [1.05, 49.9, 1.1, 49.93] as Bounds, crs: 2154, count: 3 };
    const error = misplacement('routes.geojson', inDegrees, territory) as AppError;
    const sentence = say(error);
    expect(sentence).toContain('routes.geojson');
    expect(sentence).toContain('EPSG:4326');
    expect(sentence).toMatch(/\d+ km/);
    expect(sentence).not.toContain('…');
  });

  test('SR-21 a faulty project: the place of the fault, and no English', () => {
    const sentence = say(errorOf(() => parseProject('{"format":1,"title":3}')));
    expect(sentence).toContain('(title)');
    expect(sentence).not.toMatch(/expected|invalid/i);
    expect(say(errorOf(() => parseProject('not JSON')))).not.toMatch(/…|\(\)/);
  });

  test('SR-21 parameters that are not the engine’s stop the run, and say so', () => {
    const [error] = parameterProblems(reservoirSpec, { residence: 3600, step: 30, speed: 3 });
    expect(say(error as AppError)).toMatch(/speed.*Le calcul n’a pas commencé/);
  });

  test('SR-99 amounts are written as the language does, numbers that name something stay as they are', () => {
    const told = (language: 'fr' | 'en') => [
      words(language).tell('errors.layer/crs-far', {
        file: 'a',
        crs: 2154,
        km: 1234.5,
        suggested: 32630,
      }),
      words(language).tell('errors.traffic/unknown-link', { from: 12_345, to: 9_876 }),
      words(language).tell('errors.traffic/no-path', { trips: 8717, count: 2575, from: 1, to: 2 }),
    ];
    const [fr, en] = [told('fr'), told('en')];
    expect(fr[0]).toMatch(/EPSG:2154.* 1\u202f234,5\s?km.*EPSG:32630/);
    expect(en[0]).toMatch(/EPSG:2154.* 1,234\.5\s?km.*EPSG:32630/);
    expect(fr[1]).toMatch(/12345.*9876/);
    expect(fr[2]).toMatch(/^8\u202f717 .*2\u202f575 paires/);
    expect(en[2]).toMatch(/8,717 .*2,575/);
  });
});
