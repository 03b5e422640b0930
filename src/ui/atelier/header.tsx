import type { ReactElement } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useProject } from '../../app/project-store.ts';
import { Brand } from '../brand.tsx';
import { Button, IconButton } from '../controls/button.tsx';
import { Dots, Redo, Undo } from '../controls/icons.tsx';
import { Menu } from '../controls/menu.tsx';
import { LanguageSwitch } from '../settings.tsx';
import { useWords } from '../use-words.ts';
import styles from './atelier.module.css';
import { usePanel } from '../../app/panel-store.ts';
import type { Current } from './use-current.ts';

/** Where one is, and what can be done with the whole work. */
export function Header({ current }: { readonly current: Current }): ReactElement {
  const { t } = useWords();
  const { past, future, undo, redo } = useProject();
  const { theme, setTheme } = usePreferences();
  const go = useNavigation((navigation) => navigation.go);
  const setPanel = usePanel((panel) => panel.set);
  const { territory, project } = current;
  return (
    <header className={styles['header']}>
      <Brand />
      <h1 className={styles['place']}>
        <strong>{project.title}</strong>
        {territory.fictional ? <span className={styles['fictional']}>· {t('common.fictional')}</span> : null}
      </h1>
      <span className={styles['grow']} />
      <span className={styles['wideOnly']} data-from="phone">
        <IconButton name={t('common.undo')} isDisabled={past.length === 0} onPress={undo}>
          <Undo />
        </IconButton>
        <IconButton name={t('common.redo')} isDisabled={future.length === 0} onPress={redo}>
          <Redo />
        </IconButton>
      </span>
      <LanguageSwitch />
      <span className={styles['wideOnly']}>
        <Button kind="quiet" size="s" onPress={() => setPanel({ unseen: true })}>
          {t('atelier.unseen.title')}
        </Button>
      </span>
      <IconButton name={t('common.help')} onPress={() => setPanel({ help: true })}>
        ?
      </IconButton>
      <Menu
        name={t('common.menu')}
        entries={[
          { id: 'undo', label: t('common.undo'), disabled: past.length === 0, onAction: undo },
          { id: 'redo', label: t('common.redo'), disabled: future.length === 0, onAction: redo },
          { id: 'leave', label: t('atelier.exports.leave'), onAction: () => setPanel({ leaving: true }) },
          {
            id: 'unseen',
            label: t('atelier.unseen.title'),
            onAction: () => setPanel({ unseen: true }),
          },
          {
            id: 'theme',
            label: theme === 'light' ? t('atelier.menu.dark') : t('atelier.menu.light'),
            onAction: () => setTheme(theme === 'light' ? 'dark' : 'light'),
          },
          { id: 'start', label: t('atelier.menu.start'), onAction: () => go('start') },
        ]}
      >
        <Dots />
      </Menu>
    </header>
  );
}
