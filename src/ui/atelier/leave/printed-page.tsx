import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { pictureAddress, printPage } from '../../../app/leaving.ts';
import { useSpecs } from '../../../app/specs-store.ts';
import type { Text } from '../../../base/text.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { Beside } from '../../../scene/components/beside-picture.ts';
import { type Audience, tellsOfHouseholds } from '../../../simulation/published-view.ts';
import { useWords } from '../../use-words.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { drawnViews } from '../views/drawn-views.ts';
import { FigureTable } from './figure-table.tsx';
import { figureLines } from './figures.ts';
import styles from './leave.module.css';
import { leaveTexts } from './texts.ts';
import { toldBeside } from './told-beside.ts';
import { useNamedRuns } from './use-named-runs.ts';

interface Printing {
  /** The page, while it is being printed. */
  readonly page: ReactNode;
  readonly isPrinting: boolean;
  print(): Promise<void>;
}

/** Prints the pictures on screen with the figures under them; the page is in the document while that lasts. */
export function usePrinting(current: Current, audience: Audience, beside: Beside): Printing {
  const [pictures, setPictures] = useState<readonly string[] | null>(null);
  const print = async (): Promise<void> => {
    const blobs = await Promise.all(drawnViews().map((view) => view.capture(beside)));
    setPictures(await Promise.all(blobs.map(pictureAddress)));
  };
  return {
    isPrinting: pictures !== null,
    print,
    page:
      pictures === null
        ? null
        : createPortal(
            <PrintedPage
              current={current}
              audience={audience}
              pictures={pictures}
              onPrinted={() => setPictures(null)}
            />,
            document.body,
          ),
  };
}

/** How many of each there are, those that there are. */
function listed({ fill }: Words, counts: readonly (readonly [n: number, one: Text, many: Text])[]): string {
  return counts
    .filter(([n]) => n > 0)
    .map(([n, one, many]) => fill(n === 1 ? one : many, { n: String(n) }))
    .join(', ');
}

interface Props {
  readonly current: Current;
  readonly audience: Audience;
  /** Addresses of the pictures. */
  readonly pictures: readonly string[];
  readonly onPrinted: () => void;
}

function PrintedPage({ current, audience, pictures, onPrinted }: Props): ReactElement {
  const words = useWords();
  const { t, say, fill } = words;
  const specs = useSpecs((state) => state.specs);
  const seen = useSeenRuns(current);
  const { project, hypothesis, spec, territory } = current;
  const { runs, leftOut } = useNamedRuns(current);
  const { lines, left } = figureLines(words, audience, runs, seen);
  const isMasked = audience === 'published' && tellsOfHouseholds(spec);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const images = [...(root.current?.querySelectorAll('img') ?? [])];
    globalThis.addEventListener('afterprint', onPrinted);
    let isHere = true;
    void Promise.all(images.map((image) => image.decode())).then(() => {
      if (isHere) printPage();
    });
    return () => {
      isHere = false;
      globalThis.removeEventListener('afterprint', onPrinted);
    };
    // Printed once, as it came.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const notHere = listed(words, [
    [project.alternatives.length - runs.length, leaveTexts.oneAlternative, leaveTexts.alternatives],
    [project.hypotheses.length - 1, leaveTexts.oneHypothesis, leaveTexts.hypotheses],
    [specs.length - 1, leaveTexts.oneEngine, leaveTexts.engines],
  ]);
  return (
    <article ref={root} className={styles['printed']} data-part="printed">
      <p className={styles['mark']}>
        {say(audience === 'internal' ? leaveTexts.internalMark : leaveTexts.published)}
      </p>
      <h1>{project.title}</h1>
      <p>
        {territory.name}
        {territory.fictional ? ` · ${t('common.fictionalNotice')}` : ''}
      </p>
      {hypothesis === null ? null : (
        <p>{fill(leaveTexts.hypothesis, { name: hypothesis.title || hypothesis.shortName })}</p>
      )}
      {pictures.map((address) => (
        <img key={address.slice(-64)} src={address} alt="" />
      ))}
      <h2>{say(leaveTexts.figures)}</h2>
      {lines.length === 0 ? (
        <p>{say(leaveTexts.noFigures)}</p>
      ) : (
        <FigureTable names={runs.map(({ name }) => name)} lines={lines} title={say(leaveTexts.figures)} />
      )}
      {toldBeside(words, { runs, leftOut, isMasked, left }).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {notHere === '' ? null : <p>{fill(leaveTexts.notHere, { list: notHere })}</p>}
      {spec.sheet === undefined || isMasked ? null : <p>{say(spec.sheet.note)}</p>}
      <p>{t('common.disclaimer')}</p>
      {runs.map(({ name, run: { record } }) => (
        <p key={name} className={styles['print']}>
          {name} · {say(spec.title)} {record.engine.version} · {record.fingerprint}
        </p>
      ))}
    </article>
  );
}
