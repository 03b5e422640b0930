import type { ReactElement } from 'react';
import type { EngineSpec, IndicatorSpec } from '../../../simulation/contract.ts';
import { type Flow, flowsOf } from '../../../simulation/year-results.ts';
import type { Words } from '../../../i18n/i18n.ts';
import { Section } from '../../controls/section.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { sankeyLayout } from './sankey-layout.ts';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';
import type { ViewProps } from './year-panel.tsx';
import type { YearRun } from './year-runs.ts';

const barPx = 10;
const heightPx = 260;
/** Under this width names of the right side are broken, so that they leave room to those of the left. */
const narrowPx = 480;
const lineSigns = 16;
const lineHeightPx = 15;

/** From each carrier to each use: bands as wide as the energy of the year, one picture for each alternative compared. */
export function FlowsView({ runs, compared, widthPx }: ViewProps): ReactElement {
  const { say } = useWords();
  const shown = runs.all.filter(({ id, run }) => compared.includes(id) && flowsOf(run).length > 0);
  if (shown.length === 0) return <p className={styles['quiet']}>{say(yearTexts.flowsEmpty)}</p>;
  const largest = Math.max(...shown.map(({ run }) => totalOf(flowsOf(run))));
  return (
    <div className={styles['stack']}>
      {shown.map((run) => (
        <FlowsFigure key={run.id} run={run} largest={largest} widthPx={widthPx} />
      ))}
    </div>
  );
}

function totalOf(flows: readonly Flow[]): number {
  return flows.reduce((sum, { value }) => sum + value, 0);
}

/** Name of one end of a flow: as the spec's indicators by class call it, or its key. */
function namesOf(words: Words, spec: EngineSpec): ReadonlyMap<string, string> {
  const classes = Object.values<IndicatorSpec>(spec.indicators).flatMap((one) => one.classes ?? []);
  return new Map(classes.map(({ key, label }) => [key, words.say(label)]));
}

interface FigureProps {
  readonly run: YearRun;
  /** Greatest total of the pictures seen together: they share one scale. */
  readonly largest: number;
  readonly widthPx: number;
}

function FlowsFigure({ run, largest, widthPx }: FigureProps): ReactElement {
  const words = useWords();
  const { say, fill, number } = words;
  const { spec } = run.run;
  const flows = flowsOf(run.run);
  const names = namesOf(words, spec);
  const nameOf = (key: string): string => names.get(key) ?? key;
  const order = [...names.keys()];
  const isNarrow = widthPx < narrowPx;
  const { left, right, links } = sankeyLayout(flows, [order, order], {
    height: heightPx,
    total: largest,
    pitch: isNarrow ? 34 : 22,
    gap: 8,
  });
  const indicator = spec.year === undefined ? undefined : spec.indicators[spec.year.flows];
  const decimals = indicator?.decimals ?? 0;
  const amount = (value: number): string => words.quantity(value, indicator?.unit ?? 'MWh', decimals);
  const deepest = Math.max(0, ...[...left, ...right].map(({ top, height }) => top + height));
  const total = totalOf(flows);
  const [start, end] = [barPx, Math.max(2 * barPx, widthPx - barPx)];
  const middle = (start + end) / 2;
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['window']}>{run.name}</figcaption>
      <svg
        width={widthPx}
        height={deepest + 8}
        role="img"
        aria-label={fill(yearTexts.flowsName, { alternative: run.name })}
        className={styles['chart']}
      >
        {links.map(({ flow, height, fromTop, toTop }) => (
          <path
            key={`${flow.from}/${flow.to}`}
            className={styles['flow']}
            d={`M${start} ${fromTop}C${middle} ${fromTop} ${middle} ${toTop} ${end} ${toTop}V${toTop + height}C${middle} ${toTop + height} ${middle} ${fromTop + height} ${start} ${fromTop + height}Z`}
          >
            <title>{`${nameOf(flow.from)} → ${nameOf(flow.to)} : ${amount(flow.value)}`}</title>
          </path>
        ))}
        {[
          ...left.map((node) => ({ node, isLeft: true })),
          ...right.map((node) => ({ node, isLeft: false })),
        ].map(({ node, isLeft }) => (
          <g key={`${String(isLeft)} ${node.key}`}>
            <rect
              className={styles['node']}
              x={isLeft ? 0 : end}
              y={node.top}
              width={barPx}
              height={Math.max(1, node.height)}
            />
            <NodeName
              lines={isLeft || !isNarrow ? [sentence(nameOf(node.key))] : wrapped(sentence(nameOf(node.key)))}
              amount={number(node.value, decimals)}
              x={isLeft ? start + 6 : end - 6}
              middle={node.top + node.height / 2}
              isLeft={isLeft}
            />
          </g>
        ))}
      </svg>
      <p className={styles['quiet']}>{fill(yearTexts.flowsSaid, { total: amount(total) })}</p>
      <Section title={`${say(yearTexts.asTable)} · ${run.name}`} level={4}>
        <FlowsTable flows={flows} nameOf={nameOf} amount={amount} />
      </Section>
    </figure>
  );
}

/** A name over lines of some 16 signs, broken between words. */
function wrapped(name: string): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineSigns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface NameProps {
  readonly lines: readonly string[];
  readonly amount: string;
  readonly x: number;
  readonly middle: number;
  readonly isLeft: boolean;
}

/** Name and amount of a node, beside its middle. */
function NodeName({ lines, amount, x, middle, isLeft }: NameProps): ReactElement {
  const top = middle + 4 - ((lines.length - 1) * lineHeightPx) / 2;
  return (
    <text className={styles['nodeName']} textAnchor={isLeft ? 'start' : 'end'}>
      {lines.map((line, i) => (
        <tspan key={line} x={x} y={top + i * lineHeightPx}>
          {line}
          {i === lines.length - 1 ? ' ' : ''}
          {i === lines.length - 1 ? <tspan className={styles['amount']}>{amount}</tspan> : null}
        </tspan>
      ))}
    </text>
  );
}

interface TableProps {
  readonly flows: readonly Flow[];
  readonly nameOf: (key: string) => string;
  readonly amount: (value: number) => string;
}

function FlowsTable({ flows, nameOf, amount }: TableProps): ReactElement {
  const { say } = useWords();
  return (
    <table className={styles['figures']}>
      <thead>
        <tr>
          <th scope="col">{say(yearTexts.source)}</th>
          <th scope="col">{say(yearTexts.use)}</th>
          <th scope="col">{say(yearTexts.value)}</th>
        </tr>
      </thead>
      <tbody>
        {flows.map(({ from, to, value }) => (
          <tr key={`${from}/${to}`}>
            <th scope="row">{sentence(nameOf(from))}</th>
            <td>{sentence(nameOf(to))}</td>
            <td>{amount(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
