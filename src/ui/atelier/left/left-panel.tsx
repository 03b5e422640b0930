import type { ReactElement } from 'react';
import { useSpecs } from '../../../app/specs-store.ts';
import { IconButton } from '../../controls/button.tsx';
import { FoldLeft, FoldRight } from '../../controls/icons.tsx';
import { Section } from '../../controls/section.tsx';
import { lazily } from '../../lazily.tsx';
import { useWords } from '../../use-words.ts';
import shell from '../atelier.module.css';
import { usePanel } from '../../../app/panel-store.ts';
import { type Current, freshRun, useSeenRuns } from '../use-current.ts';
import { AlternativesTree } from './alternatives-tree.tsx';
import { DataPanel } from './data-panel.tsx';
import { EditsList } from './edits-list.tsx';
import { LayersPanel } from './layers-panel.tsx';

const HypothesisForm = lazily(async () => (await import('./hypothesis-form.tsx')).HypothesisForm);
const ParametersForm = lazily(async () => (await import('./parameters-form.tsx')).ParametersForm);

/** Alternatives, then the chosen one's modifications, the layers, the settings of the engine, the data. */
export function LeftPanel({ current }: { readonly current: Current }): ReactElement {
  const { t, say } = useWords();
  const specs = useSpecs((state) => state.specs);
  const { left, over, setting, set } = usePanel();
  const { territory, project, alternative, spec } = current;
  const seen = useSeenRuns(current);
  if (!left)
    return (
      <aside className={`${shell['panel']} ${shell['left']} ${shell['rail']}`}>
        <IconButton name={t('atelier.panels.openLeft')} onPress={() => set({ left: true })}>
          <FoldRight />
        </IconButton>
        <span className={shell['railName']}>{t('atelier.alternatives.title')}</span>
      </aside>
    );
  return (
    <aside className={`${shell['panel']} ${shell['left']}`} aria-label={t('atelier.alternatives.title')}>
      <div className={shell['panelHead']}>
        <h2>{over.what === 'hypothesis' ? t('atelier.hypotheses.one') : t('atelier.alternatives.title')}</h2>
        <IconButton name={t('atelier.panels.closeLeft')} onPress={() => set({ left: false })}>
          <FoldLeft />
        </IconButton>
      </div>
      <div className={shell['scroll']}>
        {over.what === 'hypothesis' ? (
          <HypothesisForm
            key={over.id ?? 'new'}
            current={current}
            id={over.id}
            onClose={() => set({ over: { what: 'panels' } })}
          />
        ) : (
          <>
            <AlternativesTree project={project} />
            <div className={shell['part']}>
              <Section title={t('atelier.edits.title', { name: alternative.shortName })} open>
                <EditsList
                  key={alternative.id}
                  territory={territory}
                  project={project}
                  specs={specs}
                  hasResult={freshRun(seen.get(alternative.id)) !== null}
                />
              </Section>
            </div>
            <div className={shell['part']}>
              <Section title={t('atelier.layers.title')} open>
                <LayersPanel current={current} />
              </Section>
            </div>
            <div className={shell['part']}>
              <Section
                key={setting?.engine === spec.id ? `${spec.id} ${setting.asked}` : spec.id}
                title={t('atelier.parameters.title', { engine: say(spec.title) })}
                open={setting?.engine === spec.id}
              >
                <ParametersForm project={project} spec={spec} />
              </Section>
            </div>
            <div className={shell['part']}>
              <Section title={t('atelier.data.title')}>
                <DataPanel territory={territory} />
              </Section>
            </div>
          </>
        )}
      </div>
    </aside>
  );
}
