import { expect, it } from 'vitest';

import { mailAddress } from './mail';

it.each([
  ['bilgi@a.example', 'mailto:bilgi@a.example'],
  [' satis@a.example ', 'mailto:satis@a.example'],
  ['a?bcc=x@a.example', 'mailto:a%3Fbcc%3Dx@a.example'],
  ['a@b.example?bcc=c@d.example', null],
  ['a@localhost', null],
  ['a b@c.example', null],
  ['', null],
])('%s becomes %s', (text, address) => {
  expect(mailAddress(text)).toBe(address);
});
