import { usePreferences } from '../../app/preferences.ts';
import { useView } from '../../app/view-store.ts';
import { palettes } from '../../scene/palette.ts';
import type { DrawnField } from '../../simulation/contract.ts';
import { sentence } from '../text.ts';
import { useWords } from '../use-words.ts';
import { useDrawnField } from './drawn-field.ts';
import { differenceLegend, type LegendRow, legendOf } from './legend.ts';
import { isLacking } from '../../simulation/derived-fields.ts';
import { startOfDay } from './instant-text.ts';
import { usersField } from './roads/pointed-out.ts';
import { widthScale, type WidthScale } from './roads/width-scale.ts';
import { fieldTexts } from './field-notes.tsx';
import { type Current, finishedIn, useSeenRuns } from './use-current.ts';

/** The legend of what the views show. */
export interface ShownLegend {
  readonly field: DrawnField;
  readonly isDifference: boolean;
  readonly title: string;
  readonly rows: readonly LegendRow[];
  /** No run tells anything of it: there is nothing to draw, and the notes say why. */
  readonly isLacking: boolean;
  /** What the width of ribbons says, where it is not what their colour says. */
  readonly width: WidthScale | null;
  /** What has to be said beside what is drawn. */
  readonly notes: readonly string[];
}

/** The legend of the field looked at, or of who uses the road looked at; null: nothing is drawn. */
export function useShownLegend(current: Current): ShownLegend | null {
  const words = useWords();
  const { t, say } = words;
  const palette = palettes[usePreferences((preferences) => preferences.theme)];
  const view = useView();
  const drawn = useDrawnField(current);
  const seen = useSeenRuns(current);
  const isOfUsers = view.users && view.edge !== null;
  const field = isOfUsers ? usersField(current.spec) : drawn;
  const name = isOfUsers ? current.spec.routes?.vehicles : view.field;
  if (field === null) return null;
  const isDifference = !isOfUsers && view.layout === 'difference';
  const runs = finishedIn(seen);
  const startS = startOfDay(current.spec, runs[0]?.record.request.parameters ?? {});
  const isLackingAll =
    !isOfUsers &&
    runs.length > 0 &&
    runs.every(({ spec, result }) => isLacking(spec, view.field, result.fields));
  const rows = isDifference
    ? differenceLegend(words, field, palette)
    : legendOf(words, field, palette, startS);
  const plain = isOfUsers ? t('atelier.legend.users') : sentence(say(field.label));
  return {
    field,
    isDifference,
    title: isDifference ? t('atelier.legend.difference', { field: say(field.label) }) : plain,
    notes: fieldTexts(words, current.spec, runs, (one) => one === name),
    width: isDifference || isOfUsers ? null : widthScale(words, current.spec, field),
    rows: isLackingAll ? [] : rows,
    isLacking: isLackingAll,
  };
}
