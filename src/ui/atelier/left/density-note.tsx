import { type ReactElement, useMemo } from 'react';
import { gridBounds } from '../../../base/grid.ts';
import type { Text } from '../../../base/text.ts';
import { units } from '../../../base/units.ts';
import type { DerivedDensity } from '../../../simulation/contract.ts';
import { densityOf, densityTotals, squaresOver } from '../../../simulation/density.ts';
import { useWords } from '../../use-words.ts';
import { useTold } from '../told.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { layersFor } from '../views/applied.ts';
import styles from './left.module.css';

interface Props {
  readonly current: Current;
  readonly density: DerivedDensity;
}

const texts = {
  total: { fr: 'Total', en: 'Total' },
  area: { fr: 'Carrés où il y en a', en: 'Squares that have some' },
  mean: { fr: 'Moyenne sur ces carrés', en: 'Mean over these squares' },
  line: { fr: 'Par mètre de voie dans ces carrés', en: 'By metre of way in these squares' },
  note: {
    fr: 'Densité linéaire : le total, divisé par la longueur de toutes les voies de la couche routes qui passent dans ces carrés. Le tracé d’un réseau serait plus court, et ne desservirait pas tout.',
    en: 'Line density: the total, divided by the length of all the ways of the road layer within these squares. The pipes of a network would be shorter, and would not serve all.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What a density comes to over the chosen alternative: its total, its area, and by metre of way. */
export function DensityNote({ current, density }: Props): ReactElement | null {
  const { say, number, quantity, significant, language } = useWords();
  const { spec, territory, project, alternative } = current;
  const finished = useSeenRuns(current).get(alternative.id)?.entry?.finished ?? null;
  const layers = layersFor(territory, project, alternative.id);
  const told = useTold(current);
  const totals = useMemo(() => {
    const { terrain, buildings, roads } = layers;
    const ids = finished?.axes.building;
    if (!finished || !ids || !buildings) return null;
    const grid = squaresOver(gridBounds(terrain.grid), density.squareM);
    const all = densityOf(finished.result.indicators[density.of] ?? [], ids, buildings.table, grid);
    const squares = told?.squares(density);
    const values = squares ? all.map((value, cell) => (squares.has(cell) ? value : Number.NaN)) : all;
    return densityTotals(values, grid, roads?.table ?? null);
  }, [finished, layers, density, told]);
  const indicator = spec.indicators[density.of];
  if (totals === null || totals.squares === 0 || indicator === undefined) return null;
  const unit = units[indicator.unit][language];
  return (
    <>
      <dl className={styles['figures']}>
        <dt>{say(texts.total)}</dt>
        <dd>{quantity(totals.amount, indicator.unit, indicator.decimals)}</dd>
        <dt>{say(texts.area)}</dt>
        <dd>{quantity(totals.areaHa, 'ha')}</dd>
        <dt>{say(texts.mean)}</dt>
        <dd>
          {number(totals.amount / totals.areaHa)} {unit}/ha
        </dd>
        {totals.waysM > 0 ? (
          <>
            <dt>{say(texts.line)}</dt>
            <dd>
              {significant(totals.amount / totals.waysM, 2)} {unit}/m
            </dd>
          </>
        ) : null}
      </dl>
      <p className={styles['quiet']}>{say(texts.note)}</p>
    </>
  );
}
