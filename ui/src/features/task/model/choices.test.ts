import { describe, expect, it } from 'vitest';

import { sameSet, tagChoices } from './choices';

describe('tagChoices', () => {
  it('offers what is typed as a new tag', () => {
    expect(tagChoices(['Acil', 'Web'], 'Fatura').at(-1)).toEqual({ id: 'Fatura', text: 'Fatura', isNew: true });
  });
  it('does not offer a tag twice, by Turkish letters', () => {
    expect(tagChoices(['İZİN', 'İZİN'], 'izin')).toHaveLength(1);
    expect(tagChoices(['Işıklandırma'], 'isiklandirma')).toHaveLength(1);
    expect(tagChoices(['Web'], '  ')).toHaveLength(1);
  });
});

it('sameSet forgets the order', () => {
  expect(sameSet(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(sameSet(['a'], ['a', 'b'])).toBe(false);
  expect(sameSet([], [])).toBe(true);
});
