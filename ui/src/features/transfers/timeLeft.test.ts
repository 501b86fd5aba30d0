import { describe, expect, it } from 'vitest';

import { secondsLeft, timeLeft } from './timeLeft';

describe('timeLeft', () => {
  it.each([
    [2, { unit: 'seconds', count: 5 }],
    [22, { unit: 'seconds', count: 25 }],
    [60, { unit: 'minutes', count: 1 }],
    [900, { unit: 'minutes', count: 15 }],
    [7200, { unit: 'hours', count: 2 }],
  ])('of %d seconds', (seconds, expected) => {
    expect(timeLeft(seconds)).toEqual(expected);
  });

  it('stays with what was said until that is clearly wrong', () => {
    const two = { unit: 'minutes', count: 2 } as const;
    expect(timeLeft(155, two)).toEqual(two);
    expect(timeLeft(85, two)).toEqual(two);
    expect(timeLeft(170, two)).toEqual({ unit: 'minutes', count: 3 });
    expect(timeLeft(70, two)).toEqual({ unit: 'minutes', count: 1 });
    expect(timeLeft(null, two)).toBeNull();
  });
});

describe('secondsLeft', () => {
  it('says nothing it does not know', () => {
    expect(secondsLeft(1000, 100, 45)).toBe(20);
    expect(secondsLeft(null, 5, 10)).toBeNull();
    expect(secondsLeft(100, 5, null)).toBeNull();
    expect(secondsLeft(100, 5, 0)).toBeNull();
  });
});
