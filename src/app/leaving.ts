import { assert } from '../base/errors.ts';
import type { Language } from '../base/text.ts';
import type { Audience } from '../simulation/published-view.ts';
import { usePreferences } from './preferences.ts';

interface Way {
  /** For whom it may be. */
  readonly for: readonly Audience[];
  /** Whether what is published is less than the studio's own, hence named otherwise. */
  readonly masked: boolean;
}

/**
 * Every way in which something leaves the studio; there is no other (`tests/unit/leaving.test.ts` looks for one). What each
 * holds, and what is left out of it, is in docs/privacy.md.
 */
export const ways = {
  picture: { for: ['internal', 'published'], masked: true },
  page: { for: ['internal', 'published'], masked: true },
  figures: { for: ['internal', 'published'], masked: true },
  territory: { for: ['internal', 'published'], masked: true },
  project: { for: ['internal', 'published'], masked: true },
  record: { for: ['internal', 'published'], masked: false },
  curves: { for: ['internal'], masked: false },
  months: { for: ['internal'], masked: false },
  buildings: { for: ['internal'], masked: false },
  squares: { for: ['published'], masked: true },
  roads: { for: ['published'], masked: false },
  example: { for: ['published'], masked: false },
} as const satisfies Readonly<Record<string, Way>>;
export type WayOut = keyof typeof ways;

/** For whom a way may be. */
type AudienceOf<W extends WayOut> = (typeof ways)[W]['for'][number];

const marks: Readonly<Record<Language, Readonly<Record<Audience, string>>>> = {
  fr: { internal: 'usage-interne', published: 'pour-diffusion' },
  en: { internal: 'internal-use', published: 'for-release' },
};

/** The name that a file leaves under: it says for whom it is, before its first dot. */
export function leavingName(way: WayOut, audience: Audience, name: string, language: Language): string {
  if (audience === 'published' && !ways[way].masked) return name;
  const dot = name.indexOf('.');
  const [stem, ending] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
  return `${stem}-${marks[language][audience]}${ending}`;
}

/** Hands a file to the person, as any download of the browser, under a name that says for whom it is. */
export function leave<W extends WayOut>(way: W, audience: AudienceOf<W>, file: File): void {
  const allowed: readonly Audience[] = ways[way].for;
  assert(allowed.includes(audience), `${way} is not for that audience`);
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = leavingName(way, audience, file.name, usePreferences.getState().language);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** An address under which the page that is printed shows a picture: nothing is handed over. */
export async function pictureAddress(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCodePoint(byte);
  return `data:image/png;base64,${btoa(text)}`;
}

/** Opens the browser's own dialog for printing what the page has to print. */
export function printPage(): void {
  globalThis.print();
}
