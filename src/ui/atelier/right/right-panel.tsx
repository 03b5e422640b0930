import { type CSSProperties, type ReactElement, useEffect } from 'react';
import { useView, type ViewState } from '../../../app/view-store.ts';
import type { EngineSpec } from '../../../simulation/contract.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { FoldDown, FoldRight, FoldUp, FoldLeft } from '../../controls/icons.tsx';
import { lazily } from '../../lazily.tsx';
import { useWords } from '../../use-words.ts';
import shell from '../atelier.module.css';
import { usePanel } from '../../../app/panel-store.ts';
import { useTold } from '../told.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { Segments } from '../../controls/segments.tsx';
import { useRoomy } from '../use-roomy.ts';
import { IndicatorsPanel } from './indicators-panel.tsx';
import styles from './right.module.css';

const BuildingCard = lazily(async () => (await import('../roads/building-card.tsx')).BuildingCard);
const RoadsPanel = lazily(async () => (await import('../roads/roads-panel.tsx')).RoadsPanel);
const RoadFindings = lazily(async () => (await import('../roads/road-findings.tsx')).RoadFindings);
const Explanation = lazily(async () => (await import('./explanation.tsx')).Explanation);
const TransitCard = lazily(async () => (await import('../transit/transit-card.tsx')).TransitCard);
const YearPanel = lazily(async () => (await import('../year/year-panel.tsx')).YearPanel);
const PublishedPanel = lazily(async () => (await import('../leave/published-panel.tsx')).PublishedPanel);
const loadSheet = async () => (await import('../year/sheet-panel.tsx')).SheetPanel;
const SheetPanel = lazily(loadSheet);

type Panel = ViewState['panel'];

/** What the panel can show of an engine's results, the figures first. */
function panelsOf(spec: EngineSpec): readonly Panel[] {
  const hasRoads = Object.values(spec.fields).some((field) => field.per.includes('edge'));
  return ['figures', ...(hasRoads ? (['roads'] as const) : []), ...(spec.year ? (['year'] as const) : [])];
}

/** The figures, the roads one by one where the engine has edges, or the year where it tells one. */
function PanelContent({ current }: { readonly current: Current }): ReactElement {
  const { t } = useWords();
  const { panel, building } = useView();
  const set = useView((view) => view.set);
  const seen = useSeenRuns(current);
  const entry = seen.get(current.alternative.id)?.entry;
  const run = entry?.finished ?? null;
  const hasAny = [...seen.values()].some(({ entry }) => entry !== undefined);
  const panels = panelsOf(current.spec);
  const shown = panels.includes(panel) ? panel : 'figures';
  const hasSheet = current.spec.sheet !== undefined;
  // A sheet opens at a click: it is there before the first one.
  useEffect(() => {
    if (hasSheet) void loadSheet();
  }, [hasSheet]);
  const told = useTold(current);
  // Before the first run there is nothing to hold back: the panel says what will be there, and how to get it.
  if (told !== null && !hasAny) return <IndicatorsPanel current={current} />;
  if (told !== null)
    return (
      <>
        {building !== null && run !== null && told.buildings.has(building) ? (
          <SheetPanel current={current} id={building} />
        ) : null}
        <PublishedPanel current={current} />
      </>
    );
  return (
    <>
      {panels.length > 1 ? (
        <div className={styles['choice']}>
          <Segments<Panel>
            label={t('atelier.roads.panel')}
            options={panels.map((value) => ({ value, label: t(`atelier.roads.${value}`) }))}
            value={shown}
            onChange={(value) => set({ panel: value, ...(value === 'figures' ? { users: false } : {}) })}
          />
        </div>
      ) : null}
      {building === null || run === null || hasSheet ? null : (
        <BuildingCard run={run} frames={entry?.frames ?? []} id={building} />
      )}
      {building !== null && run !== null && hasSheet ? <SheetPanel current={current} id={building} /> : null}
      {shown === 'roads' ? (
        <>
          <RoadsPanel current={current} />
          <RoadFindings territory={current.territory} />
        </>
      ) : null}
      {shown === 'figures' ? <IndicatorsPanel current={current} /> : null}
      {shown === 'year' ? <YearPanel current={current} /> : null}
    </>
  );
}

/** « Ce que cela change »: a panel where there is room, a drawer at the bottom elsewhere. */
export function RightPanel({ current }: { readonly current: Current }): ReactElement {
  const { t } = useWords();
  const { right, wide, set } = usePanel();
  const explained = useView((view) => view.explained);
  const hasTransit = useView((view) => view.transit !== null);
  const roomy = useRoomy();
  const told = useTold(current);
  const title = t('atelier.indicators.title');
  // Hardly anything in figures for release is pressed: the panel takes the focus itself, so that arrows scroll it.
  const reached = told === null ? {} : { role: 'region', 'aria-label': title, tabIndex: 0 };
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
        <div className={shell['scroll']} {...reached}>
          {hasTransit ? <TransitCard current={current} /> : null}
          <PanelContent current={current} />
        </div>
      ) : null}
      {explained !== null && right && told === null ? (
        <Explanation
          key={`${explained.indicator} ${explained.alternative}`}
          current={current}
          explained={explained}
        />
      ) : null}
    </aside>
  );
}
