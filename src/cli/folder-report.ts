import { AppError } from '../base/errors.ts';
import type { Text } from '../base/text.ts';
import type { Problem } from '../loaders/problem.ts';
import { reasonTexts } from '../loaders/reason-texts.ts';
import type { Understanding } from '../loaders/understanding.ts';
import type { Voice } from './messages.ts';

const texts = {
  aside: { fr: '{{count}} fichiers laissés de côté', en: '{{count}} files left aside' },
  oneAside: { fr: '1 fichier laissé de côté', en: '1 file left aside' },
  others: { fr: '… et {{count}} autres fichiers', en: '… and {{count}} other files' },
  oneOther: { fr: '… et 1 autre fichier : {{file}}', en: '… and 1 other file: {{file}}' },
} as const satisfies Record<string, Text>;

/** Files that are named of those left aside; a product delivered whole has dozens. */
const mostNamed = 20;

/** How many files of a folder nothing was made of; then which, and why. */
export function asideLines(understandings: readonly Understanding[], voice: Voice): string[] {
  const { fill, say } = voice.words;
  const unused = understandings.filter(({ kind }) => kind === 'unused');
  const count = unused.length;
  const named = unused
    .slice(0, count > mostNamed + 1 ? mostNamed : count)
    .map(({ id, reason }) => item(`${id} (${fill(reasonTexts[reason.key], reason.details)})`));
  const more = count - named.length;
  return [
    count === 1 ? say(texts.oneAside) : fill(texts.aside, { count }),
    ...named,
    ...(more > 0 ? [`    ${fill(texts.others, { count: more })}`] : []),
  ];
}

/** Each fault once, with the first file that has it and how many others do. */
export function problemLines(problems: readonly Problem[], voice: Voice): string[] {
  const { fill } = voice.words;
  const byCode = new Map<string, Problem[]>();
  for (const told of problems) byCode.set(told.code, [...(byCode.get(told.code) ?? []), told]);
  return [...byCode.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const line = item(explain(first, voice));
    const [other] = others;
    if (!other) return [line];
    const file = other.details['file'] ?? '';
    const count = others.length;
    return [line, `    ${count === 1 ? fill(texts.oneOther, { file }) : fill(texts.others, { count })}`];
  });
}

export function item(text: string): string {
  return `  - ${text}`;
}

function explain({ code, details, message }: Problem, voice: Voice): string {
  return voice.explain(new AppError(code, message, details));
}
