import type { Beside } from '../../../scene/components/beside-picture.ts';
import { type Audience, tellsOfHouseholds } from '../../../simulation/published-view.ts';
import { useWords } from '../../use-words.ts';
import { attributionOf } from '../attribution.ts';
import type { WidthScale } from '../roads/width-scale.ts';
import { useShownLegend } from '../shown-legend.ts';
import { freshRun, type Current, useSeenRuns } from '../use-current.ts';
import { hiddenText } from './hidden-note.tsx';
import { leaveTexts } from './texts.ts';

/** One line of text: a picture that leaves draws no scale of widths. */
function widthText({ title, rows }: WidthScale): string {
  return `${title} (${rows.map(({ label }) => label).join(' ; ')})`;
}

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
    notes: [
      ...(hidden === '' ? [] : [hidden]),
      ...(hasRun && legend?.width ? [widthText(legend.width)] : []),
      ...(hasRun ? (legend?.notes ?? []) : []),
    ],
    sentences: [
      words.say(audience === 'internal' ? leaveTexts.internalMark : leaveTexts.published),
      attributionOf(words, current.territory),
      words.t('common.disclaimer'),
    ],
  };
}
