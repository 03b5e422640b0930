import { type ReactElement, useState } from 'react';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { TextField } from '../controls/fields.tsx';
import { useWords } from '../use-words.ts';

interface Props {
  readonly title: string;
  readonly help?: string;
  readonly shortName: string;
  readonly fullTitle: string;
  readonly action: string;
  readonly onClose: () => void;
  readonly onDone: (shortName: string, title: string) => void;
}

/** Longest short name: tabs and labels of views are made for it. */
export const longestShortName = 24;

/** Asks for the two names of an alternative or a hypothesis. */
export function NameDialog(props: Props): ReactElement {
  const { t } = useWords();
  const [shortName, setShortName] = useState(props.shortName);
  const [fullTitle, setFullTitle] = useState(props.fullTitle);
  const ready = shortName.trim() !== '';
  const done = (): void => {
    if (ready) props.onDone(shortName.trim(), fullTitle.trim());
  };
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" isDisabled={!ready} onPress={done}>
            {props.action}
          </Button>
        </>
      }
    >
      {props.help === undefined ? null : <p>{props.help}</p>}
      <TextField
        label={t('atelier.names.short')}
        help={t('atelier.names.shortHelp', { count: longestShortName })}
        value={shortName}
        onChange={setShortName}
        maxLength={longestShortName}
        autoFocus
      />
      <TextField label={t('atelier.names.full')} value={fullTitle} onChange={setFullTitle} />
    </Dialog>
  );
}
