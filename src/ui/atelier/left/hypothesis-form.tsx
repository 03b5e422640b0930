import { type ReactElement, useRef, useState } from 'react';
import { useDraft } from '../../../app/draft-store.ts';
import { freshId, putHypothesis, removeHypothesis } from '../../../app/project-commands.ts';
import { useProject } from '../../../app/project-store.ts';
import { useSpecs } from '../../../app/specs-store.ts';
import { type Condition, condition as conditionSchema, type Hypothesis } from '../../../scenario/project.ts';
import { type ConditionForm, keptValues } from '../../../simulation/forms.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { NumberField, SelectField, TextField } from '../../controls/fields.tsx';
import { Bin, Pencil } from '../../controls/icons.tsx';
import formStyles from '../../forms/forms.module.css';
import { type FormValues, SpecForm, startingValues } from '../../forms/spec-form.tsx';
import { editFacts, editName } from '../../edit-names.ts';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { lonLatInto } from '../lon-lat.ts';
import { longestShortName } from '../name-dialog.tsx';
import type { Current } from '../use-current.ts';
import { useEscape, useTitleInSight } from './form-ways.ts';
import styles from './left.module.css';

interface Props {
  readonly current: Current;
  /** null: a new one. */
  readonly id: string | null;
  readonly onClose: () => void;
}

interface Open {
  readonly form: ConditionForm;
  readonly condition: Condition | null;
  readonly values: FormValues;
}

const horizons = ['today', '2035', '2050'] as const;
const secondsPerHour = 3600;
const usualDurationS = 12 * secondsPerHour;

function freshHypothesis(durationS: number): Hypothesis {
  return {
    id: '',
    shortName: '',
    title: '',
    horizon: 'today',
    durationS,
    origin: '',
    conditions: [],
  };
}

