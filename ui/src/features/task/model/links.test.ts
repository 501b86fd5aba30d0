import { expect, it } from 'vitest';

import { linkAddress } from './links';

it.each([
  ['https://a.b/c', 'https://a.b/c'],
  [' cubicl.io/yardim ', 'https://cubicl.io/yardim'],
  ['ayse@firma.com', 'mailto:ayse@firma.com'],
  ['firma.com:8080/x', 'https://firma.com:8080/x'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['two words.com', null],
  ['word', null],
  ['', null],
])('%s', (typed, address) => {
  expect(linkAddress(typed)).toBe(address);
});
