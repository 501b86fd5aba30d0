import { expect, it } from 'vitest';

import { offsetsOf } from './windows';

it.each([
  [0, 20, 5000, []],
  [95, 105, 5000, [100]],
  [190, 310, 5000, [100, 200, 300]],
  [4990, 5010, 5000, [4900]],
  [0, 0, 0, []],
])('%i to %i of %i', (first, last, count, offsets) => {
  expect(offsetsOf(first, last, count)).toEqual(offsets);
});
