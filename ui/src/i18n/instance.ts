// The one instance of i18next, with every text in it from the start.
import { createInstance, type FormatterModule } from 'i18next';

import { numberFormat } from '@/lib/formats';

import { defaultNamespace, namespaces, resources } from './data';

export type Language = 'tr' | 'en';

/** Numbers in texts are written as the language writes them: 12.345 or 12,345. */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _, language) =>
    typeof value === 'number' ? numberFormat(language ?? 'en').format(value) : (value as string),
};

export const i18n = createInstance().use(numbers);

void i18n.init({
  lng: systemLanguage(),
  fallbackLng: 'en',
  supportedLngs: ['tr', 'en'],
  ns: [...namespaces],
  defaultNS: defaultNamespace,
  resources,
  initAsync: false,
  returnNull: false,
  // React escapes what it draws.
  interpolation: { escapeValue: false, alwaysFormat: true },
});

/** The language of the computer: Turkish where it is Turkish, otherwise English. */
export function systemLanguage(languages: readonly string[] = navigator.languages): Language {
  return languages[0]?.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}
