import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { applyPossible, editProblems } from '../../../scenario/apply.ts';
import { useDraft } from '../../../app/draft-store.ts';
import { freshId, putEdit } from '../../../app/project-commands.ts';
import { useProject } from '../../../app/project-store.ts';
import type { AppError } from '../../../base/errors.ts';
import { edit as editSchema, type Edit, type Project } from '../../../scenario/project.ts';
import { resolveEdits } from '../../../scenario/resolve.ts';
import type { EditForm as Form } from '../../../simulation/contract.ts';
import type { Territory } from '../../../territory/territory.ts';
import { Button } from '../../controls/button.tsx';
import { TextField } from '../../controls/fields.tsx';
import { keptValues } from '../../../simulation/forms.ts';
import { ErrorText } from '../../error-text.tsx';
import { type FormValues, SpecForm, startingValues } from '../../forms/spec-form.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { lonLatInto } from '../lon-lat.ts';
import { useEscape, useTitleInSight } from './form-ways.ts';
import { presentText, RoadEffects, useRoadEffects } from './road-effects.tsx';
import formStyles from '../../forms/forms.module.css';
import styles from './left.module.css';

interface Props {
  readonly territory: Territory;
  readonly project: Project;
  readonly alternative: string;
  readonly form: Form;
  /** null: a new one. */
  readonly edit: Edit | null;
  readonly onClose: () => void;
}

/** Every identifier of an edit in the project, so that a child's never hides its parent's. */
function everyEdit(project: Project): readonly Edit[] {
  return project.alternatives.flatMap((alternative) => alternative.edits);
}

/** One modification of the chosen alternative, as its spec describes it. */
export function EditForm({ territory, project, alternative, form, edit, onClose }: Props): ReactElement {
  const words = useWords();
  const { t, say } = words;
  const change = useProject((state) => state.change);
  const [label, setLabel] = useState(edit?.label ?? '');
  const [values, setValues] = useState<FormValues>(() => ({
    ...startingValues(form.fields, territory),
    ...edit,
  }));
  const [problem, setProblem] = useState<AppError | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const section = useRef<HTMLElement>(null);
  const title = useTitleInSight();
  const isTaking = useDraft((draft) => draft.wanted !== null);
  const isWarned = useEscape(section, JSON.stringify([label, values]), onClose);

  const id = edit?.id ?? freshId('edit', everyEdit(project));
  const setEdited = useDraft((draft) => draft.edit);
  useEffect(() => {
    setEdited(id);
    return () => setEdited('');
  }, [setEdited, id]);
  const parsed = editSchema.safeParse({
    ...keptValues(form.fields, values),
    id,
    label: label.trim(),
    kind: form.kind,
  });
  const others = resolveEdits(project, alternative).filter((other) => other.id !== id);
  // What the other edits build or pull down can be chosen, or not; equal edits are new objects each time.
  const othersText = JSON.stringify(others);
  const before = useMemo((): Territory => {
    const { layers } = applyPossible(territory, JSON.parse(othersText) as readonly Edit[]);
    return { ...territory, layers };
  }, [territory, othersText]);

  const effects = useRoadEffects(territory, others, parsed.success ? parsed.data : null);

  const save = (): void => {
    setIncomplete(!parsed.success);
    if (!parsed.success) return;
    const after = editProblems(territory, [...others, parsed.data]);
    const fault = after.length > editProblems(territory, others).length ? after.at(-1) : undefined;
    if (fault) {
      setProblem(fault);
      return;
    }
    change((current) => putEdit(current, alternative, parsed.data));
    onClose();
  };

  return (
    <section ref={section} className={formStyles['form']} aria-label={say(form.label)}>
      <h3 ref={title} tabIndex={-1} className={formStyles['title']}>
        {sentence(say(form.label))}
      </h3>
      <p className={styles['quiet']}>{say(form.help)}</p>
      <SpecForm
        fields={form.fields}
        values={values}
        territory={before}
        durationS={3600}
        fromLonLat={lonLatInto(territory)}
        edit={parsed.success ? parsed.data : null}
        notes={{ roads: presentText(words, effects) }}
        onChange={setValues}
      />
      <RoadEffects territory={territory} effects={effects} />
      <TextField label={t('atelier.edits.name')} value={label} onChange={setLabel} maxLength={60} />
      {incomplete ? <p role="alert">{t('atelier.edits.incomplete')}</p> : null}
      {problem === null ? null : (
        <div role="alert">
          <ErrorText error={problem} />
        </div>
      )}
      {isWarned ? <p role="alert">{t('atelier.edits.unsaved')}</p> : null}
      <div className={formStyles['actions']}>
        {
          // What is being drawn has its own: two would be one too many.
          isTaking ? null : <Button onPress={onClose}>{t('common.cancel')}</Button>
        }
        <Button kind="primary" onPress={save}>
          {t('common.save')}
        </Button>
      </div>
    </section>
  );
}
