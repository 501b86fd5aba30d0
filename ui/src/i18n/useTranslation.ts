// The words of a component, in the language of the moment. Not react-i18next's hook: that copies the whole instance for each
// use, and a board uses five hundred.
import type { FlatNamespace, TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';

import { defaultNamespace } from './data';
import { i18n } from './instance';

type Namespaces = FlatNamespace | readonly [FlatNamespace, ...FlatNamespace[]];

export interface Translation<N extends Namespaces> {
  t: TFunction<N>;
  i18n: typeof i18n;
}

const made = new Map<string, unknown>();

/** With several namespaces, words of the first need no prefix. */
export function useTranslation<const N extends Namespaces = typeof defaultNamespace>(
  namespaces: N = defaultNamespace as N,
): Translation<N> {
  const language = useSyncExternalStore(listen, () => i18n.language);
  const name = `${language} ${String(namespaces)}`;
  const known = made.get(name) as Translation<N> | undefined;
  if (known) return known;
  const translation = { t: i18n.getFixedT(language, namespaces), i18n } as Translation<N>;
  made.set(name, translation);
  return translation;
}

function listen(changed: () => void): () => void {
  i18n.on('languageChanged', changed);
  return () => i18n.off('languageChanged', changed);
}
