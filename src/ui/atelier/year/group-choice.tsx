import { type ReactElement, useState } from 'react';
import type { ChosenGroup, GroupKind } from '../../../simulation/group-durations.ts';
import { SelectField, TextField } from '../../controls/fields.tsx';
import { plain } from '../../../base/plain.ts';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';

/** From so many groups on, their list is searched by name. */
const many = 12;
const whole = '';

interface Props {
  readonly kinds: readonly GroupKind[];
  /** null: the whole territory. */
  readonly group: ChosenGroup | null;
  readonly onGroup: (group: ChosenGroup | null) => void;
}

/** Whose curve is seen: the territory's, or that of a group of one of the kinds that there are. */
export function GroupChoice({ kinds, group, onGroup }: Props): ReactElement | null {
  const { say } = useWords();
  const [wanted, setWanted] = useState('');
  if (kinds.length === 0) return null;
  const kind = kinds.find(({ peaks }) => peaks === group?.peaks);
  const choose = (peaks: string): void => {
    const key = kinds.find((one) => one.peaks === peaks)?.groups[0]?.key;
    setWanted('');
    onGroup(key === undefined ? null : { peaks, key });
  };
  const part = plain(wanted.trim());
  const found = kind?.groups.filter(({ key, name }) => key === group?.key || plain(name).includes(part));
  return (
    <>
      <div className={styles['pair']}>
        <SelectField
          label={say(yearTexts.curveOf)}
          value={kind?.peaks ?? whole}
          options={[
            { value: whole, label: say(yearTexts.wholeTerritory) },
            ...kinds.map(({ peaks, label }) => ({ value: peaks, label: sentence(say(label)) })),
          ]}
          onChange={choose}
        />
        {kind === undefined || group === null || found === undefined ? null : (
          <SelectField
            label={sentence(say(kind.label))}
            value={group.key}
            options={found.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(key) => onGroup({ peaks: kind.peaks, key })}
          />
        )}
      </div>
      {kind !== undefined && kind.groups.length > many ? (
        <TextField label={say(yearTexts.searchName)} value={wanted} onChange={setWanted} />
      ) : null}
    </>
  );
}
