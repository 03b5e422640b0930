import type { ReactElement } from 'react';
import { cancelImport, clearImport, useImport } from '../../app/import-store.ts';
import { useNavigation } from '../../app/navigation.ts';
import type { Understanding } from '../../loaders/understanding.ts';
import { Brand } from '../brand.tsx';
import { Button } from '../controls/button.tsx';
import { Progress } from '../controls/progress.tsx';
import { Section } from '../controls/section.tsx';
import { LanguageSwitch } from '../settings.tsx';
import shell from '../shell.module.css';
import { useWords } from '../use-words.ts';
import { DropArea } from './drop-area.tsx';
import styles from './import.module.css';
import { LayerItem } from './layer-item.tsx';
import { ProblemText } from './problem-text.tsx';
import { Summary } from './summary.tsx';

/** Brings files in: what was understood of each, what is missing, what to correct. */
export function ImportScreen(): ReactElement {
  const { t } = useWords();
  const { phase, understandings, overrides, progress, failure } = useImport();
  const go = useNavigation((navigation) => navigation.go);
  const busy = phase === 'reading' || phase === 'building';
  const nothing = understandings.length === 0;
  const kindOf = (one: Understanding) => overrides.get(one.id)?.kind ?? one.kind;
  const used = understandings.filter((one) => !['unused', 'forcing'].includes(kindOf(one)));
  const water = understandings.filter((one) => kindOf(one) === 'forcing');
  const unused = understandings.filter((one) => kindOf(one) === 'unused');
  // A file that could not be read, or that nobody recognised, is seen without unfolding; one that is of no use waits.
  const faulty = unused.filter((one) => one.problems.length > 0);
  const aside = unused.filter((one) => one.problems.length === 0);
  const items = (list: readonly Understanding[]): ReactElement => (
    <ul className={styles['list']}>
      {list.map((one) => (
        <LayerItem key={one.id} understood={one} override={overrides.get(one.id)} />
      ))}
    </ul>
  );

  return (
    <div className={styles['page']}>
      <header className={shell['bar']}>
        <Brand />
        <span className={shell['grow']} />
        <Button
          kind="quiet"
          size="s"
          onPress={() => {
            clearImport();
            go('start');
          }}
        >
          {t('common.back')}
        </Button>
        <LanguageSwitch />
      </header>
      <main className={styles['main']}>
        <div className={styles['lead']}>
          <h1>{t('import.title')}</h1>
          <p>{t('import.lead')}</p>
        </div>
        {nothing ? (
          <>
            <DropArea small={false} busy={busy} />
            {phase === 'reading' ? (
              <div>
                <Progress label={t('import.reading')} value={progress} />
                <Button onPress={cancelImport}>{t('common.cancel')}</Button>
              </div>
            ) : null}
            {failure === null ? null : <ProblemText problem={failure} />}
          </>
        ) : (
          <>
            <div className={styles['column']}>
              <DropArea small busy={busy} />
              <section className={styles['group']}>
                <h2>{t('import.recognised', { count: used.length })}</h2>
                {used.length === 0 ? <p className={styles['quiet']}>{t('import.nothing')}</p> : items(used)}
              </section>
              {water.length === 0 ? null : (
                <section className={styles['group']}>
                  <h2>{t('import.water', { count: water.length })}</h2>
                  {items(water)}
                </section>
              )}
              {faulty.length === 0 ? null : (
                <section className={styles['group']}>
                  <h2>{t('import.faulty', { count: faulty.length })}</h2>
                  {items(faulty)}
                </section>
              )}
              {aside.length === 0 ? null : (
                <section className={styles['group']}>
                  <Section title={t('import.aside', { count: aside.length })} open={used.length === 0}>
                    {items(aside)}
                  </Section>
                </section>
              )}
            </div>
            <Summary />
          </>
        )}
      </main>
    </div>
  );
}
