import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { type Explained, useView } from '../../../app/view-store.ts';
import { units } from '../../../base/units.ts';
import { rowsWithTotal } from '../../../simulation/class-totals.ts';
import type { Parameter } from '../../../simulation/contract.ts';
import type { LayerKind, MemberKind } from '../../../territory/territory.ts';
import { isLayer, isMember } from '../../layers.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Cross } from '../../controls/icons.tsx';
import { Section } from '../../controls/section.tsx';
import { leaveRecord } from '../../../app/project-files.ts';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { ReplayText } from '../replay-text.tsx';
import { type Current, useSeenRuns } from '../use-current.ts';
import { ExplainedDifference } from './explained-difference.tsx';
import { Facts } from './facts.tsx';
import styles from './right.module.css';
import { RowNotes } from './row-notes.tsx';
import { rangeText, rowName, valueText } from './row-text.ts';
import { RowTerms } from './row-terms.tsx';
import { StatedConditions } from './stated-conditions.tsx';

interface Props {
  readonly current: Current;
  readonly explained: Explained;
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Gives the focus back, when a panel closes, to what had it when it opened. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener],
  );
}

/** Where a figure comes from: all that its engine, its data and its run say of it. */
export function Explanation({ current, explained }: Props): ReactElement | null {
  useFocusBack();
  const words = useWords();
  const { t, say, language, number, significant, date, dateTime } = words;
  const setView = useView((view) => view.set);
  const seen = useSeenRuns(current);
  const { spec, territory, project, hypothesis } = current;
  const indicator = spec.indicators[explained.indicator];
  if (indicator === undefined) return null;
  const run = seen.get(explained.alternative);
  const finished = run?.entry?.finished ?? null;
  const rows = rowsWithTotal(indicator, finished?.result.indicators[explained.indicator] ?? []);
  const parameters = finished?.record.request.parameters ?? {};
  const unit = units[indicator.unit][language];
  const alternative = project.alternatives.find((one) => one.id === explained.alternative);
  const close = (): void => setView({ explained: null });

  const parameterText = (parameter: Parameter, value: number): string => {
    const choice = parameter.choices?.find((one) => one.value === value);
    return choice
      ? say(choice.label)
      : `${significant(value, 4)}\u00a0${units[parameter.unit][language]}`.trim();
  };
  const layerInput = (name: LayerKind | MemberKind): ReactElement => {
    const own = isMember(name) ? name : territory.layers[name]?.source;
    const isThere = isMember(name) ? territory[name] !== undefined : own !== undefined;
    const source = isThere ? territory.sources.find((one) => one.id === own) : undefined;
    const told = [
      territory.fictional ? t('common.fictionalNotice') : (source?.producer ?? ''),
      source?.product ?? '',
      source?.editionDate == null ? '' : date(source.editionDate),
      source?.licence ?? '',
      source?.resolutionM == null
        ? ''
        : t('atelier.explain.resolution', { value: number(source.resolutionM, 1) }),
    ].filter((part) => part !== '');
    return (
      <li key={name}>
        {t(`layers.${name}`)}{' '}
        <span className={styles['quiet']}>— {!isThere ? t('atelier.explain.absent') : told.join(' · ')}</span>
      </li>
    );
  };
  const input = (name: string): ReactElement => {
    const field = spec.fields[name];
    const parameter = spec.parameters[name];
    const other = spec.indicators[name];
    if (field)
      return (
        <li key={name}>
          {sentence(say(field.label))} <span className={styles['quiet']}>— {say(field.definition)}</span>
        </li>
      );
    if (isLayer(name) || isMember(name)) return layerInput(name);
    if (parameter) {
      const value = parameters[name] ?? parameter.default;
      return (
        <li key={name}>
          {sentence(say(parameter.label))}
          {t('common.colon')} {parameterText(parameter, value)}{' '}
          <span className={styles['quiet']}>
            — {say(spec.card.references[parameter.source] ?? parameter.source)}
          </span>
        </li>
      );
    }
    if (other) return <li key={name}>{sentence(say(other.label))}</li>;
    return <li key={name}>{name}</li>;
  };

  return (
    <section
      className={styles['explanation']}
      aria-labelledby="explanation-title"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      <div className={styles['explanationHead']}>
        <h2 id="explanation-title">{sentence(say(indicator.label))}</h2>
        <IconButton name={t('common.close')} onPress={close} autoFocus>
          <Cross />
        </IconButton>
      </div>
      <div className={styles['explanationBody']}>
        <Block title={`${alternative?.shortName ?? ''} · ${hypothesis?.shortName ?? ''}`}>
          {rows.length === 0 ? <p className={styles['quiet']}>{t('atelier.run.none')}</p> : null}
          <dl className={styles['facts']}>
            {rows.map((row) => (
              <div key={row.key ?? ''} style={{ display: 'contents' }}>
                <dt>
                  {row.key === undefined
                    ? t('atelier.explain.value')
                    : rowName(words, indicator, row.key, seen)}
                </dt>
                <dd>
                  <strong>{valueText(words, spec, indicator, row)}</strong>
                  {row.value === null || indicator.unit === 's' ? '' : ` ${unit}`}
                  {rangeText(words, indicator, row) === '' ? null : (
                    <span className={styles['quiet']}> ({rangeText(words, indicator, row)})</span>
                  )}
                  {row.noise === undefined || row.value === null ? null : (
                    <span className={styles['quiet']}>
                      {' '}
                      ±{' '}
                      {indicator.unit === 's'
                        ? words.duration(row.noise)
                        : number(row.noise, indicator.decimals)}{' '}
                      {t('atelier.explain.noise')}
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <RowNotes spec={spec} rows={rows} />
          {run?.stale === true ? <p>{t('atelier.run.stale')}</p> : null}
        </Block>
        {finished === null ? null : (
          <RowTerms
            indicator={indicator}
            rows={rows}
            run={finished}
            nameOf={(key) => rowName(words, indicator, key, seen)}
          />
        )}
        <ExplainedDifference current={current} explained={explained} seen={seen} />
        <Facts rows={rows} />
        <Block title={t('atelier.explain.definition')}>
          <p>{say(indicator.definition)}</p>
        </Block>
        <Block title={t('atelier.explain.formula')}>
          <code className={styles['formula']}>{indicator.formula}</code>
        </Block>
        <Block title={t('atelier.explain.inputs')}>
          <ul>
            {indicator.inputs.map(input)}
            {hypothesis === null ? null : (
              <li>
                {t('atelier.explain.hypothesis')}
                {t('common.colon')} {hypothesis.title || hypothesis.shortName}{' '}
                <span className={styles['quiet']}>— {hypothesis.origin || t('common.unknown')}</span>
                <StatedConditions conditions={finished?.record.request.hypothesis.conditions ?? []} />
              </li>
            )}
          </ul>
        </Block>
        {indicator.assumes.length === 0 ? null : (
          <Block title={t('atelier.explain.assumptions')}>
            <ul>
              {indicator.assumes.map((key) => {
                const text = spec.card.assumptions[key];
                return <li key={key}>{text ? say(text) : key}</li>;
              })}
            </ul>
          </Block>
        )}
        <Block title={t('atelier.explain.limits')}>
          <ul>
            {spec.card.limits.map((limit) => (
              <li key={limit.fr}>{say(limit)}</li>
            ))}
          </ul>
        </Block>
        <Block title={t('atelier.explain.evidence')}>
          <p>{t(`atelier.explain.evidences.${spec.card.evidence}`)}</p>
        </Block>
        <Section title={t('atelier.explain.method')}>
          <p>{say(spec.card.method)}</p>
          <ul>
            {Object.entries(spec.card.references).map(([key, reference]) => (
              <li key={key} className={styles['quiet']}>
                {say(reference)}
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('atelier.explain.parameters')}>
          <dl className={styles['facts']}>
            {Object.entries(parameters).map(([name, value]) => {
              const parameter = spec.parameters[name];
              return (
                <div key={name} style={{ display: 'contents' }}>
                  <dt>{parameter ? say(parameter.label) : name}</dt>
                  <dd>{parameter ? parameterText(parameter, value) : significant(value, 4)}</dd>
                </div>
              );
            })}
          </dl>
        </Section>
        {finished === null ? null : (
          <Section title={t('atelier.explain.record')} open>
            <dl className={styles['facts']}>
              <dt>{t('atelier.explain.fingerprint')}</dt>
              <dd className={styles['code']}>{finished.record.fingerprint}</dd>
              <dt>{t('atelier.explain.result')}</dt>
              <dd className={styles['code']}>{finished.record.resultDigest}</dd>
              <dt>{t('atelier.explain.engine')}</dt>
              <dd>
                {say(spec.title)} {finished.record.engine.version}
              </dd>
              <dt>{t('atelier.explain.made')}</dt>
              <dd>
                {dateTime(finished.record.made.at)} · {words.quantity(finished.record.made.wallTimeS, 's', 1)}
              </dd>
              {Object.entries(finished.record.diagnostics).map(([name, value]) => {
                const diagnostic = spec.diagnostics[name];
                return (
                  <div key={name} style={{ display: 'contents' }}>
                    <dt>{diagnostic ? sentence(say(diagnostic.label)) : name}</dt>
                    <dd>
                      {`${significant(value, 4)}\u00a0${diagnostic ? units[diagnostic.unit][language] : ''}`.trim()}
                    </dd>
                  </div>
                );
              })}
            </dl>
            {run?.entry?.shipped === true ? <p>{t('atelier.explain.shipped')}</p> : null}
            <ReplayText replay={run?.entry?.replay} />
            <p className={styles['quiet']}>{t('atelier.explain.replay')}</p>
            <Button size="s" onPress={() => leaveRecord(finished.record, territory)}>
              {t('atelier.exports.record')}
            </Button>
          </Section>
        )}
      </div>
    </section>
  );
}
