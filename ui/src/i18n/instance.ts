// The one instance of i18next, with every text in it from the start.
import { createInstance } from 'i18next';

import { defaultNamespace, namespaces, resources } from './data';

export type Language = 'tr' | 'en';

export const i18n = createInstance();

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
  interpolation: { escapeValue: false },
});

/** The language of the computer: Turkish where it is Turkish, otherwise English. */
export function systemLanguage(languages: readonly string[] = navigator.languages): Language {
  return languages[0]?.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}
