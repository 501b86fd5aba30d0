// The two languages. One JSON per namespace and language, bundled: there is nothing to wait for and nothing to fail.
// `setLanguage` switches at once; `data.ts` lists the files, `i18next.d.ts` types the keys.
import { i18n, systemLanguage, type Language } from './instance';

export { i18n, systemLanguage, type Language } from './instance';
export { useTranslation } from './useTranslation';

export type LanguageChoice = Language | 'system';

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
