import { units } from '../base/units.ts';
import type { ErrorDetails } from '../base/errors.ts';
import type { Words } from '../i18n/i18n.ts';
import type { Condition, Edit } from '../scenario/project.ts';
import { type ConditionForm, type EditForm, statedEntries } from '../simulation/forms.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { namesRoad } from '../territory/road-pieces.ts';
import { plainName } from './feature-names.ts';
import { numberText } from './number-text.ts';
import { sentence } from './text.ts';

type Form = EditForm | ConditionForm;

/** An edit that states more has them in its form: a list of edits stays one. */
const mostValues = 3;
/** Names of roads told one by one; of the others, how many they are. */
const mostNamed = 2;

/** What people read of an edit or a condition: what it is called, else its kind and the roads that it is for. */
export function editName(
  words: Words,
  forms: readonly Form[],
  edit: Edit | Condition,
  roads: FeatureTable | undefined,
): string {
  if (edit.label !== '') return edit.label;
  return [kindName(words, forms, edit), roadsText(words, edit, roads)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What an edit or a condition states: roads, unless its name says them, then when, then values. */
export function editFacts(
  words: Words,
  forms: readonly Form[],
  edit: Edit | Condition,
  roads: FeatureTable | undefined,
): readonly string[] {
  const form = forms.find(({ kind }) => kind === edit.kind);
  const values = form === undefined ? [] : valuesOf(words, form, edit);
  const isEdit = !edit.kind.includes('/');
  return [
    ...(edit.label === '' ? [] : [kindName(words, forms, edit), roadsText(words, edit, roads)]),
    whenText(words, edit),
    ...(isEdit && values.length > mostValues ? [] : values),
  ].filter((part) => part !== '');
}

/** Details of a message with the names that people read instead of identifiers of edits and conditions. */
export function namedDetails(
  words: Words,
  forms: readonly Form[],
  named: readonly (Edit | Condition)[],
  roads: FeatureTable | undefined,
  details: ErrorDetails,
): ErrorDetails {
  const nameOf = (id: unknown): string | undefined => {
    const found = named.find((one) => one.id === id && one.label === '');
    return found && editName(words, forms, found, roads);
  };
  const names = Object.entries(details).flatMap(([key, value]) => {
    const name = key === 'edit' || key === 'condition' ? nameOf(value) : undefined;
    return name === undefined ? [] : [[key, name] as const];
  });
  return { ...details, ...Object.fromEntries(names) };
}

function kindName({ say }: Words, forms: readonly Form[], { kind }: Edit | Condition): string {
  const form = forms.find((one) => one.kind === kind);
  return form ? sentence(say(form.label)) : kind;
}

function roadsText(words: Words, edit: Edit | Condition, table: FeatureTable | undefined): string {
  if (edit.kind === 'turn-ban') return [edit.from, edit.to].map((id) => roadName(table, id)).join(' → ');
  if (!('roads' in edit)) return '';
  const names = [...new Set(edit.roads.map((id) => roadName(table, id)))];
  const others = names.length - mostNamed;
  const told = names.slice(0, mostNamed).join(', ');
  return others > 0 ? words.t('atelier.edits.andRoads', { count: others, names: told }) : told;
}

function roadName(table: FeatureTable | undefined, id: string): string {
  const feature = table?.ids.findIndex((own) => own === id || namesRoad(own) === id) ?? -1;
  return table === undefined || feature < 0 ? id : plainName(table, feature);
}

const secondsPerHour = 3600;

function whenText({ t, significant }: Words, edit: Edit | Condition): string {
  if (!('fromS' in edit) || (edit.fromS === null && edit.toS === null)) return '';
  const hour = (seconds: number): string => `${significant(seconds / secondsPerHour, 4)}\u00a0h`;
  if (edit.toS === null) return t('atelier.edits.from', { from: hour(edit.fromS ?? 0) });
  return edit.fromS === null
    ? t('atelier.edits.until', { to: hour(edit.toS) })
    : t('atelier.edits.between', { from: hour(edit.fromS), to: hour(edit.toS) });
}

/** Numbers with their units, and what was chosen; numbers without a unit with their label. */
function valuesOf(words: Words, { fields }: Form, edit: Edit | Condition): readonly string[] {
  const stated = statedEntries(fields, edit as unknown as Readonly<Record<string, unknown>>);
  return stated.map(({ field, value }) => {
    if (field.kind === 'choice') {
      const option = field.options.find((one) => one.value === value);
      return option === undefined ? String(value) : words.say(option.label);
    }
    const number = numberText(words, field, Number(value));
    return units[field.unit][words.language] === '' ? `${words.say(field.label)}\u00a0${number}` : number;
  });
}
