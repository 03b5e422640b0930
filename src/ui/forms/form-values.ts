/** What a form holds, by key of its fields. */
export type FormValues = Readonly<Record<string, unknown>>;
