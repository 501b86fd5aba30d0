// The two languages. One JSON per namespace and language, bundled: there is nothing to wait for and nothing to fail.
// `setLanguage` switches at once; `data.ts` lists the files, `i18next.d.ts` types the keys.
import { i18n, systemLanguage, type Language } from './instance';

export { i18n, systemLanguage, type Language } from './instance';
export { useTranslation } from './useTranslation';

export type LanguageChoice = Language | 'system';

export function resolveLanguage(choice: LanguageChoice): Language {
  return choice === 'system' ? systemLanguage() : choice;
}

/** What the account's own formats change about a language's: whether months go before days, and the hours of a clock. */
let followed = { monthFirst: false, hours: '' };

/**
 * Dates and times look as the account has them in Cubicl. Its formats are words nobody documented (A24): what they say of
 * the order and of the clock is read, the rest is the language's.
 */
export function followFormats(date: string | null, time: string | null): void {
  const order = /[dmy]/i.exec(date ?? '')?.[0].toLowerCase();
  const hours = /24|H/.test(time ?? '') ? 'h23' : /12|[hI]|a$/.test(time ?? '') ? 'h12' : '';
  followed = { monthFirst: order === 'm', hours };
}

/** The BCP 47 tag for `Intl` and React Aria. */
export function localeOf(language: string): string {
  const english = followed.monthFirst ? 'en-US' : 'en-GB';
  const locale = language === 'tr' ? 'tr-TR' : english;
  return followed.hours === '' ? locale : `${locale}-u-hc-${followed.hours}`;
}

export function setLanguage(choice: LanguageChoice): void {
  const language = resolveLanguage(choice);
  document.documentElement.lang = language;
  if (i18n.language !== language) void i18n.changeLanguage(language);
}
