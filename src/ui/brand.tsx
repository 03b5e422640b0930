import type { ReactElement } from 'react';
import { useWords } from './use-words.ts';
import styles from './shell.module.css';

/** The mark and the name; leads back to the start. */
export function Brand(): ReactElement {
  const { t } = useWords();
  return (
    <a className={styles['brand']} href="#/">
      <svg
        width="26"
        height="20"
        viewBox="0 0 26 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        <circle cx="7" cy="12" r="6" />
        <circle cx="19" cy="12" r="6" />
        <path d="M4 6l1.4-4h3.2L10 5.8M16 5.8L17.4 2h3.2L22 6" strokeLinejoin="round" />
        <path
          d="M1.5 13c2-1.5 3.6 1.5 5.5 0s3.500 1.500 5.500 0M13.500 13c2-1.500 3.600 1.500 5.500 0s3.500 1.500 5.500 0"
          stroke="var(--water)"
        />
      </svg>
      {t('common.appName')}
    </a>
  );
}
