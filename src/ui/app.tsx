import { lazy, type ReactElement, Suspense, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { followHistory, useNavigation } from '../app/navigation.ts';
import { usePreferences } from '../app/preferences.ts';
import { useProject } from '../app/project-store.ts';
import { Crash } from './crash.tsx';
import { StartScreen } from './start/start-screen.tsx';
import { useWords } from './use-words.ts';

const ImportScreen = lazy(async () => ({
  default: (await import('./import/import-screen.tsx')).ImportScreen,
}));
const Atelier = lazy(async () => ({ default: (await import('./atelier/atelier.tsx')).Atelier }));

function Screen(): ReactElement {
  const screen = useNavigation((navigation) => navigation.screen);
  const open = useProject((state) => state.project !== null);
  if (screen === 'import') return <ImportScreen />;
  if (screen === 'atelier' && open) return <Atelier />;
  return <StartScreen />;
}

/** The whole page: one of its screens, in the chosen language and theme. */
export function App(): ReactElement {
  const { language, t } = useWords();
  const theme = usePreferences((preferences) => preferences.theme);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
  useEffect(() => followHistory(), []);
  return (
    <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>
      <Crash>
        <Suspense fallback={<p className="visually-hidden">{t('common.loading')}</p>}>
          <Screen />
        </Suspense>
      </Crash>
    </I18nProvider>
  );
}
