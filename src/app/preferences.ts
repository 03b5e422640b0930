import { create } from 'zustand';
import type { Language } from '../base/text.ts';

export type Theme = 'light' | 'dark';

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
}

const storageKey = 'jumelles/preferences';

interface Stored {
  readonly language?: Language;
  readonly theme?: Theme;
}

/** What this browser remembers; nothing where storage is refused. */
function stored(): Stored {
  try {
    const value: unknown = JSON.parse(globalThis.localStorage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function remember(preferences: Stored): void {
  try {
    globalThis.localStorage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // A browser that refuses storage still works; it only forgets.
  }
}

/** French unless a person chose otherwise. */
function initialLanguage(): Language {
  return stored().language === 'en' ? 'en' : 'fr';
}

/** The chosen theme, else the system's. */
function initialTheme(): Theme {
  const chosen = stored().theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Language and theme of this device, kept between visits. */
export const usePreferences = create<Preferences>()((set, get) => ({
  language: initialLanguage(),
  theme: initialTheme(),
  setLanguage: (language) => {
    set({ language });
    remember({ language, theme: get().theme });
  },
  setTheme: (theme) => {
    set({ theme });
    remember({ language: get().language, theme });
  },
}));
