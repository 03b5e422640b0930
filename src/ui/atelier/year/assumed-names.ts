import type { Words } from '../../../i18n/i18n.ts';
import { assumedOf } from '../../../simulation/building-results.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';

/** What was assumed of one building, as the classes of the indicator that tells it are called. */
export function assumedNames(words: Words, run: FinishedRun, id: string): readonly string[] {
  const { sheet, indicators } = run.spec;
  const classes = sheet === undefined ? [] : (indicators[sheet.assumed]?.classes ?? []);
  return assumedOf(run, id).map((key) => {
    const found = classes.find((one) => one.key === key);
    return found ? words.say(found.label) : key;
  });
}
