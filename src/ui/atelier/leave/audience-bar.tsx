import type { ReactElement } from 'react';
import { useView } from '../../../app/view-store.ts';
import { leastDwellings } from '../../../simulation/privacy.ts';
import { Button } from '../../controls/button.tsx';
import { useWords } from '../../use-words.ts';
import styles from './leave.module.css';
import { leaveTexts } from './texts.ts';

/** Over views for release: that they are, and the way back to the studio's own. */
export function AudienceBar({ isReleased }: { readonly isReleased: boolean }): ReactElement {
  const { say, fill } = useWords();
  const set = useView((view) => view.set);
  const least = String(leastDwellings);
  return (
    <div className={styles['bar']} role="status">
      <span>{fill(isReleased ? leaveTexts.barReleased : leaveTexts.bar, { least })}</span>
      {isReleased ? null : (
        <Button size="s" onPress={() => set({ audience: 'internal' })}>
          {say(leaveTexts.back)}
        </Button>
      )}
    </div>
  );
}
