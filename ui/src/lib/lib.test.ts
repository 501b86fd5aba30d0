import { describe, expect, it } from 'vitest';

import { containsWords, fold } from './fold';
import { hueOf } from './hue';
import { formatBytes } from './size';
import { cleanToken } from './token';

describe('fold', () => {
  it.each([
    ['IŞIK', 'isik'],
    ['Işık', 'isik'],
    ['İSTANBUL', 'istanbul'],
    ['Çağrı Öğüt', 'cagri ogut'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('finds words in any order', () => {
    expect(containsWords('Çeşme Villaları', 'VILLA cesme')).toBe(true);
    expect(containsWords('Çeşme Villaları', 'bodrum')).toBe(false);
    expect(containsWords('anything', '  ')).toBe(true);
  });
});

describe('cleanToken', () => {
  it.each(['abc123', '  abc123\n', 'Bearer abc123', 'bearer  abc\r\n 123 ', 'Authorization: Bearer abc123'])(
    '%j',
    (pasted) => expect(cleanToken(pasted)).toBe('abc123'),
  );
});

it('gives an id always the same colour', () => {
  expect(hueOf('u-elif')).toBe(hueOf('u-elif'));
  expect(new Set(Array.from({ length: 100 }, (_, at) => hueOf(`user${at}`))).size).toBeGreaterThan(15);
});

it('writes sizes in the language', () => {
  expect(formatBytes(4_250_000, 'en-GB')).toBe('4.3 MB');
  expect(formatBytes(4_250_000, 'tr-TR')).toBe('4,3 MB');
  expect(formatBytes(0, 'en-GB')).toBe('0 byte');
});
