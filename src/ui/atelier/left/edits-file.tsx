import { type ReactElement, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { type BroughtEdits, editsFromFile } from '../../../app/edits-file.ts';
import { putEdit } from '../../../app/project-commands.ts';
import { useProject } from '../../../app/project-store.ts';
import type { ErrorCode } from '../../../base/errors.ts';
import type { Project } from '../../../scenario/project.ts';
import type { EditForm } from '../../../simulation/contract.ts';
import type { Territory } from '../../../territory/territory.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorText } from '../../error-text.tsx';
import { useWords } from '../../use-words.ts';
import { lonLatInto } from '../lon-lat.ts';
import { EditsFormat } from './edits-format.tsx';
import styles from './left.module.css';

interface Props {
  readonly territory: Territory;
  readonly project: Project;
  readonly alternative: string;
  /** Kinds of the phenomenon that is looked at. */
  readonly forms: readonly EditForm[];
}

/** What a person mends by the format. */
const misread: ReadonlySet<ErrorCode> = new Set(['edit/file', 'edit/unreadable', 'edit/no-kind']);

/** Sentences shown at most about one file. */
const mostTold = 5;

/** Brings edits from a GeoJSON file into an alternative, and says what of it was left out. */
export function EditsFile({ territory, project, alternative, forms }: Props): ReactElement {
  const { t } = useWords();
  const change = useProject((state) => state.change);
  const [brought, setBrought] = useState<BroughtEdits | null>(null);

  const bring = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const next = editsFromFile(await file.text(), territory, project, alternative, lonLatInto(territory));
    setBrought(next);
    if (next.edits.length === 0) return;
    change((current) => next.edits.reduce((after, edit) => putEdit(after, alternative, edit), current));
  };
  const problems = brought?.problems ?? [];
  return (
    <div className={styles['stack']}>
      <div className={styles['row']}>
        <FileTrigger
          acceptedFileTypes={['.geojson', '.json', 'application/geo+json']}
          onSelect={(files) => void bring(files?.[0])}
        >
          <Button size="s">{t('atelier.edits.file')}</Button>
        </FileTrigger>
      </div>
      <div aria-live="polite">
        {brought === null ? null : (
          <p className={styles['quiet']}>{t('atelier.edits.brought', { count: brought.edits.length })}</p>
        )}
        {problems.slice(0, mostTold).map((problem, i) => (
          <ErrorText key={`${problem.code} ${i}`} error={problem} />
        ))}
        {problems.length > mostTold ? (
          <p className={styles['quiet']}>
            {t('atelier.edits.othersLeftOut', { count: problems.length - mostTold })}
          </p>
        ) : null}
      </div>
      <EditsFormat
        territory={territory}
        forms={forms}
        isOpen={problems.some(({ code }) => misread.has(code))}
      />
    </div>
  );
}
