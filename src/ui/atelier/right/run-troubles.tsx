import { Fragment, type ReactElement } from 'react';
import { usePanel } from '../../../app/panel-store.ts';
import { AppError } from '../../../base/errors.ts';
import type { Project } from '../../../scenario/project.ts';
import type { EngineSpec } from '../../../simulation/contract.ts';
import { leftOutOf } from '../../../simulation/left-out.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorText } from '../../error-text.tsx';
import { useWords } from '../../use-words.ts';
import { freshRun, type SeenRun } from '../use-current.ts';
import type { Compared } from './compared-runs.ts';
import styles from './right.module.css';

/** The way to the setting that an error names, where it names one. */
function OpenSetting({
  spec,
  error,
}: {
  readonly spec: EngineSpec;
  readonly error: AppError;
}): ReactElement | null {
  const { t, say } = useWords();
  const openSetting = usePanel((panel) => panel.openSetting);
  const name = String(error.details['parameter'] ?? '');
  const parameter = Object.hasOwn(spec.parameters, name) ? spec.parameters[name] : undefined;
  if (parameter === undefined) return null;
  return (
    <Button size="s" onPress={() => openSetting(spec.id, name)}>
      {t('atelier.parameters.open', { name: say(parameter.label) })}
    </Button>
  );
}

interface Props {
  readonly project: Project;
  readonly spec: EngineSpec;
  readonly seen: ReadonlyMap<string, SeenRun>;
  readonly compared: ReadonlyMap<string, Compared>;
}

/**
 * What keeps a column from its figures, and what its figures were made without, in whole sentences over the table's width: a
 * column is too narrow.
 */
export function RunTroubles({ project, spec, seen, compared }: Props): ReactElement {
  const { t } = useWords();
  const troubles = project.alternatives.flatMap(({ id, shortName }) => {
    const unlike = compared.get(id);
    const errors = [...(seen.get(id)?.entry?.errors ?? []), ...(unlike instanceof AppError ? [unlike] : [])];
    return errors.length === 0 ? [] : [{ id, title: shortName, errors }];
  });
  const runs = project.alternatives.flatMap(({ id, shortName }) => {
    const run = freshRun(seen.get(id));
    return run === null ? [] : [{ id, name: shortName, record: run.record, errors: leftOutOf(run.record) }];
  });
  // What all runs tell alike, and no edit asks for, is told once, as the hypothesis's.
  const isCommon = (error: AppError): boolean =>
    error.details['position'] === undefined &&
    runs.every(({ errors }) => errors.some((other) => sentenceKey(other) === sentenceKey(error)));
  const without = [
    {
      id: '',
      name: runs[0]?.record.request.hypothesis.shortName ?? '',
      errors: runs[0]?.errors.filter(isCommon) ?? [],
    },
    ...runs.map(({ id, name, errors }) => ({
      id,
      name,
      errors: errors.filter((error) => !isCommon(error)),
    })),
  ].flatMap(({ id, name, errors }) =>
    errors.length === 0 ? [] : [{ id, title: t('atelier.run.leftOut', { name }), errors }],
  );
  return (
    <>
      <div role="alert">
        <Told spec={spec} told={troubles} />
      </div>
      <div role="status">
        <Told spec={spec} told={without} />
      </div>
    </>
  );
}

/** Of what a person reads: two errors of one key are one sentence. */
function sentenceKey({ code, details }: AppError): string {
  return JSON.stringify([code, details]);
}

interface ToldProps {
  readonly spec: EngineSpec;
  readonly told: readonly {
    readonly id: string;
    readonly title: string;
    readonly errors: readonly AppError[];
  }[];
}

/** Sentences by alternative. */
function Told({ spec, told }: ToldProps): ReactElement[] {
  return told.map(({ id, title, errors }) => (
    <div key={id} className={styles['trouble']}>
      <strong>{title}</strong>
      {[...new Map(errors.map((error) => [sentenceKey(error), error]))].map(([key, error]) => (
        <Fragment key={key}>
          <ErrorText error={error} />
          <OpenSetting spec={spec} error={error} />
        </Fragment>
      ))}
    </div>
  ));
}
