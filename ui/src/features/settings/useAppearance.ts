// Puts the chosen language and theme on the page, at once. The size is the window's: Rust sees to it.
import { useEffect } from 'react';

import { useSettings } from '@/api';
import { setLanguage } from '@/i18n';

import { useZoomKeys } from './zoom';

export function useAppearance(): void {
  useZoomKeys();
  const [{ language, theme }] = useSettings();
  useEffect(() => setLanguage(language), [language]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
