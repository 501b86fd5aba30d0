import { expect, it } from 'vitest';

import { hoursAndMinutes } from './estimated';

it.each([
  [5400, { hours: 1, minutes: 30 }],
  [20, { hours: 0, minutes: 1 }],
  [0, { hours: 0, minutes: 0 }],
  [7199, { hours: 2, minutes: 0 }],
])('%d seconds', (seconds, expected) => {
  expect(hoursAndMinutes(seconds)).toEqual(expected);
});
