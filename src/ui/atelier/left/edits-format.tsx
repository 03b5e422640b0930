import type { ReactElement } from 'react';
import { exampleFeatures, leaveExample } from '../../../app/edits-example.ts';
import type { EditForm, FormField } from '../../../simulation/contract.ts';
import type { Territory } from '../../../territory/territory.ts';
import { Button } from '../../controls/button.tsx';
import { Section } from '../../controls/section.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import styles from './left.module.css';

interface Props {
  readonly territory: Territory;
  /** Kinds of the phenomenon that is looked at. */
  readonly forms: readonly EditForm[];
  readonly isOpen: boolean;
}

const geometries: ReadonlySet<FormField['kind']> = new Set(['point', 'line', 'area']);

function propertiesOf(fields: readonly FormField[]): readonly string[] {
  return fields.flatMap((field) => {
    if (field.kind === 'group') return propertiesOf(field.fields);
    if (field.kind === 'selection') return [field.key, ...propertiesOf(field.query)];
    return geometries.has(field.kind) ? [] : [field.key];
  });
}

/** What a file of edits is made of: an example, a file to fill in, and each kind with its properties. */
export function EditsFormat({ territory, forms, isOpen }: Props): ReactElement {
  const { t, say, language } = useWords();
  const [first] = exampleFeatures(territory, language);
  return (
    <Section key={String(isOpen)} title={t('atelier.edits.format.title')} level={4} open={isOpen}>
      <div className={styles['stack']}>
        <p className={styles['quiet']}>{t('atelier.edits.format.how')}</p>
        <pre className={styles['example']}>{JSON.stringify(first, null, 1)}</pre>
        <div className={styles['row']}>
          <Button size="s" onPress={() => leaveExample(territory, language)}>
            {t('atelier.edits.format.example')}
          </Button>
        </div>
        <dl className={styles['kinds']}>
          {forms.map(({ kind, label, fields }) => (
            <div key={kind}>
              <dt>{sentence(say(label))}</dt>
              <dd>
                <code>{kind}</code>
                {t('common.colon')} {propertiesOf(fields).join(', ') || t('atelier.edits.format.shapeOnly')}
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles['quiet']}>{t('atelier.edits.format.drawing')}</p>
      </div>
    </Section>
  );
}
