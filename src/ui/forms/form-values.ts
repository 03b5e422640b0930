/** What a form holds, by key of its fields. */
export type FormValues = Readonly<Record<string, unknown>>;

/** The texts of a value that is a list of them, as identifiers are; none elsewhere. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : [];
}
