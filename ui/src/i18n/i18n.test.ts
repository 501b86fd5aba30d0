// Both languages say the same things, and each says them in its own words.
import { describe, expect, it } from 'vitest';

import { namespaces, resources } from './data';
import { i18n } from './instance';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)[^}]*\}\}|<\/?(\w+)\/?>/g)].map((m) => m[0]).toSorted();

/** Words that only one of the languages has. */
const englishWord =
  /(?<![\p{L}\d])(the|and|you|your|with|this|that|from|not|are|is|was|for|file|files|task|tasks|project|projects|save|cancel|close|open|delete|again|try|add|search|people|date|name|network|server)(?![\p{L}\d])/iu;
const turkishLetter = /[ğışçĞİŞÇ]/u;
/** The name of a language stands in that language everywhere. */
const own = new Set(['Türkçe', 'English']);

describe.each(namespaces)('%s', (namespace) => {
  const en = new Map(leaves(resources.en[namespace]));
  const tr = new Map(leaves(resources.tr[namespace]));

  it('has the same keys in Turkish and English', () => {
    expect([...tr.keys()].toSorted()).toEqual([...en.keys()].toSorted());
  });

  it('has no empty text', () => {
    expect([...en, ...tr].filter(([, text]) => !text.trim())).toEqual([]);
  });

  it('fills in the same places', () => {
    const differing = [...en].filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(tr.get(key) ?? '')),
    );
    // A singular may leave its number out in one language.
    expect(differing.filter(([key]) => !key.endsWith('_one'))).toEqual([]);
  });

  it('mixes no language in', () => {
    const plain = (text: string) => text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, '');
    expect([...tr].filter(([, text]) => !own.has(text) && englishWord.test(plain(text)))).toEqual([]);
    expect([...en].filter(([, text]) => !own.has(text) && turkishLetter.test(plain(text)))).toEqual([]);
  });
});

it('groups the digits of numbers as each language does', () => {
  expect(i18n.getFixedT('tr', 'clients')('count', { count: 12_345 })).toBe('12.345 müşteri');
  expect(i18n.getFixedT('en', 'clients')('count', { count: 12_345 })).toBe('12,345 clients');
  expect(i18n.getFixedT('en', 'search')('counted', { count: 20, all: 1234 })).toBe('20 of 1,234');
});
