import type { ReactElement } from 'react';
import { useDraft } from '../../../app/draft-store.ts';
import { Button } from '../../controls/button.tsx';
import { useWords } from '../../use-words.ts';
import styles from './views.module.css';

/** What a form waits for from the map, said over it; where the form is out of sight, with its buttons. */
export function DrawingBar(): ReactElement | null {
  const { t } = useWords();
  const { wanted, points, onStroke, onFinish, onCancel, fewest } = useDraft();
  if (wanted === null) return null;
  const isPicking = wanted === 'feature';
  return (
    <div data-over-map className={styles['drawing']} role="status">
      <span>
        {isPicking
          ? t(onFinish === null ? 'forms.feature.how' : 'forms.features.how')
          : t(`forms.geometry.how.${onStroke === null ? wanted : 'stroke'}`)}
      </span>
      <span className={styles['drawingWays']}>
        {onFinish === null ? null : (
          <Button
            kind="primary"
            size="s"
            isDisabled={!isPicking && points.length < fewest}
            onPress={onFinish}
          >
            {t('forms.geometry.finish')}
          </Button>
        )}
        {onCancel === null || (isPicking && onFinish !== null) ? null : (
          <Button size="s" onPress={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </span>
    </div>
  );
}
