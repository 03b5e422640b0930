import type { ReactElement } from 'react';
import type { Finding, Readiness } from '../../territory/readiness.ts';
import { readinessTexts } from '../../territory/readiness-texts.ts';
import { useWords } from '../use-words.ts';
import styles from './import.module.css';

/** What a built territory can be used for, and what to know before trusting a result. */
export function ReadinessList({ readiness }: { readonly readiness: Readiness }): ReactElement {
  const { t, say, fill, date } = useWords();
  const told = (finding: Finding): string => {
    const { date: iso, ...others } = finding.details;
    const details = iso === undefined ? others : { ...others, date: date(String(iso)) };
    return fill(readinessTexts.findings[finding.key], details);
  };
  return (
    <div>
      <h3>{t('import.usable')}</h3>
      <ul className={styles['states']}>
        {readiness.uses.map((use) => {
          const possible = use.missing.length === 0;
          return (
            <li key={use.key} className={styles['state']}>
              <span aria-hidden="true">{possible ? '✓' : '–'}</span>
              <div>
                {say(readinessTexts.uses[use.key])}{' '}
                <span className="visually-hidden">{t(possible ? 'import.here' : 'import.absent')}</span>
              </div>
            </li>
          );
        })}
      </ul>
      <h3>{t('import.toKnow')}</h3>
      <ul>
        {readiness.findings.map((finding) => (
          <li key={finding.key} className={styles['verdict']}>
            {told(finding)}
            {finding.places.length === 0 ? null : (
              <p className={styles['quiet']}>
                {finding.places
                  .slice(0, 5)
                  .map(
                    (place) =>
                      `${place.name === '' ? '' : `${place.name}${t('common.colon')} `}${place.xM.toFixed(0)}, ${place.yM.toFixed(0)}`,
                  )
                  .join(' · ')}
                {finding.places.length > 5 ? ' …' : ''}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
