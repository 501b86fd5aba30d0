import { describe, expect, it } from 'vitest';

import { timeLeft } from './timeLeft';

describe('timeLeft', () => {
  it.each([
    [100, 0, 50, { unit: 'seconds', count: 5 }],
    [1000, 0, 45, { unit: 'seconds', count: 25 }],
    [6000, 0, 100, { unit: 'minutes', count: 1 }],
    [90_000, 0, 100, { unit: 'minutes', count: 15 }],
    [720_000, 0, 100, { unit: 'hours', count: 2 }],
  ])('of %d bytes, %d done at %d/s', (size, done, speed, expected) => {
    expect(timeLeft(size, done, speed)).toEqual(expected);
  });
  it('says nothing it does not know', () => {
    expect(timeLeft(null, 5, 10)).toBeNull();
    expect(timeLeft(100, 5, null)).toBeNull();
    expect(timeLeft(100, 5, 0)).toBeNull();
  });
});
