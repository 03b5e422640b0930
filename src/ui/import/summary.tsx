import { type ReactElement, useState } from 'react';
import { buildBrought, cancelImport, nameTerritory, openBuilt, useImport } from '../../app/import-store.ts';
import { useNavigation } from '../../app/navigation.ts';
import type { UnderstoodKind } from '../../loaders/understanding.ts';
import { readinessTexts } from '../../territory/readiness-texts.ts';
import { Button } from '../controls/button.tsx';
import { TextField } from '../controls/fields.tsx';
import { Progress } from '../controls/progress.tsx';
import { useWords } from '../use-words.ts';
import styles from './import.module.css';
import { ProblemText } from './problem-text.tsx';
import { ReadinessList } from './readiness-list.tsx';

/** What a territory gains from each kind, in the order in which it matters for the engines. */
const wished = [
  'terrain',
  'buildings',
  'landCover',
  'waterLines',
  'roads',
  'population',
  'places',
  'dikes',
] as const satisfies readonly UnderstoodKind[];

/** What is there, what is missing, and the way to the territory. */
export function Summary(): ReactElement {
  const { t, say } = useWords();
  const { phase, progress, understandings, overrides, name, built, failure } = useImport();
  const go = useNavigation((navigation) => navigation.go);
  const [opening, setOpening] = useState(false);
  const kinds = new Set<UnderstoodKind>(understandings.map((one) => overrides.get(one.id)?.kind ?? one.kind));
  const lost = built?.problems.filter((problem) => problem.effect !== 'kept') ?? [];
  const busy = phase === 'reading' || phase === 'building';
  const open = async (): Promise<void> => {
    setOpening(true);
    await openBuilt();
    go('atelier');
  };

  return (
    <aside className={styles['side']} aria-label={t('import.summary')}>
      <h2>{t('import.summary')}</h2>
      <ul className={styles['states']}>
        {wished.map((kind) => {
          const here = kinds.has(kind);
          return (
            <li key={kind} className={styles['state']}>
              <span aria-hidden="true">{here ? '✓' : '–'}</span>
              <div>
                {t(`layers.${kind}`)}{' '}
                <span className="visually-hidden">{t(here ? 'import.here' : 'import.absent')}</span>
                {here ? null : <p>{say(readinessTexts.brings[kind])}</p>}
              </div>
            </li>
          );
        })}
      </ul>
      {failure === null ? null : <ProblemText problem={failure} />}
      <TextField label={t('import.name')} value={name} onChange={nameTerritory} maxLength={60} />
      {busy ? (
        <>
          <Progress label={t(phase === 'reading' ? 'import.reading' : 'import.building')} value={progress} />
          <Button onPress={cancelImport}>{t('common.cancel')}</Button>
        </>
      ) : null}
      {phase === 'understood' ? (
        <Button kind="primary" isDisabled={!kinds.has('terrain')} onPress={() => void buildBrought()}>
          {t('import.build')}
        </Button>
      ) : null}
      {phase === 'built' && built !== null ? (
        <>
          {built.territory === null ? null : (
            <Button kind="primary" isDisabled={opening} onPress={() => void open()}>
              {t('import.open')}
            </Button>
          )}
          {built.readiness === null ? null : <ReadinessList readiness={built.readiness} />}
          {built.forcingSets.length === 0 ? null : (
            <p>{t('import.events', { count: built.forcingSets.length })}</p>
          )}
          {lost.length === 0 ? null : (
            <div>
              <h3>{t('import.problems')}</h3>
              {lost.map((problem) => (
                <ProblemText key={`${problem.code}-${problem.message}`} problem={problem} />
              ))}
            </div>
          )}
        </>
      ) : null}
    </aside>
  );
}
