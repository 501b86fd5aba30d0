import { CalendarDate } from '@internationalized/date';
import { describe, expect, it } from 'vitest';

import { dayWords, urgency } from './dayWords';

const today = new CalendarDate(2026, 11, 23);

describe('dayWords', () => {
  it('says the near days as people do', () => {
    expect(dayWords(today, today, 'en')).toBe('Today');
    expect(dayWords(today.add({ days: 1 }), today, 'tr')).toBe('Yarın');
    expect(dayWords(today.subtract({ days: 1 }), today, 'tr')).toBe('Dün');
  });
  it('names the year only when it is another one', () => {
    expect(dayWords(new CalendarDate(2026, 12, 4), today, 'en-GB')).not.toContain('2026');
    expect(dayWords(new CalendarDate(2028, 1, 3), today, 'tr')).toContain('2028');
  });
});

describe('urgency', () => {
  it('is late from the day after the deadline', () => {
    expect(urgency(today.subtract({ days: 1 }), today, false)).toBe('late');
    expect(urgency(today, today, false)).toBe('today');
    expect(urgency(today.add({ days: 2 }), today, false)).toBe('soon');
    expect(urgency(today.add({ days: 3 }), today, false)).toBe('none');
  });
  it('leaves a finished task alone', () => {
    expect(urgency(today.subtract({ days: 9 }), today, true)).toBe('none');
  });
});
