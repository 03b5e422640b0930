import { called } from '../../../base/called.ts';
import { type ReactElement, useEffect, useState } from 'react';
import { leave } from '../../../app/leaving.ts';
import { fileStem, projectFile, territoryFile } from '../../../app/project-files.ts';
import { type EditOfFew, editsOfFew, publicProject, publicTerritory } from '../../../app/released-work.ts';
import { useView } from '../../../app/view-store.ts';
import { leastDwellings, leastHouseholds } from '../../../simulation/privacy.ts';
import type { Audience } from '../../../simulation/published-view.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Segments } from '../../controls/segments.tsx';
import { useWords } from '../../use-words.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { drawnViews } from '../views/drawn-views.ts';
import styles from './leave.module.css';
import { leaveTexts } from './texts.ts';
import { figuresCsv } from './figures-csv.ts';
import { useBeside } from './use-beside.ts';
import { useNamedRuns } from './use-named-runs.ts';
import { usePrinting } from './printed-page.tsx';

interface Props {
  readonly current: Current;
  readonly onClose: () => void;
}

/** Edits for too few dwellings to be released; null: not known yet. */
function useEditsOfFew({ territory, project }: Current, isWanted: boolean): readonly EditOfFew[] | null {
  const [found, setFound] = useState<readonly EditOfFew[] | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    const stop = new AbortController();
    void editsOfFew(territory, project, stop.signal).then((edits) => {
      if (!stop.signal.aborted) setFound(edits);
    });
    return () => stop.abort();
  }, [territory, project, isWanted]);
  return found;
}

