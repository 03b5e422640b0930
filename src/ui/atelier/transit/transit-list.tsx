import { Fragment, type ReactElement, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useView } from '../../../app/view-store.ts';
import type { Territory } from '../../../territory/territory.ts';
import { stopsOfLine } from '../../../territory/transit-day.ts';
import type { TransitFeed } from '../../../territory/transit-feed.ts';
import type { TransitChoice } from '../../../territory/transit-network.ts';
import { Button } from '../../controls/button.tsx';
import { Section } from '../../controls/section.tsx';
import { useWords } from '../../use-words.ts';
import { bySize, inColumn, useOrder } from '../ordered-column.tsx';
import styles from '../roads/roads.module.css';
import { dayText, knownDay, lineName, lookAt, networkIn } from './transit-facts.ts';
import { transitTexts } from './transit-texts.ts';

/** As many rows as are shown at once. */
const page = 50;

interface Props {
  readonly territory: Territory;
  readonly feed: TransitFeed;
}

/** Lines and stops of the timetables that are in the territory, each to be looked at on the map. */
export function TransitList({ territory, feed }: Props): ReactElement {
  const words = useWords();
  const { say, fill, number } = words;
  const network = networkIn(territory, feed);
  const day = knownDay(feed);
  const chosen = useView((view) => view.transit);
  const lines = useMemo(
    () =>
      network.lines.map((line): Row => {
        return {
          id: feed.routeIds[line] ?? '',
          name: lineName(words, feed, line),
          choice: { kind: 'lines', lines: [feed.routeIds[line] ?? ''] },
          figures: [day?.tripsOf.get(line)?.length ?? 0, stopsOfLine(feed, line).length],
        };
      }),
    [network, day, feed, words],
  );
  const stops = useMemo(
    () =>
      network.stops.map((stop): Row => {
        const calls = day?.callsAt.get(stop) ?? [];
        const called = new Set(calls.flatMap((trip, k) => (k % 2 === 0 ? [feed.tripRoute[trip] ?? -1] : [])));
        return {
          id: feed.stopIds[stop] ?? '',
          name: feed.stopNames[stop] ?? '',
          choice: { kind: 'stop', stop: feed.stopIds[stop] ?? '' },
          figures: [called.size, calls.length / 2],
        };
      }),
    [network, day, feed],
  );
  if (lines.length === 0) return <p className={styles['quiet']}>{say(transitTexts.nowhere)}</p>;
  return (
    <Section title={say(transitTexts.list)} level={4}>
      <div className={styles['stack']}>
        <p className={styles['quiet']}>
          {fill(transitTexts.here, {
            lines: number(lines.length),
            allLines: number(feed.routeIds.length),
            stops: number(stops.length),
            allStops: number(feed.stopIds.length),
          })}{' '}
          {day ? fill(transitTexts.ofDay, { date: dayText(words, day.date) }) : say(transitTexts.noDay)}{' '}
          {network.straight.size > 0
            ? fill(transitTexts.straightLines, { n: number(network.straight.size) })
            : say(transitTexts.followed)}
        </p>
        <RowsTable
          rows={lines}
          chosen={chosen?.kind === 'lines' ? chosen.lines : []}
          name={say(transitTexts.lineHead)}
          heads={[say(transitTexts.runsHead), say(transitTexts.stopsHead)]}
        />
        <RowsTable
          rows={stops}
          chosen={chosen?.kind === 'stop' ? [chosen.stop] : []}
          name={say(transitTexts.stopHead)}
          heads={[say(transitTexts.linesHead), say(transitTexts.departuresHead)]}
        />
      </div>
    </Section>
  );
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly choice: TransitChoice;
  /** One for each head. */
  readonly figures: readonly number[];
}

interface RowsProps {
  readonly rows: readonly Row[];
  readonly chosen: readonly string[];
  readonly name: string;
  readonly heads: readonly string[];
}

/** A table in the order of the data until a column is asked for. */
function RowsTable({ rows, chosen, name, heads }: RowsProps): ReactElement {
  const { fill, number, language } = useWords();
  const { order, head } = useOrder<string>(styles['order'] ?? '');
  const [shown, setShown] = useState(page);
  const { column, falls } = order;
  const figure = ({ figures }: Row): number => figures[Number(column)] ?? 0;
  const compare = (a: Row, b: Row): number => {
    if (column === 'name')
      return (falls ? -1 : 1) * a.name.localeCompare(b.name, language, { numeric: true });
    return column === 'none' ? 0 : inColumn(figure(a), figure(b), falls, bySize);
  };
  return (
    <>
      <div className={styles['wide']}>
        <table className={styles['changed']} aria-label={name}>
          <thead>
            <tr>
              {head('name', name)}
              {heads.map((label, i) => (
                <Fragment key={label}>{head(String(i), label)}</Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .toSorted(compare)
              .slice(0, shown)
              .map(({ id, name: title, choice, figures }) => (
                <tr key={id}>
                  <th scope="row">
                    <AriaButton
                      className={styles['choice'] ?? ''}
                      aria-pressed={chosen.includes(id)}
                      onPress={() => lookAt(choice)}
                    >
                      {title}
                    </AriaButton>
                  </th>
                  {heads.map((label, i) => (
                    <td key={label}>{number(figures[i] ?? 0)}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown ? (
        <Button size="s" onPress={() => setShown(shown + page)}>
          {fill(transitTexts.more, { n: number(rows.length - shown) })}
        </Button>
      ) : null}
    </>
  );
}
