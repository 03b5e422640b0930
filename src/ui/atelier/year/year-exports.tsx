import type { ReactElement } from 'react';
import { leave } from '../../../app/leaving.ts';
import { groupKinds } from '../../../simulation/group-durations.ts';
import { leastHouseholds } from '../../../simulation/privacy.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { asPoints } from '../../../territory/table-ops.ts';
import { Button } from '../../controls/button.tsx';
import { useWords } from '../../use-words.ts';
import { type Current, freshRun, useSeenRuns } from '../use-current.ts';
import { appliedFor } from '../views/applied.ts';
import { publishedCsv, squareM } from './published-csv.ts';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';
import { buildingsCsv, curvesCsv, durationsCsv, monthsCsv } from './year-csv.ts';
import type { YearRun } from './year-runs.ts';

interface Props {
  readonly current: Current;
  /** The years drawn. */
  readonly runs: readonly YearRun[];
  /** The two that are compared, the reference first. */
  readonly pair: readonly YearRun[];
}

/** Files of a year: those that stay inside, and the one that may leave. */
export function YearExports({ current, runs, pair }: Props): ReactElement {
  const words = useWords();
  const { say, fill } = words;
  const seen = useSeenRuns(current);
  const { territory, project, alternative } = current;
  const least = String(leastHouseholds);
  const side = String(squareM);
  const after = pair.at(-1);
  const before = pair.length > 1 ? (pair[0] ?? null) : null;
  const csv = (text: string, name: string): File => new File([text], `${name}.csv`, { type: 'text/csv' });
  const [baseOf] = project.alternatives;
  const base = baseOf === undefined ? null : freshRun(seen.get(baseOf.id));
  const publish = (): void => {
    if (baseOf === undefined || base === null) return;
    const run = alternative.id === baseOf.id ? null : freshRun(seen.get(alternative.id));
    const text = publishedCsv(words, {
      isFictional: territory.fictional,
      base: { name: baseOf.shortName, run: base },
      other: run === null ? null : { name: alternative.shortName, run },
      placeOf: placesIn([
        territory.layers.buildings?.table,
        appliedFor(territory, project, alternative.id)?.layers.buildings?.table,
      ]),
    });
    leave('squares', 'published', csv(text, say(yearTexts.publishedFile)));
  };
  const { fictional } = territory;
  return (
    <section className={styles['stack']}>
      <h4 className={styles['window']}>{say(yearTexts.internal)}</h4>
      {current.spec.sheet === undefined ? null : (
        <p className={styles['said']}>{say(current.spec.sheet.note)}</p>
      )}
      <div className={styles['actions']}>
        <Button
          size="s"
          onPress={() =>
            leave('curves', 'internal', csv(curvesCsv(words, fictional, runs), say(yearTexts.curvesFile)))
          }
        >
          {say(yearTexts.csvCurves)}
        </Button>
        <Button
          size="s"
          onPress={() =>
            leave('months', 'internal', csv(monthsCsv(words, fictional, runs), say(yearTexts.monthsFile)))
          }
        >
          {say(yearTexts.csvMonths)}
        </Button>
        {groupKinds(runs.map(({ run }) => run)).length === 0 ? null : (
          <Button
            size="s"
            onPress={() =>
              leave(
                'curves',
                'internal',
                csv(durationsCsv(words, fictional, runs), say(yearTexts.durationsFile)),
              )
            }
          >
            {say(yearTexts.csvDurations)}
          </Button>
        )}
        {after === undefined ? null : (
          <Button
            size="s"
            onPress={() =>
              leave(
                'buildings',
                'internal',
                csv(buildingsCsv(words, fictional, before, after), say(yearTexts.buildingsFile)),
              )
            }
          >
            {say(yearTexts.csvBuildings)}
          </Button>
        )}
      </div>
      <h4 className={styles['window']}>{fill(yearTexts.published, { least })}</h4>
      <p className={styles['quiet']}>{fill(yearTexts.publishedHow, { side, least })}</p>
      <div className={styles['actions']}>
        <Button size="s" isDisabled={base === null || current.spec.sheet === undefined} onPress={publish}>
          {fill(yearTexts.csvPublished, { side })}
        </Button>
      </div>
    </section>
  );
}

/** Where buildings stand, by their identifiers, in the first layer that has them. */
function placesIn(
  tables: readonly (FeatureTable | undefined)[],
): (id: string) => readonly [number, number] | null {
  const places = new Map<string, readonly [number, number]>();
  for (const table of tables) {
    if (!table) continue;
    const { xy, ids } = asPoints(table);
    for (const [i, id] of ids.entries())
      if (!places.has(id)) places.set(id, [xy[2 * i] as number, xy[2 * i + 1] as number]);
  }
  return (id) => places.get(id) ?? null;
}