/** What can leave the studio: first for whom, then what. The view behind shows what they will see. */
export function LeaveDialog({ current, onClose }: Props): ReactElement {
  const words = useWords();
  const { say, fill } = words;
  const { audience: seenBy, set } = useView();
  const { territory, project } = current;
  const isReleased = territory.released === true;
  const [audience, setAudience] = useState<Audience | null>(
    isReleased || seenBy === 'published' ? 'published' : null,
  );
  const [failed, setFailed] = useState(false);
  const few = useEditsOfFew(current, audience === 'published');
  const beside = useBeside(current, audience ?? 'published');
  const { page, isPrinting, print } = usePrinting(current, audience ?? 'published', beside);
  const views = drawnViews();
  const seen = useSeenRuns(current);
  const { runs, leftOut } = useNamedRuns(current);
  const least = String(leastDwellings);
  const limits = { dwellings: least, households: String(leastHouseholds) };

  const choose = (wanted: Audience | ''): void => {
    if (wanted === '') return;
    setAudience(wanted);
    // What is pointed out or explained may be of few dwellings.
    set({ audience: wanted, building: null, shown: null, explained: null });
  };
  const saved = (work: () => Promise<void>): void => {
    setFailed(false);
    void work().catch((error: unknown) => {
      setFailed(true);
      console.error(error);
    });
  };
  const savePictures = async (to: Audience): Promise<void> => {
    for (const [i, view] of views.entries()) {
      const blob = await view.capture(beside);
      const name = views.length > 1 ? `${fileStem(project.title)}-${i + 1}` : fileStem(project.title);
      leave('picture', to, new File([blob], `${name}.png`, { type: 'image/png' }));
    }
  };
  const saveTerritory = async (to: Audience): Promise<void> =>
    leave('territory', to, await territoryFile(to === 'published' ? publicTerritory(territory) : territory));
  const saveProject = (to: Audience): void => {
    const kept = to === 'published' ? publicProject(project, publicTerritory(territory)) : project;
    leave('project', to, projectFile(kept));
  };
  const saveFigures = (to: Audience): void => {
    const text = figuresCsv(words, { audience: to, runs, leftOut }, territory.fictional === true, seen);
    const what = fileStem(`${current.hypothesis?.shortName ?? ''} ${current.spec.id}`);
    const name = `${fileStem(project.title)}-${what}.csv`;
    leave('figures', to, new File([text], name, { type: 'text/csv' }));
  };
  const isRefused = audience === 'published' && (few === null || few.length > 0);
  return (
    <Dialog title={say(leaveTexts.title)} onClose={onClose} widthPx={620}>
      <div className={styles['stack']}>
        <h3>{say(leaveTexts.whom)}</h3>
        <div className={styles['whom']}>
          <Segments<Audience | ''>
            label={say(leaveTexts.whom)}
            options={[
              { value: 'internal', label: say(leaveTexts.internal), disabled: isReleased },
              { value: 'published', label: say(leaveTexts.published) },
            ]}
            value={audience ?? ''}
            onChange={choose}
          />
        </div>
        <p role="status" className={styles['said']}>
          {audience === null
            ? fill(leaveTexts.choose, { least })
            : audience === 'internal'
              ? say(leaveTexts.internalSaid)
              : `${isReleased ? `${say(leaveTexts.releasedSaid)} ` : ''}${fill(leaveTexts.publishedSaid, { least })}`}
        </p>
        <ul className={styles['ways']}>
          <WayOutItem
            name={
              views.length > 1
                ? fill(leaveTexts.pictures, { n: String(views.length) })
                : say(leaveTexts.picture)
            }
            said={say(views.length === 0 ? leaveTexts.noPicture : leaveTexts.pictureSaid)}
            isDisabled={audience === null || views.length === 0}
            onPress={() => saved(() => savePictures(audience ?? 'published'))}
          />
          <WayOutItem
            name={say(leaveTexts.page)}
            said={say(isPrinting ? leaveTexts.printing : leaveTexts.pageSaid)}
            isDisabled={audience === null}
            onPress={() => {
              if (!isPrinting) saved(print);
            }}
          />
          <WayOutItem
            name={say(leaveTexts.figuresFile)}
            said={say(
              runs.length === 0
                ? leaveTexts.noFiguresYet
                : audience === 'internal'
                  ? leaveTexts.figuresInternal
                  : leaveTexts.figuresPublished,
            )}
            isDisabled={audience === null || runs.length === 0}
            onPress={() => saveFigures(audience ?? 'published')}
          />
          <WayOutItem
            name={say(leaveTexts.territory)}
            said={
              audience === 'internal'
                ? say(leaveTexts.territoryInternal)
                : fill(leaveTexts.territoryPublished, limits)
            }
            isDisabled={audience === null}
            onPress={() => saved(() => saveTerritory(audience ?? 'published'))}
          />
          <WayOutItem
            name={say(leaveTexts.project)}
            said={say(
              audience === 'internal'
                ? leaveTexts.projectInternal
                : audience === 'published' && few === null
                  ? leaveTexts.projectWaits
                  : leaveTexts.projectPublished,
            )}
            isDisabled={audience === null || isRefused}
            onPress={() => saveProject(audience ?? 'published')}
          />
        </ul>
        {audience === 'published' && few !== null && few.length > 0 ? (
          <div role="alert" className={styles['refused']}>
            <p>{fill(leaveTexts.projectRefused, { least })}</p>
            <ul>
              {few.map(({ alternative, edit }) => (
                <li key={`${alternative.id} ${edit.id}`}>
                  {fill(leaveTexts.edit, { alternative: alternative.shortName, edit: called(edit) })}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {failed ? <p role="alert">{say(leaveTexts.failed)}</p> : null}
      </div>
      {page}
    </Dialog>
  );
}

interface ItemProps {
  readonly name: string;
  readonly said: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function WayOutItem({ name, said, isDisabled, onPress }: ItemProps): ReactElement {
  return (
    <li className={styles['way']}>
      <Button isDisabled={isDisabled} onPress={onPress}>
        {name}
      </Button>
      <span className={styles['quiet']}>{said}</span>
    </li>
  );
}
