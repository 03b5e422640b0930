import { type ReactElement, useEffect, useState } from 'react';
import { roadFindings } from '../../../app/road-findings.ts';
import type { AppError } from '../../../base/errors.ts';
import type { Text } from '../../../base/text.ts';
import type { Territory } from '../../../territory/territory.ts';
import { Section } from '../../controls/section.tsx';
import { ErrorText } from '../../error-text.tsx';
import { useWords } from '../../use-words.ts';
import styles from './roads.module.css';

const texts = {
  title: { fr: 'À savoir de la couche de routes', en: 'To know of the layer of roads' },
  reading: { fr: 'Lecture de la couche…', en: 'Reading the layer…' },
  none: {
    fr: 'Rien à signaler : tous les tronçons sont pris, et tiennent ensemble.',
    en: 'Nothing to tell: all segments are taken, and hold together.',
  },
  lost: { fr: 'La couche n’a pas pu être relue.', en: 'The layer could not be read again.' },
} as const satisfies Record<string, Text>;

interface Props {
  readonly territory: Territory;
  /** Where it is read; the tests' own. */
  readonly read?: typeof roadFindings;
}

/** What was left out, cut or assumed of the territory's roads, in whole sentences; looked for once somebody asks. */
export function RoadFindings({ territory, read = roadFindings }: Props): ReactElement | null {
  const { say } = useWords();
  const [isAsked, setAsked] = useState(false);
  if (!territory.layers.roads) return null;
  // What a folded section holds is there already: nothing is looked for before somebody asks.
  return (
    <Section title={say(texts.title)} onOpen={() => setAsked(true)}>
      {isAsked ? <Findings territory={territory} read={read} /> : null}
    </Section>
  );
}

function Findings({ territory, read }: Required<Props>): ReactElement {
  const { say } = useWords();
  const [found, setFound] = useState<readonly AppError[] | 'reading' | null>('reading');
  useEffect(() => {
    const given = new AbortController();
    void read(territory, given.signal).then((problems) => {
      if (!given.signal.aborted) setFound(problems);
    });
    return () => given.abort();
  }, [territory, read]);
  if (found === 'reading') return <p className={styles['quiet']}>{say(texts.reading)}</p>;
  if (found === null) return <p className={styles['quiet']}>{say(texts.lost)}</p>;
  if (found.length === 0) return <p className={styles['quiet']}>{say(texts.none)}</p>;
  return (
    <div className={styles['stack']}>
      {found.map((error) => (
        <ErrorText key={error.code} error={error} />
      ))}
    </div>
  );
}
