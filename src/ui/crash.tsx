import { Component, type ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { words } from '../i18n/i18n.ts';
import { Button } from './controls/button.tsx';
import styles from './shell.module.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
}

/** Says that the page broke, and that the work is safe, instead of a blank page. */
export class Crash extends Component<Props, State> {
  override readonly state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { t } = words(usePreferences.getState().language);
    return (
      <main className={styles['crash']}>
        <h1>{t('common.crash.title')}</h1>
        <p>{t('common.crash.body')}</p>
        <Button kind="primary" onPress={() => globalThis.location.reload()}>
          {t('common.crash.reload')}
        </Button>
      </main>
    );
  }
}
