import { type ReactElement, useState } from 'react';
import type { Text } from '../../../base/text.ts';
import type { IndicatorRow } from '../../../simulation/contract.ts';
import { Button } from '../../controls/button.tsx';
import { useWords } from '../../use-words.ts';

/** As many facts as are read at a glance; the others are unfolded. */
const mostFacts = 5;

/** The chain of facts behind a figure's rows, in the order of time; nothing where there is none. */
export function Facts({ rows }: { readonly rows: readonly IndicatorRow[] }): ReactElement | null {
  const { t, say, number } = useWords();
  const [open, setOpen] = useState(false);
  const facts: readonly Text[] = rows.flatMap((row) => row.facts ?? []);
  if (facts.length === 0) return null;
  const others = facts.length - mostFacts;
  return (
    <section>
      <h3>{t('atelier.explain.facts')}</h3>
      <ol>
        {(open ? facts : facts.slice(0, mostFacts)).map((fact, i) => (
          // Two facts may be told in the same words.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>{say(fact)}</li>
        ))}
      </ol>
      {others > 0 && !open ? (
        <Button kind="link" size="s" onPress={() => setOpen(true)}>
          {t('atelier.explain.otherFacts', { n: number(others, 0) })}
        </Button>
      ) : null}
    </section>
  );
}
