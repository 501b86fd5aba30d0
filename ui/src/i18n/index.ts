// The two languages. One JSON per namespace and language, bundled: there is nothing to wait for and nothing to fail.
// `setLanguage` switches at once; `data.ts` lists the files, `i18next.d.ts` types the keys.
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

import { defaultNamespace, namespaces, resources } from './data';

export type Language = 'tr' | 'en';
export type LanguageChoice = Language | 'system';

export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: systemLanguage(),
  fallbackLng: 'en',
  supportedLngs: ['tr', 'en'],
  ns: [...namespaces],
  defaultNS: defaultNamespace,
  resources,
  initAsync: false,
  returnNull: false,
  // React escapes what it draws.
  interpolation: { escapeValue: false },
});

/** The language of the computer: Turkish where it is Turkish, otherwise English. */
export function systemLanguage(languages: readonly string[] = navigator.languages): Language {
  return languages[0]?.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}

export function resolveLanguage(choice: LanguageChoice): Language {
  return choice === 'system' ? systemLanguage() : choice;
}

/** The BCP 47 tag for `Intl` and React Aria. */
export function localeOf(language: string): 'tr-TR' | 'en-GB' {
  return language === 'tr' ? 'tr-TR' : 'en-GB';
}

export function setLanguage(choice: LanguageChoice): void {
  const language = resolveLanguage(choice);
  document.documentElement.lang = language;
  if (i18n.language !== language) void i18n.changeLanguage(language);
}
