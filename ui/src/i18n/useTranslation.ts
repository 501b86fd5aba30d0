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
  const translation = { t: remembering(i18n.getFixedT(language, namespaces) as Translate), i18n } as Translation<N>;
  made.set(name, translation);
  return translation;
}

type Translate = (key: string, options?: object) => unknown;

/** Most words are the same every time, and to look them up takes longer than to draw them. */
function remembering(translate: Translate): Translate {
  const words = new Map<string, unknown>();
  const remembered: Translate = (key, options) => {
    if (options !== undefined) return translate(key, options);
    if (!words.has(key)) words.set(key, translate(key));
    return words.get(key);
  };
  // Its namespace is asked of it, too.
  return Object.assign(remembered, translate);
}

function listen(changed: () => void): () => void {
  i18n.on('languageChanged', changed);
  return () => i18n.off('languageChanged', changed);
}
