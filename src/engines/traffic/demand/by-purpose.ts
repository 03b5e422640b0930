import type { ByPurpose, Purpose } from './hypotheses.ts';

export function byPurpose<T>(of: (purpose: Purpose) => T): ByPurpose<T> {
  return {
    work: of('work'),
    school: of('school'),
    shopping: of('shopping'),
    other: of('other'),
    notHome: of('notHome'),
  };
}
