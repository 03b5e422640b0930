import type { ReactElement } from 'react';
import { usePreferences } from '../app/preferences.ts';
import type { Language } from '../base/text.ts';
import { Segments } from './controls/segments.tsx';
import { useWords } from './use-words.ts';

const languages = [
  { value: 'fr', label: 'FR' },
  { value: 'en', label: 'EN' },
] as const satisfies readonly { value: Language; label: string }[];

/** French or English, remembered by this device. */
export function LanguageSwitch(): ReactElement {
  const { t, language } = useWords();
  const setLanguage = usePreferences((preferences) => preferences.setLanguage);
  return (
    <Segments<Language>
      label={t('common.language')}
      options={languages}
      value={language}
      onChange={setLanguage}
    />
  );
}
