import type { ReactElement } from 'react';
import { useProject } from '../app/project-store.ts';
import { useSpecs } from '../app/specs-store.ts';
import type { ErrorCode, ErrorDetails } from '../base/errors.ts';
import { namedDetails } from './edit-names.ts';
import { useWords } from './use-words.ts';

interface Props {
  readonly error: { readonly code: ErrorCode; readonly details: ErrorDetails };
}

/** What happened, what still works, what to do: the sentence of the error's code. */
export function ErrorText({ error }: Props): ReactElement {
  const words = useWords();
  const { territory, project } = useProject();
  const specs = useSpecs((state) => state.specs);
  const forms = specs.flatMap(({ edits, conditions }) => [...edits, ...conditions]);
  const named = [
    ...(project?.alternatives ?? []).flatMap(({ edits }) => edits),
    ...(project?.hypotheses ?? []).flatMap(({ conditions }) => conditions),
  ];
  const details = namedDetails(words, forms, named, territory?.layers.roads?.table, error.details);
  return <p>{words.tell(`errors.${error.code}`, details)}</p>;
}
