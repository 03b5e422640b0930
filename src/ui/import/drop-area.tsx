import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { filesOfDrop, filesOfInput } from '../../app/dropped-files.ts';
import { bringFiles } from '../../app/import-store.ts';
import { Button } from '../controls/button.tsx';
import { useDrop } from '../use-drop.ts';
import { useWords } from '../use-words.ts';
import styles from './import.module.css';

interface Props {
  /** A line above the list instead of the whole page. */
  readonly small: boolean;
  readonly busy: boolean;
}

/** Takes a folder or files: dropped, or chosen through the system's own windows. */
export function DropArea({ small, busy }: Props): ReactElement {
  const { t } = useWords();
  const { over, zone } = useDrop(({ items }) => void filesOfDrop(items).then(bringFiles));
  return (
    <section
      className={styles['drop']}
      data-small={small}
      data-over={over}
      aria-label={t('import.drop')}
      {...zone}
    >
      <p className={small ? styles['quiet'] : styles['dropTitle']}>
        {t(small ? 'import.dropMore' : 'import.drop')}
      </p>
      <div className={styles['buttons']}>
        <FileTrigger
          acceptDirectory
          onSelect={(files) => {
            if (files) void bringFiles(filesOfInput(files));
          }}
        >
          <Button kind={small ? 'plain' : 'primary'} size={small ? 's' : 'm'} isDisabled={busy}>
            {t('import.chooseFolder')}
          </Button>
        </FileTrigger>
        <FileTrigger
          allowsMultiple
          onSelect={(files) => {
            if (files) void bringFiles(filesOfInput(files));
          }}
        >
          <Button size={small ? 's' : 'm'} isDisabled={busy}>
            {t('import.chooseFiles')}
          </Button>
        </FileTrigger>
      </div>
      {small ? null : <p className={`${styles['quiet']} ${styles['formats']}`}>{t('import.formats')}</p>}
    </section>
  );
}
