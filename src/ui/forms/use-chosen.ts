import { useEffect, useState } from 'react';
import { type ChosenBuildings, chosenBuildings } from '../../app/chosen-buildings.ts';
import { useDraft } from '../../app/draft-store.ts';
import { linesOf } from '../../app/features.ts';
import type { Edit } from '../../scenario/project.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Territory } from '../../territory/territory.ts';

/** Time without a change after which buildings are looked for, ms. */
const calmMs = 250;
/** Outlines that a map draws without growing slow. */
export const mostOutlined = 4000;

/** The buildings that an edit is for as its form stands, outlined on the map; null: not known yet, or not complete. */
export function useChosen(
  { layers }: Territory,
  table: FeatureTable | null,
  edit: Edit | null,
): ChosenBuildings | null {
  const [chosen, setChosen] = useState<ChosenBuildings | null>(null);
  const choose = useDraft((draft) => draft.choose);
  // Equal edits are new objects each time the form is drawn: their text tells whether something changed.
  const content = JSON.stringify(edit);

  useEffect(() => {
    const draft = JSON.parse(content) as Edit | null;
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const next = draft === null ? null : await chosenBuildings(layers, draft, stop.signal);
      if (!stop.signal.aborted) setChosen(next);
    };
    const timer = setTimeout(() => void look(), calmMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [layers, content]);

  useEffect(() => {
    if (table === null || chosen === null) return;
    const outlined = [...chosen.buildings.subarray(0, mostOutlined)];
    choose(outlined.flatMap((building) => linesOf(table, building)));
    return () => choose([]);
  }, [table, chosen, choose]);
  return chosen;
}
