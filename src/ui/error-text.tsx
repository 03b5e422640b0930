import type { ReactElement } from 'react';
import type { ErrorCode, ErrorDetails } from '../base/errors.ts';
import { useWords } from './use-words.ts';

interface Props {
  readonly error: { readonly code: ErrorCode; readonly details: ErrorDetails };
}

/** What happened, what still works, what to do: the sentence of the error's code. */
export function ErrorText({ error }: Props): ReactElement {
  const { tell } = useWords();
  return <p>{tell(`errors.${error.code}`, error.details)}</p>;
}
