import type { Text } from '../base/text.ts';
import type { Unit } from '../base/units.ts';
import type { ConditionKind, EditKind } from '../scenario/project.ts';
import type { LayerKind } from '../territory/territory.ts';

/** One entry of a form that the screen builds by itself. */
export type FormField =
  | {
      readonly kind: 'number';
      readonly key: string;
      readonly label: Text;
      readonly unit: Unit;
      readonly min: number;
      readonly max: number;
      /** null: empty, where the edit may do without. */
      readonly default: number | null;
      /** Where the default comes from. */
      readonly help?: Text;
      /** The default holds without being said: only another value is kept. */
      readonly isUsual?: true;
      /** A share, kept from 0 to 1 and written in %. */
      readonly isShare?: true;
    }
  /** Entries that fold away under a heading. */
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly label: Text;
      readonly help: Text;
      readonly fields: readonly FormField[];
    }
  | {
      readonly kind: 'choice';
      readonly key: string;
      readonly label: Text;
      readonly options: readonly { readonly value: string; readonly label: Text }[];
      /** Of a selection: the column that tells it of some features. The choice is not offered where none has it. */
      readonly knownBy?: string;
    }
  | {
      readonly kind: 'point' | 'line' | 'area';
      readonly key: string;
      readonly label: Text;
      /** Of a line: the choice (`forward`, `backward`, else neither) that says which way it is taken. */
      readonly directedBy?: string;
    }
  | { readonly kind: 'border'; readonly key: string; readonly label: Text }
  | { readonly kind: 'series'; readonly key: string; readonly label: Text; readonly unit: Unit }
  | { readonly kind: 'feature'; readonly key: string; readonly label: Text; readonly layer: LayerKind }
  /** Several features of a layer, a list of their identifiers. */
  | {
      readonly kind: 'features';
      readonly key: string;
      readonly label: Text;
      readonly layer: LayerKind;
      /** As of a line. */
      readonly directedBy?: string;
    }
  /** Several of the named values, one at least. */
  | {
      readonly kind: 'choices';
      readonly key: string;
      readonly label: Text;
      readonly options: readonly { readonly value: string; readonly label: Text }[];
      readonly default: readonly string[];
    }
  /** Features of a layer: those listed under `key`, else those of an area that keep to a query. */
  | {
      readonly kind: 'selection';
      readonly key: string;
      readonly label: Text;
      readonly layer: LayerKind;
      readonly area: { readonly kind: 'area'; readonly key: string; readonly label: Text };
      readonly query: readonly FormField[];
    }
  /** 24 numbers from midnight on, of which only proportions count; empty: null. */
  | {
      readonly kind: 'day';
      readonly key: string;
      readonly label: Text;
      readonly default: readonly number[] | null;
    }
  /** One of the territory's load profiles, by its name; empty: none is asked for. */
  | { readonly kind: 'load-profile'; readonly key: string; readonly label: Text }
  /** An instant of the hypothesis, kept in s and written in h; empty: null. */
  | { readonly kind: 'instant'; readonly key: string; readonly label: Text };

export interface EditForm {
  readonly kind: EditKind;
  readonly label: Text;
  readonly help: Text;
  readonly fields: readonly FormField[];
}

export interface ConditionForm {
  readonly kind: ConditionKind;
  readonly label: Text;
  readonly help: Text;
  readonly fields: readonly FormField[];
}

/** What a form holds without the values that hold anyway. */
export function keptValues(
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const usual = new Map(usualNumbers(fields).map((field) => [field.key, field.default]));
  return Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => !usual.has(key) || (value !== null && value !== usual.get(key)),
    ),
  );
}

/** Numbers of a form that hold without being said. */
function usualNumbers(fields: readonly FormField[]): readonly (FormField & { readonly kind: 'number' })[] {
  return fields.flatMap((field) => {
    if (field.kind === 'group') return usualNumbers(field.fields);
    return field.kind === 'number' && field.isUsual === true ? [field] : [];
  });
}

/** One entry of a form as a condition or an edit states it. */
export interface StatedEntry {
  readonly field: FormField & { readonly kind: 'number' | 'choice' };
  /** Headings that it stands under. */
  readonly under: readonly Text[];
  readonly value: number | string;
}

/** Numbers and choices that something states, in the order of its form. */
export function statedEntries(
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
  under: readonly Text[] = [],
): readonly StatedEntry[] {
  return fields.flatMap((field): readonly StatedEntry[] => {
    if (field.kind === 'group') return statedEntries(field.fields, values, [...under, field.label]);
    const value = values[field.key];
    const isStated =
      (field.kind === 'number' && typeof value === 'number') ||
      (field.kind === 'choice' && typeof value === 'string');
    return isStated ? [{ field, under, value }] : [];
  });
}
