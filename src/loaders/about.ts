import { AppError } from '../base/errors.ts';
import type { VerticalDatum } from '../territory/territory.ts';
import type { InputFile } from './input-file.ts';
import type { Provenance } from './understanding.ts';

/**
 * What a folder says of itself in a JSON file that begins with `"jumelles": "territory"`: its name, whether it is
 * made up, and where its layers come from when their own files do not say.
 */
export interface About {
  readonly name: string;
  readonly fictional: boolean;
  readonly verticalDatum: VerticalDatum;
  readonly provenance: Provenance;
}

const datums: readonly VerticalDatum[] = ['NGF-IGN69', 'IGN78', 'chart', 'local'];

/** Begins a file of this kind. */
export const aboutMark = /^\s*\{\s*"jumelles"\s*:\s*"territory"/;

/** @throws AppError `file/unreadable` when it is no JSON object. */
export async function readAbout(file: InputFile): Promise<About> {
  const told = parse(new TextDecoder().decode(await file.bytes()), file.path);
  const text = (key: string): string => (typeof told[key] === 'string' ? told[key] : '');
  const date = text('editionDate');
  return {
    name: text('name'),
    fictional: told['fictional'] === true,
    verticalDatum: datums.find((datum) => datum === told['verticalDatum']) ?? 'unknown',
    provenance: {
      producer: text('producer'),
      product: text('product'),
      licence: text('licence'),
      editionDate: /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null,
    },
  };
}

function parse(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AppError('file/unreadable', `${file}: not JSON`, { file });
}