/** What nobody here decides: names, duration, origin, and the conditions that the engine's spec describes. */
export function HypothesisForm({ current, id, onClose }: Props): ReactElement {
  const words = useWords();
  const { t, say } = words;
  const { change, chooseHypothesis } = useProject();
  const { project, territory, spec } = current;
  const specs = useSpecs((state) => state.specs);
  const forms = specs.flatMap((one) => one.conditions);
  const known = project.hypotheses.find((one) => one.id === id);
  const [draft, setDraft] = useState<Hypothesis>(
    known ?? freshHypothesis(spec.usualDurationS ?? usualDurationS),
  );
  const [open, setOpen] = useState<Open | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const set = (part: Partial<Hypothesis>): void => setDraft({ ...draft, ...part });

  const section = useRef<HTMLElement>(null);
  const isWarned = useEscape(section, JSON.stringify(draft), onClose, open === null);

  const openForm = (form: ConditionForm, condition: Condition | null): void => {
    setIncomplete(false);
    setOpen({ form, condition, values: { ...startingValues(form.fields, territory), ...condition } });
  };
  const keep = (): void => {
    if (open === null) return;
    const conditionId = open.condition?.id ?? freshId('condition', draft.conditions);
    const parsed = conditionSchema.safeParse({
      label: '',
      ...keptValues(open.form.fields, open.values),
      id: conditionId,
      kind: open.form.kind,
    });
    setIncomplete(!parsed.success);
    if (!parsed.success) return;
    const others = draft.conditions.filter((other) => other.id !== conditionId);
    set({ conditions: [...others, parsed.data] });
    setOpen(null);
  };
  const save = (): void => {
    const hypothesisId = known?.id ?? freshId('hypothesis', project.hypotheses);
    change((before) => putHypothesis(before, { ...draft, id: hypothesisId }));
    chooseHypothesis(hypothesisId);
    onClose();
  };

  if (open !== null)
    return (
      <ConditionEntries
        open={open}
        current={current}
        durationS={draft.durationS}
        isIncomplete={incomplete}
        onChange={(values) => setOpen({ ...open, values })}
        onClose={() => setOpen(null)}
        onKeep={keep}
      />
    );
  const isOrdinary = spec.alone !== undefined && territory.layers[spec.alone] !== undefined;
  const ready = draft.shortName.trim() !== '' && (isOrdinary || draft.conditions.length > 0);
  return (
    <section ref={section} className={formStyles['form']} aria-label={t('atelier.hypotheses.one')}>
      <h3>{known ? known.shortName : t('atelier.hypotheses.new')}</h3>
      <p className={styles['quiet']}>{t('atelier.hypotheses.help')}</p>
      <TextField
        label={t('atelier.names.short')}
        help={t('atelier.names.shortHelp', { count: longestShortName })}
        value={draft.shortName}
        maxLength={longestShortName}
        onChange={(shortName) => set({ shortName })}
      />
      <TextField label={t('atelier.names.full')} value={draft.title} onChange={(title) => set({ title })} />
      <TextField
        label={t('atelier.hypotheses.origin')}
        help={t('atelier.hypotheses.originHelp')}
        value={draft.origin}
        onChange={(origin) => set({ origin })}
      />
      <SelectField
        label={t('atelier.hypotheses.horizon')}
        value={draft.horizon}
        options={horizons.map((value) => ({
          value,
          label: value === 'today' ? t('atelier.hypotheses.today') : value,
        }))}
        onChange={(horizon) => set({ horizon })}
      />
      <NumberField
        label={t('atelier.hypotheses.duration')}
        unit="h"
        value={draft.durationS / secondsPerHour}
        min={0.05}
        max={8760}
        onChange={(hours) => set({ durationS: Math.round(hours * secondsPerHour) })}
      />
      <h4>{t('atelier.hypotheses.conditions')}</h4>
      {draft.conditions.length === 0 ? (
        <p className={styles['quiet']}>
          {t(isOrdinary ? 'atelier.hypotheses.ordinary' : 'atelier.hypotheses.noConditions')}
        </p>
      ) : (
        <ul className={styles['edits']}>
          {draft.conditions.map((condition) => {
            const form = forms.find((one) => one.kind === condition.kind);
            const name = editName(words, forms, condition, undefined);
            const facts = editFacts(words, forms, condition, undefined).join(' · ');
            return (
              <li key={condition.id} className={styles['editItem']}>
                <span className={styles['editName']}>
                  {name}
                  <span className={styles['small']}>{facts}</span>
                </span>
                {form ? (
                  <IconButton
                    name={t('atelier.edits.edit', { name })}
                    onPress={() => openForm(form, condition)}
                  >
                    <Pencil />
                  </IconButton>
                ) : null}
                <IconButton
                  name={t('atelier.edits.delete', { name })}
                  onPress={() =>
                    set({ conditions: draft.conditions.filter((other) => other.id !== condition.id) })
                  }
                >
                  <Bin />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      <div className={styles['row']}>
        {spec.conditions.map((form) => (
          <Button key={form.kind} size="s" onPress={() => openForm(form, null)}>
            + {sentence(say(form.label))}
          </Button>
        ))}
      </div>
      {isWarned ? <p role="alert">{t('atelier.edits.unsaved')}</p> : null}
      <div className={formStyles['actions']}>
        {known ? (
          <Button
            kind="quiet"
            onPress={() => {
              change((before) => removeHypothesis(before, known.id));
              onClose();
            }}
          >
            {t('common.delete')}
          </Button>
        ) : null}
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" isDisabled={!ready} onPress={save}>
          {t('common.save')}
        </Button>
      </div>
    </section>
  );
}

interface EntriesProps {
  readonly open: Open;
  readonly current: Current;
  /** Of the event. */
  readonly durationS: number;
  readonly isIncomplete: boolean;
  readonly onChange: (values: FormValues) => void;
  readonly onClose: () => void;
  readonly onKeep: () => void;
}

/** The form of one condition. */
function ConditionEntries(props: EntriesProps): ReactElement {
  const { open, current, durationS, isIncomplete, onChange, onClose, onKeep } = props;
  const { t, say } = useWords();
  const section = useRef<HTMLElement>(null);
  const title = useTitleInSight();
  const isTaking = useDraft((draft) => draft.wanted !== null);
  const isWarned = useEscape(section, JSON.stringify(open.values), onClose);
  return (
    <section ref={section} className={formStyles['form']} aria-label={say(open.form.label)}>
      <h3 ref={title} tabIndex={-1} className={formStyles['title']}>
        {sentence(say(open.form.label))}
      </h3>
      <p className={styles['quiet']}>{say(open.form.help)}</p>
      <SpecForm
        fields={open.form.fields}
        values={open.values}
        territory={current.territory}
        durationS={durationS}
        fromLonLat={lonLatInto(current.territory)}
        onChange={onChange}
      />
      {isIncomplete ? <p role="alert">{t('atelier.edits.incomplete')}</p> : null}
      {isWarned ? <p role="alert">{t('atelier.edits.unsaved')}</p> : null}
      <div className={formStyles['actions']}>
        {isTaking ? null : <Button onPress={onClose}>{t('common.cancel')}</Button>}
        <Button kind="primary" onPress={onKeep}>
          {t('common.add')}
        </Button>
      </div>
    </section>
  );
}
