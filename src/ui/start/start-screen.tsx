import { type ReactElement, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useNavigation } from '../../app/navigation.ts';
import { openExample, openFile } from '../../app/session.ts';
import { AppError } from '../../base/errors.ts';
import { Brand } from '../brand.tsx';
import { Button } from '../controls/button.tsx';
import { ErrorText } from '../error-text.tsx';
import { LanguageSwitch } from '../settings.tsx';
import shell from '../shell.module.css';
import { useWords } from '../use-words.ts';
import { ExampleSketch } from './example-sketch.tsx';
import { SavedWorks } from './saved-works.tsx';
import styles from './start.module.css';

/** The studio's code comes while a work is being read. */
function fetchStudio(): void {
  void import('../atelier/atelier.tsx');
  void import('../../scene/components/territory-view.tsx');
}

/** The three ways in, and what the application commits itself to. */
export function StartScreen(): ReactElement {
  const { t } = useWords();
  const go = useNavigation((navigation) => navigation.go);
  const [opening, setOpening] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);

  const enter = async (open: () => Promise<void>): Promise<void> => {
    setOpening(true);
    setFailure(null);
    fetchStudio();
    try {
      await open();
      go('atelier');
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      setFailure(error);
    } finally {
      setOpening(false);
    }
  };

  return (
    <div className={styles['page']}>
      <header className={shell['bar']}>
        <Brand />
        <span className={shell['grow']} />
        <LanguageSwitch />
      </header>
      <main className={styles['main']}>
        <h1 className={styles['title']}>{t('common.appName')}</h1>
        <p className={styles['lead']}>{t('start.lead')}</p>
        {failure === null ? null : (
          <div className={styles['failure']} role="alert">
            <h2>{t('start.failed')}</h2>
            <ErrorText error={failure} />
          </div>
        )}
        <div className={styles['ways']}>
          <section className={styles['example']}>
            <div className={styles['picture']}>
              <ExampleSketch />
              <p className={styles['notice']}>{t('common.fictionalNotice')}</p>
            </div>
            <div className={styles['exampleText']}>
              <div>
                <h2>{t('start.example.title')}</h2>
                <p>{t('start.example.body')}</p>
              </div>
              <div className={styles['questions']}>
                <Button
                  kind="primary"
                  isDisabled={opening}
                  onPress={() => void enter(() => openExample('dike'))}
                >
                  {opening ? t('start.opening') : t('start.example.action')}
                </Button>
                <Button isDisabled={opening} onPress={() => void enter(() => openExample('energy'))}>
                  {t('start.example.energy')}
                </Button>
              </div>
            </div>
          </section>
          <section className={styles['way']}>
            <h2>{t('start.open.action')}</h2>
            <p>{t('start.open.body')}</p>
            <Button isDisabled={opening} onPress={() => go('import')}>
              {t('start.open.action')}
            </Button>
          </section>
          <section className={styles['way']}>
            <h2>{t('start.resume.action')}</h2>
            <SavedWorks onOpen={(open) => void enter(open)} />
            <FileTrigger
              allowsMultiple
              acceptedFileTypes={['.jumelles', '.json']}
              onSelect={(files) => {
                if (files) void enter(() => openFile([...files]));
              }}
            >
              <Button isDisabled={opening}>{t('start.resume.file')}</Button>
            </FileTrigger>
          </section>
        </div>
        <section aria-labelledby="promises">
          <h2 id="promises" className="visually-hidden">
            {t('start.promises.title')}
          </h2>
          <div className={styles['promises']}>
            {(['decide', 'explain', 'check', 'limits'] as const).map((promise) => (
              <div key={promise}>
                <h3>{t(`start.promises.${promise}`)}</h3>
                <p>{t(`start.promises.${promise}Body`)}</p>
              </div>
            ))}
          </div>
        </section>
      </main>
      <footer className={styles['footer']}>{t('common.disclaimer')}</footer>
    </div>
  );
}
