import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useDraft } from '../../../app/draft-store.ts';
import { isBase, removeEdit } from '../../../app/project-commands.ts';
import { useProject } from '../../../app/project-store.ts';
import type { Edit, Project } from '../../../scenario/project.ts';
import { lineage } from '../../../scenario/resolve.ts';
import type { EditForm as Form, EngineSpec } from '../../../simulation/contract.ts';
import type { Territory } from '../../../territory/territory.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Bin, Pencil } from '../../controls/icons.tsx';
import { Section } from '../../controls/section.tsx';
import { editFacts, editName } from '../../edit-names.ts';
import { sentence } from '../../text.ts';
import { lazily } from '../../lazily.tsx';
import { useWords } from '../../use-words.ts';
import { useCurrent } from '../use-current.ts';
import { layersFor } from '../views/applied.ts';
import { protects } from '../warnings.ts';
import styles from './left.module.css';

const EditForm = lazily(async () => (await import('./edit-form.tsx')).EditForm);
const EditsFile = lazily(async () => (await import('./edits-file.tsx')).EditsFile);

interface Props {
  readonly territory: Territory;
  readonly project: Project;
  readonly specs: readonly EngineSpec[];
  /** A result stands on the map: its legend, below, comes before kinds of edits. */
  readonly hasResult: boolean;
}

/** The forms of edits that some engine reads, each kind once. */
export function editForms(specs: readonly EngineSpec[]): readonly Form[] {
  const byKind = new Map(specs.flatMap((spec) => spec.edits).map((form) => [form.kind, form]));
  return [...byKind.values()];
}

/** The same under the first engine that reads each, engines without any left out. */
function byEngine(
  specs: readonly EngineSpec[],
): readonly { readonly spec: EngineSpec; readonly forms: readonly Form[] }[] {
  const seen = new Set<string>();
  return specs
    .map((spec) => ({
      spec,
      forms: spec.edits.filter(({ kind }) => !seen.has(kind) && seen.add(kind)),
    }))
    .filter(({ forms }) => forms.length > 0);
}

interface Open {
  readonly form: Form;
  readonly edit: Edit | null;
}

/** The modifications of the chosen alternative: its own, and those that it inherits. */
export function EditsList({ territory, project, specs, hasResult }: Props): ReactElement {
  const words = useWords();
  const { t, say } = words;
  const chosen = useProject((state) => state.alternative);
  const change = useProject((state) => state.change);
  const shown = useCurrent()?.spec.id;
  const [open, setOpen] = useState<Open | null>(null);
  // Who has begun to add edits goes on: kinds stay unfolded.
  const [isAtWork, setAtWork] = useState(false);
  const isUnfolded = isAtWork || !hasResult;
  const list = useRef<HTMLUListElement>(null);
  const wasOpen = useRef(false);
  const isOpen = open !== null;
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      list.current?.focus({ preventScroll: true });
      list.current?.scrollIntoView({ block: 'nearest' });
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  const pointAt = useDraft((draft) => draft.pointAt);
  useEffect(() => () => pointAt(null), [pointAt, open]);
  const forms = editForms(specs);
  const formOf = (edit: Edit): Form | undefined => forms.find((form) => form.kind === edit.kind);

  if (isBase(project, chosen)) return <p className={styles['quiet']}>{t('atelier.edits.base')}</p>;
  if (open !== null)
    return (
      <EditForm
        key={open.edit?.id ?? `new-${open.form.kind}`}
        territory={territory}
        project={project}
        alternative={chosen}
        form={open.form}
        edit={open.edit}
        onClose={() => setOpen(null)}
      />
    );

  const chain = lineage(project, chosen);
  const own = chain.at(-1)?.edits ?? [];
  const inherited = chain
    .slice(0, -1)
    .flatMap((alternative) => alternative.edits.map((edit) => ({ edit, from: alternative.shortName })));
  // Where an edit is stands out on the map while a person points at it.
  const pointing = (id: string) => ({
    onPointerEnter: () => pointAt(id),
    onPointerLeave: () => pointAt(null),
    onFocus: () => pointAt(id),
    onBlur: () => pointAt(null),
  });
  const roads = layersFor(territory, project, chosen).roads?.table;
  const nameOf = (edit: Edit): string => editName(words, forms, edit, roads);
  const factsOf = (edit: Edit): string => editFacts(words, forms, edit, roads).join(' · ');
  return (
    <div className={styles['stack']}>
      {own.length === 0 ? <p className={styles['quiet']}>{t('atelier.edits.none')}</p> : null}
      <ul ref={list} tabIndex={-1} className={styles['edits']}>
        {inherited.map(({ edit, from }) => (
          <li key={edit.id} className={styles['editItem']} {...pointing(edit.id)}>
            <span className={styles['editName']}>
              {nameOf(edit)}
              <span className={styles['small']}>{factsOf(edit)}</span>
              <span className={styles['small']}>{t('atelier.edits.inherited', { name: from })}</span>
            </span>
          </li>
        ))}
        {own.map((edit) => {
          const form = formOf(edit);
          return (
            <li key={edit.id} className={styles['editItem']} {...pointing(edit.id)}>
              <span className={styles['editName']}>
                {nameOf(edit)}
                <span className={styles['small']}>{factsOf(edit)}</span>
              </span>
              {form ? (
                <IconButton
                  name={t('atelier.edits.edit', { name: nameOf(edit) })}
                  onPress={() => setOpen({ form, edit })}
                >
                  <Pencil />
                </IconButton>
              ) : null}
              <IconButton
                name={t('atelier.edits.delete', { name: nameOf(edit) })}
                onPress={() => change((before) => removeEdit(before, chosen, edit.id))}
              >
                <Bin />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <p className={styles['quiet']}>{t('atelier.edits.add')}</p>
      {byEngine(specs).map(({ spec, forms: own }) => (
        // What is looked at unfolds anew: its kinds are those that change it. A result is looked at first.
        <Section
          key={`${spec.id}${spec.id === shown}${isUnfolded}`}
          title={say(spec.title)}
          level={4}
          open={spec.id === shown && isUnfolded}
        >
          <div className={styles['row']}>
            {own.map((form) => (
              <Button
                key={form.kind}
                size="s"
                onPress={() => {
                  setAtWork(true);
                  setOpen({ form, edit: null });
                }}
              >
                + {sentence(say(form.label))}
              </Button>
            ))}
          </div>
        </Section>
      ))}
      <EditsFile
        territory={territory}
        project={project}
        alternative={chosen}
        forms={specs.find(({ id }) => id === shown)?.edits ?? []}
      />
      {protects(project, chosen) ? (
        <div className={styles['notice']}>
          <p>{t('atelier.dike.limit')}</p>
          <p>{t('atelier.dike.notComputed')}</p>
        </div>
      ) : null}
    </div>
  );
}
