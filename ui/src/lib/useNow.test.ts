import { act, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { nowFor, useNowFor } from './useNow';

const at = (time: string) => new Date(`2026-11-27T${time}`).getTime() / 1000;

afterEach(() => vi.useRealTimers());

describe('nowFor', () => {
  it.each([
    ['before the moment', at('15:00:00'), at('09:30:00'), at('00:00:00')],
    ['at the moment', at('15:00:00'), at('15:00:00'), at('00:00:00')],
    ['after it', at('15:00:00'), at('17:45:00'), at('15:00:01')],
    ['a day after it', at('15:00:00') - 86_400, at('17:45:00'), at('00:00:00')],
    ['without one', null, at('17:45:00'), at('00:00:00')],
  ])('stands still %s', (_, moment, now, expected) => expect(nowFor(moment, now)).toBe(expected));
});

describe('useNowFor', () => {
  it('draws again when the moment passes and when the day ends, not each minute', () => {
    vi.useFakeTimers({ now: new Date('2026-11-27T14:00:00') });
    let drawn = 0;
    const { result } = renderHook(() => {
      drawn += 1;
      return useNowFor(at('15:00:00'));
    });
    const pass = (minutes: number) => act(() => vi.advanceTimersByTime(minutes * 60_000));
    pass(59);
    expect(drawn).toBe(1);
    pass(2);
    expect(result.current).toBe(at('15:00:01'));
    expect(drawn).toBe(2);
    pass(8 * 60);
    expect(drawn).toBe(2);
    pass(60);
    expect(result.current).toBe(at('00:00:00') + 86_400);
    expect(drawn).toBe(3);
  });
});
