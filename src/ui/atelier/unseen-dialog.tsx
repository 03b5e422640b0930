import type { ReactElement } from 'react';
import type { EngineSpec } from '../../simulation/contract.ts';
import { Dialog } from '../controls/dialog.tsx';
import { useWords } from '../use-words.ts';
import styles from './atelier.module.css';

interface Props {
  readonly specs: readonly EngineSpec[];
  readonly onClose: () => void;
}

const phenomena = [
  'groundwater',
  'sewers',
  'breach',
  'waves',
  'ice',
  'landslide',
  'pollution',
  'damage',
  'behaviour',
  'networks',
] as const;

/** « Ce que Jumelles ne voit pas »: what no engine covers, and the limits of those that there are. */
export function UnseenDialog({ specs, onClose }: Props): ReactElement {
  const { t, say } = useWords();
  return (
    <Dialog title={t('atelier.unseen.title')} onClose={onClose} widthPx={680}>
      <p>{t('atelier.unseen.lead')}</p>
      <ul className={styles['list']}>
        {phenomena.map((phenomenon) => (
          <li key={phenomenon}>{t(`atelier.unseen.phenomena.${phenomenon}`)}</li>
        ))}
      </ul>
      {specs.map((spec) => (
        <section key={spec.id}>
          <h3>{t('atelier.unseen.engine', { engine: say(spec.title) })}</h3>
          <ul className={styles['list']}>
            {spec.card.limits.map((limit) => (
              <li key={limit.fr}>{say(limit)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p>{t('common.disclaimer')}</p>
    </Dialog>
  );
}
