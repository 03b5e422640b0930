import { type ReactElement, useRef, useState } from 'react';
import { useView } from '../../../app/view-store.ts';
import type { FieldSpec } from '../../../simulation/contract.ts';
import { type ChosenGroup, groupDuration } from '../../../simulation/group-durations.ts';
import { peakHour, yearCurves } from '../../../simulation/year-results.ts';
import { SelectField } from '../../controls/fields.tsx';
import { Segments } from '../../controls/segments.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { FieldNotes } from '../field-notes.tsx';
import { type Current, useSeenRuns } from '../use-current.ts';
import { useWidth } from '../use-width.ts';
import { pairOf } from '../views/pair.ts';
import { CarpetView } from './carpet-view.tsx';
import { DurationView } from './duration-view.tsx';
import { FlowsView } from './flows-view.tsx';
import { HoursView } from './hours-view.tsx';
import { yearTexts } from './sentences.ts';
import { TablesView } from './tables-view.tsx';
import styles from './year.module.css';
import { useYearRuns, type YearRun, type YearRuns } from './year-runs.ts';

/** What every view of the year is given. */
export interface ViewProps {
  readonly current: Current;
  readonly runs: YearRuns;
  /** The alternative looked at. */
  readonly chosen: string;
  /** The alternatives compared: the reference first. */
  readonly compared: readonly string[];
  readonly field: FieldSpec;
  /** The curve chosen, of an alternative: 8760 powers. */
  readonly curveOf: (run: YearRun) => ArrayLike<number>;
  /** Whose load-duration curve is seen; null: the territory's. */
  readonly group: ChosenGroup | null;
  readonly onGroup: (group: ChosenGroup | null) => void;
  /** The hour of the year pointed at. */
  readonly hour: number;
  readonly onHour: (hour: number) => void;
  readonly widthPx: number;
}

const views = ['hours', 'duration', 'carpet', 'flows', 'table'] as const;
type YearView = (typeof views)[number];
const viewNames = {
  hours: yearTexts.viewHours,
  duration: yearTexts.viewDuration,
  carpet: yearTexts.viewCarpet,
  flows: yearTexts.viewFlows,
  table: yearTexts.viewTable,
} as const;

const noValues = new Float64Array(0);
/** Width of a chart until that of the panel is known, px. */
const usualWidthPx = 310;

/** A year of results beside maps: curves, durations, carpets, flows and tables. */
export function YearPanel({ current }: { readonly current: Current }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(box) ?? usualWidthPx;
  return (
    <div ref={box} className={styles['stack']}>
      <YearContent current={current} widthPx={widthPx} />
    </div>
  );
}

interface ContentProps {
  readonly current: Current;
  readonly widthPx: number;
}

function YearContent({ current, widthPx }: ContentProps): ReactElement {
  const { say } = useWords();
  const { project, alternative } = current;
  const named = useView((view) => view.reference);
  const { reference, other } = pairOf(project, alternative, named);
  const compared = [...new Set([reference.id, other.id])];
  const runs = useYearRuns(current, compared);
  const finished = useSeenRuns(current).get(alternative.id)?.entry?.finished ?? null;
  const [view, setView] = useState<YearView>('hours');
  const [asked, setAsked] = useState('');
  const [askedGroup, setGroup] = useState<ChosenGroup | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [first] = runs.all;
  if (first === undefined)
    return <p className={styles['quiet']}>{say(finished === null ? yearTexts.empty : yearTexts.absent)}</p>;
  const curves = yearCurves(first.run);
  const curve = curves.find(({ name }) => name === asked) ?? curves[0];
  if (curve === undefined) return <p className={styles['quiet']}>{say(yearTexts.absent)}</p>;
  const curveOf = ({ run }: YearRun): ArrayLike<number> =>
    yearCurves(run).find(({ name }) => name === curve.name)?.values ?? noValues;
  const lookedAt = runs.all.find(({ id }) => id === alternative.id) ?? first;
  // Another hypothesis or engine may not have it.
  const hasGroup =
    askedGroup !== null && runs.all.some(({ run }) => groupDuration(run, askedGroup).values.length > 0);
  const group = hasGroup ? askedGroup : null;
  const props: ViewProps = {
    current,
    runs,
    chosen: lookedAt.id,
    compared,
    field: curve.field,
    curveOf,
    group,
    onGroup: setGroup,
    hour: pointed ?? peakHour(curveOf(lookedAt)),
    onHour: setPointed,
    widthPx,
  };
  const isOfGroup = view === 'duration' && group !== null;
  return (
    <>
      <FieldNotes runs={runs.all.map(({ run }) => run)} className={styles['quiet']} />
      <Segments<YearView>
        label={say(yearTexts.views)}
        options={views.map((one) => ({ value: one, label: say(viewNames[one]) }))}
        value={view}
        onChange={setView}
      />
      {view === 'flows' || isOfGroup || curves.length < 2 ? null : (
        <SelectField
          label={say(yearTexts.curve)}
          value={curve.name}
          options={curves.map(({ name, field }) => ({ value: name, label: sentence(say(field.label)) }))}
          onChange={setAsked}
        />
      )}
      {view === 'hours' ? <HoursView {...props} /> : null}
      {view === 'duration' ? <DurationView {...props} /> : null}
      {view === 'carpet' ? <CarpetView {...props} /> : null}
      {view === 'flows' ? <FlowsView {...props} /> : null}
      {view === 'table' ? <TablesView {...props} /> : null}
    </>
  );
}
