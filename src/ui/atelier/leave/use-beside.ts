import type { Beside } from '../../../scene/components/beside-picture.ts';
import { type Audience, tellsOfHouseholds } from '../../../simulation/published-view.ts';
import { useWords } from '../../use-words.ts';
import { attributionOf } from '../attribution.ts';
import { useShownLegend } from '../shown-legend.ts';
import { freshRun, type Current, useSeenRuns } from '../use-current.ts';
import { hiddenText } from './hidden-note.tsx';
import { leaveTexts } from './texts.ts';

/** What the pictures say of themselves once they have left: legend, sources, what they are not, and for whom they are. */
export function useBeside(current: Current, audience: Audience): Beside {
  const words = useWords();
  const legend = useShownLegend(current);
  const hasRun = [...useSeenRuns(current).values()].some((seen) => freshRun(seen) !== null);
  const hidden =
    audience === 'published' && legend !== null && tellsOfHouseholds(current.spec)
      ? hiddenText(words, legend.field)
      : '';
  return {
    title: hasRun ? (legend?.title ?? '') : '',
    classes: hasRun ? (legend?.rows ?? []) : [],
    notes: [...(hidden === '' ? [] : [hidden]), ...(hasRun ? (legend?.notes ?? []) : [])],
    sentences: [
      words.say(audience === 'internal' ? leaveTexts.internalMark : leaveTexts.published),
      attributionOf(words, current.territory),
      words.t('common.disclaimer'),
    ],
  };
}
