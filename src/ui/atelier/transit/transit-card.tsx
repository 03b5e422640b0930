import { type ReactElement, type ReactNode, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useView } from '../../../app/view-store.ts';
import {
  type DayWindow,
  type Departures,
  departuresAt,
  departuresOf,
  stopsOfLine,
  type TransitDay,
} from '../../../territory/transit-day.ts';
import type { TransitFeed } from '../../../territory/transit-feed.ts';
import type { TransitNetwork } from '../../../territory/transit-network.ts';
import { Button } from '../../controls/button.tsx';
import { Section } from '../../controls/section.tsx';
import { useWords } from '../../use-words.ts';
import styles from '../roads/roads.module.css';
import type { Current } from '../use-current.ts';
import {
  dayText,
  knownDay,
  lineName,
  lookAt,
  networkIn,
  serviceClock,
  useDayWindow,
} from './transit-facts.ts';
import { transitTexts } from './transit-texts.ts';

/** What timetables say of the stop or of the lines that a person looks at. */
export function TransitCard({ current }: { readonly current: Current }): ReactElement | null {
  const choice = useView((view) => view.transit);
  const window = useDayWindow(current.project);
  const { transit: feed } = current.territory;
  if (choice === null || !feed) return null;
  const facts = { feed, network: networkIn(current.territory, feed), day: knownDay(feed), window };
  if (choice.kind === 'stop') {
    const stop = feed.stopIds.indexOf(choice.stop);
    return stop < 0 ? null : <StopCard {...facts} stop={stop} />;
  }
  const lines = choice.lines.map((id) => feed.routeIds.indexOf(id)).filter((line) => line >= 0);
  return lines.length === 0 ? null : <LinesCard {...facts} lines={lines} />;
}

interface Facts {
  readonly feed: TransitFeed;
  readonly network: TransitNetwork;
  readonly day: TransitDay | null;
  readonly window: DayWindow;
}

function StopCard({ feed, day, window, stop }: Facts & { readonly stop: number }): ReactElement {
  const { say, fill, number } = useWords();
  const rows = day ? departuresAt(feed, day, stop, window) : [];
  return (
    <Card title={fill(transitTexts.stop, { name: feed.stopNames[stop] ?? '' })} day={day}>
      {day ? (
        <p className={styles['said']}>
          {rows.length === 0
            ? say(transitTexts.noDepartures)
            : fill(transitTexts.departures, { n: number(total(rows)) })}
        </p>
      ) : null}
      <DeparturesTable feed={feed} rows={rows} window={window} ofStop />
    </Card>
  );
}

function LinesCard({ feed, network, day, window, lines }: Facts & { readonly lines: readonly number[] }) {
  const words = useWords();
  const { say, fill, number } = words;
  const { fromS, toS } = window;
  const asked = lines.join();
  const rows = useMemo(
    () => (day ? lines.flatMap((line) => departuresOf(feed, day, line, { fromS, toS })) : []),
    // The lines are told apart by their positions: the list is a new one at every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
    [feed, day, asked, fromS, toS],
  );
  const [alone] = lines.length === 1 ? lines : [];
  const isStraight = lines.some((line) => network.straight.has(line));
  const title =
    alone === undefined
      ? fill(transitTexts.several, { n: number(lines.length) })
      : lineName(words, feed, alone);
  return (
    <Card title={title} day={day}>
      {day ? (
        <p className={styles['said']}>
          {rows.length === 0 ? say(transitTexts.none) : fill(transitTexts.runs, { n: number(total(rows)) })}
        </p>
      ) : null}
      <DeparturesTable feed={feed} rows={rows} window={window} />
      <p className={styles['quiet']}>{say(isStraight ? transitTexts.straight : transitTexts.followed)}</p>
      {alone === undefined ? null : <StopsOfLine feed={feed} network={network} line={alone} />}
    </Card>
  );
}

function total(rows: readonly Departures[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

interface CardProps {
  readonly title: string;
  readonly day: TransitDay | null;
  readonly children: ReactNode;
}

function Card({ title, day, children }: CardProps): ReactElement {
  const words = useWords();
  const { say, fill } = words;
  const set = useView((view) => view.set);
  return (
    <section className={styles['card']} aria-labelledby="transit-title">
      <div className={styles['head']}>
        <h3 id="transit-title">{title}</h3>
        <Button kind="quiet" size="s" onPress={() => set({ transit: null })}>
          {say(transitTexts.leave)}
        </Button>
      </div>
      <p className={styles['quiet']}>
        {day ? fill(transitTexts.ofDay, { date: dayText(words, day.date) }) : say(transitTexts.noDay)}
      </p>
      {children}
    </section>
  );
}

interface TableProps {
  readonly feed: TransitFeed;
  readonly rows: readonly Departures[];
  readonly window: DayWindow;
  /** Whether the rows are of one stop: then the interval is taken there. */
  readonly ofStop?: boolean;
}

function DeparturesTable({ feed, rows, window, ofStop = false }: TableProps): ReactElement | null {
  const words = useWords();
  const { say, fill, number, duration } = words;
  if (rows.length === 0) return null;
  const [from, to] = [serviceClock(words, window.fromS), serviceClock(words, window.toS)];
  return (
    <>
      <div className={styles['wide']}>
        <table className={styles['figures']} aria-label={say(transitTexts.departuresHead)}>
          <thead>
            <tr>
              <th scope="col">{say(transitTexts.line)}</th>
              <th scope="col">{say(ofStop ? transitTexts.count : transitTexts.runCount)}</th>
              <th scope="col">{say(transitTexts.first)}</th>
              <th scope="col">{say(transitTexts.last)}</th>
              <th scope="col">{say(transitTexts.interval)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, towards, count, firstS, lastS, intervalS, at }) => (
              <tr key={`${line} ${towards}`}>
                <th scope="row">
                  <AriaButton
                    className={styles['choice'] ?? ''}
                    onPress={() => lookAt({ kind: 'lines', lines: [feed.routeIds[line] ?? ''] })}
                  >
                    {lineName(words, feed, line)} <span className={styles['quiet']}>→ {towards}</span>
                  </AriaButton>
                </th>
                <td>{number(count)}</td>
                <td>{serviceClock(words, firstS)}</td>
                <td>{serviceClock(words, lastS)}</td>
                <td>
                  {intervalS === null ? '—' : duration(intervalS)}
                  {ofStop || intervalS === null ? null : (
                    <span className={styles['under']}>
                      {fill(transitTexts.intervalAt, { stop: feed.stopNames[at] ?? '' })}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['quiet']}>
        {fill(ofStop ? transitTexts.intervalNote : transitTexts.intervalOfLine, { from, to })}
      </p>
    </>
  );
}

function StopsOfLine({ feed, network, line }: Pick<Facts, 'feed' | 'network'> & { readonly line: number }) {
  const { fill, number } = useWords();
  const stops = stopsOfLine(feed, line);
  const here = new Set(network.stops);
  const isHere = (stop: number): boolean => here.has(stop);
  const title = fill(transitTexts.stopsOfLine, {
    n: number(stops.length),
    here: number(stops.filter(isHere).length),
  });
  return (
    <Section title={title} level={4}>
      <ul className={styles['list']}>
        {stops.map((stop) => (
          <li key={feed.stopIds[stop]}>
            {isHere(stop) ? (
              <AriaButton
                className={styles['choice'] ?? ''}
                onPress={() => lookAt({ kind: 'stop', stop: feed.stopIds[stop] ?? '' })}
              >
                {feed.stopNames[stop]}
              </AriaButton>
            ) : (
              <span className={styles['elsewhere']}>{feed.stopNames[stop]}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
