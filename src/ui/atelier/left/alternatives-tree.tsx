import { type CSSProperties, type ReactElement, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import {
  addAlternative,
  freshId,
  isBase,
  removeAlternative,
  renameAlternative,
} from '../../../app/project-commands.ts';
import { useProject } from '../../../app/project-store.ts';
import type { Alternative, Project } from '../../../scenario/project.ts';
import { Button } from '../../controls/button.tsx';
import { Dots, Lock } from '../../controls/icons.tsx';
import { Menu } from '../../controls/menu.tsx';
import { useWords } from '../../use-words.ts';
import { NameDialog } from '../name-dialog.tsx';
import styles from './left.module.css';

interface Node {
  readonly alternative: Alternative;
  readonly depth: number;
}

/** Alternatives as a tree on one list: each after its parent, in the order of creation. */
export function treeOf(project: Project): readonly Node[] {
  const below = (parent: string | null, depth: number): Node[] =>
    project.alternatives
      .filter((alternative) => alternative.parent === parent)
      .flatMap((alternative) => [{ alternative, depth }, ...below(alternative.id, depth + 1)]);
  return below(null, 0);
}

type Asking = { readonly what: 'new' } | { readonly what: 'rename'; readonly alternative: Alternative };

/** The alternatives: the base first, locked, and what was made from it. */
export function AlternativesTree({ project }: { readonly project: Project }): ReactElement {
  const { t } = useWords();
  const chosen = useProject((state) => state.alternative);
  const choose = useProject((state) => state.chooseAlternative);
  const change = useProject((state) => state.change);
  const [asking, setAsking] = useState<Asking | null>(null);

  const create = (shortName: string, title: string): void => {
    const id = freshId('alternative', project.alternatives);
    change((before) => addAlternative(before, { id, shortName, title, parent: chosen, edits: [] }));
    choose(id);
    setAsking(null);
  };
  const parentName = project.alternatives.find((alternative) => alternative.id === chosen)?.shortName ?? '';

  return (
    <div className={styles['stack']}>
      <ul className={styles['tree']}>
        {treeOf(project).map(({ alternative, depth }) => (
          <li
            key={alternative.id}
            className={styles['node']}
            style={{ '--depth': Math.max(0, depth - 1) } as CSSProperties}
          >
            {depth > 0 ? <span className={styles['branch']} aria-hidden="true" /> : null}
            <AriaButton
              className={styles['choice'] ?? ''}
              aria-current={alternative.id === chosen}
              onPress={() => choose(alternative.id)}
            >
              <span className={styles['choiceName']}>{alternative.shortName}</span>
              {isBase(project, alternative.id) ? (
                <span className={styles['count']}>
                  <Lock />
                  <span className="visually-hidden">{t('atelier.alternatives.locked')}</span>
                </span>
              ) : (
                <span className={styles['count']}>
                  {t('atelier.alternatives.edits', { count: alternative.edits.length })}
                </span>
              )}
            </AriaButton>
            {isBase(project, alternative.id) ? null : (
              <Menu
                name={t('atelier.alternatives.actions', { name: alternative.shortName })}
                entries={[
                  {
                    id: 'rename',
                    label: t('common.rename'),
                    onAction: () => setAsking({ what: 'rename', alternative }),
                  },
                  {
                    id: 'delete',
                    label: t('common.delete'),
                    onAction: () => change((before) => removeAlternative(before, alternative.id)),
                  },
                ]}
              >
                <Dots />
              </Menu>
            )}
          </li>
        ))}
      </ul>
      <Button kind="quiet" size="s" onPress={() => setAsking({ what: 'new' })}>
        + {t('atelier.alternatives.new')}
      </Button>
      {asking?.what === 'new' ? (
        <NameDialog
          title={t('atelier.alternatives.new')}
          help={t('atelier.alternatives.newHelp', { name: parentName })}
          shortName=""
          fullTitle=""
          action={t('atelier.alternatives.create')}
          onClose={() => setAsking(null)}
          onDone={create}
        />
      ) : null}
      {asking?.what === 'rename' ? (
        <NameDialog
          title={t('common.rename')}
          shortName={asking.alternative.shortName}
          fullTitle={asking.alternative.title}
          action={t('common.save')}
          onClose={() => setAsking(null)}
          onDone={(shortName, title) => {
            change((before) => renameAlternative(before, asking.alternative.id, shortName, title));
            setAsking(null);
          }}
        />
      ) : null}
    </div>
  );
}
