import type { CSSProperties, ReactElement } from 'react';
import { useView } from '../../../app/view-store.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { FoldDown, FoldRight, FoldUp, FoldLeft } from '../../controls/icons.tsx';
import { lazily } from '../../lazily.tsx';
import { useWords } from '../../use-words.ts';
import shell from '../atelier.module.css';
import { usePanel } from '../../../app/panel-store.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { Segments } from '../../controls/segments.tsx';
import { useRoomy } from '../use-roomy.ts';
import { IndicatorsPanel } from './indicators-panel.tsx';
import styles from './right.module.css';

const BuildingCard = lazily(async () => (await import('../roads/building-card.tsx')).BuildingCard);
const RoadsPanel = lazily(async () => (await import('../roads/roads-panel.tsx')).RoadsPanel);
const Explanation = lazily(async () => (await import('./explanation.tsx')).Explanation);

/** The figures, or the roads one by one where the engine has edges. */
function PanelContent({ current }: { readonly current: Current }): ReactElement {
  const { t } = useWords();
  const { panel, building } = useView();
  const set = useView((view) => view.set);
  const run = useSeenRuns(current).get(current.alternative.id)?.entry?.finished ?? null;
  const hasRoads = Object.values(current.spec.fields).some((field) => field.per.includes('edge'));
  const shown = hasRoads ? panel : 'figures';
  return (
    <>
      {hasRoads ? (
        <div className={styles['choice']}>
          <Segments<'figures' | 'roads'>
            label={t('atelier.roads.panel')}
            options={[
              { value: 'figures', label: t('atelier.roads.figures') },
              { value: 'roads', label: t('atelier.roads.roads') },
            ]}
            value={shown}
            onChange={(value) => set({ panel: value, ...(value === 'figures' ? { users: false } : {}) })}
          />
        </div>
      ) : null}
      {building === null || run === null ? null : <BuildingCard run={run} id={building} />}
      {shown === 'roads' ? <RoadsPanel current={current} /> : <IndicatorsPanel current={current} />}
    </>
  );
}

/** « Ce que cela change »: a panel where there is room, a drawer at the bottom elsewhere. */
export function RightPanel({ current }: { readonly current: Current }): ReactElement {
  const { t } = useWords();
  const { right, wide, set } = usePanel();
  const explained = useView((view) => view.explained);
  const roomy = useRoomy();
  const title = t('atelier.indicators.title');
  if (!right && roomy)
    return (
      <aside className={`${shell['panel']} ${shell['right']} ${shell['rail']}`}>
        <IconButton name={t('atelier.panels.openRight')} onPress={() => set({ right: true })}>
          <FoldLeft />
        </IconButton>
        <span className={shell['railName']}>{title}</span>
      </aside>
    );
  return (
    <aside
      className={`${shell['panel']} ${shell['right']}`}
      data-folded={!right}
      aria-label={title}
      style={{ minHeight: right ? undefined : 44 } as CSSProperties}
    >
      <div className={shell['panelHead']}>
        <h2>{title}</h2>
        {roomy ? (
          <Button kind="quiet" size="s" onPress={() => set({ wide: !wide })}>
            {wide ? t('atelier.panels.narrow') : t('atelier.panels.widen')}
          </Button>
        ) : null}
        <IconButton
          name={right ? t('atelier.panels.closeRight') : t('atelier.panels.openRight')}
          onPress={() => set({ right: !right })}
        >
          {roomy ? <FoldRight /> : right ? <FoldDown /> : <FoldUp />}
        </IconButton>
      </div>
      {right ? (
        <div className={shell['scroll']}>
          <PanelContent current={current} />
        </div>
      ) : null}
      {explained !== null && right ? (
        <Explanation
          key={`${explained.indicator} ${explained.alternative}`}
          current={current}
          explained={explained}
        />
      ) : null}
    </aside>
  );
}
