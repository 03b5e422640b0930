import type { ReactElement } from 'react';
import type { Replay } from '../../app/runs-store.ts';
import { useWords } from '../use-words.ts';

/** Whether a run made again gave what it had given before; nothing when it was not made again. */
export function ReplayText({ replay }: { readonly replay: Replay | undefined }): ReactElement | null {
  const { t } = useWords();
  if (replay === undefined) return null;
  const parts = replay.unlike.join(', ');
  return (
    <span role="status">
      {replay.isSame ? t('atelier.run.replaySame') : t('atelier.run.replayOther', { parts })}
    </span>
  );
}
