import { type ReactElement, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { filesOfDrop, filesOfInput } from '../../app/dropped-files.ts';
import { bringFiles } from '../../app/import-store.ts';
import { Button } from '../controls/button.tsx';
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
  const [over, setOver] = useState(false);
  return (
    <section
      className={styles['drop']}
      data-small={small}
      data-over={over}
      aria-label={t('import.drop')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void filesOfDrop(event.dataTransfer.items).then(bringFiles);
      }}
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
