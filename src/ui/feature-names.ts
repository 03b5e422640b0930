import { featureLengthM } from '../app/features.ts';
import type { Words } from '../i18n/i18n.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { textAt } from '../territory/table-ops.ts';

/** What a feature is called, whatever others are: its name, its number, what it is, else its identifier. */
export function plainName(table: FeatureTable, feature: number): string {
  const nature = textAt(table, 'nature', feature);
  const name = textAt(table, 'name', feature) || textAt(table, 'number', feature);
  // « 1 » alone could be anything.
  if (/^\d+$/.test(name) && nature !== '') return `${nature} ${name}`;
  return name || nature || (table.ids[feature] ?? '');
}

const known = new WeakMap<Words, WeakMap<FeatureTable, readonly string[]>>();

/**
 * What each feature of a layer is called in a list: its name and its length; of several that share a name, the streets
 * between which each lies; where that is the same too, a number.
 */
export function featureNames(table: FeatureTable, words: Words): readonly string[] {
  const ofWords = known.get(words) ?? new WeakMap<FeatureTable, readonly string[]>();
  known.set(words, ofWords);
  const before = ofWords.get(table);
  if (before) return before;
  const names = namesIn(table, words);
  ofWords.set(table, names);
  return names;
}

function namesIn(table: FeatureTable, words: Words): readonly string[] {
  const plain = table.ids.map((_, feature) => plainName(table, feature));
  const isLine = table.geometry === 'line';
  const repeated = repeatedIn(plain);
  const meeting = isLine && repeated.size > 0 ? namesByEnd(table, plain) : new Map<string, Set<string>>();
  const names = plain.map((name, feature) => {
    const between = repeated.has(name) ? betweenText(table, feature, name, meeting, words) : '';
    const length = isLine ? words.quantity(featureLengthM(table, feature), 'm') : '';
    return [name, between, length].filter((part) => part !== '').join(' · ');
  });
  const alike = repeatedIn(names);
  const seen = new Map<string, number>();
  return names.map((name) => {
    if (!alike.has(name)) return name;
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return `${name} · ${words.t('forms.feature.number', { n })}`;
  });
}

function repeatedIn(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
}

/** « entre rue A et rue B », or « vers rue A » where one end only has a name; else ''. */
function betweenText(
  table: FeatureTable,
  feature: number,
  own: string,
  meeting: ReadonlyMap<string, ReadonlySet<string>>,
  { t }: Words,
): string {
  const [from, to] = endsOf(table, feature).map((end) =>
    [...(meeting.get(end) ?? [])].find((name) => name !== own),
  );
  if (from !== undefined && to !== undefined && from !== to) return t('forms.feature.between', { from, to });
  const one = from ?? to;
  return one === undefined ? '' : t('forms.feature.towards', { to: one });
}

/** Names of the features that end at each place, those that have one of their own. */
function namesByEnd(table: FeatureTable, plain: readonly string[]): ReadonlyMap<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const [feature, name] of plain.entries()) {
    if (textAt(table, 'name', feature) === '' && textAt(table, 'number', feature) === '') continue;
    for (const end of endsOf(table, feature)) names.set(end, (names.get(end) ?? new Set()).add(name));
  }
  return names;
}

/** Both ends of a line, to the decimetre. */
function endsOf({ featureOffsets, partOffsets, xy }: FeatureTable, feature: number): readonly string[] {
  const first = partOffsets[featureOffsets[feature] ?? 0] ?? 0;
  const last = (partOffsets[featureOffsets[feature + 1] ?? 0] ?? 0) - 1;
  return [first, last].map(
    (v) => `${((xy[2 * v] ?? 0) * 10).toFixed(0)} ${((xy[2 * v + 1] ?? 0) * 10).toFixed(0)}`,
  );
}
