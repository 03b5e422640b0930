import { usePreferences } from '../app/preferences.ts';
import { type Words, words } from '../i18n/i18n.ts';

/** Words and figures of the language on screen; the component follows the switch. */
export function useWords(): Words {
  return words(usePreferences((preferences) => preferences.language));
}
