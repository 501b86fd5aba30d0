import { expect, it } from 'vitest';

import { formatSizeOf } from './formatSize';

it('speaks of both in the unit of the whole', () => {
  expect(formatSizeOf(300_000, 4_200_000, 'en-GB')).toEqual({ done: '0.3', total: '4.2 MB' });
  expect(formatSizeOf(1_250_000, 4_200_000, 'tr-TR')).toEqual({ done: '1,3', total: '4,2 MB' });
});

it('never shows more than the whole', () => {
  expect(formatSizeOf(5_000_000, 4_200_000, 'en-GB').done).toBe('4.2');
});
