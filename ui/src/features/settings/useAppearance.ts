// Puts the chosen language and theme on the page, at once.
import { useEffect } from 'react';

import { useSettings } from '@/api';
import { setLanguage } from '@/i18n';

export function useAppearance(): void {
  const [{ language, theme }] = useSettings();
  useEffect(() => setLanguage(language), [language]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
