import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useProject } from '../../../app/project-store.ts';
import { lookAt } from '../../../app/run-actions.ts';
import type { Hypothesis } from '../../../scenario/project.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Pencil } from '../../controls/icons.tsx';
import { useWords } from '../../use-words.ts';
import { usePanel } from '../../../app/panel-store.ts';
import type { Current } from '../use-current.ts';
import { RunBar } from './run-bar.tsx';
import styles from './views.module.css';

/** The hypotheses as named buttons, and the run of the chosen one. */
export function HypothesesRow({ current }: { readonly current: Current }): ReactElement {
  const { t } = useWords();
  const choose = useProject((state) => state.chooseHypothesis);
  const openHypothesis = usePanel((panel) => panel.openHypothesis);
  const { project, hypothesis } = current;
  return (
    <div className={styles['hypotheses']}>
      <span className={styles['hypothesisName']} id="hypotheses">
        {t('atelier.hypotheses.title')}
      </span>
      <div className={styles['choices']} role="group" aria-labelledby="hypotheses">
        {project.hypotheses.map((one: Hypothesis) => (
          <AriaButton
            key={one.id}
            className={styles['choice'] ?? ''}
            aria-pressed={one.id === hypothesis?.id}
            onPress={() => {
              choose(one.id);
              lookAt(one.id);
            }}
          >
            {one.shortName}
          </AriaButton>
        ))}
        {hypothesis === null ? null : (
          <IconButton
            name={t('atelier.hypotheses.edit', { name: hypothesis.shortName })}
            onPress={() => openHypothesis(hypothesis.id)}
          >
            <Pencil />
          </IconButton>
        )}
        <Button kind="quiet" size="s" onPress={() => openHypothesis(null)}>
          + {t('atelier.hypotheses.new')}
        </Button>
      </div>
      <RunBar current={current} />
    </div>
  );
}
