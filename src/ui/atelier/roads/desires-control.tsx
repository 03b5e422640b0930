import type { ReactElement } from 'react';
import { useView } from '../../../app/view-store.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { CheckField } from '../../controls/fields.tsx';
import { useWords } from '../../use-words.ts';
import { desirePx } from '../../../scene/objects/ribbon-widths.ts';
import { FlowsTable } from './flows-table.tsx';
import { knownDesires } from './pointed-out.ts';
import styles from './roads.module.css';
import { roadTexts } from './texts.ts';
import { WidthLegend } from './width-legend.tsx';

/** Lines from where vehicles start to where they end: drawn from a number of vehicles on, that a person sets. */
export function DesiresControl({ run }: { readonly run: FinishedRun }): ReactElement {
  const { t, say, number } = useWords();
  const least = useView((view) => view.desires);
  const set = useView((view) => view.set);
  const all = knownDesires(run);
  const most = Math.max(1, Math.floor(all.reduce((high, { vehicles }) => Math.max(high, vehicles), 0)));
  const usual = Math.max(1, Math.round(most / 10));
  const drawn = all.filter(({ vehicles }) => vehicles >= (least ?? usual));
  const largest = drawn.reduce((high, { vehicles }) => Math.max(high, vehicles), 0);
  const widths = [...new Set([Math.min(least ?? usual, largest), largest / 2, largest].map(Math.round))];
  return (
    <section className={styles['card']}>
      <CheckField checked={least !== null} onChange={(on) => set({ desires: on ? usual : null })}>
        {t('atelier.roads.desires.show')}
      </CheckField>
      {least === null ? null : (
        <>
          <label className={styles['slider']}>
            {t('atelier.roads.desires.least', { n: number(least, 0) })}
            <input
              type="range"
              min={1}
              max={most}
              step={1}
              value={least}
              onChange={(event) => set({ desires: Number(event.target.value) })}
            />
          </label>
          <p className={styles['quiet']} role="status">
            {t('atelier.roads.desires.told', {
              n: number(drawn.length, 0),
              vehicles: number(
                drawn.reduce((sum, { vehicles }) => sum + vehicles, 0),
                0,
              ),
              all: number(all.length, 0),
            })}
          </p>
          {drawn.length === 0 ? null : (
            <WidthLegend
              title={say(roadTexts.desireWidth)}
              rows={widths.map((value) => ({ px: desirePx(value, largest), label: number(value, 0) }))}
            />
          )}
          <FlowsTable run={run} />
        </>
      )}
    </section>
  );
}
