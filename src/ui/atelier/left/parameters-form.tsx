import { type ReactElement, useEffect, useRef } from 'react';
import { usePanel } from '../../../app/panel-store.ts';
import { setParameter } from '../../../app/project-commands.ts';
import { useProject } from '../../../app/project-store.ts';
import { units } from '../../../base/units.ts';
import type { Project } from '../../../scenario/project.ts';
import { type EngineSpec, type Parameter, resolveParameters } from '../../../simulation/contract.ts';
import { Button } from '../../controls/button.tsx';
import { NumberField, SelectField } from '../../controls/fields.tsx';
import { Section } from '../../controls/section.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import styles from './left.module.css';

interface Props {
  readonly project: Project;
  readonly spec: EngineSpec;
}

/** The engine's parameters by group, each with its source and the way back to its default. */
export function ParametersForm({ project, spec }: Props): ReactElement {
  const { t, say, language, significant } = useWords();
  const change = useProject((state) => state.change);
  const setting = usePanel((panel) => panel.setting);
  const wanted = setting?.engine === spec.id ? setting : null;
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted === null) return;
    const place = form.current?.querySelector(`[data-parameter="${CSS.escape(wanted.parameter)}"]`);
    place?.scrollIntoView({ block: 'nearest' });
    place?.querySelector<HTMLElement>('button, input')?.focus();
  }, [wanted]);
  const changed = project.parameters[spec.id] ?? {};
  const values = resolveParameters(spec, changed);

  const entry = (name: string, parameter: Parameter): ReactElement => {
    const set = (value: number): void =>
      change((before) => setParameter(before, spec.id, name, value === parameter.default ? null : value));
    const label = sentence(say(parameter.label));
    const source = spec.card.references[parameter.source];
    const help = say(parameter.help);
    const choices = parameter.choices;
    return (
      <div key={name} className={styles['stack']} data-parameter={name}>
        {choices ? (
          <SelectField
            label={label}
            value={String(values[name])}
            options={choices.map((choice) => ({ value: String(choice.value), label: say(choice.label) }))}
            onChange={(value) => set(Number(value))}
            help={help}
          />
        ) : (
          <NumberField
            label={label}
            unit={units[parameter.unit][language]}
            value={values[name] ?? parameter.default}
            min={parameter.min}
            max={parameter.max}
            onChange={set}
            help={help}
          />
        )}
        {source === undefined ? null : (
          <Section title={t('atelier.parameters.source')} level={4}>
            <p className={styles['quiet']}>{say(source)}</p>
          </Section>
        )}
        {name in changed ? (
          <Button
            kind="link"
            size="s"
            onPress={() => change((before) => setParameter(before, spec.id, name, null))}
          >
            {t('atelier.parameters.reset', {
              value: choices
                ? say(
                    choices.find((choice) => choice.value === parameter.default)?.label ?? { fr: '', en: '' },
                  )
                : significant(parameter.default, 4),
            })}
          </Button>
        ) : null}
      </div>
    );
  };
  const asked = wanted === null ? undefined : spec.parameters[wanted.parameter];
  const opened = (group: string, i: number): boolean =>
    asked === undefined ? i === 1 : asked.group === group;
  return (
    <div className={styles['stack']} ref={form}>
      {Object.entries(spec.groups).map(([group, title], i) => (
        <Section key={group} title={say(title)} level={4} open={opened(group, i)}>
          <div className={styles['stack']}>
            {Object.entries(spec.parameters)
              .filter(([, parameter]) => parameter.group === group)
              .map(([name, parameter]) => entry(name, parameter))}
          </div>
        </Section>
      ))}
    </div>
  );
}
